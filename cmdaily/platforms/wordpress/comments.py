"""WordPress comments: where they go, writing one, and finding one's own again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from cmdaily.domain.publishing.outgoing import Target
from cmdaily.platforms.contract import (
    Absent,
    CannotTell,
    Outcome,
    Prepared,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    Unknown,
    not_this_network,
    target_gone,
)
from cmdaily.platforms.http.fields import (
    address_in,
    digits_in,
    host_of,
    id_in,
    number_in,
    object_in,
    objects_in,
    text_in,
)
from cmdaily.platforms.http.html_text import LONGEST_HTML, plain_text, storable
from cmdaily.platforms.http.responses import GarbageError, Response, cannot_tell, garbage, moment_in
from cmdaily.platforms.wordpress.client import Blog, refusal, same

MARGIN = timedelta(minutes=2)
PAGE = "100"


def place_of(blog: Blog, target: Target) -> dict[str, int] | Refused:
    """The post, and the comment of it, that is answered."""
    post, _, comment = target.id.partition("#")
    if comment:
        answered = blog.read(f"/comments/{comment}")
        if isinstance(answered, Refused):
            return answered if answered.reason != Reason.RIGHT else target_gone()
        of = number_in(answered, "post")
        if not of or not (comment.isascii() and comment.isdigit()):
            return not_this_network(blog.server)
        return {"post": of, "parent": int(comment)}
    if not post:
        if not host_of(target.url) or host_of(target.url) != host_of(blog.server):
            return target_gone()
        slug = urlsplit(target.url).path.rstrip("/").rpartition("/")[2]
        found = blog.read("/posts", slug=slug)
        if isinstance(found, Refused):
            return found
        post = next((digits_in(one) for one in objects_in({"": found}, "")), "")
    known = blog.read(f"/posts/{post}") if post.isascii() and post.isdigit() else target_gone()
    if isinstance(known, Refused):
        return known if known.reason != Reason.RIGHT else target_gone()
    if not isinstance(known, dict):
        return not_this_network(blog.server)
    if known.get("comment_status") == "closed":
        return Refused(Reason.TARGET, "wordpress.closed", remedy="wordpress.closed_remedy")
    return {"post": int(post)}


def comment(blog: Blog, prepared: Prepared) -> Outcome:
    """Write the comment."""
    response = blog.ask("POST", "/comments", json=prepared["body"])
    if not isinstance(response, Response):
        return response
    failed = refusal(response)
    if failed is not None:
        return failed
    try:
        return _comment_receipt(response.object())
    except (GarbageError, KeyError):
        return garbage()


def commented(blog: Blog, prepared: Prepared, user: str, since: datetime, taken: frozenset[str]) -> ReadBack:
    """One's own comments on the post, newest first; those that wait for approval too, where the role may see them."""
    asked = {"post": str(prepared["body"]["post"]), "per_page": PAGE, "orderby": "date_gmt", "order": "desc"}
    response: Response | Refused | Unknown = garbage()
    for more in ({"status": "all", "author": user, "context": "edit"}, {}):
        response = blog.ask("GET", "/comments", params=asked | more)
        if not (isinstance(response, Response) and response.status in (400, 401, 403)):
            break
    if not isinstance(response, Response):
        return cannot_tell(response)
    failed = refusal(response)
    if failed is not None:
        return cannot_tell(failed)
    try:
        comments = [dict(comment) for comment in response.json()]
        recent = [comment for comment in comments if _is_recent(comment, since, response)]
        for comment in recent:
            receipt = _comment_receipt(comment)
            if receipt.remote_id not in taken and _is_it(comment, prepared, user):
                return receipt
    except (GarbageError, KeyError, TypeError, ValueError):
        return cannot_tell(garbage())
    whole = len(comments) < int(PAGE) or len(recent) < len(comments)
    return Absent() if whole else CannotTell("platform.read_incomplete")


def _is_it(comment: dict[str, Any], prepared: Prepared, user: str) -> bool:
    body = prepared["body"]
    parent = number_in(comment, "parent") or 0
    if id_in(comment, "author") != user or parent != int(body.get("parent", 0)):
        return False
    content = object_in(comment, "content")
    shown = plain_text(text_in(content, "rendered", LONGEST_HTML))
    return bool(content.get("raw") == body["content"] or same(shown, body["content"]))


def _is_recent(comment: dict[str, Any], since: datetime, response: Response) -> bool:
    moment = moment_in(comment.get("date_gmt"))
    if moment is None:  # nothing says that it is older
        return True
    return moment >= since + min(response.skew(), timedelta()) - MARGIN


def _comment_receipt(comment: dict[str, Any]) -> Receipt:
    """The receipt for a comment. KeyError if it is none."""
    text = plain_text(text_in(object_in(comment, "content"), "rendered", LONGEST_HTML))
    post, number = number_in(comment, "post"), number_in(comment, "id")
    if not (post and number):
        raise KeyError("id")
    return Receipt(f"{post}#{number}", address_in(comment, "link"), storable(text))
