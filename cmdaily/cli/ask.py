"""Interactive prompts: asking a person, on a terminal. Nothing here is reached in a script."""

from __future__ import annotations

from cmdaily.domain.routines.agenda import OPEN
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context
    from cmdaily.domain.routines.agenda import Agenda


def pick_actions(context: Context, agenda: Agenda) -> list[str]:
    """Let actions be chosen from the day's list with the keyboard; their numbers as text."""
    import questionary

    tr = context.tr
    choices = [
        questionary.Choice(
            f"{item.number:>2}  {clean(text_in(item.action.title, tr.language))}",
            value=str(item.number),
        )
        for item in agenda.items
        if item.state == OPEN
    ]
    if not choices:
        context.message("today.finished" if agenda.items else "today.nothing")
        return []
    picked = questionary.checkbox(
        tr("tick.pick"),
        choices=choices,
        instruction=" ",
        erase_when_done=True,  # what it would leave behind is English; the answer of `tick` says more
    ).unsafe_ask()
    if not picked:
        context.message("tick.picked_nothing")
    return [str(number) for number in picked]


def confirm(context: Context, key: str, *, default: bool = False, **values: object) -> bool:
    """Ask a question that is answered by yes or no, in the letters of the user's language."""
    yes, no = context.tr("ask.yes"), context.tr("ask.no")
    hint = f"[{yes.upper()}/{no}]" if default else f"[{yes}/{no.upper()}]"
    while True:
        answer = _typed(f"{clean(context.tr(key, **values))} {hint} ").strip().lower()
        if not answer:
            return default
        if answer[0] in (yes[0], "y", "o"):
            return True
        if answer[0] == no[0]:
            return False


def ask(context: Context, key: str, *, default: str = "", **values: object) -> str:
    """Ask for one line of text."""
    hint = f" [{default}]" if default else ""
    return _typed(f"{clean(context.tr(key, **values))}{hint} ").strip() or default


def _typed(question: str) -> str:
    """One line from the keyboard. Ctrl-D leaves, as Ctrl-C does: nothing of what was asked for is done."""
    try:
        return input(question)
    except EOFError:
        raise KeyboardInterrupt from None
