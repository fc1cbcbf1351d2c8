"""Figures of a WordPress site: its posts and its approved comments, counted by the site itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.figures.measured import Measured, Reading
from cmdaily.domain.figures.metric import LARGEST
from cmdaily.platforms.contract import Refused
from cmdaily.platforms.http.responses import Response, refused_read
from cmdaily.platforms.wordpress.client import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.platforms.wordpress.client import Blog

MOST = 20
"""Posts that are asked about, each in a request of its own."""
TOTAL = "x-wp-total"
"""The header in which WordPress says how many there are, whatever a page holds."""


def measure(blog: Blog, posts: Sequence[str]) -> Measured | Refused:
    """How many posts and comments the site has, and each of these posts (`Measures.measure`)."""
    me = blog.read("/users/me")  # the rest is public: it would be told to a wrong password too
    if isinstance(me, Refused):
        return me
    written = _count(blog, "/posts", status="publish")
    if isinstance(written, Refused):
        return written
    found = [Reading("posts-total", written)] if written is not None else []
    comments = _count(blog, "/comments", status="approve")
    if isinstance(comments, float):
        found.append(Reading("comments-total", comments))
    asked = 3
    for post in [post for post in posts if post.isascii() and post.isdigit()][:MOST]:
        count = _count(blog, "/comments", status="approve", post=post)
        asked += 1
        if isinstance(count, Refused):
            break  # what was read holds; the rest is a gap
        if count is not None:
            found.append(Reading("comments", count, post))
    return Measured(tuple(found), asked)


def _count(blog: Blog, route: str, **params: str) -> float | Refused | None:
    """How many there are; None where the site does not say."""
    response = blog.ask("GET", route, params={"per_page": "1", "_fields": "id", **params})
    if not isinstance(response, Response):
        return refused_read(response, blog.server)
    failed = refusal(response)
    if failed is not None:
        return refused_read(failed, blog.server)
    said = response.headers.get(TOTAL, "")
    good = said.isascii() and said.isdigit() and len(said) < 16
    return float(said) if good and int(said) <= LARGEST else None
