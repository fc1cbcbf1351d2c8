"""A small server with Mastodon's notifications, as odd as the real ones are."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.loopback import Asked, Reply

JSON = ("Content-Type", "application/json")


class Habits(NamedTuple):
    """What sets one server apart from another.

    `pages`: "compared" (`max_id` is an upper bound, whether or not it still stands), "standing" (what follows that
    notification, nothing when it is gone), "inclusive" (begins with it) or "none". `shown`: it lists no more than
    so many of the newest, 0 for all.
    """

    pages: str = "compared"
    numbers: bool = True
    most: int = 40
    shown: int = 0
    types: bool = True
    links: bool = False
    dates: bool = True


class Notifying:
    """The notifications of account 7, and the clock of its server."""

    def __init__(self, habits: Habits, now: datetime) -> None:
        self.habits = habits
        self.now = now
        self.standing: list[tuple[int, dict[str, Any]]] = []
        self.made = 0
        self.failing = False

    def add(self, kind: str = "mention", after: timedelta = timedelta(), **fields: Any) -> dict[str, Any]:
        """Something happens, some time after what happened before."""
        self.made += 1
        self.now += after
        number = str(self.made)
        told: dict[str, Any] = {
            "id": number if self.habits.numbers else hashlib.sha256(number.encode()).hexdigest()[:16],
            "type": kind,
            "created_at": self.now.isoformat(timespec="milliseconds"),
            "account": person("9"),
            "status": status(f"s{number}", self.now),
        }
        self.standing.insert(0, (self.made, told | fields))
        return told | fields

    def dismiss(self, place: int) -> None:
        """The person dismisses a notification in the web app."""
        if self.standing:
            del self.standing[place % len(self.standing)]

    def answer(self, asked: Asked) -> Reply:
        """What the server answers."""
        date = (("Date", format_datetime(self.now, usegmt=True)),) if self.habits.dates else ()
        if self.failing:
            return Reply(503, b"{}", (JSON, *date), date=False)
        query = {name: values[0] for name, values in parse_qs(urlsplit(asked.path).query).items()}
        page, link = self._page(query), ()
        if self.habits.links and page:
            address = f"https://social.example/api/v1/notifications?max_id={page[-1]['id']}"
            link = (("Link", f'<{address}>; rel="next", <https://social.example/>; rel="prev"'),)
        return Reply(200, json.dumps(page).encode(), (JSON, *date, *link), date=False)

    def _page(self, query: dict[str, str]) -> list[dict[str, Any]]:
        habits, before = self.habits, query.get("max_id", "")
        listed = self.standing[: habits.shown or None]
        if before and habits.pages == "compared":
            number = next(
                n for n in range(1, self.made + 1) if before in (str(n), self._hashed(n)) or n == self.made
            )
            listed = [(n, told) for n, told in listed if n < number]
        elif before and habits.pages in ("standing", "inclusive"):
            places = [place for place, (_, told) in enumerate(listed) if told.get("id") == before]
            skip = 1 if habits.pages == "standing" else 0
            listed = listed[places[0] + skip :] if places else []
        if habits.types and "types[]" in query:
            listed = [(n, told) for n, told in listed if told.get("type") == query["types[]"]]
        return [told for _, told in listed[: min(int(query.get("limit", 40)), habits.most)]]

    @staticmethod
    def _hashed(number: int) -> str:
        return hashlib.sha256(str(number).encode()).hexdigest()[:16]


def person(number: str, **fields: Any) -> dict[str, Any]:
    """Somebody."""
    return {"id": number, "acct": f"p{number}@elsewhere.example", "display_name": f"Person {number}"} | fields


def status(number: str, moment: datetime, **fields: Any) -> dict[str, Any]:
    """A post that names the account."""
    return {
        "id": number,
        "url": f"https://elsewhere.example/@p9/{number}",
        "uri": f"https://elsewhere.example/p9/{number}",
        "created_at": moment.isoformat(timespec="milliseconds"),
        "account": person("9"),
        "content": f"<p>@acme question {number}</p>",
        "spoiler_text": "",
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
    } | fields
