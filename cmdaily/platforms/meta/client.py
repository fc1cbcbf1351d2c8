"""Meta's Graph API: versions in the path, the token in a header, errors by their numbers, pages by cursor.

The numbers are those of developers.facebook.com, Graph API error handling, and of the pages on publishing to Instagram
and Threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from cmdaily.domain.accounts.outcome import Reason, Refused, Unknown
from cmdaily.platforms.contract import target_gone
from cmdaily.platforms.http.fields import id_in, number_in, object_in, objects_in, text_in
from cmdaily.platforms.http.json_text import parse
from cmdaily.platforms.http.responses import WORDS, GarbageError, Response, classify
from cmdaily.platforms.http.rest import AGAIN, RestClient

PAGES = 5
NO_TOKEN, ENDED_TOKEN = (102, 190, 2500), (463, 467)
RATE = (4, 17, 32, 341, 613, *range(80_000, 80_015), 130_429, 131_056)
QUOTA = (2_207_042, 2_207_051)
NOT_READY = (2_207_027, 2_207_032)
PICTURE = (324, 9004, 36_000, 36_001, 36_003, 131_053)
PICTURE_DETAILS = (2_207_003, 2_207_004, 2_207_005, 2_207_009, 2_207_052, 2_207_083)
GONE = (33, 2_207_006, 4_279_009)


class Graph(RestClient):
    """A Graph API, spoken to with one token."""

    versioned = True

    def path(self, *parts: str) -> str:
        """The path of a node or an edge, below the version."""
        return "/".join(("", *((self.version,) if self.versioned else ()), *parts))

    def refusal(self, response: Response) -> Refused | Unknown | None:
        """By Meta's numbers, first the subcode's, then the code's."""
        if response.good:
            return None
        code, subcode, words, title = said(response)
        why = (("why", title or words or str(response.status)),)
        if code in NO_TOKEN:
            key = "platform.expired" if subcode in ENDED_TOKEN else "platform.sign_in"
            return Refused(Reason.SIGN_IN, key, remedy="platform.sign_in_remedy")
        if response.status >= 500 or code in (1, 2):
            return (
                classify(response)
                if response.status >= 500
                else Unknown("platform.unknown_status", (("status", code),))
            )
        if subcode in NOT_READY:
            return Refused(
                Reason.RATE,
                "adapter.processing",
                remedy="platform.rate_remedy",
                retry_at=response.now + AGAIN,
            )
        if code in RATE or subcode in QUOTA or response.status == 429:
            again = _again(response)
            return Refused(Reason.RATE, "platform.rate", remedy="platform.rate_remedy", retry_at=again)
        if code == 506:
            remedy = "platform.duplicate_remedy"
            return Refused(Reason.DUPLICATE, "platform.duplicate", remedy=remedy, perhaps_sent=True)
        if code == 2635 or "deprecated version" in words:
            ended = (("version", self.version), ("network", self.network.title))
            return Refused(Reason.OTHER, "adapter.version_ended", ended, remedy=self.version_remedy)
        if code in PICTURE or subcode in PICTURE_DETAILS:
            return Refused(Reason.PICTURE, "adapter.picture_why", why, remedy="platform.picture_remedy")
        if subcode in GONE or (code in (100, 803) and "does not exist" in words):
            return target_gone()
        if code in (3, 10, 368) or 200 <= code < 300:
            return Refused(Reason.RIGHT, "platform.right_why", why, remedy="platform.right_remedy")
        if code:
            return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy")
        return classify(response)

    def pages(self, path: str, **params: str) -> Iterator[list[dict[str, Any]] | Refused | None]:
        """The nodes of an edge, page by page; None where there would be more than anybody reads."""
        after = ""
        for _ in range(PAGES):
            read = self.read(path, params=params | ({"after": after} if after else {}))
            if isinstance(read, Refused):
                yield read
                return
            yield objects_in(read, "data")
            following = next_page(read)
            if not following or following == after:
                return
            after = following
        yield None


def next_page(read: dict[str, Any]) -> str:
    """The cursor of the page after this one, "" for the last."""
    paging = object_in(read, "paging")
    return id_in(object_in(paging, "cursors"), "after") if text_in(paging, "next", 4000) else ""


def said(response: Response) -> tuple[int, int, str, str]:
    """Code, subcode, message and what is meant for people."""
    try:
        told = object_in(response.object(), "error")
    except GarbageError:
        return 0, 0, "", ""
    title = text_in(told, "error_user_msg", WORDS) or text_in(told, "error_user_title", WORDS)
    code, subcode = number_in(told, "code"), number_in(told, "error_subcode")
    return code or 0, subcode or 0, text_in(told, "message", WORDS), title


def _again(response: Response) -> Any:
    """When calls are taken again: Meta says the minutes in a header, by business."""
    try:
        told = parse(response.headers.get("x-business-use-case-usage", "")[:5000].encode())
    except (ValueError, RecursionError):
        return None
    found = [
        number_in(one, "estimated_time_to_regain_access") or 0
        for name in (told if isinstance(told, dict) else {})
        for one in objects_in(told, name)
    ]
    minutes = max(found, default=0)
    return response.now + timedelta(minutes=minutes) if 0 < minutes < 50_000 else None
