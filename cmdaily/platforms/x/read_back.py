"""Timeline lookup on X: finding one's own post again, where texts come back changed."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from cmdaily.domain.publishing.outgoing import REPLY, SHARE
from cmdaily.domain.publishing.text.urls import urls
from cmdaily.platforms.contract import Absent, CannotTell, Prepared, Refused, Secret, Unknown
from cmdaily.platforms.http.fields import digits_in, id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.html_text import unescape
from cmdaily.platforms.http.responses import GarbageError, Response, cannot_tell, utc_text, windows
from cmdaily.platforms.x.client import Client
from cmdaily.platforms.x.errors import refusal

MARGIN = timedelta(minutes=1)
SKEW = timedelta(seconds=20)
PAGES = 5
LONGEST = 60_000
"""Characters of a text: X takes 25,000."""
MOST_LINKS, SHORTEST = 300, 8
"""What is shorter than this is no address, and would be found in every word."""

_MENTIONS = re.compile(r"\A(?:@\w+\s+)+")
_MEDIA = ("pic.twitter.com/", "pic.x.com/")


class Timeline:
    """The account's own posts, from a moment on, brought to X's clock."""

    def __init__(self, client: Client, secret: Secret, route: str, since: datetime, referring: bool) -> None:
        self.client = client
        self.secret = secret
        self.route = route
        self.since = since - MARGIN
        self.referring = referring
        """Whether it matters what a post refers to: that is an expansion, and may cost."""

    def find(self, prepared: Prepared, taken: frozenset[str]) -> dict[str, Any] | Absent | CannotTell:
        """The first post that is the one, or Absent if all of them were seen."""
        after = ""
        response = self._on_time()
        for _ in range(PAGES):
            if isinstance(response, CannotTell):
                return response
            try:
                read = response.object()
                posts = [*(read.get("data") or ())]
                after = id_in(object_in(read, "meta"), "next_token")
                target = prepared["target"]
                shared = target if prepared["kind"] == SHARE else ""
                reply_to = target if prepared["kind"] == REPLY else ""
                for post in posts:
                    number = digits_in(post)
                    if not number:
                        raise GarbageError("a post without an id")
                    if number not in taken and is_it(post, prepared["text"], reply_to, shared):
                        return dict(post)
            except (GarbageError, KeyError, TypeError, AttributeError):
                return CannotTell("platform.unknown_garbage")
            if not after:
                return Absent(windows(response, "read"))
            response = self._page(after)
        return CannotTell("platform.read_incomplete")

    def _on_time(self) -> Response | CannotTell:
        """The first page; asked for again where this machine's clock proves to be wrong."""
        first = self._ask()
        if isinstance(first, Response) and abs(first.skew()) > SKEW:
            self.since += first.skew()
            first = self._ask()
        return self._checked(first)

    def _page(self, after: str) -> Response | CannotTell:
        return self._checked(self._ask(pagination_token=after))

    def _ask(self, **more: str) -> Response | Refused | Unknown:
        fields = {"post.fields": "created_at,entities,note_post"}
        if self.referring:
            fields["expansions"] = "referenced_posts"
        return self.client.ask(
            "GET", self.route, None, max_results="100", start_time=utc_text(self.since), **fields, **more
        )

    def _checked(self, response: Response | Refused | Unknown) -> Response | CannotTell:
        if not isinstance(response, Response):
            return cannot_tell(response)
        failed = refusal(response, self.secret, "read")
        return cannot_tell(failed) if failed is not None else response


def is_it(post: dict[str, Any], text: str, reply_to: str, shared: str) -> bool:
    """Whether a post of the timeline is the one that was sent: the same text (links unrolled) under the same post."""
    referenced = {
        text_in(one, "type"): id_in(one)
        for one in objects_in(post, "referenced_posts") or objects_in(post, "referenced_tweets")
    }
    if shared:
        return referenced.get("retweeted") == shared
    if "retweeted" in referenced or referenced.get("replied_to", "") != reply_to:
        return False
    return canonical(shown(post), bool(reply_to)) == canonical(text, bool(reply_to))


def shown(post: dict[str, Any]) -> str:
    """The text as people see it: the whole of a long one, t.co links unrolled, links to its own pictures left out."""
    note = object_in(post, "note_post") or object_in(post, "note_tweet")
    whole = note if text_in(note, "text") else post
    text = text_in(whole, "text", LONGEST)
    for link in objects_in(object_in(whole, "entities"), "urls")[:MOST_LINKS]:
        short, full = text_in(link, "url"), text_in(link, "expanded_url", 4000)
        own = link.get("media_key") or text_in(link, "display_url").startswith(_MEDIA)
        if len(short) >= SHORTEST:
            text = text.replace(short, "" if own else full)[:LONGEST]
    return unescape(text)


def canonical(text: str, reply: bool) -> str:
    """A text for comparing: composed, white space as one space, links without protocol or final slash, and for
    a reply without the names that X puts before it."""
    text = unicodedata.normalize("NFC", text)
    parts: list[str] = []
    at = 0
    for url in urls(text):
        parts += (text[at : url.start], _address(text[url.start : url.end]))
        at = url.end
    text = " ".join("".join((*parts, text[at:])).split())
    return _MENTIONS.sub("", f"{text} ").strip() if reply else text


def as_written(kept: str, prepared: Prepared) -> str:
    """The text that X keeps of a post; as it was sent, where they differ by no more than what X does itself: shorten
    links, put names before a reply, add a link to the pictures."""
    sent, reply = str(prepared["text"]), prepared["kind"] == REPLY
    return sent if _linkless(kept, reply) == _linkless(sent, reply) else kept


def _linkless(text: str, reply: bool) -> str:
    """A text for comparing, without its links."""
    parts: list[str] = []
    at = 0
    for url in urls(text):
        parts.append(text[at : url.start])
        at = url.end
    return canonical("".join((*parts, text[at:])), reply)


def _address(url: str) -> str:
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}{query}{fragment}"
