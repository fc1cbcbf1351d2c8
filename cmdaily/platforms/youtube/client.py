"""YouTube Data API v3: errors by their reasons, pages by token, and the quota of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from cmdaily.domain.accounts.outcome import Reason, Refused, Unknown
from cmdaily.platforms.contract import target_gone
from cmdaily.platforms.http.fields import id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.responses import WORDS, GarbageError, Response, classify
from cmdaily.platforms.http.rest import RestClient
from cmdaily.platforms.youtube.network import NETWORK

PAGES, PAGE = 10, "100"
QUOTA = ("quotaExceeded", "dailyLimitExceeded")
RATE = ("rateLimitExceeded", "userRateLimitExceeded", "processingFailure")
GONE = (
    "videoNotFound",
    "commentNotFound",
    "parentCommentNotFound",
    "channelNotFound",
    "commentThreadNotFound",
)
CLOSED = ("commentsDisabled", "parentCommentIsPrivate", "commentThreadNotRepliable")


class Client(RestClient):
    """YouTube, spoken to as one channel."""

    network = NETWORK
    api = "https://www.googleapis.com"

    def refusal(self, response: Response) -> Refused | Unknown | None:
        """By the reason that Google gives."""
        if response.good or response.status >= 500:
            return classify(response)
        reason, words = _said(response)
        why = (("why", words or reason or str(response.status)),)
        if response.status == 401 and self.secret.has("refresh_token"):
            return Refused(Reason.EXPIRED, "platform.expired", remedy="platform.sign_in_remedy")
        if reason in QUOTA:
            again = midnight(response.now)
            return Refused(Reason.RATE, "youtube.quota", remedy="platform.rate_remedy", retry_at=again)
        if reason in RATE:
            return Refused(Reason.RATE, "platform.rate", remedy="platform.rate_remedy")
        if reason in CLOSED:
            return Refused(Reason.TARGET, "youtube.closed", remedy="platform.target_remedy")
        if reason in GONE:
            return target_gone()
        if response.status == 400:
            return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy")
        if response.status == 403:
            return Refused(Reason.RIGHT, "platform.right_why", why, remedy="platform.right_remedy")
        return classify(response)

    def pages(self, path: str, **asked: str) -> Iterator[tuple[list[dict[str, Any]], str] | Refused | None]:
        """The items of a list and the token of the page after, page by page; None where there would be more than
        anybody reads."""
        token = ""
        for _ in range(PAGES):
            read = self.items(path, **asked, **({"pageToken": token} if token else {}))
            yield read
            if isinstance(read, Refused) or not read[1] or read[1] == token:
                return
            token = read[1]
        yield None

    def items(self, path: str, **asked: str) -> tuple[list[dict[str, Any]], str] | Refused:
        """One page of a list, and the token of the one after, "" for the last."""
        read = self.read(f"/youtube/v3/{path}", params=asked)
        return (
            read if isinstance(read, Refused) else (objects_in(read, "items"), id_in(read, "nextPageToken"))
        )


def midnight(now: datetime) -> datetime:
    """When the day's quota starts again: midnight in California."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        here = now.astimezone(ZoneInfo("America/Los_Angeles"))
    except ZoneInfoNotFoundError:  # a system without time zones: at most an hour late
        return now.astimezone(UTC).replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(
            days=int(now.astimezone(UTC).hour >= 8)
        )
    start = (here + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return start.astimezone(UTC)


def _said(response: Response) -> tuple[str, str]:
    """Google's reason and its words, which may hold a link."""
    try:
        told = object_in(response.object(), "error")
    except GarbageError:
        return "", ""
    first = next(iter(objects_in(told, "errors")), {})
    return id_in(first, "reason", 100), text_in(told, "message", WORDS).partition("<")[0].strip()
