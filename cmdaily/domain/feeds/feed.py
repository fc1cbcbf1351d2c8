"""Feed subscriptions: their address, what conditional requests need, and how their last reading went."""

from __future__ import annotations

from datetime import datetime

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen

ACTIVE, GONE, MUTED = "active", "gone", "muted"
"""A feed that is read; one whose server says that it is gone for ever (410); one that is not to be heard for now."""


@frozen
class Feed:
    """A subscription. `ref` of the number is what people call it by: s3. Moments are UTC, None for never. `etag` and
    `modified` are the validators of conditional requests (RFC 9110, 13.1), `digest` that of its last document.
    `next_at` is when it is due, `retry_at` when its server allows the next request. `error` is why
    it could not be read, None while all is well; `muted_until` a day as ISO text, "" for none."""

    id: str
    number: int
    url: str
    title: str = ""
    site: str = ""
    state: str = ACTIVE
    etag: str = ""
    modified: str = ""
    digest: str = ""
    minutes: int = 0
    failures: int = 0
    read_at: datetime | None = None
    good_at: datetime | None = None
    next_at: datetime | None = None
    retry_at: datetime | None = None
    error: LocalisedMessage | None = None
    muted_until: str = ""

    @property
    def ref(self) -> str:
        """What people call it: s3."""
        return f"s{self.number}"

    @property
    def name(self) -> str:
        """Its title, else its address."""
        return self.title or self.url


@frozen
class ListedFeed:
    """A feed and how many articles it brought."""

    feed: Feed
    articles: int = 0
