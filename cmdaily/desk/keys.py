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
    "ctrl+s": "^S",
}

EVERYWHERE = (
    Key("question_mark", "help", "desk.key_help"),
    Key("slash", "filter", "desk.key_filter"),
    Key("p", "compose", "desk.key_compose"),
    Key("u", "undo", "desk.key_undo"),
    Key("T", "theme", "desk.key_theme"),
    Key("q", "quit", "desk.key_quit"),
)
