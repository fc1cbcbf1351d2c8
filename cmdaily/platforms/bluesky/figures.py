"""Figures of a Bluesky account and of its posts, as the AppView counts them. Impressions nobody counts there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdaily.domain.figures.measured import Measured, Reading
from cmdaily.platforms.bluesky.client import POST as POSTS
from cmdaily.platforms.bluesky.client import bearer, open_session, refusal, repo_of, server_of, whose, xrpc
from cmdaily.platforms.contract import Account, Reason, Refused, RequestOptions, Secret
from cmdaily.platforms.http.fields import id_in, objects_in
from cmdaily.platforms.http.figures import readings_in
from cmdaily.platforms.http.responses import GarbageError, Response, classify, garbage, refused_read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.platforms.http.session import BoundedSession

ACCOUNT = {"followersCount": "followers", "followsCount": "following", "postsCount": "posts-total"}
POST = {
    "likeCount": "likes",
    "repostCount": "shares",
    "replyCount": "replies",
    "quoteCount": "quotes",
    "bookmarkCount": "saves",
}
AT_ONCE = 25
"""Posts in one request (app.bsky.feed.getPosts)."""


def measure(
    account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
) -> Measured | Refused:
    """The counts of the account and of these posts (`Measures.measure`)."""
    with open_session(options) as http:
        failed = bearer(http, account, secret)
        if failed is not None:
            return failed
        actor = whose(http, account) or repo_of(account)
        me = read_xrpc(http, account, "app.bsky.actor.getProfile", {"actor": actor})
        if isinstance(me, Refused):
            return me
        found = readings_in(me, ACCOUNT)
        own = [post for post in posts if f"/{POSTS}/" in post]
        asked = 1
        for start in range(0, len(own), AT_ONCE):
            part = own[start : start + AT_ONCE]
            read = read_xrpc(http, account, "app.bsky.feed.getPosts", {"uris": part})
            asked += 1
            if isinstance(read, Refused):
                break  # what was read holds; the rest is a gap
            found += _posts(read, set(part))
    return Measured(tuple(found), asked)


def _posts(read: dict[str, Any], wanted: set[str]) -> list[Reading]:
    found: list[Reading] = []
    for post in objects_in(read, "posts"):
        uri = id_in(post, "uri")
        if uri in wanted:
            found += readings_in(post, POST, uri)
    return found


def read_xrpc(
    http: BoundedSession, account: Account, method: str, params: dict[str, Any]
) -> dict[str, Any] | Refused:
    """What a method of the AppView answers."""
    response = http.ask("GET", xrpc(account, method), params=params)
    if not isinstance(response, Response):
        return refused_read(response, server_of(account))
    failed = classify(response)
    if failed is not None:
        said = refusal(response)
        if said is not None and said.reason != Reason.CONTENT:
            return said
        return refused_read(failed, server_of(account))
    try:
        return response.object()
    except GarbageError:
        return refused_read(garbage(), server_of(account))
