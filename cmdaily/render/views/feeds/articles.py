"""Article list: what there is to read, why it stands where it does; the shape that scripts rely on."""

from __future__ import annotations

from cmdaily.domain.feeds.article import KEPT, NEW
from cmdaily.domain.feeds.results import ArticleList
from cmdaily.domain.record import replace
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, line
from cmdaily.render.words import duration, message_text, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from cmdaily.domain.feeds.article import Article
    from cmdaily.domain.feeds.feed import Feed
    from cmdaily.domain.feeds.ranking import Ranked
    from cmdaily.domain.feeds.results import FeedReading
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

TITLE = 200
"""Characters of a title in the list."""
INDENT = 6


def document(model: ArticleList, tr: Translator) -> Document:
    """Two lines for each article: its title, and whence, when and why; then what to type next."""
    blocks: list[Block] = []
    wide = max((len(each.article.ref) for each in model.articles), default=0)
    for ranked in model.articles:
        article = ranked.article
        pieces: list[str | tuple[str, str]] = [("number", article.ref.rjust(wide)), "  "]
        pieces.append(("accent", one_line(article.headline, TITLE)))
        if article.state != NEW:
            pieces.append(
                ("good" if article.state == KEPT else "dim", f"  {tr(f'feed.state_{article.state}')}")
            )
        blocks.append(line(*pieces))
        blocks.append(line(("dim", " · ".join(_about(model, ranked, tr))), indent=INDENT))
    if not model.articles:
        blocks.append(line(tr(_empty(model))))
    blocks += _footer(model, tr)
    return tuple(blocks)


def data(model: ArticleList, _tr: Translator) -> dict[str, object]:
    """The shape of the contract (docs/scripting.md)."""
    found: dict[str, object] = {
        "articles": [article_data(model.feeds, each.article) for each in model.articles]
    }
    if model.mode == "keep":
        found["ticked"] = list(model.ticked)
    return found


def article_data(feeds: tuple[Feed, ...], article: Article) -> dict[str, object]:
    """One article for scripts. Feeds are named by their refs; the feed of a removed one is null."""
    refs = {feed.id: feed.ref for feed in feeds}
    return {
        "ref": article.ref,
        "feed": refs.get(article.feed),
        "title": article.title,
        "url": article.url or None,
        "published_at": article.published_at and article.published_at.isoformat(timespec="seconds"),
        "also_in": [refs[feed] for feed in article.also_in if feed in refs],
        "state": article.state,
    }


def troubles(model: ArticleList, tr: Translator) -> list[tuple[str, dict[str, object]]]:
    """What was in the way of reading, as message keys and values."""
    return [trouble(reading, model.zone, tr) for reading in model.readings or () if reading.error]


def trouble(reading: FeedReading, zone: tzinfo | None, tr: Translator) -> tuple[str, dict[str, object]]:
    """Why a feed could not be read, and when it last could, as a message key and its values."""
    feed = reading.feed
    why = ""
    if reading.error is not None:
        shown = tuple((name, _shown(told, zone)) for name, told in reading.error.values)
        why = message_text(replace(reading.error, values=shown), tr)
    if feed.good_at is None:
        return "feed.trouble_never", {"feed": one_line(feed.name, 80), "ref": feed.ref, "why": why}
    day = short_date(tr, feed.good_at.astimezone(zone).date())
    return "feed.trouble", {"feed": one_line(feed.name, 80), "ref": feed.ref, "why": why, "day": day}


def _shown(told: object, zone: tzinfo | None) -> object:
    at = getattr(told, "astimezone", None)
    return at(zone).strftime("%H:%M") if at is not None else told


def age(now: datetime, moment: datetime, zone: tzinfo | None, tr: Translator) -> str:
    """How old something is: in minutes or hours within a day, else its date."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 1:
        return tr("feed.now")
    if minutes < 60:
        return tr("feed.ago", time=duration(tr, minutes))
    if minutes < 24 * 60:
        return tr("feed.ago", time=tr("feed.hours", n=minutes // 60))
    return short_date(tr, moment.astimezone(zone).date())


def feed_name(feeds: tuple[Feed, ...], id_: str) -> str:
    """What a feed is called; "" for one that was removed."""
    return next((one_line(feed.name, 60) for feed in feeds if feed.id == id_), "")


def _about(model: ArticleList, ranked: Ranked, tr: Translator) -> list[str]:
    article = ranked.article
    names = [feed_name(model.feeds, feed) for feed in (article.feed, *article.also_in)]
    names = [name for name in names if name]
    about = [names[0]] if names else []
    about.append(age(model.now, article.at, model.zone, tr))
    if len(names) > 1:
        others = ", ".join(names[1:3])
        more = len(names) - 3
        about.append(tr("feed.also_in", feeds=others) + (tr("feed.and_more", n=more) if more > 0 else ""))
    if ranked.words:
        about.append(tr("feed.because", words=", ".join(one_line(word) for word in ranked.words)))
    elif ranked.liked_feed:
        about.append(tr("feed.because_feed"))
    return about


def _empty(model: ArticleList) -> str:
    if model.mode == "kept":
        return "feed.none_kept"
    return "feed.nothing_new" if model.feeds else "feed.no_feeds"


def _footer(model: ArticleList, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    first = model.articles[0].article.ref if model.articles else ""
    if model.mode == "read" and first:
        blocks += [Gap(), line(tr("feed.waiting", n=model.waiting, shown=len(model.articles)))]
        blocks.append(line(("dim", tr("feed.next", ref=first))))
    elif model.mode == "keep" and first:
        blocks += [line(("good", tr("feed.ticked", action=action))) for action in dict.fromkeys(model.ticked)]
        blocks.append(line(("dim", tr("feed.next_kept", ref=first))))
    elif model.mode == "kept" and first:
        blocks += [Gap(), line(("dim", tr("feed.next_kept", ref=first)))]
    if model.readings is not None:
        blocks.append(line(("dim", tr("feed.new", n=sum(reading.new for reading in model.readings)))))
    elif model.mode == "read" and model.feeds:
        times = [feed.read_at for feed in model.feeds if feed.read_at is not None]
        key = "feed.read_ago" if times else "feed.never_read"
        ago = age(model.now, max(times), model.zone, tr) if times else ""
        blocks.append(line(("dim", tr(key, ago=ago))))
    return blocks
