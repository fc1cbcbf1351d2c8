"""One delivery with everything that was tried."""

from __future__ import annotations

from cmdaily.domain.publishing.preflight import dollars
from cmdaily.domain.publishing.results import Shown
from cmdaily.render.clean import clean_lines
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.views.publishing import outbox
from cmdaily.render.words import money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.attempt import Attempt
    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document, Row


def document(model: Shown, say: Speech) -> Document:
    """The text, the facts, and the attempts in their order."""
    delivery = model.delivery
    state = (outbox.STYLES[delivery.state], say("outbox.state_" + delivery.state))
    blocks: list[Block] = [line(state, f"  {outbox.whom(delivery)}  ", ("number", delivery.id)), Gap()]
    blocks += [line(part, indent=2) for part in clean_lines(delivery.text)]
    blocks.append(Gap())
    facts = _facts(model, say)
    if facts:
        blocks.append(Table((Column(), Column(flexible=True)), tuple(facts)))
    if model.attempts:
        blocks += [Gap(), line(("section", say("outbox.attempts")))]
        columns = (Column(), Column(), Column(flexible=True))
        blocks.append(Table(columns, tuple(_attempt(tried, say) for tried in model.attempts)))
    return tuple(blocks)


def data(model: Shown, say: Speech) -> dict[str, object]:
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
            "error": outbox.said(tried.trouble, say),
        }
        for tried in model.attempts
    ]
    return {"delivery": outbox.delivery_data(delivery, say) | more, "attempts": tries}


def _facts(model: Shown, say: Speech) -> list[Row]:
    delivery = model.delivery
    target = delivery.outgoing.target
    when = delivery.scheduled
    cost = money(say, dollars(delivery.cost)) if delivery.cost else ""
    facts = (
        ("link", delivery.outgoing.link),
        ("target", (target.url or target.id) if target else ""),
        ("pictures", ", ".join(picture.alt or picture.path for picture in delivery.outgoing.pictures)),
        ("scheduled", f"{when.shown:%Y-%m-%d %H:%M}" if when else ""),
        ("retry", outbox.moment(delivery.retry_at, say)),
        ("url", delivery.url),
        ("remote_id", delivery.remote_id),
        ("cost", cost),
        ("error", outbox.error_of(delivery, say) or ""),
        ("remedy", outbox.remedy_of(delivery.trouble, say) or ""),
        ("kept", outbox.otherwise(delivery, say) or ""),
        ("overrides", "; ".join(f"{o.rule}: {o.why}" for o in delivery.overrides)),
    )
    found = [row(("dim", say("outbox.fact_" + name)), shown) for name, shown in facts if shown]
    return found + _approvals(model, say)


def _approvals(model: Shown, say: Speech) -> list[Row]:
    """Who wrote it, who has to approve it, and what was decided."""
    if not model.approvals:
        return []
    wanted = "; ".join(" / ".join(names) for names in model.approvals)
    found = [row(("dim", say("check.author")), model.author), row(("dim", say("check.to_approve")), wanted)]
    for made in model.decisions:
        said_why = f": {made.why}" if made.why else ""
        when = ("dim", outbox.moment(made.decided_at, say))
        found.append(row(when, say(f"check.{made.decision}_by", person=made.person) + said_why))
    return found


def _attempt(tried: Attempt, say: Speech) -> Row:
    outcome = tried.outcome or "unfinished"
    words = say("outbox.outcome_absent") if outcome == "absent" else ""
    if not words:
        words = say("outbox.unfinished") if outcome == "unfinished" else say("outbox.state_" + outcome)
    error = outbox.said(tried.trouble, say)
    return row(
        ("dim", outbox.moment(tried.started_at, say)),
        say("outbox.try_" + tried.kind),
        words + (f": {error}" if error else ""),
    )
