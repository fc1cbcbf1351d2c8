"""The outbox as a list, and the shape of a delivery that scripts rely on."""

from __future__ import annotations

from datetime import datetime

from cmdaily.domain.publishing.delivery import Delivery, State, says_otherwise
from cmdaily.domain.publishing.results import DeliveryList
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.labels import error_of, excerpt, remark_of, returned_of, short, whom
from cmdaily.render.shapes import delivery_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.time.when import When
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document, Row

STYLES = {
    State.QUEUED: "accent",
    State.SENDING: "accent",
    State.SENT: "good",
    State.FAILED: "bad",
    State.UNKNOWN: "late",
    State.CANCELLED: "dim",
    State.HANDED_OFF: "late",
    State.AWAITING: "late",
}


def document(model: DeliveryList, tr: Translator) -> Document:
    """A row for each delivery, oldest first; what is doubtful says what to do."""
    if not model.deliveries and not model.drafts:
        return (line(tr("outbox.empty")),)
    blocks: list[Block] = []
    if model.deliveries:
        columns = (Column(), Column(), Column(), Column(flexible=True))
        blocks.append(Table(columns, tuple(_row(delivery, tr) for delivery in model.deliveries)))
    if model.drafts:
        blocks += [Gap(), line(("section", tr("outbox.drafts")))] if blocks else [line(tr("outbox.drafts"))]
        for draft in model.drafts:
            blocks.append(
                line(("number", short(draft.id)), "  ", excerpt(draft.text or draft.link), indent=2)
            )
        blocks.append(line(("dim", tr("outbox.drafts_remedy")), indent=2))
    hint = _hint(model, tr)
    return (*blocks, *hint)


def data(model: DeliveryList, tr: Translator) -> dict[str, object]:
    """The deliveries in the shape of the contract."""
    return {"deliveries": [delivery_data(delivery, tr) for delivery in model.deliveries]}


def otherwise(delivery: Delivery, tr: Translator) -> str | None:
    """That the network shows another text than was sent."""
    import json

    sent = json.loads(delivery.prepared)["text"] if delivery.prepared else delivery.text
    found = says_otherwise(sent, delivery.kept_text) if delivery.state == State.SENT else ""
    return tr(f"outbox.kept_{found}") if found else None


def scheduled(when: When, tr: Translator) -> str:
    """When something goes out, with its weekday, as the clock on the wall will show it."""
    return tr("date.one", moment=f"{when.shown:%Y-%m-%d %H:%M}")


def clocks_change(when: When | None, tr: Translator) -> str | None:
    """That the clock skips the time that was asked for, on the night it is put forward."""
    if when is None or when.exists:
        return None
    return tr("when.moved", asked=f"{when.wall:%H:%M}", shown=f"{when.shown:%H:%M}")


def moment(text: str, tr: Translator) -> str:
    """A moment of the store, in the system's zone, to the minute."""
    if not text:
        return ""
    return tr("date.one", moment=datetime.fromisoformat(text).astimezone().strftime("%Y-%m-%d %H:%M"))


def _row(delivery: Delivery, tr: Translator) -> Row:
    words = excerpt(delivery.text or delivery.outgoing.link)
    pieces = [("", words) if words else ("dim", tr("outbox.as_it_is"))]
    when = delivery.scheduled
    if when is not None and delivery.state == State.QUEUED:
        pieces.append(("dim", "  " + scheduled(when, tr)))
    if delivery.state in (State.SENT, State.HANDED_OFF) and delivery.url:
        pieces.append(("dim", "  " + delivery.url))
    error = error_of(delivery, tr) or returned_of(delivery, tr) or remark_of(delivery, tr)
    if error:
        pieces.append(("late" if delivery.remark else STYLES[delivery.state], "  " + error))
    return row(
        ("number", short(delivery.id)),
        (STYLES[delivery.state], tr("outbox.state_" + delivery.state)),
        whom(delivery),
        tuple(pieces),
    )


def _hint(model: DeliveryList, tr: Translator) -> Document:
    states = [delivery.state for delivery in model.deliveries]
    keys = (("outbox.hint_unknown", State.UNKNOWN), ("outbox.hint_handed_off", State.HANDED_OFF))
    return tuple(line(("late", tr(key, n=states.count(state)))) for key, state in keys if state in states)
