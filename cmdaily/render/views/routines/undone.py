"""Undo results: what was taken back."""

from __future__ import annotations

from cmdaily.domain.routines.journal import SKIP
from cmdaily.domain.routines.planned import ADD, MOVE
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.document import line
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.domain.routines.planned import PlanEntry
    from cmdaily.domain.routines.results import Undone
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: Undone, tr: Translator) -> Document:
    """A line for each row taken back; posts that stay on their networks are named."""
    if model.imported:
        return (line(tr("undo.import", n=len(model.entries))),)
    blocks: list[Block] = []
    blocks += [_plan_line(entry, tr) for entry in model.plan if entry.kind != MOVE]
    moved = {(entry.routine, entry.action) for entry in model.plan if entry.kind == MOVE}
    for entry, action in zip(model.entries, model.actions, strict=True):
        title = text_in(action.title, tr.language) if action is not None else entry.action
        key = _key(entry, moved, model.corrected)
        day = short_date(tr, entry.day)
        blocks.append(line(tr(key, title=title, by=entry.amount, day=day)))
    blocks += [line(("late", tr("undo.stays", url=receipt))) for receipt in model.receipts]
    if model.figures:
        blocks.append(line(("late", tr("undo.figures", n=len(model.figures), metric=model.figures[0]))))
    return tuple(blocks)


def _key(entry: JournalEntry, moved: set[tuple[str, str]], corrected: bool) -> str:
    if corrected:
        return "undo.edit"
    if entry.kind == SKIP:
        return "undo.move" if (entry.routine, entry.action) in moved else "undo.skip"
    return "undo.tick" if entry.amount else "undo.time"


def _plan_line(entry: PlanEntry, tr: Translator) -> Block:
    key = "undo.add" if entry.kind == ADD else "undo.note"
    return line(tr(key, title=entry.text, day=short_date(tr, entry.day)))


def data(model: Undone, tr: Translator) -> dict[str, object]:
    """The rows taken back."""
    names = ("id", "kind", "routine", "action", "amount", "receipt")
    return {
        "undone": [
            {"date": entry.day.isoformat(), **{name: getattr(entry, name) for name in names}}
            for entry in model.entries
        ],
        "plan": [
            {"date": entry.day.isoformat(), **{name: getattr(entry, name) for name in PLAN}}
            for entry in model.plan
        ],
    }


PLAN = ("id", "kind", "routine", "action", "text")
"""What is said of a change of plan that was taken back."""
