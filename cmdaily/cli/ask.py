"""Interactive prompts: asking a person, on a terminal. Nothing here is reached in a script."""

from __future__ import annotations

import sys

from cmdaily.domain.routines.agenda import OPEN
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.clean import clean
from cmdaily.render.words import duration, progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from questionary import Question

    from cmdaily.cli.context import Context
    from cmdaily.domain.routines.agenda import Agenda, Item
    from cmdaily.locale import Translator


def pick_actions(context: Context, agenda: Agenda) -> list[str]:
    """Let actions be chosen from the day's list with the keyboard; their numbers as text."""
    tr = context.tr
    listed = [item for item in agenda.items if item.state == OPEN]
    if not listed:
        context.message("today.finished" if agenda.items else "today.nothing")
        return []
    if context.in_lines:
        return _pick_in_lines(context, [_choice(item, tr) for item in listed])
    import questionary

    choices = [questionary.Choice(_choice(item, tr), value=str(item.number)) for item in listed]
    question = questionary.checkbox(
        tr("tick.pick"),
        choices=choices,
        instruction=tr("tick.pick_keys"),
        erase_when_done=True,  # what it would leave behind is English; the answer of `tick` says more
        use_search_filter=True,
        use_jk_keys=False,
    )
    _keys(question)
    picked = question.unsafe_ask()
    if not picked:
        context.message("tick.picked_nothing")
    return [str(number) for number in picked or ()]


def _choice(item: Item, tr: Translator) -> str:
    """An action in the list: number, star, what is done of it, minutes, title. A long title is what is cut off."""
    star = "*" if item.action.essential else " "
    minutes = duration(tr, item.minutes) if item.minutes else ""
    title = clean(text_in(item.action.title, tr.language))
    return f"{item.number:>2}{star} {progress(item, tr):>4} {minutes:>7}  {title}"


def _keys(question: Question) -> None:
    """Keys as people know them: Esc leaves, `/` begins to filter as any letter does, Tab inverts nothing."""
    from typing import cast

    from prompt_toolkit.keys import Keys
    from questionary.prompts.common import InquirerControl

    own = cast("KeyBindings", question.application.key_bindings)
    controls = question.application.layout.find_all_controls()
    listed = next(control for control in controls if isinstance(control, InquirerControl))

    @own.add(Keys.Escape, eager=True)
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=[])

    @own.add("/", eager=True)
    @own.add(Keys.Tab, eager=True)
    def nothing(_event: KeyPressEvent) -> None:
        """These do nothing by themselves."""

    @own.add(Keys.Any)
    def letter(event: KeyPressEvent) -> None:
        """Letters with accents, which the list itself does not know; what it does with one is to append it."""
        if event.data.isprintable():
            listed.add_search_character(event.data)  # type: ignore[arg-type]


def _pick_in_lines(context: Context, listed: list[str]) -> list[str]:
    """The same in lines: what is open, then one question."""
    for text in listed:
        context.line(" ".join(text.split()))
    picked = ask(context, "tick.pick_in_lines").replace(",", " ").split()
    if not picked:
        context.message("tick.picked_nothing")
    return picked


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
    from cmdaily.render.messages import fitted, write_message

    *above, last = fitted(sys.stdout, question).split("\n")
    for line in above:  # the line editor counts columns from the last line alone
        write_message(sys.stdout, line + "\n")
    try:
        return input(last)
    except EOFError:
        raise KeyboardInterrupt from None
