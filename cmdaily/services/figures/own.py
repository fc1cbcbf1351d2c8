"""Own figures: what the store tells of a span of days, without asking anybody."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from cmdaily.domain.figures import activity
from cmdaily.domain.figures.activity import Effort, OwnFigures, ReceivedMessage, SentPost
from cmdaily.store import activity as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace


def own_figures(workspace: Workspace, since: date, until: date, account: str = "") -> OwnFigures:
    """Messages, response times, posts, ticks, minutes and cost of the days from `since` to `until`, both included; of
    one account, or of all for "". Ticks and minutes are of no account: for one they are those of everybody."""
    return activity.own_figures(
        since,
        until,
        received_messages(workspace, since, until, account),
        sent_posts(workspace, since, until, account),
        efforts(workspace, since, until, account),
    )


def received_messages(
    workspace: Workspace, since: date, until: date, account: str = ""
) -> list[ReceivedMessage]:
    """The messages that came in on the days of a span, oldest first, with the working minutes of their answers."""
    start, end = moments(since, until)
    rows = store.received(workspace.shared.reader(), start, end, account)
    if not rows:
        return []
    from cmdaily.services.inbox.response_times import ResponseTimes

    clock = ResponseTimes(workspace).clock
    found = []
    for row in rows:
        received = datetime.fromisoformat(row.received_at)
        day = workspace.day_of(received)
        if since <= day <= until:
            minutes = None
            if row.answered_at:
                minutes = clock.minutes_between(received, datetime.fromisoformat(row.answered_at))
            found.append(
                ReceivedMessage(
                    day,
                    row.platform,
                    row.account,
                    row.kind,
                    minutes,
                    f"m{row.number}",
                    row.url,
                    bool(row.waits),
                    row.author,
                    row.name,
                )
            )
    return found


def sent_posts(workspace: Workspace, since: date, until: date, account: str = "") -> list[SentPost]:
    """Posts, replies and shares sent on the days of a span, oldest first."""
    start, end = moments(since, until)
    found = []
    for row in store.sent(workspace.shared.reader(), start, end, account):
        day = workspace.day_of(datetime.fromisoformat(row.sent_at))
        if since <= day <= until:
            found.append(
                SentPost(
                    day,
                    row.platform,
                    row.account,
                    row.kind,
                    row.id,
                    _text(row),
                    row.url,
                    row.sent_at,
                    row.remote_id,
                )
            )
    return found


def efforts(workspace: Workspace, since: date, until: date, account: str = "") -> list[Effort]:
    """Ticks, seconds and cost of the days of a span that have some. The cost is of one account where it is named."""
    own = store.progress(workspace.store.reader(), since, until)
    days = {day: Effort(day, ticks, seconds) for day, ticks, seconds in own}
    for day, cost in store.costs(workspace.shared.reader(), since, until, account):
        known = days.get(day, Effort(day))
        days[day] = Effort(day, known.ticks, known.seconds, cost)
    return [days[day] for day in sorted(days)]


def own_by_day(
    workspace: Workspace, name: str, since: date, until: date, account: str = ""
) -> dict[date, float]:
    """One of the store's own metrics by day. From the first day on which something was recorded up to today, a day
    without anything is a 0 of a count; of a rate or a time it is a gap."""
    messages = name.startswith(("messages-", "response-"))
    posts = name == "posts-sent"
    found = activity.by_day(
        name,
        received_messages(workspace, since, until, account) if messages else (),
        sent_posts(workspace, since, until, account) if posts else (),
        () if messages or posts else efforts(workspace, since, until, account),
    )
    if name in ("response-rate", "response-time", "response-time-p90"):
        return found
    begun = _begun(workspace, name, account)
    if begun is not None:
        day = max(begun, since)
        while day <= min(until, workspace.today):
            found.setdefault(day, 0.0)
            day += timedelta(days=1)
    return found


def moments(since: date, until: date) -> tuple[str, str]:
    """UTC moments that surely hold the days of a span, whatever the zone and the hour at which days begin."""
    start = datetime.combine(since - timedelta(days=1), time(), UTC)
    end = datetime.combine(until + timedelta(days=3), time(), UTC)
    return start.isoformat(timespec="milliseconds"), end.isoformat(timespec="milliseconds")


def begun_by(workspace: Workspace, name: str, day: date) -> bool:
    """Whether the store told of a figure by a day at all: before that, there is no 0."""
    first = _begun(workspace, name, "")
    return first is not None and first <= day


def _begun(workspace: Workspace, name: str, account: str) -> date | None:
    """The first day that the store tells of."""
    if name in ("ticks", "time-spent"):
        from cmdaily.store.progress import first_day

        return first_day(workspace.store.reader())
    first = store.first_received if name.startswith("messages-") else store.first_sent
    moment = first(workspace.shared.reader(), account)
    return workspace.day_of(datetime.fromisoformat(moment)) if moment else None


def _text(row: store.SentRow) -> str:
    """The text as the network kept it, else as it was sent."""
    import json

    if row.kept_text is not None:
        return str(json.loads(row.kept_text))
    return str(json.loads(row.outgoing).get("text", ""))
