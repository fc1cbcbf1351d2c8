"""Forgetting somebody: what would go, and letting it go, in one transaction of the shared store.

One's own journal keeps that something was sent and when; its address, which leads to whom and what, goes. In a team the
journal is a store of its own: it is emptied first, so that nothing counts as forgotten before all of it is.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from datetime import UTC, date, timedelta

from cmdaily.domain.feeds.words import folded
from cmdaily.domain.people.forgetting import Copies, Forgotten, digest
from cmdaily.domain.people.person import key_of
from cmdaily.domain.publishing.contact import person_of
from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.record import frozen, replace
from cmdaily.errors import RefusedError
from cmdaily.files.config.scheduler import USUAL_BACKUPS
from cmdaily.services.people import people
from cmdaily.store import contacts as contact_store
from cmdaily.store.people import forgetting as store
from cmdaily.store.people import people as people_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.people.person import Person
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

DAILY = ("daily-", ".db")


@frozen
class _Traces:
    """The rows that tell of somebody."""

    messages: tuple[store.TheirRow, ...]
    finds: tuple[store.TheirRow, ...]
    articles: tuple[str, ...]
    replies: tuple[store.AddressedRow, ...]
    drafts: tuple[str, ...]

    @property
    def receipts(self) -> tuple[str, ...]:
        """The addresses of what was sent to them."""
        return tuple(row.url for row in self.replies if row.url)


def preview(workspace: Workspace, name: str) -> Forgotten:
    """What forgetting somebody would take away. Their name has to be whole: once they are gone, the beginning of it
    may mean somebody else."""
    person = people.find(workspace, name, whole=True)
    return _counted(workspace, person, _traces(workspace.shared.reader(), person))


def forget(workspace: Workspace, person: Person) -> Forgotten:
    """Forget somebody. RefusedError while a reply to them is being sent, or nobody knows whether it was."""
    if workspace.in_team:
        traces = _traces(workspace.shared.reader(), person)
        _refuse_in_doubt(traces)
        with workspace.store.erasing() as own:
            store.empty_receipts(own, traces.receipts, _numbers(traces))
        workspace.store.erased()
    with workspace.shared.erasing() as connection:
        traces = _traces(connection, person)
        _refuse_in_doubt(traces)
        told = _counted(workspace, person, traces)
        _let_go(workspace, connection, person, traces)
    workspace.shared.erased()
    _forget_crashes(workspace, person)
    return replace(told, copies=_copies(workspace), done=True)


def _let_go(workspace: Workspace, connection: Connection, person: Person, traces: _Traces) -> None:
    keys = [each.key for each in person.identities]
    handles = [handle for _, handle in keys]
    store.remove_finds(connection, [row.id for row in traces.finds])
    store.unname_articles(connection, traces.articles)
    figures = store.remove_figures(connection, traces.replies)
    store.empty_deliveries(connection, traces.replies)
    for id_ in traces.drafts:
        store.empty_draft(connection, id_)
    store.remove_keys(connection, keys)
    if not workspace.in_team:
        store.empty_receipts(connection, traces.receipts, _numbers(traces))
    rows: dict[str, list[object]] = {
        "message": [row.id for row in traces.messages],
        "watch_hit": [row.id for row in traces.finds],
        "article": list(traces.articles),
        "delivery": [row.id for row in traces.replies],
        "draft": [*dict.fromkeys(row.draft for row in traces.replies), *traces.drafts],
        "receipt": list(traces.receipts),
        "metric_value": list(figures),
        "contact": list(handles),
        "blocked_person": list(handles),
    }
    store.empty_messages(connection, rows, [workspace.new_id() for _ in traces.messages])
    kept = store.digests(connection)
    salt = kept[-1][1] if kept else secrets.token_hex(16)
    at = workspace.moment().astimezone(UTC).isoformat(timespec="milliseconds")
    for key in keys:
        store.remember(connection, digest(salt, key), salt, at)


def forget_again(workspace: Workspace, connection: Connection, known: Sequence[tuple[str, str, str]]) -> int:
    """In the copy of a backup, within the caller's transaction: forget whom the present store has forgotten since
    (`known`: digest, salt, moment); how many handles these are."""
    there = {kept: at for kept, _, at in store.digests(connection)}
    since = {kept: (salt, at) for kept, salt, at in known if there.get(kept, "") < at}
    if not since:
        return 0
    salts = dict.fromkeys(salt for salt, _ in since.values())
    handles = 0
    for person in people.everybody(workspace, connection):
        theirs = tuple(
            each for each in person.identities if any(digest(salt, each.key) in since for salt in salts)
        )
        if theirs:
            forgotten = replace(person, identities=theirs)
            _let_go(workspace, connection, forgotten, _traces(connection, forgotten))
            handles += len(theirs)
    for kept, (salt, at) in since.items():
        store.remember(connection, kept, salt, at)
    return handles


def _traces(connection: Connection, person: Person) -> _Traces:
    authors = [(each.platform, author) for each in person.identities for author in each.written]
    messages = store.messages_of(connection, authors)
    finds = store.hits_of(connection, authors)
    names = [author for platform, author in authors if platform == "feeds"]
    theirs = {(row.remote_id, row.url) for row in (*messages, *finds)}
    ids, urls = {one for one, _ in theirs if one}, {url for _, url in theirs if url}
    keys = {each.key for each in person.identities}
    platforms = {platform for platform, _ in keys}
    answers = {row.answer for row in messages if row.answer}

    def is_theirs(row: store.AddressedRow) -> bool:
        if row.id in answers:
            return True
        target = json.loads(row.outgoing)["target"]
        if not target:
            return False
        platform, id_, url, author = target
        told = platform in platforms and (id_ in ids or (platform, person_of(id_).lower()) in keys)
        return told or url in urls or (bool(author) and key_of(platform, author) in keys)

    addressed = store.addressed(connection)
    drafts = {row.draft for row in addressed if is_theirs(row)}
    loose = [
        id_
        for id_, body in store.drafts(connection)
        if (json.loads(body).get("address") or "?") in ids | urls
    ]
    return _Traces(
        tuple(messages),
        tuple(finds),
        tuple(store.articles_of(connection, names)),
        tuple(row for row in addressed if row.draft in drafts),
        tuple(id_ for id_ in loose if id_ not in drafts),
    )


def _numbers(traces: _Traces) -> list[int]:
    return [int(str(row.id)) for row in traces.messages]


def _refuse_in_doubt(traces: _Traces) -> None:
    doubtful = [row for row in traces.replies if row.state in (State.SENDING, State.UNKNOWN)]
    if doubtful:
        raise RefusedError("people.in_doubt", remedy="people.in_doubt_remedy", n=len(doubtful))


def _counted(workspace: Workspace, person: Person, traces: _Traces) -> Forgotten:
    reader = workspace.shared.reader()
    keys = {each.key for each in person.identities}
    sent = sum(row.state == State.SENT for row in traces.replies)
    cancelled = sum(row.state not in (State.SENT, State.CANCELLED) for row in traces.replies)
    contacts = [one for one in contact_store.contacts(reader) if key_of(one.platform, one.address) in keys]
    return Forgotten(
        person,
        len(traces.messages),
        len(traces.finds),
        len(person.notes),
        sum(key in keys for key in people_store.thanked(reader)),
        len(contacts),
        len(traces.articles),
        len(traces.drafts),
        cancelled,
        sent,
        *_own_notes(workspace, person),
        person.blocked,
        _copies(workspace),
        team=workspace.in_team,
    )


def _own_notes(workspace: Workspace, person: Person) -> tuple[int, str]:
    """How many lines of one's own history name them, and what finds most: a person reads those, for a name may be
    somebody else's."""
    from cmdaily.domain.search.found import ENTRY, NOTE
    from cmdaily.services.search.find import find

    words = {each.handle for each in person.identities} | {
        each.name for each in person.identities if " " in each.name.strip()
    }
    found = {
        word: {(one.kind, one.ref) for one in find(workspace, [word], "en", (NOTE, ENTRY))}
        for word in sorted(words)
        if word.strip()
    }
    most = max(found, key=lambda word: len(found[word]), default="")
    return len(set().union(*found.values())), most


def _copies(workspace: Workspace) -> Copies:
    """The backups there are: all of them may hold the person."""
    if workspace.in_team:
        return Copies()
    directory = os.path.join(workspace.home.data, "backups")
    try:
        names = sorted(name for name in os.listdir(directory) if name.endswith(DAILY[1]))
    except OSError:
        names = []
    days = [day for name in names if (day := _day_of(name)) is not None]
    kept: int = workspace.config.section("backups", USUAL_BACKUPS)
    others = [os.path.join(directory, name) for name in names if _day_of(name) is None or not kept]
    place, own = os.path.split(workspace.store.path)
    with contextlib.suppress(OSError):
        aside = (f"{own}.before-", f"{own}.damaged-")
        others += [os.path.join(place, name) for name in sorted(os.listdir(place)) if name.startswith(aside)]
    until = max(days) + timedelta(days=kept) if days and kept else None
    return Copies(len(days) if kept else 0, until, tuple(others))


def _day_of(name: str) -> date | None:
    """The day of a daily backup, None for what is none."""
    digits = name.removeprefix(DAILY[0]).removesuffix(DAILY[1])
    if name != f"{DAILY[0]}{digits}{DAILY[1]}" or len(digits) != 8:
        return None
    try:
        return date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    except ValueError:
        return None


def _forget_crashes(workspace: Workspace, person: Person) -> None:
    """What is kept of errors goes where it names them."""
    try:
        with open(workspace.home.errors, encoding="utf-8", errors="replace") as file:
            text = folded(file.read())
    except OSError:
        return
    if any(each.handle and folded(each.handle) in text for each in person.identities):
        with contextlib.suppress(OSError):
            os.unlink(workspace.home.errors)
