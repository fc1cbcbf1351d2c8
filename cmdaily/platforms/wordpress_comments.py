"""Comments on WordPress: the place they go to, writing one, and finding one's own again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from cmdaily.domain.speech import Target
from cmdaily.platforms.answers import Answer, GarbageError, cannot_tell, garbage
from cmdaily.platforms.base import (
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
from cmdaily.platforms.plain_text import plain_text
from cmdaily.platforms.wordpress_rest import Blog, refusal, same

MARGIN = timedelta(minutes=2)
PAGE = "100"


def place_of(blog: Blog, target: Target) -> dict[str, int] | Refused:
    """The post, and the comment of it, that is answered."""
    post, _, comment = target.id.partition("#")
    if comment:
        answered = blog.read(f"/comments/{comment}")
        if isinstance(answered, Refused):
            return answered if answered.reason != Reason.RIGHT else target_gone()
        if not isinstance(answered, dict) or "post" not in answered:
            return not_this_network(blog.server)
        return {"post": int(answered["post"]), "parent": int(comment)}
    if not post:
        slug = urlsplit(target.url).path.rstrip("/").rpartition("/")[2]
        if urlsplit(target.url).netloc != urlsplit(blog.server).netloc:
            return target_gone()
        found = blog.read("/posts", slug=slug)
        if isinstance(found, Refused):
            return found
        post = str(found[0]["id"]) if found else ""
    known = blog.read(f"/posts/{post}") if post.isdigit() else target_gone()
    if isinstance(known, Refused):
        return known if known.reason != Reason.RIGHT else target_gone()
    if known.get("comment_status") == "closed":
        remedy = "platform.target_remedy"
        return Refused(Reason.RIGHT, "platform.wordpress_closed", remedy=remedy)
    return {"post": int(post)}


def comment(blog: Blog, prepared: Prepared) -> Outcome:
    """Write the comment."""
    answer = blog.ask("POST", "/comments", json=prepared["body"])
    if not isinstance(answer, Answer):
        return answer
    failed = refusal(answer)
    if failed is not None:
        return failed
    try:
        return _comment_receipt(answer.object())
    except (GarbageError, KeyError, TypeError):
        return garbage()


def commented(blog: Blog, prepared: Prepared, user: str, since: datetime, taken: frozenset[str]) -> ReadBack:
    """One's own comments on the post, newest first; those that wait for approval too, where the role may see them."""
    asked = {"post": str(prepared["body"]["post"]), "per_page": PAGE, "orderby": "date_gmt", "order": "desc"}
    answer: Answer | Refused | Unknown = garbage()
    for more in ({"status": "all", "author": user, "context": "edit"}, {}):
        answer = blog.ask("GET", "/comments", params=asked | more)
        if not (isinstance(answer, Answer) and answer.status in (400, 401, 403)):
            break
    if not isinstance(answer, Answer):
        return cannot_tell(answer)
    failed = refusal(answer)
    if failed is not None:
        return cannot_tell(failed)
    try:
        comments = [dict(comment) for comment in answer.json()]
        recent = [comment for comment in comments if _is_recent(comment, since, answer)]
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
    if str(comment.get("author")) != user or int(comment.get("parent") or 0) != int(body.get("parent", 0)):
        return False
    content = comment["content"]
    return content.get("raw") == body["content"] or same(plain_text(content["rendered"]), body["content"])


def _is_recent(comment: dict[str, Any], since: datetime, answer: Answer) -> bool:
    moment = datetime.fromisoformat(str(comment["date_gmt"]))
    ahead = min(answer.skew(), timedelta())
    return moment.replace(tzinfo=moment.tzinfo or UTC) >= since + ahead - MARGIN


def _comment_receipt(comment: dict[str, Any]) -> Receipt:
    text = plain_text(str(comment["content"]["rendered"]))
    return Receipt(f"{comment['post']}#{comment['id']}", str(comment.get("link", "")), text)
