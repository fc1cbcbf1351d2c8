"""Articles: what there is to read, the most likely to be shared first; keeping, sharing and passing over."""

from __future__ import annotations

from cmdaily.domain.feeds.article import DONE, KEPT, NEW, SHARED, Article
from cmdaily.domain.feeds.muting import muted
from cmdaily.domain.feeds.ranking import Ranked, Taste, rank
from cmdaily.domain.feeds.results import ArticleDetails, ArticleList
from cmdaily.domain.routines.agenda import OPEN
from cmdaily.domain.routines.journal import ARTICLE, TICK
from cmdaily.domain.routines.proof import proof_of
from cmdaily.errors import UsageError
from cmdaily.store.feeds import articles as store
from cmdaily.store.feeds import feeds as feed_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cmdaily.domain.feeds.feed import Feed
    from cmdaily.domain.feeds.results import FeedReading
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

SHOWN = 20
MOST_SHOWN = 500
LOOKED_AT = 2_000
"""Articles that are ranked, the newest; and so many of each state that the taste is learned from."""
LEARNED_FROM = 500
MOST_NAMED = 500
COUNTS = "read"
"""What `counts:` of an action says that articles kept tick it."""


def listing(
    workspace: Workspace,
    *,
    refresh: bool = False,
    mode: str = "read",
    most: int = SHOWN,
    feed: Feed | None = None,
) -> ArticleList:
    """The articles to read, best first (`read`), the latest whatever became of them (`all`), or those kept (`kept`).
    With `refresh` the feeds are read first."""
    readings = _read(workspace) if refresh else None
    reader, today = workspace.shared.reader(), workspace.today
    feeds = feed_store.feeds(reader)
    waiting = 0
    if mode == "read":
        articles, waiting = _waiting(workspace, feeds, feed)
        ranked = rank(articles, taste(workspace), workspace.now)
    else:
        states = (KEPT,) if mode == "kept" else ()
        found = store.latest(reader, MOST_SHOWN, states)
        ranked = [Ranked(article, 0.0) for article in found if feed is None or _carries(feed, article)]
    shown = tuple(ranked[:most])
    return ArticleList(
        shown, tuple(feeds), workspace.now, workspace.zone, mode, waiting, readings, today=today
    )


def _read(workspace: Workspace) -> tuple[FeedReading, ...]:
    from cmdaily.services.feeds.refresh import refresh

    return refresh(workspace, force=True)


def _waiting(workspace: Workspace, feeds: Sequence[Feed], only: Feed | None) -> tuple[list[Article], int]:
    reader, today = workspace.shared.reader(), workspace.today
    silent = {feed.id for feed in feeds if feed.muted_until >= today.isoformat()}
    mutes = feed_store.mutes(reader)
    found = store.waiting(reader, today.isoformat(), LOOKED_AT)
    heard = [
        article
        for article in found
        if not {article.feed, *article.also_in} <= silent and not muted(article, mutes, today)
    ]
    if only is not None:
        heard = [article for article in heard if _carries(only, article)]
    everything = only is None and len(found) == LOOKED_AT
    count = store.count_waiting(reader, today.isoformat()) if everything else len(heard)
    return heard, count


def _carries(feed: Feed, article: Article) -> bool:
    return feed.id == article.feed or feed.id in article.also_in


def taste(workspace: Workspace) -> Taste:
    """What the articles kept and shared so far have in common."""
    reader = workspace.shared.reader()
    liked = store.latest(reader, LEARNED_FROM, (KEPT, SHARED))
    if not liked:  # then nothing speaks for an article, whatever was passed over
        return Taste((), ())
    return Taste(liked, store.passed_over(reader, workspace.today.isoformat(), LEARNED_FROM))


def offered(workspace: Workspace, shown: ArticleList) -> None:
    """Note that articles were shown to somebody: what was passed over today is not offered tomorrow."""
    fresh = [
        each.article.id
        for each in shown.articles
        if each.article.state == NEW and not each.article.offered_on
    ]
    if fresh:
        with workspace.shared.transaction() as connection:
            store.offer(connection, fresh, workspace.today.isoformat())


def find(workspace: Workspace, refs: Sequence[str]) -> list[Article]:
    """The articles that references mean (`f12`, `f3-f9`), each once. UsageError for one that means none."""
    reader = workspace.shared.reader()
    found: dict[int, Article] = {}
    for word in refs:
        for ref in filter(None, word.split(",")):
            there = store.numbered(reader, *_span(ref))
            if not there:
                raise UsageError("feed.no_such", remedy="feed.no_such_remedy", ref=ref[:40])
            found |= {article.number: article for article in there}
    return list(found.values())


def number_of(ref: str) -> int | None:
    """The number of a reference, None for what is none: `f12`."""
    digits = ref[1:]
    plain = ref[:1] in ("f", "F") and digits.isascii() and digits.isdecimal() and len(digits) < 10
    return int(digits) if plain else None


def _span(ref: str) -> tuple[int, int]:
    first, dash, last = ref.partition("-")
    ends = (number_of(first), number_of(last) if dash else number_of(first))
    if ends[0] is None or ends[1] is None or ends[1] < ends[0]:
        raise UsageError("feed.no_ref", remedy="feed.no_such_remedy", ref=ref[:40])
    if ends[1] - ends[0] >= MOST_NAMED:
        raise UsageError("feed.too_many_refs", most=MOST_NAMED)
    return ends[0], ends[1]


def details(workspace: Workspace, ref: str) -> ArticleDetails:
    """One article whole."""
    return ArticleDetails(
        find(workspace, [ref])[0], tuple(feed_store.feeds(workspace.shared.reader())), workspace.zone
    )


def keep(workspace: Workspace, refs: Sequence[str], day: date | None = None) -> ArticleList:
    """Keep articles to share them; each ticks the open action that reading counts for, once."""
    from cmdaily.services.routines import progress

    articles = find(workspace, refs)
    command = progress.command_after(workspace)
    with workspace.shared.transaction() as connection:
        fresh = [article for article in articles if article.state not in (KEPT, SHARED)]
        store.settle(connection, [article.id for article in fresh], KEPT, workspace.timestamp)
        # a tick that was not taken back is not made again
        fresh = [article for article in fresh if store.ticked(connection, article.id, command)]
        if not workspace.in_team:
            done = _tick(workspace, connection, fresh, day or workspace.today, command)
    if workspace.in_team:
        with workspace.store.transaction() as own:
            done = _tick(workspace, own, fresh, day or workspace.today, command)
    return _after(workspace, articles, "keep", tuple(done))


def _tick(
    workspace: Workspace, connection: Connection, articles: Sequence[Article], day: date, command: str
) -> list[str]:
    """Tick once for each article, with its address as proof, as long as there is an open action; the actions' ids."""
    from cmdaily.services.routines import progress
    from cmdaily.services.routines.day import agenda

    done: list[str] = []
    for article in articles:
        items = agenda(workspace, day).items
        action = next((i.action for i in items if i.state == OPEN and COUNTS in i.action.counts), None)
        if action is None:
            break
        entry = progress.row(
            workspace,
            command,
            TICK,
            day,
            action.routine,
            action.id,
            target=action.target,
            amount=1,
            source=ARTICLE,
            note=article.title[:200],
            receipt=proof_of(article.url),
        )
        progress.record(workspace, connection, [entry])
        done.append(action.id)
    return done


def settle(workspace: Workspace, refs: Sequence[str], *, done: bool) -> ArticleList:
    """Pass articles over, or have them offered again."""
    articles = find(workspace, refs)
    state = DONE if done else NEW
    with workspace.shared.transaction() as connection:
        store.settle(connection, [article.id for article in articles], state, workspace.timestamp)
    return _after(workspace, articles, "done" if done else "reopen")


def _after(
    workspace: Workspace, articles: Sequence[Article], mode: str, ticked: tuple[str, ...] = ()
) -> ArticleList:
    reader = workspace.shared.reader()
    now = store.by_ids(reader, [article.id for article in articles])
    ranked = tuple(Ranked(now[article.id], 0.0) for article in articles)
    feeds = tuple(feed_store.feeds(reader))
    return ArticleList(ranked, feeds, workspace.now, workspace.zone, mode, ticked=ticked)


def mentioned(workspace: Workspace, address: str) -> Article | None:
    """The article that a reference means, None for what is no reference. UsageError for one that means none."""
    return find(workspace, [address])[0] if number_of(address) is not None else None


def reading_errors(readings: Sequence[FeedReading]) -> list[FeedReading]:
    """The readings that failed."""
    return [reading for reading in readings if reading.error]
