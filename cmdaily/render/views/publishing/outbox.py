"""The outbox as a list, and the shape of a delivery that scripts rely on."""

from __future__ import annotations

from datetime import datetime

from cmdaily.domain.publishing.delivery import Delivery, State, says_otherwise
from cmdaily.domain.publishing.results import DeliveryList
from cmdaily.render.clean import one_line
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.words import in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.delivery import DeliveryError
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
SHOWN = 60


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


def delivery_data(delivery: Delivery, tr: Translator) -> dict[str, object]:
    """One delivery for scripts."""
    return {
        "id": delivery.id,
        "account": delivery.account or None,
        "platform": delivery.platform,
        "kind": delivery.outgoing.kind,
        "state": delivery.state,
        "text": delivery.text,
        "remote_id": delivery.remote_id or None,
        "url": delivery.url or None,
        "attempts": delivery.attempts,
        "scheduled_at": scheduled_at(delivery.scheduled),
        "error": error_of(delivery, tr),
    }


def short(identifier: str) -> str:
    """The end of an id: enough to name a delivery by."""
    return identifier[-6:]


def excerpt(text: str) -> str:
    """One line of a text."""
    return one_line(text, SHOWN)


def scheduled_at(when: When | None) -> str | None:
    """The wall-clock time with its offset, ISO 8601."""
    if when is None:
        return None
    from cmdaily.domain.time.when import moment_of, zone_of

    moment = moment_of(when.wall, when.zone, when.fold)
    return moment.astimezone(zone_of(when.zone)).isoformat(timespec="seconds")


def error_of(delivery: Delivery, tr: Translator) -> str | None:
    """What is wrong with a delivery, in words; None when nothing is."""
    if delivery.state in (State.SENT, State.CANCELLED):
        return None
    return said(delivery.trouble, tr)


def said(trouble: DeliveryError | None, tr: Translator) -> str | None:
    """What went wrong, in words."""
    if trouble is None:
        return None
    return tr(trouble.key, **in_words(tr, trouble.values)) if tr.has(trouble.key) else trouble.key


def remedy_of(trouble: DeliveryError | None, tr: Translator) -> str | None:
    """What to do about it, in words."""
    if trouble is None or trouble.remedy is None or not tr.has(trouble.remedy):
        return None
    return tr(trouble.remedy, **in_words(tr, trouble.values))


def explained(trouble: DeliveryError | None, tr: Translator) -> str:
    """What went wrong and what to do about it, in one breath; "" where nothing is wrong."""
    why = said(trouble, tr)
    return " ".join(filter(None, (why, remedy_of(trouble, tr)))) if why else ""


def whom(delivery: Delivery) -> str:
    """The account, else the network."""
    return delivery.account or delivery.platform


def otherwise(delivery: Delivery, tr: Translator) -> str | None:
    """That the network shows another text than was sent."""
    import json

    sent = json.loads(delivery.prepared)["text"] if delivery.prepared else delivery.text
    found = says_otherwise(sent, delivery.kept_text) if delivery.state == State.SENT else ""
    return tr(f"outbox.kept_{found}") if found else None


def moment(text: str, tr: Translator) -> str:
    """A moment of the store, in the system's zone, to the minute."""
    return datetime.fromisoformat(text).astimezone().strftime("%Y-%m-%d %H:%M") if text else ""


def _row(delivery: Delivery, tr: Translator) -> Row:
    pieces: list[tuple[str, str]] = [("", excerpt(delivery.text or delivery.outgoing.link))]
    when = delivery.scheduled
    if when is not None and delivery.state == State.QUEUED:
        pieces.append(("dim", f"  {when.shown:%Y-%m-%d %H:%M}"))
    if delivery.state in (State.SENT, State.HANDED_OFF) and delivery.url:
        pieces.append(("dim", "  " + delivery.url))
    error = error_of(delivery, tr)
    if error:
        pieces.append((STYLES[delivery.state], "  " + error))
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
