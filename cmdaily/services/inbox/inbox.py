"""The inbox: who waits for an answer, and setting messages aside."""

from __future__ import annotations

from datetime import UTC, timedelta

from cmdaily.domain.inbox.inbox import Inbox, InboxEntry
from cmdaily.domain.inbox.message import ANSWERED, DONE, OPEN, Message, by_urgency, number_of
from cmdaily.domain.record import replace
from cmdaily.domain.team.claim import LASTS
from cmdaily.errors import UsageError
from cmdaily.render.clean import one_line
from cmdaily.services.accounts import accounts
from cmdaily.services.inbox import claims
from cmdaily.services.inbox.heard import accounts_with_inbox
from cmdaily.services.inbox.response_times import ResponseTimes
from cmdaily.store.inbox import messages as store
from cmdaily.store.publishing import outbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cmdaily.domain.inbox.inbox import FetchResult
    from cmdaily.domain.inbox.response_clock import ResponseClock
    from cmdaily.services.workspace import Workspace

LATEST = 100
"""How many messages `--all` shows, of every account that is named."""
MOST_NAMED = 500
LONGEST_NAME = 60


def listing(
    workspace: Workspace, names: Sequence[str] = (), *, every: bool = False, refresh: bool = False
) -> Inbox:
    """The messages that wait, or with `every` the latest whatever became of them; of these accounts, all without names.
    With `refresh` the networks are read first.

    UsageError for a name that is no account.
    """
    reads = _read(workspace, names) if refresh else ()
    wanted = list(dict.fromkeys(accounts.find(workspace, name).name for name in names)) or [""]
    reader = workspace.shared.reader()
    if every:
        messages = [message for name in wanted for message in store.latest(reader, LATEST, name)]
    else:
        messages = [
            message
            for message in store.waiting(reader)
            if message.waits(workspace.now) and (not names or message.account in wanted)
        ]
    return _inbox(workspace, by_urgency(messages), reads)


def _read(workspace: Workspace, names: Sequence[str]) -> tuple[FetchResult, ...]:
    from cmdaily.services.inbox import fetch

    return fetch.refresh(workspace, names)


def for_time(
    workspace: Workspace, seconds: int, names: Sequence[str] = (), *, refresh: bool = False
) -> Inbox:
    """The messages to answer in so many seconds so that the least is overdue afterwards, the most urgent first; those
    that somebody else is answering are left out. UsageError for a time that no sitting has."""
    from cmdaily.domain.inbox.sitting import LONGEST, Candidate, choose, seconds_for
    from cmdaily.domain.inbox.suggestion import fitting, language_of_message
    from cmdaily.services.publishing import templates
    from cmdaily.services.team.identity import me

    if seconds > LONGEST:
        raise UsageError("inbox.sitting_long", most=LONGEST // 3600)
    waiting = listing(workspace, names, refresh=refresh)
    own = me(workspace)
    free = [entry for entry in waiting.entries if entry.claimed_by in ("", own)]
    known, usual = templates.readable(workspace)[0], workspace.config.language or ""

    def fits(message: Message) -> bool:
        spoken = language_of_message(message.incoming.text, usual) if known else ""
        return bool(fitting(known, message, spoken))

    sitting = choose(
        (
            Candidate(
                entry.message.number,
                seconds_for(entry.message.urgency, template=fits(entry.message)),
                entry.minutes,
            )
            for entry in free
        ),
        seconds,
    )
    numbers = dict(sitting.chosen)
    entries = tuple(entry for entry in free if entry.message.number in numbers)
    return replace(waiting, entries=entries, sitting=sitting)


def show(workspace: Workspace, refs: Sequence[str]) -> Inbox:
    """These messages as they are now, with their answers. UsageError for a reference that means none."""
    from cmdaily.services.inbox import kinds

    inbox, response = _inbox(workspace, find(workspace, refs)), ResponseTimes(workspace)
    entries = (_with_answer(workspace, entry) for entry in inbox.entries)
    whole = (replace(entry, why=kinds.verdict(response, entry.message)) for entry in entries)
    return replace(inbox, entries=tuple(whole))


def correct(workspace: Workspace, ref: str, kind: str, words: Sequence[str] = ()) -> Inbox:
    """Set the kind of a message (or of several, `m3-m9`) by hand, `auto` to have it told again, and learn words."""
    from cmdaily.services.inbox import kinds

    messages = find(workspace, [ref])
    kinds.correct(workspace, messages, kind, words)
    return show(workspace, [ref])


def find(workspace: Workspace, refs: Sequence[str]) -> list[Message]:
    """The messages that references mean (`m12`, `m3-m9`), each once. UsageError for one that means none."""
    reader = workspace.shared.reader()
    found: dict[int, Message] = {}
    for ref in refs:
        there = store.numbered(reader, *_span(ref))
        if not there:
            raise UsageError("inbox.no_such", remedy="inbox.no_such_remedy", ref=ref[:40])
        found |= {message.number: message for message in there}
    return list(found.values())


def addressed(workspace: Workspace, account: str, address: str) -> Message | None:
    """The message to an account that this remote id or address means, None where none came in."""
    reader = workspace.shared.reader()
    number = store.number_of(reader, account, (address, address))
    return None if number is None else store.numbered(reader, number, number)[0]


def mentioned(workspace: Workspace, address: str) -> Message | None:
    """The message that a reference means, None for what is no reference. UsageError for one that means none."""
    return find(workspace, [address])[0] if number_of(address) is not None else None


def names_in(message: Message) -> dict[str, str]:
    """What a template may call the author of a message: `{name}` (the handle where there is no name) and `{author}`,
    each on one line and without anything that a terminal would obey."""
    incoming = message.incoming
    name, handle = (one_line(given)[:LONGEST_NAME] for given in (incoming.name, incoming.author))
    if "@" in name or "/" in name:  # a name that would mention somebody else, or be a link
        name = ""
    return {"name": name or handle, "author": f"@{handle}" if handle else name}


def settle(workspace: Workspace, refs: Sequence[str], *, done: bool) -> Inbox:
    """Set messages aside, or open them again."""
    messages = find(workspace, refs)
    state = DONE if done else OPEN
    with workspace.shared.transaction() as connection:
        for message in messages:
            if message.state == state or (done and message.state != OPEN):
                continue
            store.settle(connection, message.number, state, workspace.timestamp)
    return _inbox(workspace, find(workspace, [message.ref for message in messages]))


def claim(workspace: Workspace, refs: Sequence[str], *, seconds: int | None = None, why: str = "") -> Inbox:
    """Claim messages: nobody else answers them for a while. RefusedError names who has one already."""
    messages = find(workspace, refs)
    lasts = LASTS if seconds is None else timedelta(seconds=seconds)
    claims.claim(workspace, messages, lasts=lasts, why=why)
    return _inbox(workspace, find(workspace, [message.ref for message in messages]))


def release(workspace: Workspace, refs: Sequence[str]) -> Inbox:
    """Leave messages to the others."""
    messages = find(workspace, refs)
    claims.release(workspace, messages)
    return _inbox(workspace, messages)


def _span(ref: str) -> tuple[int, int]:
    first, dash, last = ref.partition("-")
    ends = (number_of(first), number_of(last) if dash else number_of(first))
    if ends[0] is None or ends[1] is None or ends[1] < ends[0]:
        raise UsageError("inbox.no_ref", remedy="inbox.no_such_remedy", ref=ref[:40])
    if ends[1] - ends[0] >= MOST_NAMED:
        raise UsageError("inbox.too_many", most=MOST_NAMED)
    return ends[0], ends[1]


def entries(workspace: Workspace, messages: Sequence[Message]) -> tuple[InboxEntry, ...]:
    """Messages as they stand now."""
    return _inbox(workspace, messages).entries


def snooze(workspace: Workspace, refs: Sequence[str], until: datetime | None) -> Inbox:
    """Put messages off until a moment; None lets them wait again."""
    from cmdaily.services.inbox import people

    people.snooze(workspace, find(workspace, refs), until)
    return _inbox(workspace, find(workspace, refs))


def _inbox(workspace: Workspace, messages: Sequence[Message], reads: tuple[FetchResult, ...] = ()) -> Inbox:
    response = ResponseTimes(workspace)
    heard = accounts_with_inbox(workspace, response)
    reader = workspace.shared.reader()
    times = [store.place(reader, account.name).read_at for account in heard]
    held = claims.holding(workspace)
    entries = tuple(
        replace(
            _entry(workspace, message, response.clock),
            claimed_by=held[message.number].person
            if message.number in held and message.state == OPEN
            else "",
        )
        for message in messages
    )
    read_at = max((time for time in times if time is not None), default=None)
    return Inbox(entries, workspace.now.astimezone(UTC), workspace.zone, len(heard), read_at, reads)


def _entry(workspace: Workspace, message: Message, clock: ResponseClock) -> InboxEntry:
    now, due = workspace.now, message.due_at
    overdue = message.is_overdue(now)
    if message.state != OPEN or due is None:
        return InboxEntry(message, overdue)
    minutes = -clock.minutes_between(due, now) if overdue else clock.minutes_between(now, due)
    local = due.astimezone(workspace.zone)
    days = (local.date() - now.astimezone(workspace.zone).date()).days
    return InboxEntry(message, overdue, minutes, due=local, days=days)


def _with_answer(workspace: Workspace, entry: InboxEntry) -> InboxEntry:
    answer = entry.message.answer
    if not answer or entry.message.state != ANSWERED:
        return entry
    return replace(entry, answer=outbox.of_id(workspace.shared.reader(), answer))
