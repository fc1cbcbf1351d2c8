"""oEmbed fetch: bounded requests for an answer or for a page, redirects looked at one by one.

Whoever names an address chooses whom this machine asks: addresses of one's own network are refused at the connection.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from cmdaily.domain.accounts.outcome import Refused, Unknown
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.platforms.embeds.endpoints import host_of
from cmdaily.platforms.http.responses import GarbageError, Response

if TYPE_CHECKING:
    from cmdaily.platforms.contract import RequestOptions

LARGEST = 1024 * 1024
"""Bytes of an answer or of a page."""
SECONDS = 20.0
HOPS = 4


@frozen
class Failure:
    """Why nothing came, as a message key with its values."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


class EmbedFetcher:
    """Asks networks and reads pages, within one deadline for everything."""

    def __init__(self, options: RequestOptions, *, allow_private: bool = False) -> None:
        from cmdaily.platforms.http.session import BoundedSession
        from cmdaily.platforms.http.urls import is_public

        seconds = min(SECONDS, options.total)
        hasty = replace(options, total=seconds, until=time.monotonic() + seconds)
        guard = None if allow_private else is_public
        self._http = BoundedSession(hasty, carries_secrets=False, largest=LARGEST, guard=guard)

    def answer(self, url: str) -> dict[str, Any] | Failure:
        """An oEmbed answer: a JSON object, whatever is in it."""
        response = self._get(url, "application/json")
        if isinstance(response, Failure):
            return response
        try:
            return response.object()
        except GarbageError:
            return Failure("embed.senseless", (("server", host_of(url)),))

    def page(self, url: str) -> str | Failure:
        """A page as text."""
        response = self._get(url, "text/html, */*;q=0.1")
        if isinstance(response, Failure):
            return response
        if "html" not in response.headers.get("content-type", ""):
            return Failure("embed.no_page", (("server", host_of(url)),))
        charset = response.headers["content-type"].partition("charset=")[2].strip("\"' ;") or "utf-8"
        try:
            return response.body.decode(charset, "replace")
        except (LookupError, ValueError):
            return response.body.decode("utf-8", "replace")

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _get(self, url: str, accept: str) -> Response | Failure:
        for _ in range(HOPS):
            response = self._http.ask("GET", url, headers={"Accept": accept})
            if not isinstance(response, Response):
                return _silent(response, url)
            if response.good:
                return response
            location = response.headers.get("location", "")
            if not (300 <= response.status < 400 and location):
                return _refused(response, url)
            try:
                target = urljoin(url, location)
            except ValueError:
                target = ""
            if not is_web_address(target) or (url.startswith("https:") and target.startswith("http:")):
                return Failure("embed.moved", (("server", host_of(url)),))
            url = target
        return Failure("embed.moved", (("server", host_of(url)),))


def _silent(came: Refused | Unknown, url: str) -> Failure:
    server = (("server", host_of(url)),)
    keys = {"platform.private_address": "embed.private", "platform.unknown_large": "embed.large"}
    return Failure(keys.get(came.key, "embed.unreachable"), server)


def _refused(response: Response, url: str) -> Failure:
    server = ("server", host_of(url))
    if response.status in (401, 403):
        return Failure("embed.denied", (server,))
    if response.status in (400, 404, 410):
        return Failure("embed.missing", (server,))
    return Failure("embed.status", (server, ("status", response.status)))
