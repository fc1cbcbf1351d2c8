"""`next`: one action only, or those that fit into the time left."""

from __future__ import annotations

from cmdaily.domain.record import value
from cmdaily.domain.routines.agenda import Agenda, Item
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.document import line
from cmdaily.render.views.routines.today import count, item_data
from cmdaily.render.words import duration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document


@value
class Upcoming:
    """The agenda, and the items chosen from it; `limited` when they had to fit into some minutes."""

    agenda: Agenda
    items: tuple[Item, ...]
    limited: bool = False


def document(model: Upcoming, say: Speech) -> Document:
    """The chosen actions, and what to type when each is done."""
    if not model.items:
        return (line(say(_reason(model))),)
    blocks: list[Block] = []
    for item in model.items:
        action = item.action
        title = ("essential" if action.essential else "", text_in(action.title, say.language))
        pieces = [text_in(action.section, say.language), count(item, say), duration(say, item.minutes_left)]
        blocks.append(
            line(("number", f"{item.number}"), "  ", title, ("dim", "  " + " · ".join(filter(None, pieces))))
        )
        note = text_in(action.note, say.language)
        if note:
            blocks.append(line(("dim", note), indent=3))
        blocks.append(line(("accent", _command(item)), indent=3))
    return tuple(blocks)


def data(model: Upcoming, say: Speech) -> dict[str, object]:
    """The chosen actions in the shape that `today` gives them."""
    return {
        "date": model.agenda.day.isoformat(),
        "actions": [item_data(item, say) for item in model.items],
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
