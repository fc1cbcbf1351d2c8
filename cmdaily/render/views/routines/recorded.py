"""Tick and skip results: what changed, and what is left of the day."""

from __future__ import annotations

from cmdaily.domain.routines.agenda import DONE, SKIPPED
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.document import line
from cmdaily.render.views.routines.today import mark
from cmdaily.render.words import duration, progress, short_date, time_spent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.results import Recorded
    from cmdaily.domain.routines.routine import Action
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: Recorded, tr: Translator) -> Document:
    """A line for each action touched, then what is left."""
    blocks: list[Block] = []
    if model.figures:
        from cmdaily.render.views.figures.logged import values

        blocks += values(model.figures, tr)
    if model.repeated:
        blocks.append(line(("late", tr("tick.repeated"))))
    if model.nothing_missing:
        blocks.append(line(("late", tr("tick.nothing_missing"))))
    for action, streak in zip(model.actions, model.streaks, strict=True):
        blocks.append(_line(action, model, streak, tr))
    if model.shared:
        blocks.append(line(("dim", tr("tick.shared", time=time_spent(tr, model.shared)))))
    totals = model.agenda.totals
    if model.day != model.agenda.today:
        day = short_date(tr, model.day).removesuffix(".")  # the sentence brings its own
        key = "planning.added" if model.added else "planning.corrected" if model.corrected else "tick.on_day"
        blocks.append(line(("dim", tr(key, day=day))))
    elif totals.open:
        left = duration(tr, totals.minutes_left)
        blocks.append(line(("dim", tr("tick.left", n=totals.open, time=left))))
    elif totals.actions:
        blocks.append(line(("good", tr("today.finished"))))
    return tuple(blocks)


def data(model: Recorded, tr: Translator) -> dict[str, object]:
    """The actions touched in the shape that `today` gives them; those not due that day only by name."""
    from cmdaily.render.shapes import item_data

    actions = []
    for action, streak in zip(model.actions, model.streaks, strict=True):
        item = model.item(action)
        shape = item_data(item, tr) if item else {"id": action.id, "routine": action.routine}
        actions.append({**shape, "streak": streak})
    figures: dict[str, object] = {}
    if model.figures:
        from cmdaily.render.views.figures.logged import value_data

        figures["figures"] = [value_data(each) for each in model.figures]
    moved = {"moved_to": model.moved_to.isoformat()} if model.moved_to is not None else {}
    return {"date": model.day.isoformat(), "repeated": model.repeated, "actions": actions, **moved, **figures}


def _aside(model: Recorded, tr: Translator) -> str:
    """Skipped, or moved to another day."""
    if model.moved_to is None:
        return tr("tick.skipped")
    return tr("planning.moved", day=short_date(tr, model.moved_to))


def _line(action: Action, model: Recorded, streak: int, tr: Translator) -> Block:
    title = text_in(action.title, tr.language)
    item = model.item(action)
    if item is None:
        return line(mark(DONE), " ", title, ("dim", "  " + tr("tick.not_due")))
    pieces = [progress(item, tr) if item.state != SKIPPED else _aside(model, tr)]
    if item.state == DONE and streak > 1:
        pieces.append(tr("tick.streak_" + action.period.rpartition(" ")[2], n=streak))
    return line(
        mark(item.state), " ", ("number", str(item.number)), f"  {title}  ", ("dim", " · ".join(pieces))
    )
