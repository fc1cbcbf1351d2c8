"""Finding statuses: the one that is answered, and one's own after an unknown outcome."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from cmdaily.domain.outcome import RateWindow
from cmdaily.domain.speech import Target
from cmdaily.platforms.answers import Answer, GarbageError, cannot_tell, garbage, judge, refused_read, windows
from cmdaily.platforms.base import (
    Absent,
    CannotTell,
    Prepared,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    target_gone,
)
from cmdaily.platforms.mastodon_client import Client
from cmdaily.platforms.plain_text import comparable, plain_text

MARGIN = timedelta(minutes=2)
BLIND = timedelta(days=1)
"""The margin where a server does not say what its clock shows, and this machine's may be wrong."""

PAGE = 40
PAGES = 5


class Statuses:
    """The account's own statuses since a moment, newest first."""

    def __init__(self, client: Client, user: str, since: datetime) -> None:
        self.client = client
        self.user = user
        self.since = since

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
            answer = self.client.ask("account_statuses", self.user, limit=PAGE, **before)
            if not isinstance(answer, Answer):
                return cannot_tell(answer)
            failed = judge(answer)
            if failed is not None:
                return cannot_tell(failed)
            try:
                statuses = [dict(status) for status in answer.json()]
                for status in statuses:
                    if str(status["id"]) not in taken and self._is_it(status, prepared, answer):
                        return as_receipt(status, windows(answer, "read"))
            except (GarbageError, KeyError, TypeError, ValueError):
                return cannot_tell(garbage())
            if not statuses or any(not self._recent(status, answer) for status in statuses):
                return Absent(windows(answer, "read"))
            last = str(statuses[-1]["id"])
            if before.get("max_id") == last:
                # a server that knows no pages, and gives the same one again: all there is, unless it is full
                whole = len(statuses) < PAGE
                return Absent() if whole else CannotTell("platform.read_incomplete")
            before = {"max_id": last}
        return CannotTell("platform.read_incomplete")

    def _is_it(self, status: dict[str, Any], prepared: Prepared, answer: Answer) -> bool:
        replies_to = str(prepared["body"].get("in_reply_to_id") or "")
        if status.get("reblog") or str(status.get("in_reply_to_id") or "") != replies_to:
            return False
        if not self._recent(status, answer):
            return False
        wanted = comparable(prepared["text"])
        if comparable(plain_text(str(status.get("content", "")))) == wanted:
            return True
        # servers that read Markdown give back another text; the source is what was sent
        source = self.client.read("status_source", status["id"])
        return isinstance(source, dict) and comparable(str(source.get("text", ""))) == wanted

    def _recent(self, status: dict[str, Any], answer: Answer) -> bool:
        """Whether a status is since the attempt, by the server's clock. One without a date may be."""
        try:
            moment = datetime.fromisoformat(str(status.get("created_at", "")))
        except ValueError:
            return True
        ahead = min(answer.skew(), timedelta()) - MARGIN if "date" in answer.headers else -BLIND
        return moment.replace(tzinfo=moment.tzinfo or UTC) >= self.since + ahead


def boosted(client: Client, prepared: Prepared) -> ReadBack:
    """Whether the account has boosted a post, asked for at the post itself."""
    answer = client.ask("status", prepared["boosts"])
    if not isinstance(answer, Answer):
        return cannot_tell(answer)
    failed = judge(answer)
    if failed is not None:
        return cannot_tell(failed)
    try:
        status = answer.object()
        done = status["reblogged"]
    except (GarbageError, KeyError):
        return cannot_tell(garbage())
    if done is True:
        return Receipt(prepared["boosts"], prepared["target_url"] or str(status.get("url", "")))
    return Absent(windows(answer, "read"))


def target_status(client: Client, target: Target) -> dict[str, Any] | Refused:
    """The post that is answered or boosted, as the account's own server knows it."""
    number = target.id or _number_of(client, target.url)
    if isinstance(number, Refused):
        return number
    if not number:
        return target_gone()
    answer = client.ask("status", number)
    if not isinstance(answer, Answer):
        return refused_read(answer, client.server)
    if answer.status in (400, 404, 410, 422):
        return target_gone()
    failed = judge(answer)
    if failed is not None:
        return refused_read(failed, client.server)
    try:
        status = answer.object()
    except GarbageError:
        return refused_read(garbage(), client.server)
    return status if "id" in status else target_gone()


def _number_of(client: Client, url: str) -> str | Refused:
    """The id that the account's server gives to a post with this address; "" for none."""
    found = client.read("search_v2", url, resolve=True, result_type="statuses")
    if isinstance(found, Refused) and found.reason in (Reason.SIGN_IN, Reason.UNREACHABLE, Reason.RATE):
        return found
    statuses = found.get("statuses") if isinstance(found, dict) else None
    if statuses and isinstance(statuses[0], dict):
        return str(statuses[0].get("id", ""))
    # a server without search: its own addresses end with the id
    own = urlsplit(url).netloc == urlsplit(client.server).netloc
    return urlsplit(url).path.rstrip("/").rpartition("/")[2] if own else ""


def as_receipt(status: dict[str, Any], rate: tuple[RateWindow, ...] = ()) -> Receipt:
    """The receipt for a status. KeyError if it is none."""
    url = str(status.get("url") or status["uri"])
    return Receipt(str(status["id"]), url, plain_text(str(status.get("content", ""))), rate)
