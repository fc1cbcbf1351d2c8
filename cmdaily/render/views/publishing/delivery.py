"""Delivery view: one delivery with every attempt."""

from __future__ import annotations

from cmdaily.domain.accounts.network import dollars
from cmdaily.domain.figures.metric import CATALOGUE
from cmdaily.domain.figures.text import grouped, json_number
from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.publishing.results import DeliveryDetails
from cmdaily.render import labels
from cmdaily.render.clean import clean_lines
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.figure_words import metric_name
from cmdaily.render.shapes import delivery_data
from cmdaily.render.views.publishing import outbox
from cmdaily.render.words import money, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.attempt import Attempt
    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document, Row


def document(model: DeliveryDetails, tr: Translator) -> Document:
    """The text, the facts, and the attempts in their order."""
    delivery = model.delivery
    state = (outbox.STYLES[delivery.state], tr("outbox.state_" + delivery.state))
    blocks: list[Block] = [line(state, f"  {labels.whom(delivery)}  ", ("number", delivery.id)), Gap()]
    blocks += [line(part, indent=2) for part in clean_lines(delivery.text)]
    blocks.append(Gap())
    facts = _facts(model, tr)
    if facts:
        blocks.append(Table((Column(), Column(flexible=True)), tuple(facts)))
    if model.attempts:
        blocks += [Gap(), line(("section", tr("outbox.attempts")))]
        columns = (Column(), Column(), Column(flexible=True))
        blocks.append(Table(columns, tuple(_attempt(tried, tr) for tried in model.attempts)))
    return tuple(blocks)


def data(model: DeliveryDetails, tr: Translator) -> dict[str, object]:
    """The delivery in the shape of `outbox list`, and its attempts."""
    delivery = model.delivery
    target = delivery.outgoing.target
    more = {
        "link": delivery.outgoing.link or None,
        "target": (target.url or target.id) if target else None,
        "pictures": [{"path": p.path, "alt": p.alt} for p in delivery.outgoing.pictures],
        "created_at": delivery.created_at,
        "retry_at": delivery.retry_at or None,
        "cost_usd": delivery.cost / 1_000_000,
        "kept_text": delivery.kept_text,
        "overrides": [{"rule": o.rule, "why": o.why} for o in delivery.overrides],
        "figures": {figure.metric: json_number(figure.value) for figure in model.figures},
        "author": model.author or None,
        "approvals": [list(names) for names in model.approvals],
        "decisions": [
            {"person": d.person, "decision": d.decision, "why": d.why, "decided_at": d.decided_at}
            for d in model.decisions
        ],
    }
    tries = [
        {
            "kind": tried.kind,
            "started_at": tried.started_at,
            "ended_at": tried.ended_at or None,
            "outcome": tried.outcome or None,
            "error": labels.error_text(tried.trouble, tr),
        }
        for tried in model.attempts
    ]
    return {"delivery": delivery_data(delivery, tr) | more, "attempts": tries}


def _brought(model: DeliveryDetails, tr: Translator) -> str:
    """`12 likes`-like pairs, and the day on which they were read."""
    if not model.figures:
        return ""
    pairs = [
        f"{metric_name(tr, CATALOGUE[each.metric]) if each.metric in CATALOGUE else each.metric} "
        f"{grouped(each.value, tr.language)}"
        for each in model.figures
    ]
    return f"{' · '.join(pairs)} ({short_date(tr, max(each.day for each in model.figures))})"


def _facts(model: DeliveryDetails, tr: Translator) -> list[Row]:
    delivery = model.delivery
    target = delivery.outgoing.target
    when = delivery.scheduled
    cost = money(tr, dollars(delivery.cost)) if delivery.cost else ""
    facts = (
        ("link", delivery.outgoing.link),
        ("target", (target.url or target.id) if target else ""),
        ("pictures", ", ".join(picture.alt or picture.path for picture in delivery.outgoing.pictures)),
        ("scheduled", outbox.scheduled(when, tr) if when else ""),
        ("retry", outbox.moment(delivery.retry_at, tr)),
        ("url", delivery.url),
        ("remote_id", delivery.remote_id),
        ("cost", cost),
        ("brought", _brought(model, tr)),
        ("error", labels.error_of(delivery, tr) or ""),
        ("replaced", _replaced(delivery, tr)),
        ("kept", labels.remark_of(delivery, tr) or ""),
        ("remedy", labels.remedy_of(delivery.trouble, tr, delivery) or ""),
        ("kept", outbox.otherwise(delivery, tr) or ""),
        ("overrides", "; ".join(f"{o.rule}: {o.why}" for o in delivery.overrides)),
    )
    found = [row(("dim", tr("outbox.fact_" + name)), shown) for name, shown in facts if shown]
    return found + _approvals(model, tr)


def _replaced(delivery: Delivery, tr: Translator) -> str:
    """The delivery that took the place of one that was cancelled."""
    trouble = delivery.trouble
    replaced = delivery.state == State.CANCELLED and trouble and trouble.message.key == "outbox.replaced"
    return (labels.error_text(trouble, tr) or "") if replaced else ""


def _approvals(model: DeliveryDetails, tr: Translator) -> list[Row]:
    """Who wrote it, who has to approve it, and what was decided."""
    if not model.approvals:
        return []
    wanted = "; ".join(" / ".join(names) for names in model.approvals)
    found = [row(("dim", tr("check.author")), model.author), row(("dim", tr("check.to_approve")), wanted)]
    for made in model.decisions:
        said_why = f": {made.why}" if made.why else ""
        when = ("dim", outbox.moment(made.decided_at, tr))
        found.append(row(when, tr(f"check.{made.decision}_by", person=made.person) + said_why))
    return found


def _attempt(tried: Attempt, tr: Translator) -> Row:
    outcome = tried.outcome or "unfinished"
    words = tr("outbox.outcome_absent") if outcome == "absent" else ""
    if not words:
        words = tr("outbox.unfinished") if outcome == "unfinished" else tr("outbox.state_" + outcome)
    error = labels.error_text(tried.trouble, tr)
    return row(
        ("dim", outbox.moment(tried.started_at, tr)),
        tr("outbox.try_" + tried.kind),
        words + (f": {error}" if error else ""),
    )
