"""Results of the feed commands: what a reading brought, and the lists that are shown."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from cmdaily.domain.feeds.feed import Feed, ListedFeed
from cmdaily.domain.feeds.muting import Mute
from cmdaily.domain.feeds.ranking import Ranked
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.feeds.article import Article


@frozen
class FeedReading:
    """What came of reading a feed: how many articles are new, or why it could not be read."""

    feed: Feed
    new: int = 0
    error: LocalisedMessage | None = None
    moved: str = ""


@frozen
class ArticleList:
    """Articles to be shown. `mode` is what was done: `read`, `all`, `kept`, `keep`, `done`, `reopen`. `waiting` is how
    many there are to read in all."""

    articles: tuple[Ranked, ...]
    feeds: tuple[Feed, ...]
    now: datetime
    zone: tzinfo | None
    mode: str = "read"
    waiting: int = 0
    readings: tuple[FeedReading, ...] | None = None
    ticked: tuple[str, ...] = ()
    today: date | None = None

    def feed(self, id_: str) -> Feed | None:
        """A feed by its id."""
        return next((feed for feed in self.feeds if feed.id == id_), None)


@frozen
class ArticleDetails:
    """One article whole."""

    article: Article
    feeds: tuple[Feed, ...]
    zone: tzinfo | None


@frozen
class FeedList:
    """Feeds to be shown. `mode` is `list`, `added`, `known` or `removed`."""

    feeds: tuple[ListedFeed, ...]
    now: datetime
    zone: tzinfo | None
    mode: str = "list"
    new: int = 0


@frozen
class ImportedFeeds:
    """What came of a list of feeds: how many are new, how many were known, and what is no address (its line in the
    list, and what stands there)."""

    new: int
    known: int
    wrong: tuple[tuple[int, str], ...] = ()


@frozen
class MuteList:
    """What is muted on a day: words and feeds."""

    words: tuple[Mute, ...]
    feeds: tuple[Feed, ...]
    today: date
