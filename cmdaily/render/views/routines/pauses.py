"""Pauses: the list, one that was added, one that was removed."""

from __future__ import annotations

from cmdaily.domain.record import frozen
from cmdaily.domain.routines.pause import Pause
from cmdaily.render.document import Column, Table, line, row
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


@frozen
class Pauses:
    """Pauses to show. `what` is `list`, `added` or `removed`."""

    pauses: tuple[Pause, ...]
    what: str = "list"


def document(model: Pauses, tr: Translator) -> Document:
    """The pauses by number, or one line for a change."""
    if model.what != "list":
        pause = model.pauses[0]
        first, last = short_date(tr, pause.first), short_date(tr, pause.last)
        key = f"pause.{model.what}" if pause.first != pause.last else f"pause.{model.what}_day"
        return (line(tr(key, first=first, last=last)),)
    if not model.pauses:
        return (line(tr("pause.none")),)
    rows = tuple(
        row(
            ("number", str(number)),
            _span(pause, tr),
            pause.routine or tr("pause.all"),
            pause.reason,
        )
        for number, pause in enumerate(model.pauses, 1)
    )
    return (Table((Column(right=True), Column(), Column(), Column(flexible=True)), rows),)


def _span(pause: Pause, tr: Translator) -> str:
    first, last = (tr("date.one", moment=day.isoformat()) for day in (pause.first, pause.last))
    return first if first == last else f"{first} → {last}"


def data(model: Pauses, tr: Translator) -> dict[str, object]:
    """The pauses with their numbers."""
    return {
        "pauses": [
            {
                "number": number,
                "first": pause.first.isoformat(),
                "last": pause.last.isoformat(),
                "routine": pause.routine,
                "reason": pause.reason,
            }
            for number, pause in enumerate(model.pauses, 1)
        ]
    }
