"""LinkedIn's versioned REST API: its headers, its errors by their codes, its "little text", its uploads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from cmdaily.domain.accounts.outcome import Reason, Refused, Unknown
from cmdaily.platforms.contract import target_gone
from cmdaily.platforms.http.fields import id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.media import Frozen
from cmdaily.platforms.http.responses import WORDS, GarbageError, Response, classify, refused_read
from cmdaily.platforms.http.rest import RestClient, may_hand_over, picture_refused
from cmdaily.platforms.linkedin.network import NETWORK

PAGE, PAGES = 50, 5
UPLOADS = ("linkedin.com", "licdn.com")
BAD_REQUEST = "com.linkedin.content.common.exception.BadRequestResponseException: "

_DUPLICATE = re.compile(r"duplicate of (urn:li:(?:share|ugcPost):\d+)")
_RESERVED = re.compile(r"[\\|{}@\[\]()<>#*_~]")
_HASHTAG = re.compile(r"(?<![\w&/#])#([^\W_]+)(?!\w)")
_TEMPLATE = re.compile(r"\{hashtag\|(?:\\#|#)\|((?:\\.|[^|{}\\]){1,400})\}")


class Client(RestClient):
    """LinkedIn, spoken to as one member."""

    network = NETWORK
    api = "https://api.linkedin.com"

    def headers(self) -> dict[str, str]:
        """The version is compulsory, and so is the protocol's."""
        return super().headers() | {"LinkedIn-Version": self.version, "X-Restli-Protocol-Version": "2.0.0"}

    def refusal(self, response: Response) -> Refused | Unknown | None:
        """By LinkedIn's codes. Limits are daily, by UTC, and no header tells them."""
        if response.good or response.status >= 500:
            return classify(response)
        code, words = _said(response)
        why = (("why", words or str(response.status)),)
        if response.status == 426 or code in ("NONEXISTENT_VERSION", "VERSION_MISSING"):
            ended = (("version", self.version), ("network", NETWORK.title))
            return Refused(Reason.OTHER, "adapter.version_ended", ended, remedy=self.version_remedy)
        if response.status == 401:
            key = "platform.expired" if code == "EXPIRED_ACCESS_TOKEN" else "platform.sign_in"
            return Refused(Reason.SIGN_IN, key, remedy="platform.sign_in_remedy")
        if code == "DUPLICATE_POST" or "is a duplicate of" in words:
            remedy = "platform.duplicate_remedy"
            return Refused(Reason.DUPLICATE, "platform.duplicate", remedy=remedy, perhaps_sent=True)
        if response.status == 429:
            midnight = response.now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
            return Refused(Reason.RATE, "linkedin.daily", remedy="platform.rate_remedy", retry_at=midnight)
        if response.status in (400, 422):
            return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy")
        if response.status == 403:
            return Refused(Reason.RIGHT, "platform.right_why", why, remedy="platform.right_remedy")
        return target_gone() if response.status == 404 else classify(response)

    def pages(self, path: str, **asked: str) -> Iterator[list[dict[str, Any]] | Refused | None]:
        """The elements of a collection, page by page; None where there would be more than anybody reads."""
        for number in range(PAGES):
            read = self.read(path, params=asked | {"start": str(number * PAGE), "count": str(PAGE)})
            yield read if isinstance(read, Refused) else objects_in(read, "elements")
            if isinstance(read, Refused) or len(objects_in(read, "elements")) < PAGE:
                return
        yield None

    def upload(self, author: str, frozen: Frozen, data: bytes) -> str | Refused:
        """Hand over a picture; its URN. The address to hand it to is signed: it takes no token, and gets none."""
        body = {"initializeUploadRequest": {"owner": author}}
        begun = self.read("/rest/images?action=initializeUpload", "POST", json=body)
        if isinstance(begun, Refused):
            return begun
        told = object_in(begun, "value")
        urn, address = id_in(told, "image"), text_in(told, "uploadUrl", 4000)
        if not (urn.startswith("urn:li:image:") and may_hand_over(address, self.server, UPLOADS)):
            return self.senseless()
        with self.http:
            put = self.http.ask("PUT", address, data=data, headers={"Content-Type": frozen["type"]})
        if not isinstance(put, Response):
            return refused_read(put, self.server)
        return urn if put.good else picture_refused(frozen["path"])


def duplicate_of(response: Response) -> str:
    """The URN of the post that LinkedIn says this one duplicates, "" where it names none."""
    found = _DUPLICATE.search(_said(response)[1])
    return found[1] if found else ""


def _said(response: Response) -> tuple[str, str]:
    """LinkedIn's code and words: the first input error's where there is one."""
    try:
        told = response.object()
    except GarbageError:
        return "", ""
    first = next(iter(objects_in(object_in(told, "errorDetails"), "inputErrors")), {})
    words = text_in(told, "message", WORDS) or text_in(first, "description", WORDS)
    return text_in(first, "code", 100) or text_in(told, "code", 100), words.removeprefix(BAD_REQUEST)


def encoded(urn: str) -> str:
    """A URN as it stands in a path."""
    return quote(urn, safe="")


def escaped(text: str) -> str:
    """A text as a commentary: a reserved character that is not escaped ends it, and nobody is told. A hashtag becomes
    the template that keeps it a link. Comments are no little text: there the backslashes would show."""
    parts: list[str] = []
    at = 0
    for tag in _HASHTAG.finditer(text):
        parts += (_RESERVED.sub(_escape, text[at : tag.start()]), rf"{{hashtag|\#|{tag[1]}}}")
        at = tag.end()
    return "".join((*parts, _RESERVED.sub(_escape, text[at:])))


def unescaped(commentary: str) -> str:
    """A commentary as people see it."""
    return re.sub(r"\\(.)", r"\1", _TEMPLATE.sub(r"#\1", commentary), flags=re.DOTALL)


def _escape(found: re.Match[str]) -> str:
    return "\\" + found[0]
