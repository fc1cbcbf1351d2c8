"""Figures of a LinkedIn organisation: its followers, and what its posts brought, by day and by post.

By the pages of November 2026 (networkSizes; organizationalEntityShareStatistics). A member's own figures need a right
(`r_member_postAnalytics`) that LinkedIn does not give to every app: they are not asked for.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cmdaily.domain.figures.measured import Measured, Reading
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import Reason, Refused
from cmdaily.platforms.http.fields import id_in, number_in, object_in, objects_in
from cmdaily.platforms.http.figures import readings_in
from cmdaily.platforms.linkedin.client import encoded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.platforms.linkedin.client import Client

FOLLOWERS = {"firstDegreeSize": "followers"}
POST = {
    "impressionCount": "impressions",
    "uniqueImpressionsCount": "reach",
    "clickCount": "clicks",
    "likeCount": "likes",
    "commentCount": "comments",
    "shareCount": "shares",
}
KINDS = (("urn:li:share:", "shares", "share"), ("urn:li:ugcPost:", "ugcPosts", "ugcPost"))
"""What a post's URN begins with, the parameter that asks for such posts, and the key that names one in the answer."""
DAYS, DAY = 7, 86_400_000
"""Days that are asked for again each time, as LinkedIn corrects them, and the milliseconds of one. They end at midnight
UTC."""
MOST = 50
"""Posts of a kind in one request; older ones are not asked about."""


def measure(client: Client, organisation: str, posts: Sequence[str]) -> Measured | Refused:
    """The followers of an organisation and the figures of those of these posts that are its own (`measure`)."""
    size = client.read(f"/rest/networkSizes/{encoded(organisation)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER")
    if isinstance(size, Refused):
        return size
    days = client.read(_statistics(organisation, _days(client.options.now)))
    found, items = readings_in(size, FOLLOWERS), 2
    if not isinstance(days, Refused):
        for one in objects_in(days, "elements"):
            found += _of_day(one, client.options.now)
    for begin, parameter, key in KINDS:
        asked = [post for post in posts if post.startswith(begin) and post.removeprefix(begin).isdigit()][
            :MOST
        ]
        if not asked:
            continue
        listed = ",".join(encoded(post) for post in asked)
        read = client.read(_statistics(organisation, f"{parameter}=List({listed})"))
        items += 1
        if isinstance(read, Refused):
            if read.reason == Reason.RATE:
                break
            continue
        for one in objects_in(read, "elements"):
            found += _of_post(one, key, asked)
    return Measured(tuple(found), items)


def _statistics(organisation: str, asked: str) -> str:
    """Rest.li's lists and records keep their brackets and commas; what stands in them is encoded."""
    entity = f"q=organizationalEntity&organizationalEntity={encoded(organisation)}"
    return f"/rest/organizationalEntityShareStatistics?{entity}&{asked}"


def _days(now: datetime) -> str:
    """The last days that are over."""
    end = int(now.timestamp()) * 1000 // DAY * DAY
    return f"timeIntervals=(timeRange:(start:{end - DAYS * DAY},end:{end}),timeGranularityType:DAY)"


def _of_day(one: dict[str, Any], now: datetime) -> list[Reading]:
    """What a day brought; nothing where the answer names none of those asked for."""
    start = number_in(object_in(one, "timeRange"), "start")
    end = int(now.timestamp()) * 1000 // DAY * DAY
    if start is None or start % DAY or not end - DAYS * DAY <= start < end:
        return []
    day = datetime.fromtimestamp(start // 1000, UTC).date()
    return [replace(each, day=day) for each in readings_in(object_in(one, "totalShareStatistics"), POST)]


def _of_post(one: dict[str, Any], key: str, asked: Sequence[str]) -> list[Any]:
    post = id_in(one, key)
    return readings_in(object_in(one, "totalShareStatistics"), POST, post) if post in asked else []
