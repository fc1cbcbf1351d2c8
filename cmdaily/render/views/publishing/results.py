"""Send results of a `post`, `reply` or `share`: a line for each delivery, then what it ticked."""

from __future__ import annotations

from cmdaily.domain.publishing.delivery import Delivery, State
from cmdaily.domain.publishing.results import SendResult
from cmdaily.render import labels
from cmdaily.render.clean import clean_lines
from cmdaily.render.document import line
from cmdaily.render.shapes import delivery_data
from cmdaily.render.views.publishing import outbox
from cmdaily.render.views.routines import recorded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: SendResult, tr: Translator) -> Document:
    """A line for each delivery; what is left to a person comes with the text, ready to be copied."""
    blocks: list[Block] = []
    for delivery in model.deliveries:
        blocks += _lines(delivery, model.title(delivery.platform), tr)
        for names in dict(model.approvals).get(delivery.id, ()):
            blocks.append(line(("dim", tr("check.waits_for", names=" / ".join(names))), indent=2))
    if model.recorded is not None:
        blocks += recorded.document(model.recorded, tr)
    return tuple(blocks)


def data(model: SendResult, tr: Translator) -> dict[str, object]:
    """The deliveries in the shape of `outbox list`."""
    return {"deliveries": [delivery_data(delivery, tr) for delivery in model.deliveries]}


def _lines(delivery: Delivery, title: str, tr: Translator) -> list[Block]:
    state = delivery.state
    name = delivery.account or title
    pieces: list[str | tuple[str, str]] = [
        (outbox.STYLES[state], tr("outbox.state_" + state)),
        f"  {name}  ",
        ("number", labels.short(delivery.id)),
    ]
    if state == State.SENT and delivery.url:
        pieces.append(("accent", "  " + delivery.url))
    when = delivery.scheduled
    if state == State.QUEUED and when is not None:
        pieces.append("  " + tr("outbox.at", when=f"{when.shown:%Y-%m-%d %H:%M}"))
    blocks: list[Block] = [line(*pieces)]
    note = outbox.clocks_change(when, tr) if state == State.QUEUED else None
    if note:
        blocks.append(line(("late", note), indent=2))
    remark = labels.remark_of(delivery, tr)
    trouble = labels.error_of(delivery, tr) or remark
    if trouble:
        blocks.append(line(("late" if remark else outbox.STYLES[state], trouble), indent=2))
    remedy = (
        labels.remedy_of(delivery.trouble, tr, delivery) if trouble and state != State.HANDED_OFF else None
    )
    if remedy:
        blocks.append(line(("dim", remedy), indent=2))
    if delivery.retry_at and state == State.QUEUED:
        again = tr("outbox.again_from", when=outbox.moment(delivery.retry_at, tr))
        blocks.append(line(("dim", again), indent=2))
    different = outbox.otherwise(delivery, tr)
    if different:
        blocks.append(line(("late", different), indent=2))
    return blocks + (_by_hand(delivery, tr) if state == State.HANDED_OFF else [])


def _by_hand(delivery: Delivery, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    if delivery.url:
        blocks += [line(tr("speak.open_this"), indent=2), line(("accent", delivery.url), indent=2)]
    if delivery.text:
        blocks.append(line(tr("speak.with_this_text"), indent=2))
        blocks += [line(part, indent=4) for part in clean_lines(delivery.text)]
    done = tr("speak.then_confirm", id=labels.short(delivery.id))
    return [*blocks, line(("dim", done), indent=2)]
