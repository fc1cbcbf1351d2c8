"""Feed list: each feed, what it brought, and how it is."""

from __future__ import annotations

from cmdaily.domain.feeds.feed import GONE, ListedFeed
from cmdaily.domain.feeds.results import FeedList, FeedReading
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, line
from cmdaily.render.views.feeds.articles import age, trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.feeds.feed import Feed
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: FeedList, tr: Translator) -> Document:
    """Two lines for each feed, and a third where something is wrong; or what was done."""
    if model.mode == "removed":
        return tuple(line(tr("feed.removed", feed=one_line(each.feed.name, 80))) for each in model.feeds)
    if model.mode in ("added", "known"):
        return _added(model, tr)
    blocks: list[Block] = []
    wide = max((len(each.feed.ref) for each in model.feeds), default=0)
    for listed in model.feeds:
        blocks += _feed(model, listed, wide, tr)
    if not model.feeds:
        blocks.append(line(tr("feed.no_feeds")))
    else:
        blocks += [Gap(), line(tr("feed.count", n=len(model.feeds)))]
    return tuple(blocks)


def _added(model: FeedList, tr: Translator) -> Document:
    feed = model.feeds[0].feed
    values = {"feed": one_line(feed.name, 80), "ref": feed.ref}
    if model.mode == "known":
        return (line(tr("feed.known", **values)),)
    return (
        line(("good", tr("feed.added", n=model.new, **values))),
        line(("dim", tr("feed.next_added"))),
    )


def _feed(model: FeedList, listed: ListedFeed, wide: int, tr: Translator) -> list[Block]:
    feed = listed.feed
    about = [tr("feed.articles", n=listed.articles)]
    if feed.read_at is not None:
        about.append(tr("feed.was_read", ago=age(model.now, feed.read_at, model.zone, tr)))
    else:
        about.append(tr("feed.not_read"))
    if feed.muted_until >= model.now.astimezone(model.zone).date().isoformat():
        about.append(tr("feed.is_muted"))
    blocks: list[Block] = [
        line(
            ("number", feed.ref.rjust(wide)),
            "  ",
            ("accent", one_line(feed.name, 120)),
            ("dim", "  " + " · ".join(about)),
        ),
        line(("dim", feed.url), indent=wide + 2),
    ]
    if feed.error:
        _, values = trouble(FeedReading(feed, 0, feed.error), model.zone, tr)
        key = "feed.trouble_short" if feed.good_at is not None else "feed.trouble_never_short"
        style = "bad" if feed.state == GONE else "late"
        blocks.append(line((style, tr(key, **values)), indent=wide + 2))
    return blocks


def data(model: FeedList, tr: Translator) -> dict[str, object]:
    """The shape of the contract (docs/scripting.md)."""
    return {"feeds": [_data(each, model, tr) for each in model.feeds]}


def _data(listed: ListedFeed, model: FeedList, tr: Translator) -> dict[str, object]:
    feed = listed.feed
    reading = FeedReading(feed, 0, feed.error)
    return {
        "ref": feed.ref,
        "title": feed.title,
        "url": feed.url,
        "state": state_of(feed),
        "last_read_at": _moment(feed.read_at),
        "last_good_at": _moment(feed.good_at),
        "articles": listed.articles,
        "error": trouble(reading, model.zone, tr)[1]["why"] if feed.error else None,
    }


def state_of(feed: Feed) -> str:
    """`new` before it was first read, `ok`, `failing`, or `gone` for ever."""
    if feed.state == GONE:
        return GONE
    if feed.error:
        return "failing"
    return "ok" if feed.good_at is not None else "new"


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at is not None else None
