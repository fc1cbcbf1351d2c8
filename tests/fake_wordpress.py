"""A stand-in for a WordPress site's comments on loopback, as a real one (6.1) was seen to answer: by role, by the
site's own wall clock, with pages that leave out what the role may not see though it is counted."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.loopback import Asked, Reply, Web, serving

OWN = 7
EDITOR, AUTHOR, READER = "editor", "author", "reader"


class FakeWordPress:
    """A site with one post, number 4, and a user, number 7."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.role = EDITOR
        self.zone = timedelta()
        """How far the site's wall clock is ahead of UTC."""
        self.tells_total = True
        self.instead: Callable[[Asked], Reply | None] = lambda _: None
        """Answers in its place where it returns something."""
        self.web: Web

    def say(self, text: str, at: datetime, status: str = "approved", author: int = 0, **more: Any) -> int:
        """A comment; its number."""
        number = 1 + max((each["id"] for each in self.comments), default=0)
        known = {
            "id": number,
            "post": 4,
            "parent": 0,
            "author": author,
            "author_name": "Zoé",
            "type": "comment",
        }
        known |= {
            "content": {"rendered": f"<p>{text}</p>\n"},
            "link": f"http://site.test/t/#comment-{number}",
        }
        moments = {"date": _wall(at + self.zone), "date_gmt": _wall(at)}
        self.comments.append({**known, **moments, "status": status, **more})
        return number

    def set(self, number: int, status: str) -> None:
        """Approve it, hold it, call it spam, put it into the trash."""
        for each in self.comments:
            if each["id"] == number:
                each["status"] = status

    def visible(self) -> set[int]:
        """The comments that the role may see."""
        return {each["id"] for each in self.comments if self._may_see(each)}

    def answer(self, asked: Asked) -> Reply:
        """One request."""
        instead = self.instead(asked)
        if instead is not None:
            return instead
        path = urlsplit(asked.path).path
        if path == "/wp-json/wp/v2/users/me":
            return _ok({"id": OWN, "username": "acme"})
        if path != "/wp-json/wp/v2/comments":
            return problem(404, "rest_no_route")
        query = {name: given[0] for name, given in parse_qs(urlsplit(asked.path).query).items()}
        if query.get("status", "approve") != "approve" and self.role == READER:
            return problem(403, "rest_forbidden_param")
        return self._list(query)

    def _list(self, query: dict[str, str]) -> Reply:
        after = datetime.fromisoformat(query["after"]) + self.zone
        status = ("approved", "hold") if query.get("status") == "all" else ("approved",)
        listed = [each for each in self.comments if each["status"] in status and each["date"] > _wall(after)]
        listed.sort(key=lambda each: each["id"])
        offset, size = int(query["offset"]), int(query["per_page"])
        if not 1 <= size <= 100 or query["orderby"] != "id" or query["order"] != "asc":
            return problem(400, "rest_invalid_param")
        page = [self._shown(each, query) for each in listed[offset : offset + size] if self._may_see(each)]
        total = (("X-WP-Total", str(len(listed))),) if self.tells_total else ()
        return _ok(page, total)

    def _may_see(self, each: dict[str, Any]) -> bool:
        mine = self.role == EDITOR or each["author"] == OWN
        return each["status"] == "approved" or (each["status"] == "hold" and mine)

    def _shown(self, each: dict[str, Any], query: dict[str, str]) -> dict[str, Any]:
        asked = query["_fields"].split(",")
        shown = {name: given for name, given in each.items() if name in asked}
        parent = next((one for one in self.comments if one["id"] == each["parent"]), None)
        if parent is not None and query.get("_embed") == "in-reply-to" and "_embedded.in-reply-to" in asked:
            shown["_embedded"] = {"in-reply-to": [{"id": parent["id"], "author": parent["author"]}]}
        return shown


def _wall(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _ok(body: Any, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    return Reply(200, json.dumps(body).encode(), (("Content-Type", "application/json"), *headers))


def problem(status: int, code: str, message: str = "Sorry.") -> Reply:
    """An error as WordPress says it."""
    return Reply(status, json.dumps({"code": code, "message": message, "data": {"status": status}}).encode())


@contextlib.contextmanager
def fake_wordpress() -> Iterator[FakeWordPress]:
    """A running stand-in."""
    fake = FakeWordPress()
    with serving(fake.answer) as web:
        fake.web = web
        yield fake
