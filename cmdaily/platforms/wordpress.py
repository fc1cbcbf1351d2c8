"""WordPress: posts and answers to comments, with an application password.

A post is a draft under a name that only this delivery has, then published: whatever happens in between,
the name finds it. A comment has no key; WordPress refuses an identical one, and one's own are read back.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from cmdaily.domain.lengths import text_as_sent
from cmdaily.domain.network import Can
from cmdaily.domain.speech import REPLY, Target
from cmdaily.domain.value import replace
from cmdaily.platforms import pictures
from cmdaily.platforms.answers import Answer, GarbageError, cannot_tell, garbage
from cmdaily.platforms.base import (
    Absent,
    Account,
    Call,
    CannotTell,
    Checkpoint,
    Identity,
    Outcome,
    Outgoing,
    Platform,
    Prepared,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    Request,
    Secret,
    Unknown,
    check_envelope,
    check_outgoing,
    envelope,
)
from cmdaily.platforms.networks import WORDPRESS
from cmdaily.platforms.plain_text import plain_text
from cmdaily.platforms.wordpress_rest import (
    Blog,
    as_html,
    gone,
    id_of,
    not_one,
    refusal,
    same,
    slug_of,
)

TITLE = 80
"""A post without a title is called by so much of its first line, in characters."""

MARGIN = timedelta(minutes=2)
PAGE = "100"


class WordPress(Platform):
    """The adapter."""

    network = WORDPRESS

    def verify(self, account: Account, secret: Secret, call: Call) -> Identity | Refused:
        """Who this is and what the role allows; finds out where the API is."""
        for rest in ("pretty", "plain"):
            settings = tuple((name, given) for name, given in account.settings if name != "rest")
            blog = Blog(replace(account, settings=(*settings, ("rest", rest))), secret, call)
            me = blog.read("/users/me", context="edit")
            if not (isinstance(me, Refused) and me.reason == Reason.SERVER):
                break
        if isinstance(me, Refused):
            return me
        if not isinstance(me, dict) or "id" not in me:
            return not_one(blog.server)
        can = me.get("capabilities") or {}
        rights = [Can.REPLY, Can.READ_BACK]
        rights += [Can.POST] if can.get("publish_posts") else []
        rights += [Can.PICTURES] if can.get("upload_files") else []
        number = str(me["id"])
        return Identity(
            str(me.get("username") or me.get("slug") or account.handle),
            number,
            url=str(me.get("link", "")),
            rights=tuple(rights),
            settings=(("user_id", number), ("rest", rest)),
        )

    def prepare(self, account: Account, secret: Secret, outgoing: Outgoing, call: Call) -> Prepared | Refused:
        """Freeze the post and its name, or the comment. Reads the post that is answered: WordPress itself takes
        an answer to a comment that does not exist."""
        refused = check_outgoing(self.network, outgoing)
        if refused is not None:
            return refused
        frozen = pictures.freeze(outgoing.pictures, self.network.limits)
        if isinstance(frozen, Refused):
            return frozen
        text = text_as_sent(self.network, outgoing)
        if outgoing.kind == REPLY and outgoing.target is not None:
            place = _place(Blog(account, secret, call), outgoing.target)
            if isinstance(place, Refused):
                return place
            body: dict[str, Any] = {**place, "content": text}
        else:
            title = outgoing.title or _title(text)
            body = {"title": title, "content": _content(account, text)}
            body["slug"] = slug_of(title, outgoing.key)
        return envelope(
            self.network.name,
            outgoing,
            text,
            body=body,
            user_id=account.setting("user_id"),
            pictures=[] if outgoing.kind == REPLY else frozen,
            media=[],
            post_id="",
        )

    def send(
        self, account: Account, secret: Secret, prepared: Prepared, call: Call, checkpoint: Checkpoint
    ) -> Outcome:
        """Comment; or make the draft, unless it is there already, and publish it."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return refused
        blog = Blog(account, secret, call)
        if prepared["kind"] == REPLY:
            return _comment(blog, prepared)
        ready = _draft(blog, prepared, checkpoint)
        if isinstance(ready, Refused | Receipt):
            return ready
        blog.line.close()
        answer = blog.ask("POST", f"/posts/{ready['post_id']}", json={"status": "publish"})
        if not isinstance(answer, Answer):
            return answer
        failed = refusal(answer)
        return failed if failed is not None else _published(answer, prepared)

    def read_back(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        since: datetime,
        call: Call,
        taken: frozenset[str] = frozenset(),
    ) -> ReadBack:
        """Look a post up by its name, which is certain; look through the comments of a post."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return CannotTell(refused.key, refused.values)
        blog = Blog(account, secret, call)
        if prepared["kind"] != REPLY:
            found = _named(blog, prepared)
            if isinstance(found, Refused):
                return CannotTell(found.key, found.values)
            if found is None or found.get("status") != "publish":
                return Absent()
            return _as_receipt(found, prepared)
        user = prepared["user_id"] or account.setting("user_id")
        if not user:
            identity = self.verify(account, secret, call)
            if isinstance(identity, Refused):
                return CannotTell(identity.key, identity.values)
            user = identity.remote_id
        return _commented(blog, prepared, user, since, taken)

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The comment; or the uploads, the draft and its publication."""
        blog = Blog(account, Secret({}), Call(datetime.now(UTC)))
        signed = (("Authorization", "Basic ***"),)
        if prepared["kind"] == REPLY:
            return (Request("POST", blog.address("/comments"), signed, prepared["body"]),)
        uploads = [
            Request("POST", blog.address("/media"), signed, {"file": one["path"], "alt_text": one["alt"]})
            for one in prepared["pictures"]
        ]
        draft = prepared["body"] | {"status": "draft"}
        publish = Request("POST", blog.address("/posts/(id)"), signed, {"status": "publish"})
        return (*uploads, Request("POST", blog.address("/posts"), signed, draft), publish)


# --- posts


def _title(text: str) -> str:
    line = text.strip().partition("\n")[0].strip()
    if len(line) <= TITLE:
        return line
    return line[:TITLE].rpartition(" ")[0] + "…" if " " in line[:TITLE] else line[:TITLE] + "…"


def _content(account: Account, text: str) -> str:
    """The account's setting `html` says that its texts are HTML already."""
    return text if account.setting("html") == "yes" else as_html(text)


def _draft(blog: Blog, prepared: Prepared, checkpoint: Checkpoint) -> Prepared | Refused | Receipt:
    """The draft, from this attempt or an earlier one; a receipt if an earlier one was published.

    Nothing is public before it is published, so any failure is a refusal.
    """
    there = _named(blog, prepared)
    if isinstance(there, Refused):
        return there
    if there is not None:
        if there.get("status") == "publish":
            return _as_receipt(there, prepared)
        return prepared | {"post_id": str(there["id"])}
    for frozen in prepared["pictures"][len(prepared["media"]) :]:
        uploaded = _upload(blog, frozen)
        if isinstance(uploaded, Refused):
            return uploaded
        prepared = prepared | {"media": [*prepared["media"], uploaded]}
        checkpoint(prepared)
    body = prepared["body"] | {"status": "draft"}
    if prepared["media"]:
        body["featured_media"] = int(prepared["media"][0]["id"])
        body["content"] += "".join(f"\n\n{one['figure']}" for one in prepared["media"])
    made = id_of(blog.ask("POST", "/posts", json=body), blog.server)
    if isinstance(made, Refused):
        return made
    prepared = prepared | {"post_id": made[0]}
    checkpoint(prepared)
    return prepared


def _named(blog: Blog, prepared: Prepared) -> dict[str, Any] | Refused | None:
    """The post with this delivery's name, whatever its state; None if there is none."""
    slug = prepared["body"]["slug"]
    found = blog.read("/posts", slug=slug, status="any", context="edit")
    if isinstance(found, Refused):
        return blog.may_edit() if found.reason in (Reason.CONTENT, Reason.RIGHT) else found
    if not isinstance(found, list):
        return not_one(blog.server)
    return next((post for post in found if isinstance(post, dict) and post.get("slug") == slug), None)


def _upload(blog: Blog, frozen: pictures.Frozen) -> dict[str, str] | Refused:
    data = pictures.load(frozen)
    if isinstance(data, Refused):
        return data
    name = f"{frozen['sha256'][:16]}.{frozen['type'].partition('/')[2]}"
    fields = {"alt_text": frozen["alt"]}
    file = {"file": (name, data, frozen["type"])}
    made = id_of(blog.ask("POST", "/media", files=file, data=fields), blog.server)
    if isinstance(made, Refused):
        return made
    number, media = made
    source, alt = (html.escape(str(text)) for text in (media.get("source_url", ""), frozen["alt"]))
    figure = (
        f'<figure class="wp-block-image"><img src="{source}" alt="{alt}" class="wp-image-{number}"/></figure>'
    )
    return {"id": number, "figure": figure}


def _published(answer: Answer, prepared: Prepared) -> Outcome:
    try:
        post = answer.object()
        if post.get("status") != "publish":
            state = (("state", str(post.get("status", "?"))),)
            return Refused(
                Reason.RIGHT, "platform.wordpress_pending", state, remedy="platform.wordpress_remedy"
            )
        return _as_receipt(post, prepared)
    except (GarbageError, KeyError):
        return garbage()


def _as_receipt(post: dict[str, Any], prepared: Prepared) -> Receipt:
    return Receipt(str(post["id"]), str(post.get("link", "")), str(prepared["text"]))


# --- comments


def _place(blog: Blog, target: Target) -> dict[str, int] | Refused:
    """The post, and the comment of it, that is answered."""
    post, _, comment = target.id.partition("#")
    if comment:
        answered = blog.read(f"/comments/{comment}")
        if isinstance(answered, Refused):
            return answered if answered.reason != Reason.RIGHT else gone()
        if not isinstance(answered, dict) or "post" not in answered:
            return not_one(blog.server)
        return {"post": int(answered["post"]), "parent": int(comment)}
    if not post:
        slug = urlsplit(target.url).path.rstrip("/").rpartition("/")[2]
        if urlsplit(target.url).netloc != urlsplit(blog.server).netloc:
            return gone()
        found = blog.read("/posts", slug=slug)
        if isinstance(found, Refused):
            return found
        post = str(found[0]["id"]) if found else ""
    known = blog.read(f"/posts/{post}") if post.isdigit() else gone()
    if isinstance(known, Refused):
        return known if known.reason != Reason.RIGHT else gone()
    if known.get("comment_status") == "closed":
        remedy = "platform.target_remedy"
        return Refused(Reason.RIGHT, "platform.wordpress_closed", remedy=remedy)
    return {"post": int(post)}


def _comment(blog: Blog, prepared: Prepared) -> Outcome:
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


def _commented(blog: Blog, prepared: Prepared, user: str, since: datetime, taken: frozenset[str]) -> ReadBack:
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
