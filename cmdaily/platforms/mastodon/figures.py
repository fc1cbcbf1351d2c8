"""Figures of a Mastodon account and of its latest posts. Mastodon counts; impressions it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.figures.measured import Measured
from cmdaily.platforms.contract import Reason, Refused
from cmdaily.platforms.http.fields import id_in
from cmdaily.platforms.http.figures import readings_in
from cmdaily.platforms.http.responses import garbage, refused_read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.platforms.mastodon.client import Client

ACCOUNT = {"followers_count": "followers", "following_count": "following", "statuses_count": "posts-total"}
POST = {
    "favourites_count": "likes",
    "reblogs_count": "shares",
    "replies_count": "replies",
    "quotes_count": "quotes",  # since 4.5
}
PAGE = 40
"""The latest posts, in one answer; older ones are not asked about."""


def measure(client: Client, posts: Sequence[str]) -> Measured | Refused:
    """The counts of the account and of those of these posts that are among its latest (`Measures.measure`)."""
    me = client.read("account_verify_credentials")
    if isinstance(me, Refused):
        return me
    user = id_in(me)
    if not user:
        return refused_read(garbage(), client.server)
    found = readings_in(me, ACCOUNT)
    if not posts:
        return Measured(tuple(found), 1)
    statuses = client.read("account_statuses", user, limit=PAGE, exclude_reblogs=True)
    if isinstance(statuses, Refused):
        return statuses if statuses.reason == Reason.RATE else Measured(tuple(found), 1)
    wanted = set(posts)
    for status in statuses if isinstance(statuses, list) else ():
        number = id_in(status)
        if number in wanted:
            found += readings_in(status, POST, number)
    return Measured(tuple(found), 2)
