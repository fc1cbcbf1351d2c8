"""Watches: add, list, remove; what they found: list, set aside."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.accounts.network import Can
from cmdaily.domain.watches.alert import BACK, heat, hour_of
from cmdaily.domain.watches.query import parse
from cmdaily.domain.watches.results import HitList, ListedWatch, WatchList
from cmdaily.domain.watches.watch import DONE, FEEDS, LONGEST_NAME, NEW, VOICES, Watch
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.services.accounts import accounts
from cmdaily.services.inbox.heard import abilities
from cmdaily.store.watches import hits as hit_store
from cmdaily.store.watches import watches as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.watches.watch import Hit
    from cmdaily.services.watches.refresh import Outcome
    from cmdaily.services.workspace import Workspace

MOST = 100
"""Watches at most: each is a request to each network, every quarter of an hour."""
SHOWN = 20
MOST_SHOWN = 500


def add(
    workspace: Workspace,
    query: str,
    *,
    name: str = "",
    sources: Sequence[str] = (),
    inbox: bool = False,
    alert: bool = True,
    voice: str = "",
) -> WatchList:
    """Begin to watch. UsageError for a query that makes no sense, a source that cannot be asked, or a voice that is
    none."""
    parse(query)
    if voice not in ("", *VOICES):
        raise UsageError("watch.no_voice", voice=voice[:40])
    if len(name) > LONGEST_NAME:
        raise UsageError("watch.name_long", most=LONGEST_NAME)
    chosen = tuple(dict.fromkeys(part for source in sources for part in source.split(",") if part))
    for source in chosen:
        if source != FEEDS:
            account = accounts.find(workspace, source)
            if Can.SEARCH not in abilities(account.platform):
                raise UsageError("watch.no_search", account=source, platform=account.platform)
    written = " ".join(query.split())
    with workspace.shared.transaction() as connection:
        known = store.watches(connection)
        for each in known:
            if each.query == written and each.sources == chosen:
                raise UsageError("watch.known", ref=each.ref)
            if name and each.name == name:
                raise UsageError("watch.name_known", ref=each.ref, name=name)
        if len(known) >= MOST:
            raise CmdailyError("watch.too_many", most=MOST)
        watch = Watch(
            workspace.new_id(),
            0,
            " ".join(name.split()),
            written,
            chosen,
            inbox,
            alert,
            added_at=workspace.moment(),
            voice=voice,
        )
        added = store.add(connection, watch)
    from cmdaily.services.watches.prices import ahead

    listed = ListedWatch(added, sources_of(workspace, added), prices=ahead(workspace, [added]))
    return WatchList((listed,), workspace.now, workspace.zone, "added")


def searchable(workspace: Workspace) -> list[KnownAccount]:
    """The accounts whose network can be searched, and takes no money for it; where that is a right of its own, those
    that were given it."""
    from cmdaily.platforms import registry

    found = []
    for account in accounts.known(workspace):
        if Can.SEARCH not in abilities(account.platform):
            continue
        network = registry.about(account.platform)
        granted = Can.SEARCH not in network.granted or Can.SEARCH in (account.rights or ())
        if granted and not network.prices.read:
            found.append(account)
    return found


def sources_of(workspace: Workspace, watch: Watch) -> tuple[str, ...]:
    """The names of the sources a watch is asked of."""
    if watch.sources:
        return watch.sources
    return (FEEDS, *(account.name for account in searchable(workspace)))


def listing(workspace: Workspace) -> WatchList:
    """All watches, with what they found and how hot they are."""
    reader = workspace.shared.reader()
    now = workspace.now
    week = hit_store.totals(reader, hour_of(now - timedelta(days=7)))
    found, waiting = hit_store.totals(reader), hit_store.waiting(reader)
    alerts, answered = store.alerts(reader), store.sources(reader)
    listed = []
    for watch in store.watches(reader):
        hours = hit_store.hours(reader, watch.id, hour_of(now - timedelta(days=BACK)))
        errors = tuple(
            (source, error) for (id_, source), (_, _, error) in answered.items() if id_ == watch.id and error
        )
        listed.append(
            ListedWatch(
                watch,
                sources_of(workspace, watch),
                found.get(watch.id, 0),
                waiting.get(watch.id, 0),
                week.get(watch.id, 0),
                heat(hours, watch.added_at or now, now) if watch.alert else None,
                alerts.get(watch.id),
                errors,
            )
        )
    return WatchList(tuple(listed), now, workspace.zone)


def known(workspace: Workspace) -> list[Watch]:
    """All watches, in the order in which they were added."""
    return store.watches(workspace.shared.reader()) if workspace.shared.exists else []


def find(workspace: Workspace, name: str) -> Watch:
    """The watch that is meant: `w2`, its name, or the beginning of its name or query. UsageError for none."""
    known = store.watches(workspace.shared.reader())
    plain = name.strip().casefold()
    exact = [watch for watch in known if plain in (watch.ref, watch.name.casefold(), watch.query.casefold())]
    begun = [watch for watch in known if plain and watch.title.casefold().startswith(plain)]
    for found in (exact, begun):
        if len(found) == 1:
            return found[0]
        if found:
            refs = ", ".join(watch.ref for watch in found[:10])
            raise UsageError("watch.ambiguous", name=name[:80], refs=refs)
    raise UsageError("watch.no_such", remedy="watch.no_such_remedy", name=name[:80])


def remove(workspace: Workspace, names: Sequence[str]) -> WatchList:
    """Watch no more, and forget what was found. What went into the inbox stays there."""
    chosen = list({watch.id: watch for watch in (find(workspace, name) for name in names)}.values())
    with workspace.shared.transaction() as connection:
        for watch in chosen:
            store.remove(connection, watch.id)
    return WatchList(tuple(ListedWatch(watch) for watch in chosen), workspace.now, workspace.zone, "removed")


def mentions(
    workspace: Workspace,
    *,
    outcome: Outcome | None = None,
    every: bool = False,
    most: int = SHOWN,
    watch: Watch | None = None,
) -> HitList:
    """What watches found, the latest first: what waits, or all of it. `outcome` is what a refresh brought."""
    reader = workspace.shared.reader()
    id_ = watch.id if watch is not None else ""
    waiting = hit_store.waiting(reader)
    return HitList(
        tuple(hit_store.latest(reader, most, watch=id_, every=every)),
        tuple(store.watches(reader)),
        workspace.now,
        workspace.zone,
        "all" if every else "read",
        waiting.get(id_, 0) if id_ else sum(waiting.values()),
        outcome.readings if outcome is not None else None,
        outcome.alerts if outcome is not None else (),
    )


def find_hits(workspace: Workspace, refs: Sequence[str]) -> list[Hit]:
    """The mentions that references mean (`h12`, `h3-h9`), each once. UsageError for one that means none."""
    reader = workspace.shared.reader()
    found: dict[int, Hit] = {}
    for word in refs:
        for ref in filter(None, word.split(",")):
            first, dash, last = ref.partition("-")
            ends = (number_of(first), number_of(last) if dash else number_of(first))
            if ends[0] is None or ends[1] is None or ends[1] < ends[0] or ends[1] - ends[0] >= MOST_SHOWN:
                raise UsageError("watch.no_ref", remedy="watch.no_hit_remedy", ref=ref[:40])
            there = hit_store.numbered(reader, ends[0], ends[1])
            if not there:
                raise UsageError("watch.no_hit", remedy="watch.no_hit_remedy", ref=ref[:40])
            found |= {hit.number: hit for hit in there}
    return list(found.values())


def number_of(ref: str) -> int | None:
    """The number of a reference, None for what is none: `h12`."""
    digits = ref[1:]
    good = ref[:1] in ("h", "H") and digits.isascii() and digits.isdecimal() and len(digits) < 10
    return int(digits) if good else None


def settle(workspace: Workspace, refs: Sequence[str], *, done: bool) -> HitList:
    """Set mentions aside, or have them shown again."""
    chosen = find_hits(workspace, refs)
    with workspace.shared.transaction() as connection:
        hit_store.settle(connection, [hit.id for hit in chosen], DONE if done else NEW)
    reader = workspace.shared.reader()
    now = tuple(hit for each in chosen for hit in hit_store.numbered(reader, each.number, each.number))
    watches = tuple(store.watches(reader))
    return HitList(now, watches, workspace.now, workspace.zone, "done" if done else "reopen")
