"""Figures of a LinkedIn organisation: its followers, and what each of its posts brought so far.

By the pages of November 2026 (networkSizes; organizationalEntityShareStatistics). A member's own figures need a right
(`r_member_postAnalytics`) that LinkedIn does not give to every app: they are not asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdaily.domain.figures.measured import Measured
from cmdaily.platforms.contract import Reason, Refused
from cmdaily.platforms.http.fields import id_in, object_in, objects_in
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
MOST = 50
"""Posts of a kind in one request; older ones are not asked about."""


def measure(client: Client, organisation: str, posts: Sequence[str]) -> Measured | Refused:
    """The followers of an organisation and the figures of those of these posts that are its own (`measure`)."""
    size = client.read(f"/rest/networkSizes/{encoded(organisation)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER")
    if isinstance(size, Refused):
        return size
    found, items = readings_in(size, FOLLOWERS), 1
    for begin, parameter, key in KINDS:
        asked = [post for post in posts if post.startswith(begin) and post.removeprefix(begin).isdigit()][
            :MOST
        ]
        if not asked:
            continue
        read = client.read(_statistics(organisation, parameter, asked))
        items += 1
        if isinstance(read, Refused):
            if read.reason == Reason.RATE:
                break
            continue
        for one in objects_in(read, "elements"):
            found += _of_post(one, key, asked)
    return Measured(tuple(found), items)


def _statistics(organisation: str, parameter: str, posts: Sequence[str]) -> str:
    """Rest.li's lists keep their brackets and commas; what stands in them is encoded."""
    listed = ",".join(encoded(post) for post in posts)
    entity = f"q=organizationalEntity&organizationalEntity={encoded(organisation)}"
    return f"/rest/organizationalEntityShareStatistics?{entity}&{parameter}=List({listed})"


def _of_post(one: dict[str, Any], key: str, asked: Sequence[str]) -> list[Any]:
    post = id_in(one, key)
    return readings_in(object_in(one, "totalShareStatistics"), POST, post) if post in asked else []
