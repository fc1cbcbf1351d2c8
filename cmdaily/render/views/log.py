"""`log`: what was done, day by day, with what proves it."""

from __future__ import annotations

from cmdaily.domain.durations import minutes
from cmdaily.domain.journal import SKIP, Entry
from cmdaily.domain.routine import Action, text_in
from cmdaily.domain.value import value
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.words import duration, long_date, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document, Row


@value
class Log:
    """Rows of the journal, oldest first, and the actions they may be about."""

    entries: tuple[Entry, ...]
    actions: tuple[Action, ...]

    def title(self, entry: Entry, language: str) -> str:
        """The title of a row's action, its id where the action is not active now."""
        for action in self.actions:
            if action.routine == entry.routine and entry.action in (action.id, *action.renamed_from):
                return text_in(action.title, language)
        return entry.action


def document(model: Log, say: Speech) -> Document:
    """The rows under their days."""
    if not model.entries:
        return (line(say("log.nothing")),)
    days: dict[date, list[Entry]] = {}
    for entry in model.entries:
        days.setdefault(entry.day, []).append(entry)
    blocks: list[Block] = []
    for day, entries in days.items():
        blocks += [Gap()] if blocks else []
        blocks.append(line(("section", sentence(long_date(say, day)))))
        rows = tuple(_row(model, entry, say) for entry in entries)
        blocks.append(Table((Column(right=True), Column(flexible=True), Column(right=True)), rows))
    return tuple(blocks)


def data(model: Log, say: Speech) -> dict[str, object]:
    """The rows as they are kept."""
    names = (
        "id",
        "kind",
        "routine",
        "action",
        "amount",
        "target",
        "note",
        "source",
        "receipt",
        "recorded_at",
    )
    return {
        "entries": [
            {
                "date": entry.day.isoformat(),
                **{name: getattr(entry, name) for name in names},
                "minutes": minutes(entry.seconds),
                "key": entry.key,
            }
            for entry in model.entries
        ]
    }


def _row(model: Log, entry: Entry, say: Speech) -> Row:
    if entry.kind == SKIP:
        amount = ("late", say("log.skip"))
    elif entry.amount:
        amount = ("done", f"+{entry.amount}")
    else:
        amount = ("accent", say("log.time"))
    words = [("", model.title(entry, say.language))]
    words += [("dim", f" · {part}") for part in (entry.note, entry.receipt) if part]
    spent = duration(say, minutes(entry.seconds)) if entry.seconds else ""
    return row(amount, tuple(words), ("dim", spent))
