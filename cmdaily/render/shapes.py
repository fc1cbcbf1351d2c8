"""JSON shapes of the contract: what `--json`, hooks and the agent's door say of a day, a delivery, a message."""

from __future__ import annotations

from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.time.durations import minutes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.inbox.inbox import InboxEntry
    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.domain.routines.agenda import Agenda, Item
    from cmdaily.domain.time.when import When
    from cmdaily.locale import Translator


def day_data(agenda: Agenda, tr: Translator) -> dict[str, object]:
    """The shape of the contract (docs/scripting.md)."""
    totals = agenda.totals
    names = ("actions", "done", "skipped", "open", "minutes", "minutes_left", "spent_minutes")
    return {
        "date": agenda.day.isoformat(),
        "actions": [item_data(item, tr) for item in agenda.items],
        "totals": {name: getattr(totals, name) for name in names},
        **({"ahead": _ahead(agenda.ahead, tr)} if agenda.ahead is not None else {}),
    }


def _ahead(agenda: Agenda, tr: Translator) -> dict[str, object]:
    return {"date": agenda.day.isoformat(), "actions": [item_data(item, tr) for item in agenda.items]}


def item_data(item: Item, tr: Translator) -> dict[str, object]:
    """One action in the shape of the contract; `target` is null where the action means all of them."""
    action = item.action
    return {
        "number": item.number,
        "id": action.id,
        "routine": action.routine,
        "section": text_in(action.section, tr.language),
        "platform": action.platform,
        "title": text_in(action.title, tr.language),
        "target": action.target,
        "done": item.done,
        "state": item.state,
        "minutes": item.minutes,
        "spent_minutes": minutes(item.spent_seconds),
        "essential": action.essential,
        "optional": action.optional,
        "part": action.part,
        "beyond": item.beyond,
        "most": action.most or None,
        "platforms": list(action.platforms),
        "missing": list(item.missing),
        "person": item.person or None,
        "asks": list(action.asks),
    }


def delivery_data(delivery: Delivery, tr: Translator) -> dict[str, object]:
    """One delivery for scripts."""
    from cmdaily.render.labels import error_of, remark_of

    remark = remark_of(delivery, tr)
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
        **({"remark": remark} if remark else {}),
    }


def scheduled_at(when: When | None) -> str | None:
    """The wall-clock time with its offset, ISO 8601."""
    if when is None:
        return None
    from cmdaily.domain.time.when import moment_of, zone_of

    moment = moment_of(when.wall, when.zone, when.fold)
    return moment.astimezone(zone_of(when.zone)).isoformat(timespec="seconds")


def message_data(entry: InboxEntry) -> dict[str, object]:
    """One message for scripts."""
    message = entry.message
    incoming = message.incoming
    return {
        "ref": message.ref,
        "account": message.account,
        "platform": message.platform,
        "kind": incoming.kind,
        "author": incoming.author,
        "text": incoming.text,
        "url": incoming.url,
        "received_at": incoming.received_at.isoformat(timespec="seconds"),
        "due_at": message.due_at and message.due_at.isoformat(timespec="seconds"),
        "overdue": entry.overdue,
        "state": message.state,
        "claimed_by": entry.claimed_by or None,
        "private": incoming.private,
        "snoozed_until": message.snoozed_until and message.snoozed_until.isoformat(timespec="seconds"),
        "elsewhere": (message.elsewhere or None) if message.state == "done" else None,
    }
