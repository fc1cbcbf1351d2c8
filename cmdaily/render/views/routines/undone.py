"""Undo results: what was taken back."""

from __future__ import annotations

from cmdaily.domain.routines.journal import SKIP
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.document import line
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.results import Undone
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: Undone, tr: Translator) -> Document:
    """A line for each row taken back; posts that stay on their networks are named."""
    if model.imported:
        return (line(tr("undo.import", n=len(model.entries))),)
    blocks: list[Block] = []
    for entry, action in zip(model.entries, model.actions, strict=True):
        title = text_in(action.title, tr.language) if action is not None else entry.action
        key = "undo.skip" if entry.kind == SKIP else "undo.tick" if entry.amount else "undo.time"
        day = short_date(tr, entry.day)
        blocks.append(line(tr(key, title=title, by=entry.amount, day=day)))
    blocks += [line(("late", tr("undo.stays", url=receipt))) for receipt in model.receipts]
    return tuple(blocks)


def data(model: Undone, tr: Translator) -> dict[str, object]:
    """The rows taken back."""
    names = ("id", "kind", "routine", "action", "amount", "receipt")
    return {
        "undone": [
            {"date": entry.day.isoformat(), **{name: getattr(entry, name) for name in names}}
            for entry in model.entries
        ]
    }
