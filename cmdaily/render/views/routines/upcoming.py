"""`next`: one action only, or those that fit into the time left."""

from __future__ import annotations

from cmdaily.domain.record import frozen
from cmdaily.domain.routines.agenda import Agenda, Item
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.document import Gap, line
from cmdaily.render.words import duration, progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.figures.results import ListedSeries
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


@frozen
class Upcoming:
    """The agenda, and the items chosen from it; `limited` when they had to fit into some minutes. `figures` are the raw
    material of an action that writes about figures."""

    agenda: Agenda
    items: tuple[Item, ...]
    limited: bool = False
    figures: tuple[ListedSeries, ...] = ()


def document(model: Upcoming, tr: Translator) -> Document:
    """The chosen actions, and what to type when each is done."""
    if not model.items:
        return (line(tr(_reason(model))),)
    blocks: list[Block] = []
    for item in model.items:
        action = item.action
        title = ("essential" if action.essential else "", text_in(action.title, tr.language))
        pieces = [text_in(action.section, tr.language), progress(item, tr), duration(tr, item.minutes_left)]
        blocks.append(
            line(("number", f"{item.number}"), "  ", title, ("dim", "  " + " · ".join(filter(None, pieces))))
        )
        note = text_in(action.note, tr.language)
        if note:
            blocks.append(line(("dim", note), indent=3))
        blocks.append(line(("accent", _command(item)), indent=3))
    if model.figures:
        from cmdaily.render.views.figures.metrics import series_table

        blocks += [Gap(), series_table(model.figures, tr)]
    return tuple(blocks)


def data(model: Upcoming, tr: Translator) -> dict[str, object]:
    """The chosen actions in the shape that `today` gives them."""
    from cmdaily.render.shapes import item_data

    return {
        "date": model.agenda.day.isoformat(),
        "actions": [item_data(item, tr) for item in model.items],
    }


def _reason(model: Upcoming) -> str:
    if not model.agenda.items:
        return "today.nothing_paused" if model.agenda.pauses else "today.nothing"
    if model.limited and model.agenda.open_items:
        return "next.too_short"
    return "today.finished"


def _command(item: Item) -> str:
    missing = (item.action.target or 1) - item.done
    text = f"cmdaily tick {item.number}" + (f" --by {missing}" if missing > 1 else "")
    return f"cmdaily open {item.number} && {text}" if item.action.open else text
