"""Key bindings of the desk: what each key does on each pane, in one place for the footer and for the help."""

from __future__ import annotations

from cmdaily.domain.record import frozen


@frozen
class Key:
    """A key, the name of the action that it calls (`action_…`), and the message that names what it does."""

    key: str
    action: str
    message: str

    @property
    def shown(self) -> str:
        """The key as a person knows it."""
        return NAMES.get(self.key, self.key)


NAMES = {
    "space": "␣",
    "enter": "↵",
    "escape": "Esc",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "exclamation_mark": "!",
    "ctrl+s": "^S",
}

EVERYWHERE = (
    Key("question_mark", "help", "desk.key_help"),
    Key("q", "quit", "desk.key_quit"),
    Key("slash", "filter", "desk.key_filter"),
    Key("p", "compose", "desk.key_compose"),
    Key("u", "undo", "desk.key_undo"),
    Key("F", "find", "desk.key_search"),
    Key("T", "theme", "desk.key_theme"),
)
MOST_WANTED = EVERYWHERE[:2]
"""Keys that stand first below a list, however narrow the terminal is."""
