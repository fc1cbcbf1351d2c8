"""Figures of an account on X and of its posts. Every post and every user that X hands over costs money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdaily.domain.figures.measured import Measured
from cmdaily.platforms.contract import Account, Refused, RequestOptions, Secret
from cmdaily.platforms.http.fields import digits_in, object_in, objects_in
from cmdaily.platforms.http.figures import readings_in
from cmdaily.platforms.http.responses import GarbageError, Response, garbage, refused_read, windows
from cmdaily.platforms.x.client import Client, server_of
from cmdaily.platforms.x.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.accounts.outcome import RateWindow

ACCOUNT = {"followers_count": "followers", "following_count": "following", "post_count": "posts-total"}
POST = {
    "like_count": "likes",
    "repost_count": "shares",
    "reply_count": "replies",
    "quote_count": "quotes",
    "bookmark_count": "saves",
    "impression_count": "impressions",
}
AT_ONCE = 100
"""Posts in one request (GET /2/tweets)."""


def measure(
    account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
) -> Measured | Refused:
    """The counts of the account and of these posts (`Measures.measure`); what X hands over is counted in `items`."""
    client = Client(account, secret, options)
    me = _read(client, account, secret, "/2/users/me", {"user.fields": "public_metrics"})
    if isinstance(me, Refused):
        return me
    read, rate = me
    found = readings_in(object_in(object_in(read, "data"), "public_metrics"), ACCOUNT)
    items = 1
    numbers = [post for post in posts if post.isascii() and post.isdigit() and len(post) < 20]
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        asked = {"ids": ",".join(part), "post.fields": "public_metrics"}
        told = _read(client, account, secret, "/2/tweets", asked)
        if isinstance(told, Refused):
            break  # what was read holds and is paid for; the rest is a gap
        given = objects_in(told[0], "data")
        items += len(given)
        for post in given:
            number = digits_in(post)
            if number in part:
                found += readings_in(object_in(post, "public_metrics"), POST, number)
    return Measured(tuple(found), items, rate)


def _read(
    client: Client, account: Account, secret: Secret, route: str, params: dict[str, str]
) -> tuple[dict[str, Any], tuple[RateWindow, ...]] | Refused:
    response = client.ask("GET", route, None, **params)
    if not isinstance(response, Response):
        return refused_read(response, server_of(account))
    failed = refusal(response, secret, "figures")
    if failed is not None:
        return refused_read(failed, server_of(account))
    try:
        return response.object(), windows(response, "figures")
    except GarbageError:
        return refused_read(garbage(), server_of(account))
