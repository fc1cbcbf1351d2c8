"""Watches and the mentions they find."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.accounts.outcome import RateWindow
    from cmdaily.domain.localised_message import LocalisedMessage

FEEDS = "feeds"
"""The source that articles of feeds come from; every other is an account's name."""

NEW, DONE = "new", "done"

OURS, OTHERS = "ours", "others"
VOICES = (OURS, OTHERS)
"""Of whom a watch tells in the share of voice; "" for neither."""

LONGEST_NAME = 60
"""Characters of a watch's name."""

LONGEST_TEXT = 10_000
"""Characters that are kept of what was found."""


@frozen
class Watch:
    """A query that is asked again and again. `sources` are the accounts it is asked with, and `feeds`; () for all that
    cost nothing. `article` is the number of the latest article it was held against. `inbox` says that what accounts
    find waits in the inbox; `alert` that it speaks up when it runs hot, and `wave_since` since when it does, None where
    it does not; `voice` whose mentions it counts in the share of voice. Moments are UTC."""

    id: str
    number: int
    name: str
    query: str
    sources: tuple[str, ...] = ()
    inbox: bool = False
    alert: bool = True
    article: int = 0
    added_at: datetime | None = None
    read_at: datetime | None = None
    wave_since: datetime | None = None
    voice: str = ""

    @property
    def ref(self) -> str:
        """What people call it: w2."""
        return f"w{self.number}"

    @property
    def title(self) -> str:
        """Its name, else what it asks."""
        return self.name or self.query


@frozen
class Sighting:
    """Something said that a network or a feed showed. `key` tells it from all others, whoever showed it; `remote_id`
    is what the network's API calls it, `author` the handle without the first @. `links` are addresses that its text
    does not show whole."""

    key: str
    remote_id: str
    author: str
    text: str
    url: str
    at: datetime
    name: str = ""
    links: tuple[str, ...] = ()


@frozen
class Searched:
    """What one search brought. `items` is how many things the network counted, which is what it takes money for; where
    it counts otherwise, `price` is what it took, in millionths of a US dollar."""

    sightings: tuple[Sighting, ...]
    items: int = 0
    rate: tuple[RateWindow, ...] = ()
    price: int | None = None


@frozen
class Counted:
    """How much was said by the hour (`hour_of`), without any of it being read. `price` is what the question cost, 0
    where the network had not to be asked."""

    hours: tuple[tuple[str, int], ...]
    price: int = 0
    rate: tuple[RateWindow, ...] = ()


@frozen
class Hit:
    """Something that a watch found, as it is kept."""

    id: str
    number: int
    watch: str
    platform: str
    source: str
    sighting: Sighting
    seen_at: datetime
    state: str = NEW

    @property
    def ref(self) -> str:
        """What people call it: h12."""
        return f"h{self.number}"


@frozen
class Alert:
    """A watch ran hot: `count` mentions within the hours of the rule, where `usual` are usual."""

    watch: str
    at: datetime
    count: int
    usual: float


@frozen
class WatchReading:
    """What came of asking one source: how many mentions are new, or why there is no answer. `notes` say what was left
    undone without anything being wrong; `price` is what asking cost, in millionths of a US dollar."""

    source: str
    new: int = 0
    error: LocalisedMessage | None = None
    price: int = 0
    refs: tuple[str, ...] = ()
    notes: tuple[LocalisedMessage, ...] = ()
