"""Status lookup on Mastodon: the one that is answered, and one's own after an unknown outcome."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from cmdaily.domain.accounts.outcome import RateWindow
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.platforms.contract import (
    Absent,
    CannotTell,
    Prepared,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    target_gone,
)
from cmdaily.platforms.http.fields import address_in, host_of, id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.html_text import LONGEST_HTML, comparable, plain_text, storable
from cmdaily.platforms.http.responses import (
    GarbageError,
    Response,
    cannot_tell,
    classify,
    garbage,
    moment_in,
    refused_read,
    windows,
)
from cmdaily.platforms.mastodon.client import Client

MARGIN = timedelta(minutes=2)
BLIND = timedelta(days=1)
"""The margin where a server does not say what its clock shows, and this machine's may be wrong."""

_QUOTE_LINE = re.compile(r'\A\s*<p class="quote-inline">(?:(?!</p>).){0,4000}</p>', re.DOTALL)

PAGE = 40
PAGES = 5


class Statuses:
    """The account's own statuses since a moment, newest first."""

    def __init__(
        self, client: Client, user: str, since: datetime, earlier: frozenset[str] = frozenset()
    ) -> None:
        self.client = client
        self.user = user
        self.since = since
        self.earlier = earlier
        """Ids of statuses that stood before the attempt: where no clock can be trusted, their place tells."""

    def find(self, prepared: Prepared, taken: frozenset[str]) -> ReadBack:
        """The status that was sent; Absent once everything since the attempt was seen.

        Some servers leave what is not public out of the list, so its absence proves nothing.
        """
        found = self._find(prepared, taken)
        hidden = prepared["body"].get("visibility") in ("private", "direct")
        return CannotTell("platform.read_private") if isinstance(found, Absent) and hidden else found

    def _find(self, prepared: Prepared, taken: frozenset[str]) -> ReadBack:
        before: dict[str, str] = {}
        for _ in range(PAGES):
            response = self.client.ask("account_statuses", self.user, limit=PAGE, **before)
            if not isinstance(response, Response):
                return cannot_tell(response)
            failed = classify(response)
            if failed is not None:
                return cannot_tell(failed)
            try:
                statuses = [dict(status) for status in response.json()]
                if not all(id_in(status) for status in statuses):
                    raise GarbageError("a status without an id")
                for status in statuses:
                    if id_in(status) not in taken and self._is_it(status, prepared, response):
                        return as_receipt(status, windows(response, "read"))
            except (GarbageError, KeyError, TypeError, ValueError):
                return cannot_tell(garbage())
            if not statuses or any(self._before(status, response) for status in statuses):
                return Absent(windows(response, "read"))
            last = id_in(statuses[-1])
            if before.get("max_id") == last:
                # a server that knows no pages, and gives the same one again: all there is, unless it is full
                whole = len(statuses) < PAGE
                return Absent() if whole else CannotTell("platform.read_incomplete")
            before = {"max_id": last}
        return CannotTell("platform.read_incomplete")

    def _is_it(self, status: dict[str, Any], prepared: Prepared, response: Response) -> bool:
        replies_to = str(prepared["body"].get("in_reply_to_id") or "")
        if status.get("reblog") or id_in(status, "in_reply_to_id") != replies_to:
            return False
        if not self._recent(status, response):
            return False
        wanted = comparable(prepared["text"])
        if comparable(_said(status)) == wanted:
            return True
        # servers that read Markdown give back another text; the source is what was sent
        source = self.client.read("status_source", status["id"])
        return comparable(text_in(source, "text", LONGEST_HTML)) == wanted

    def _before(self, status: dict[str, Any], response: Response) -> bool:
        """Whether a status, and so what stands below it, is from before the attempt."""
        return id_in(status) in self.earlier or not self._recent(status, response)

    def _recent(self, status: dict[str, Any], response: Response) -> bool:
        """Whether a status is since the attempt, by the server's clock. One without a date may be."""
        moment = moment_in(status.get("created_at"))
        if moment is None:
            return True
        ahead = min(response.skew(), timedelta()) - MARGIN if "date" in response.headers else -BLIND
        return moment >= self.since + ahead


def boosted(client: Client, prepared: Prepared) -> ReadBack:
    """Whether the account has boosted a post, asked for at the post itself."""
    response = client.ask("status", prepared["boosts"])
    if not isinstance(response, Response):
        return cannot_tell(response)
    failed = classify(response)
    if failed is not None:
        return cannot_tell(failed)
    try:
        status = response.object()
        done = status["reblogged"]
    except (GarbageError, KeyError):
        return cannot_tell(garbage())
    if done is True:
        return Receipt(prepared["boosts"], prepared["target_url"] or address_in(status, "url"))
    return Absent(windows(response, "read"))


def target_status(client: Client, target: Target) -> dict[str, Any] | Refused:
    """The post that is answered or boosted, as the account's own server knows it."""
    number = target.id or _number_of(client, target.url)
    if isinstance(number, Refused):
        return number
    if not number:
        return target_gone()
    response = client.ask("status", number)
    if not isinstance(response, Response):
        return refused_read(response, client.server)
    if response.status in (400, 404, 410, 422):
        return target_gone()
    failed = classify(response)
    if failed is not None:
        return refused_read(failed, client.server)
    try:
        status = response.object()
    except GarbageError:
        return refused_read(garbage(), client.server)
    return status if id_in(status) else target_gone()


def _number_of(client: Client, url: str) -> str | Refused:
    """The id that the account's server gives to a post with this address; "" for none."""
    found = client.read("search_v2", url, resolve=True, result_type="statuses")
    if isinstance(found, Refused) and found.reason in (Reason.SIGN_IN, Reason.UNREACHABLE, Reason.RATE):
        return found
    statuses = objects_in(found, "statuses")
    wanted = next((status for status in statuses if _has_address(status, url)), None)
    if wanted is not None:
        return id_in(wanted)
    # a remote post may have another address than was typed; one that only speaks of the address is another post
    if len(statuses) == 1 and not _speaks_of(statuses[0], url):
        return id_in(statuses[0])
    # a server without search: its own addresses end with the id
    own = host_of(url) and host_of(url) == host_of(client.server)
    return urlsplit(url).path.rstrip("/").rpartition("/")[2] if own else ""


def _has_address(status: dict[str, Any], url: str) -> bool:
    return url.rstrip("/") in (address_in(status, name).rstrip("/") for name in ("url", "uri"))


def _speaks_of(status: dict[str, Any], url: str) -> bool:
    """Whether a post holds an address in its text, or passes one on, so that a search found it by its words."""
    return bool(status.get("reblog")) or url in unescape(text_in(status, "content", LONGEST_HTML))


def as_receipt(status: dict[str, Any], rate: tuple[RateWindow, ...] = ()) -> Receipt:
    """The receipt for a status. KeyError if it is none."""
    number = id_in(status)
    if not number:
        raise KeyError("id")
    url = address_in(status, "url") or address_in(status, "uri")
    return Receipt(number, url, storable(_said(status)), rate, quote_remark(status))


def quote_remark(status: dict[str, Any]) -> LocalisedMessage | None:
    """That what a status quotes is not shown, or not yet (entity Quote, 4.5; other servers' quotes have no state)."""
    state = text_in(object_in(status, "quote"), "state", 40)
    if state in ("", "accepted"):
        return None
    if state == "pending":
        return LocalisedMessage("mastodon.quote_pending", remedy="mastodon.quote_pending_remedy")
    return LocalisedMessage("mastodon.quote_hidden", remedy="mastodon.quote_hidden_remedy")


def _said(status: dict[str, Any]) -> str:
    """The text of a status, without the line that the server puts before a quote for those who know none."""
    content = text_in(status, "content", LONGEST_HTML)
    return plain_text(_QUOTE_LINE.sub("", content, count=1) if status.get("quote") else content)
