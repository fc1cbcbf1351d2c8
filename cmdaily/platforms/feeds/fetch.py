"""Fetching of feeds: conditional requests, redirects followed one by one, and what an answer means for a feed.

Whoever names a feed's address chooses whom this machine asks: an address in one's own network is refused at the
connection itself, so that neither a redirect nor a name nor another spelling of 127.0.0.1 leads there.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from cmdaily.domain.accounts.outcome import Refused, Unknown
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen, replace
from cmdaily.platforms.http.responses import Response, retry_after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.platforms.contract import RequestOptions

LARGEST = 10 * 1024 * 1024
"""Bytes of a document, unpacked: podcasts of ten years come to 5 MB."""
SECONDS = 40.0
"""For one feed, with all its redirects."""
HOPS = 6
PAUSE = timedelta(minutes=15)
"""After an answer that asks for patience and does not say how long."""
DAY_SECONDS = 86_400
ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)


@frozen
class Validators:
    """What a server gave to be asked with again (RFC 9110, 13.1); "" for none."""

    etag: str = ""
    modified: str = ""


@frozen
class Fetched:
    """A document, or that it has not changed (`body` is None). `url` is where it was found, `permanent` the address it
    moved to for good, "" for none; `minutes` is how long it may be kept (Cache-Control), 0 where it does not say."""

    url: str
    body: bytes | None
    content_type: str = ""
    permanent: str = ""
    validators: Validators = Validators()
    minutes: int = 0


@frozen
class FetchFailure:
    """Why there is no document. `retry_at` is when its server allows the next
    request, None where it does not say; `gone` says that there will never be one (410), `silent` that its host did not
    answer."""

    message: LocalisedMessage
    retry_at: datetime | None = None
    gone: bool = False
    silent: bool = False


class FeedFetcher:
    """Fetches one feed after the other over connections that are kept. For one thread."""

    def __init__(self, options: RequestOptions, *, allow_private: bool = False) -> None:
        from cmdaily.platforms.http.session import BoundedSession
        from cmdaily.platforms.http.urls import is_public

        self._options = options
        self._http = BoundedSession(
            options, carries_secrets=False, largest=LARGEST, guard=None if allow_private else is_public
        )
        self._http.headers["Accept"] = ACCEPT

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def fetch(self, url: str, validators: Validators, now: datetime) -> Fetched | FetchFailure:
        """The document at an address, whatever it is; no exception but a programming error."""
        until = time.monotonic() + min(SECONDS, self._options.total)
        self._http.request_options = replace(self._options, now=now, until=until)
        headers = _conditions(validators)
        permanent, lasting = "", True
        for _ in range(HOPS):
            response = self._http.ask("GET", url, headers=headers)
            if not isinstance(response, Response):
                return _no_answer(response, url)
            if not (300 <= response.status < 400 and response.status != 304):
                return _answered(response, url, permanent, validators)
            target = _target(url, response.headers.get("location", ""))
            if not target:
                return FetchFailure(LocalisedMessage("feed.error_redirect", (("server", _host(url)),)))
            lasting = lasting and response.status in (301, 308)
            lasting = lasting and not (url.startswith("https:") and target.startswith("http:"))
            permanent = target if lasting else permanent
            url = target
        return FetchFailure(LocalisedMessage("feed.error_redirects", (("server", _host(url)),)))


def _conditions(validators: Validators) -> dict[str, str]:
    headers = {}
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.modified:
        headers["If-Modified-Since"] = validators.modified
    return headers


def _target(url: str, location: str) -> str:
    """Where a redirect leads, "" for nowhere on the web."""
    try:
        target = urljoin(url, location.strip())
        parts = urlsplit(target)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and target.isprintable()
    except ValueError:
        return ""
    return target if location.strip() and sound and len(target) <= 2000 else ""


def _no_answer(response: Refused | Unknown, url: str) -> FetchFailure:
    server = (("server", _host(url)),)
    if response.key == "platform.unknown_large":
        return FetchFailure(LocalisedMessage("feed.error_large", (("most", LARGEST // 1024 // 1024),)))
    if response.key == "platform.unknown_silence":
        return FetchFailure(LocalisedMessage("feed.error_silent", server), silent=True)
    if isinstance(response, Refused):
        if response.key == "platform.private_address":
            return FetchFailure(LocalisedMessage("feed.error_private", server))
        return FetchFailure(LocalisedMessage("feed.error_unreachable", server), silent=True)
    return FetchFailure(LocalisedMessage("feed.error_cut", server))


def _answered(response: Response, url: str, permanent: str, before: Validators) -> Fetched | FetchFailure:
    status = response.status
    server = ("server", _host(url))
    minutes = _minutes(response.headers.get("cache-control", ""))
    if status == 304:
        return Fetched(url, None, permanent=permanent, validators=before, minutes=minutes)
    if response.good:
        etag, modified = (_header(response, name) for name in ("etag", "last-modified"))
        kind = response.headers.get("content-type", "")[:200]
        return Fetched(url, response.body, kind, permanent, Validators(etag, modified), minutes)
    if status == 410:
        return FetchFailure(LocalisedMessage("feed.error_gone", (server,)), gone=True)
    again = retry_after(response)
    if status in (429, 503):
        return FetchFailure(LocalisedMessage("feed.error_busy", (server,)), again or response.now + PAUSE)
    keys = {
        401: "feed.error_denied",
        402: "feed.error_denied",
        403: "feed.error_denied",
        404: "feed.error_missing",
    }
    return FetchFailure(
        LocalisedMessage(keys.get(status, "feed.error_status"), (server, ("status", status))), again
    )


def _header(response: Response, name: str) -> str:
    """A validator as it was given; one that is no header's value is none."""
    told = response.headers.get(name, "")
    return told if len(told) <= 500 and told.isprintable() and told.isascii() else ""


def _minutes(cache_control: str) -> int:
    """`max-age` in minutes; more than a day is a mistake of whoever set up the server."""
    for word in cache_control[:300].lower().split(","):
        name, _, told = word.strip().partition("=")
        if name == "max-age" and told.isascii() and told.isdecimal() and len(told) < 9:
            return int(told) // 60 if int(told) <= DAY_SECONDS else 0
    return 0


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2][:200]
    except ValueError:
        return url[:100]
