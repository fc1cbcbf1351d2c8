"""Draft and delivery tables. Claiming is one statement, so two processes never send the same delivery."""

from __future__ import annotations

import json
from datetime import datetime

from cmdaily.domain.publishing.delivery import Delivery, Override
from cmdaily.domain.time.when import When
from cmdaily.store.accounts import plain
from cmdaily.store.publishing.outgoing_json import draft_json, draft_of, outgoing_json, outgoing_of
from cmdaily.store.publishing.trouble_json import trouble_of, trouble_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from cmdaily.domain.publishing.delivery import DeliveryError, Draft, Step
    from cmdaily.domain.publishing.outgoing import Outgoing
    from cmdaily.store.connection import Connection

_COLUMNS = (
    "id, draft, account, platform, outgoing, state, created_at, attempts, follows, tick, prepared, writing, owner,"
    " first_attempt_at, last_attempt_at, retry_at, remote_id, url, cost, scheduled_wall, scheduled_zone,"
    " scheduled_fold, scheduled_at, kept_text, trouble, overrides"
)
_SELECT = f"SELECT {_COLUMNS} FROM delivery"


def keep_draft(connection: Connection, draft: Draft, *, done: bool = False, author: str = "") -> None:
    """Keep a draft, or its newer form; it is its `author`'s, by default of who keeps it. Once it is done it stays so
    until it says something else, and so are earlier ones of the same words to the same post."""
    connection.run(
        """INSERT INTO draft (id, created_at, body, done, author) VALUES (:id, :created_at, :body, :done, :author)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body,
            done = CASE WHEN draft.done = 1 AND draft.body = excluded.body THEN 1 ELSE excluded.done END""",
        id=draft.id,
        created_at=draft.created_at,
        body=json.dumps(draft_json(draft)),
        done=int(done),
        author=author,
    )
    for other in drafts(connection) if done else ():
        if other.says_no_more_than(draft):
            forget_draft(connection, other.id)


def drafts(connection: Connection) -> list[Draft]:
    """The drafts of which nothing was queued yet, oldest first."""
    rows = connection.rows("SELECT id, created_at, body FROM draft WHERE done = 0 ORDER BY id")
    return [draft_of(row) for row in rows]


def waits(connection: Connection, draft: str) -> bool:
    """Whether there is a draft of which not everything was queued."""
    return bool(connection.rows("SELECT 1 FROM draft WHERE id = :id AND done = 0", id=draft))


def draft(connection: Connection, name: str) -> Draft | None:
    """A draft, also one of which deliveries were made."""
    rows = connection.rows("SELECT id, created_at, body FROM draft WHERE id = :id", id=name)
    return draft_of(rows[0]) if rows else None


def forget_draft(connection: Connection, name: str) -> None:
    """Drop a draft that nobody wants any more; one that deliveries were made of stays."""
    connection.run("DELETE FROM draft WHERE id = :id AND done = 0", id=name)


def forget_equals(connection: Connection, name: str) -> None:
    """Drop the author's other drafts that say the very same as this one, unless deliveries were made of them."""
    connection.run(
        """DELETE FROM draft WHERE done = 0 AND id <> :id
            AND body = (SELECT d.body FROM draft d WHERE d.id = :id)
            AND author = (SELECT d.author FROM draft d WHERE d.id = :id)
            AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.draft = draft.id)""",
        id=name,
    )


def add(connection: Connection, delivery: Delivery, part: int = 0) -> None:
    """Queue a delivery. The key it is sent under is kept with it from here on."""
    when, outgoing = delivery.scheduled, outgoing_json(delivery.outgoing)
    connection.run(
        f"""INSERT INTO delivery ({_COLUMNS}, kind, send_key, part, folded) VALUES (:id, :draft, :account, :platform,
            :outgoing, :state, :created_at, 0, :follows, :tick, '', 0, :owner, '', '', '', '', :url, :cost,
            :wall, :zone, :fold, :moment, NULL, :trouble, :overrides, :kind, :send_key, :part, :folded)""",
        id=delivery.id,
        draft=delivery.draft,
        account=delivery.account,
        platform=delivery.platform,
        outgoing=json.dumps(outgoing),
        folded=_searched(outgoing),
        state=delivery.state,
        created_at=delivery.created_at,
        follows=delivery.follows,
        tick=delivery.tick,
        owner=delivery.owner,
        url=delivery.url,
        cost=delivery.cost,
        wall=when and when.wall.isoformat(timespec="minutes"),
        zone=when and when.zone,
        fold=when and when.fold,
        moment=when and when.moment.isoformat(timespec="seconds"),
        trouble=trouble_text(delivery.trouble),
        overrides=json.dumps([[override.rule, override.why] for override in delivery.overrides]),
        kind=delivery.outgoing.kind,
        send_key=delivery.outgoing.key,
        part=part,
    )


def _searched(outgoing: Mapping[str, Any]) -> str:
    """The text as `find` looks for it. Imported here: the daily commands read this table and write no text."""
    from cmdaily.domain.search.found import searchable
    from cmdaily.domain.search.texts import delivery_text

    return searchable(delivery_text(outgoing))


def claim(connection: Connection, delivery: str, owner: str, at: str) -> bool:
    """Take a queued delivery for sending. False when someone else has it, or it is not queued any more."""
    changed = connection.run(
        """UPDATE delivery SET state = 'sending', owner = :owner, writing = 0, attempts = attempts + 1,
            last_attempt_at = :at,
            first_attempt_at = CASE first_attempt_at WHEN '' THEN :at ELSE first_attempt_at END
        WHERE id = :id AND state = 'queued' AND owner IN ('', :owner)""",
        id=delivery,
        owner=owner,
        at=at,
    )
    return changed == 1


def let_go(connection: Connection, delivery: str, owner: str, why: DeliveryError) -> None:
    """Leave a queued delivery to whoever can send it."""
    connection.run(
        """UPDATE delivery SET owner = '', trouble = :trouble
        WHERE id = :id AND state = 'queued' AND owner = :owner AND owner <> ''""",
        id=delivery,
        owner=owner,
        trouble=trouble_text(why),
    )


def keep_prepared(connection: Connection, delivery: str, owner: str, prepared: str, text: Outgoing) -> bool:
    """Freeze the payload. From here on the network may be touched. False when the delivery is no longer ours."""
    outgoing = outgoing_json(text)
    changed = connection.run(
        """UPDATE delivery SET prepared = :prepared, outgoing = :outgoing, folded = :folded, writing = 1
        WHERE id = :id AND state = 'sending' AND owner = :owner""",
        id=delivery,
        owner=owner,
        prepared=prepared,
        outgoing=json.dumps(outgoing),
        folded=_searched(outgoing),
    )
    return changed == 1


def move(connection: Connection, delivery: Delivery, step: Step, *, owner: str | None = None) -> bool:
    """Bring a delivery to its next state, unless it is no longer as it was read (or no longer `owner`'s)."""
    receipt = step.receipt
    changed = connection.run(
        """UPDATE delivery SET state = :state, owner = '', trouble = :trouble, retry_at = :retry_at,
            remote_id = COALESCE(:remote_id, remote_id), url = COALESCE(:url, url),
            kept_text = COALESCE(:kept, kept_text),
            writing = CASE :state WHEN 'queued' THEN 0 ELSE writing END
        WHERE id = :id AND state = :before AND owner = :owner""",
        id=delivery.id,
        state=step.state,
        before=delivery.state,
        owner=delivery.owner if owner is None else owner,
        trouble=trouble_text(step.kept),
        retry_at=step.retry_at.isoformat() if step.retry_at else "",
        remote_id=plain(receipt.remote_id) if receipt else None,
        url=plain(receipt.url) if receipt else None,
        kept=json.dumps(receipt.text) if receipt and receipt.text is not None else None,
    )
    return changed == 1


def reschedule(connection: Connection, delivery: str) -> None:
    """Send it whenever someone sends: its time is over."""
    connection.run(
        """UPDATE delivery SET scheduled_wall = NULL, scheduled_zone = NULL, scheduled_fold = NULL,
            scheduled_at = NULL, retry_at = '' WHERE id = :id AND state = 'queued'""",
        id=delivery,
    )


def set_time(connection: Connection, delivery: str, when: When) -> bool:
    """Send it at another time. False when it does not wait any more."""
    changed = connection.run(
        """UPDATE delivery SET scheduled_wall = :wall, scheduled_zone = :zone, scheduled_fold = :fold,
            scheduled_at = :moment, retry_at = ''
        WHERE id = :id AND owner = '' AND state IN ('queued', 'awaiting-approval')""",
        id=delivery,
        wall=when.wall.isoformat(timespec="minutes"),
        zone=when.zone,
        fold=when.fold,
        moment=when.moment.isoformat(timespec="seconds"),
    )
    return changed == 1


def forget_prepared(connection: Connection, delivery: str) -> None:
    """Drop a frozen payload that the network refused: it is made anew."""
    connection.run("UPDATE delivery SET prepared = '' WHERE id = :id AND state = 'queued'", id=delivery)


def of_id(connection: Connection, delivery: str) -> Delivery | None:
    """One delivery."""
    rows = connection.rows(f"{_SELECT} WHERE id = :id", id=delivery)
    return _delivery(rows[0]) if rows else None


def in_states(connection: Connection, states: Sequence[str]) -> list[Delivery]:
    """The deliveries in these states, oldest first."""
    found = []
    for state in states:
        found += connection.rows(f"{_SELECT} WHERE state = :state", state=state)
    return sorted((_delivery(row) for row in found), key=lambda delivery: delivery.id)


def latest(connection: Connection, most: int) -> list[Delivery]:
    """The latest deliveries, oldest first."""
    rows = connection.rows(f"{_SELECT} ORDER BY id DESC LIMIT :most", most=most)
    return [_delivery(row) for row in reversed(rows)]


def of_draft(connection: Connection, draft: str) -> list[Delivery]:
    """What was made of a draft, in the order of its parts."""
    rows = connection.rows(f"{_SELECT} WHERE draft = :draft ORDER BY id", draft=draft)
    return [_delivery(row) for row in rows]


def followers(connection: Connection, first: str) -> list[Delivery]:
    """The deliveries that continue one in a thread and were not given up, in order."""
    found: list[Delivery] = []
    before = first
    while True:
        rows = connection.rows(f"{_SELECT} WHERE follows = :before AND state <> 'cancelled'", before=before)
        if not rows:
            return found
        found.append(_delivery(rows[0]))
        before = found[-1].id


def named(connection: Connection, name: str) -> list[Delivery]:
    """The deliveries whose id, or the short end of it that is shown, begins or ends with what a person typed."""
    rows = connection.rows(
        f"{_SELECT} WHERE id LIKE :start OR id LIKE :ending OR id LIKE :shown ORDER BY id LIMIT 10",
        start=f"{name}%",
        ending=f"%{name}",
        shown=f"{'_' * 30}{name}%",
    )
    return [_delivery(row) for row in rows]


def said_by(connection: Connection, account: str, platform: str, since: str) -> list[Delivery]:
    """What an account has said, or is about to, since a moment, whenever it was made."""
    pending = "'queued', 'sending', 'unknown', 'handed-off', 'awaiting-approval'"
    theirs = "account = :account AND platform = :platform"
    rows = connection.rows(
        f"""{_SELECT} WHERE {theirs} AND created_at >= :since AND state IN ('sent', {pending})
        UNION ALL {_SELECT} WHERE {theirs} AND created_at < :since AND state = 'sent' AND last_attempt_at >= :since
        UNION ALL {_SELECT} WHERE {theirs} AND created_at < :since AND state IN ({pending})
        ORDER BY created_at, id""",
        account=account,
        platform=platform,
        since=since,
    )
    return [_delivery(row) for row in rows]


def overridden(connection: Connection, first: str, last: str) -> list[Delivery]:
    """The deliveries made in a span of time in spite of a finding, both ends ISO 8601 in UTC, the last one excluded."""
    rows = connection.rows(
        f"""{_SELECT} WHERE overrides <> '[]' AND created_at >= :first AND created_at < :last ORDER BY id""",
        first=first,
        last=last,
    )
    return [_delivery(row) for row in rows]


def sent_between(connection: Connection, first: str, last: str) -> list[Delivery]:
    """The deliveries that were sent in a span of time, both ends ISO 8601 in UTC, the last one excluded."""
    rows = connection.rows(
        f"""{_SELECT} WHERE state = 'sent' AND last_attempt_at >= :first AND last_attempt_at < :last
        ORDER BY last_attempt_at, id""",
        first=first,
        last=last,
    )
    return [_delivery(row) for row in rows]


def remote_ids(connection: Connection, account: str, but: str) -> frozenset[str]:
    """The posts at the network that belong to other deliveries of an account."""
    rows = connection.rows(
        "SELECT remote_id FROM delivery WHERE account = :account AND remote_id <> '' AND id <> :but",
        account=account,
        but=but,
    )
    return frozenset(remote_id for (remote_id,) in rows)


def sent_before(connection: Connection, account: str, moment: str) -> frozenset[str]:
    """The posts at the network that were sent, and answered for, before a moment (ISO 8601 in UTC)."""
    rows = connection.rows(
        """SELECT remote_id FROM delivery WHERE account = :account AND state = 'sent' AND remote_id <> ''
        AND last_attempt_at < :moment ORDER BY last_attempt_at DESC LIMIT 100""",
        account=account,
        moment=moment,
    )
    return frozenset(remote_id for (remote_id,) in rows)


def _delivery(row: tuple[Any, ...]) -> Delivery:
    given = dict(zip((name.strip() for name in _COLUMNS.split(",")), row, strict=True))
    when = None
    if given["scheduled_wall"]:
        when = When(
            datetime.fromisoformat(given["scheduled_wall"]),
            given["scheduled_zone"],
            datetime.fromisoformat(given["scheduled_at"]),
            given["scheduled_fold"],
        )
    kept = given["kept_text"]
    same = {name: given[name] for name in Delivery.__match_args__ if name in given and name not in _READ}
    return Delivery(
        **same,
        outgoing=outgoing_of(json.loads(given["outgoing"])),
        writing=bool(given["writing"]),
        scheduled=when,
        kept_text=None if kept is None else json.loads(kept),
        trouble=trouble_of(given["trouble"]),
        overrides=tuple(Override(rule, why) for rule, why in json.loads(given["overrides"])),
    )


_READ = ("outgoing", "writing", "kept_text", "trouble", "overrides")
"""Fields of a delivery that are not simply what the column holds."""
