"""WordPress: posts and answers to comments, with an application password.

A post is a draft under a name that only this delivery has, then published: whatever happens in between,
the name finds it. A comment has no key; WordPress refuses an identical one, and one's own are read back.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from cmdaily.domain.accounts.network import Can
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.domain.publishing.text.measure import text_as_sent
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import (
    Absent,
    Account,
    CannotTell,
    Checkpoint,
    Identity,
    Measured,
    Outcome,
    Outgoing,
    Platform,
    Prepared,
    ReadBack,
    Reason,
    Receipt,
    Received,
    Refused,
    Request,
    RequestOptions,
    Secret,
    check_envelope,
    check_outgoing,
    envelope,
    not_this_network,
)
from cmdaily.platforms.http import media as pictures
from cmdaily.platforms.http.fields import address_in, digits_in, name_in, object_in
from cmdaily.platforms.http.responses import GarbageError, Response, garbage
from cmdaily.platforms.wordpress import figures, hosting
from cmdaily.platforms.wordpress.client import Blog, as_html, code_of, id_of, refusal, slug_of
from cmdaily.platforms.wordpress.comments import comment, commented, place_of
from cmdaily.platforms.wordpress.inbox import comments
from cmdaily.platforms.wordpress.network import NETWORK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Capability

STATES = ("publish", "pending", "draft", "private", "future")
"""What may become of a post that is to be published; another answer makes no sense."""

TITLE = 80
"""A post without a title is called by so much of its first line, in characters."""


class WordPress(Platform):
    """The adapter."""

    network = NETWORK

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Who this is and what the role allows; finds out where the API is."""
        for rest in ("pretty", "plain"):
            settings = tuple((name, value) for name, value in account.settings if name != "rest")
            blog = Blog(replace(account, settings=(*settings, ("rest", rest))), secret, options)
            me = blog.read("/users/me", context="edit")
            if not (isinstance(me, Refused) and me.reason == Reason.SERVER):
                break
        if isinstance(me, Refused):
            return me
        number = digits_in(me)
        if not number:
            return not_this_network(blog.server)
        can = object_in(me, "capabilities")
        rights: list[Capability] = [Can.REPLY, Can.READ_BACK, Can.INBOX, Can.FIGURES]
        # who may write and not publish leaves drafts to an editor
        rights += [Can.POST] if can.get("publish_posts") or can.get("edit_posts") else []
        rights += [Can.PICTURES] if can.get("upload_files") else []
        return Identity(
            name_in(me, "username") or name_in(me, "slug") or account.handle,
            number,
            url=address_in(me, "link"),
            rights=tuple(rights),
            settings=(("user_id", number), ("rest", rest)),
        )

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
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
            place = place_of(Blog(account, secret, options), outgoing.target)
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
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        options: RequestOptions,
        checkpoint: Checkpoint,
    ) -> Outcome:
        """Comment; or make the draft, unless it is there already, and publish it."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return refused
        blog = Blog(account, secret, options)
        if prepared["kind"] == REPLY:
            return comment(blog, prepared)
        ready = _draft(blog, prepared, checkpoint)
        if isinstance(ready, Refused | Receipt):
            return ready
        response = blog.ask("POST", f"/posts/{ready['post_id']}", json={"status": "publish"})
        if not isinstance(response, Response):
            return response
        failed = refusal(response)
        if code_of(response) == "rest_cannot_publish" and _left_for_review(blog, ready):
            return _in_review(blog, ready)
        return failed if failed is not None else _published(blog, response, ready)

    def read_back(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        since: datetime,
        options: RequestOptions,
        taken: frozenset[str] = frozenset(),
    ) -> ReadBack:
        """Look a post up by its name, which is certain; look through the comments of a post."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return CannotTell(refused.key, refused.values)
        blog = Blog(account, secret, options)
        if prepared["kind"] != REPLY:
            post = _named(blog, prepared)
            if isinstance(post, Refused):
                return CannotTell(post.key, post.values)
            if post is None or post.get("status") != "publish":
                return Absent()
            return _as_receipt(post, prepared)
        user = prepared["user_id"] or self.number_of(account, secret, options)
        if isinstance(user, Refused):
            return CannotTell(user.key, user.values)
        return commented(blog, prepared, user, since, taken)

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The comment; or the uploads, the draft and its publication."""
        blog = Blog(account, Secret({}), RequestOptions(datetime.min.replace(tzinfo=UTC)))  # no call is made
        signed = (("Authorization", "Basic ***"),)
        if prepared["kind"] == REPLY:
            return (Request("POST", blog.address("/comments"), signed, prepared["body"]),)
        uploads = [
            Request(
                "POST", blog.address("/media"), signed, {"file": picture["path"], "alt_text": picture["alt"]}
            )
            for picture in prepared["pictures"]
        ]
        draft = prepared["body"] | {"status": "draft"}
        publish = Request("POST", blog.address("/posts/(id)"), signed, {"status": "publish"})
        return (*uploads, Request("POST", blog.address("/posts"), signed, draft), publish)

    def host_picture(
        self, account: Account, secret: Secret, frozen: pictures.Frozen, options: RequestOptions
    ) -> str | Refused:
        """The address of a picture in the media library, put there unless it is."""
        return hosting.hosted(Blog(account, secret, options), frozen)

    def describe_hosting(self, account: Account, frozen: pictures.Frozen) -> Request:
        """The upload."""
        blog = Blog(account, Secret({}), RequestOptions(datetime.min.replace(tzinfo=UTC)))  # no call is made
        body = {"file": frozen["path"], "alt_text": frozen["alt"]}
        return Request("POST", blog.address("/media"), (("Authorization", "Basic ***"),), body)

    def receive(
        self, account: Account, secret: Secret, cursor: str, since: datetime, options: RequestOptions
    ) -> Received | Refused:
        """What others said: the comments on the site, the account's own left out."""
        user = self.number_of(account, secret, options)
        if isinstance(user, Refused):
            return user
        return comments(Blog(account, secret, options), user, cursor, since, options)

    def measure(
        self, account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
    ) -> Measured | Refused:
        """Posts and comments, counted by the site."""
        return figures.measure(Blog(account, secret, options), posts)


# --- posts


def _title(text: str) -> str:
    http = text.strip().partition("\n")[0].strip()
    if len(http) <= TITLE:
        return http
    return http[:TITLE].rpartition(" ")[0] + "…" if " " in http[:TITLE] else http[:TITLE] + "…"


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
        return prepared | {"post_id": digits_in(there)}
    for frozen in prepared["pictures"][len(prepared["media"]) :]:
        uploaded = _upload(blog, frozen)
        if isinstance(uploaded, Refused):
            return uploaded
        prepared = prepared | {"media": [*prepared["media"], uploaded]}
        checkpoint(prepared)
    body = prepared["body"] | {"status": "draft"}
    if prepared["media"]:
        body["featured_media"] = int(prepared["media"][0]["id"])
        body["content"] += "".join(f"\n\n{entry['figure']}" for entry in prepared["media"])
    made = id_of(blog.ask("POST", "/posts", json=body), blog.server)
    if isinstance(made, Refused):
        return made
    prepared = prepared | {"post_id": made[0]}
    checkpoint(prepared)
    return prepared


def _named(blog: Blog, prepared: Prepared) -> dict[str, Any] | Refused | None:
    """The post with this delivery's name, whatever its state; None if there is none."""
    slug = prepared["body"]["slug"]
    posts = blog.read("/posts", slug=slug, status="any", context="edit")
    if isinstance(posts, Refused):
        return blog.may_edit() if posts.reason in (Reason.CONTENT, Reason.RIGHT) else posts
    named = isinstance(posts, list) and all(
        isinstance(post, dict) and post.get("slug") == slug and digits_in(post) for post in posts
    )
    if not named:
        return not_this_network(blog.server)
    return dict(posts[0]) if posts else None


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
    source, alt = (html.escape(text) for text in (address_in(media, "source_url"), frozen["alt"]))
    figure = (
        f'<figure class="wp-block-image"><img src="{source}" alt="{alt}" class="wp-image-{number}"/></figure>'
    )
    return {"id": number, "figure": figure}


def _left_for_review(blog: Blog, prepared: Prepared) -> bool:
    """Leave a draft to an editor, as a role does that may write and not publish. Whether the site took that."""
    response = blog.ask("POST", f"/posts/{prepared['post_id']}", json={"status": "pending"})
    return isinstance(response, Response) and response.good


def _in_review(blog: Blog, prepared: Prepared) -> Refused:
    """What a draft that waits for an editor comes to; where it stands is said."""
    site = blog.server.removesuffix("/")
    where = (("address", f"{site}/wp-admin/post.php?post={prepared['post_id']}&action=edit"),)
    return Refused(Reason.OTHER, "wordpress.review", where, remedy="wordpress.remedy")


def _published(blog: Blog, response: Response, prepared: Prepared) -> Outcome:
    try:
        post = response.object()
        if not digits_in(post) or post.get("status") not in STATES:
            return garbage()
        if post.get("status") != "publish":
            return _in_review(blog, prepared)
        return _as_receipt(post, prepared)
    except GarbageError:
        return garbage()


def _as_receipt(post: dict[str, Any], prepared: Prepared) -> Receipt:
    return Receipt(digits_in(post), address_in(post, "link"), str(prepared["text"]))
