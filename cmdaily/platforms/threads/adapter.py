"""Threads: posts, replies, reposts and quotes; mentions, and what is said under the account's own posts.

A post is a container first, which is kept before it is published and asked about after an unknown outcome. The shortcut
that publishes a text at once is never used: it leaves no container to ask about. A repost has none, and is looked for
among the account's own posts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Identity, Outcome, ReadBack, Receipt, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.inbox.incoming import ANSWER, MENTION, Incoming
from cmdaily.domain.publishing.outgoing import REPLY, SHARE, Outgoing
from cmdaily.platforms.contract import (
    Checkpoint,
    Prepared,
    Received,
    RequestOptions,
    Searched,
    Term,
    envelope,
    target_gone,
)
from cmdaily.platforms.http.comment_cursor import CommentCursor, Heard, read_comments
from cmdaily.platforms.http.fields import address_in, digits_in, id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.html_text import comparable
from cmdaily.platforms.http.messages import answers_among, each_alone
from cmdaily.platforms.http.responses import GarbageError, Response, garbage, moment_in
from cmdaily.platforms.http.rest import end_of, searched
from cmdaily.platforms.meta import figures
from cmdaily.platforms.meta.client import Graph, next_page
from cmdaily.platforms.meta.containers import ContainerPlatform, Words
from cmdaily.platforms.threads import search
from cmdaily.platforms.threads.network import NETWORK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Capability

WEB = "https://www.threads.com"
HANDLE = re.compile(r"[\w.]{1,60}", re.ASCII)
RIGHTS: dict[Capability, str] = {
    Can.POST: "threads_content_publish",
    Can.SHARE: "threads_content_publish",
    Can.QUOTE: "threads_content_publish",
    Can.PICTURES_BY_ADDRESS: "threads_content_publish",
    Can.REPLY: "threads_manage_replies",
    Can.THREAD: "threads_manage_replies",
    Can.READ_BACK: "threads_basic",
    Can.INBOX: "threads_read_replies",
    Can.FIGURES: "threads_manage_insights",
    Can.SEARCH: "threads_keyword_search",
}
"""What each capability needs; hearing mentions needs `threads_manage_mentions` as well."""
FIELDS = "id,text,timestamp,username,permalink,replied_to,has_replies"
MENTIONS, POSTS = "m", "p"
LONGEST = 10_000
PROFILE = {"followers_count": "followers"}
METRICS = {"views": "views", "likes": "likes", "replies": "replies", "reposts": "shares", "quotes": "quotes"}


class Client(Graph):
    """Threads, whose API has one version."""

    network = NETWORK
    api = "https://graph.threads.net"

    def path(self, *parts: str) -> str:
        """The path of a node or an edge."""
        return "/".join(("", "v1.0", *parts))


class Threads(ContainerPlatform):
    """The adapter."""

    network = NETWORK
    client_class = Client
    scope = ",".join(dict.fromkeys(("threads_basic", *RIGHTS.values(), "threads_manage_mentions")))
    words = Words(
        make="threads",
        publish="threads_publish",
        state="status",
        why="error_message",
        text="text",
        exchange="th_exchange_token",
        renew="th_refresh_token",
        authorise=f"{WEB}/oauth/authorize",
        token="https://graph.threads.net/oauth/access_token",  # noqa: S106
        profile=WEB + "/@{}",
        image="IMAGE",
    )

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Who this is, and which rights the token was given."""
        client: Client = self.client(account, secret, options)
        me = client.read(client.path("me"), params={"fields": "id,username"})
        if isinstance(me, Refused):
            return me
        number, name = digits_in(me), id_in(me, "username", 200)
        if not (number and HANDLE.fullmatch(name)):
            return client.senseless()
        told = client.read("/debug_token", params={"input_token": secret.get("access_token")})
        given = object_in(told, "data").get("scopes")
        rights = (
            tuple(one for one, right in RIGHTS.items() if right in given) if isinstance(given, list) else None
        )
        return Identity(name, number, f"{WEB}/@{name}", rights, (("user_id", number),), end_of(secret))

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the container's form; finds the post that an address names among those the account may read."""
        client: Client = self.client(account, secret, options)
        frozen = self.common(client, outgoing)
        if isinstance(frozen, Refused):
            return frozen
        text, target = frozen.pop("text"), outgoing.target
        if target is not None:
            number = (
                target.id
                if target.id.isdigit()
                else _by_code(client, frozen["author"], target.id, target.url)
            )
            if isinstance(number, Refused):
                return number
            frozen["target"] = number
        bare = not (outgoing.text.strip() or outgoing.link or outgoing.pictures)
        if outgoing.kind == SHARE and target is not None and bare:
            edge = [frozen["target"], "repost"]
            return envelope(self.network.name, outgoing, "", **frozen, edge=edge, form={}, url=target.url)
        made = self.container_of(frozen, text)
        if target is not None:
            made["form"]["reply_to_id" if outgoing.kind == REPLY else "quote_post_id"] = frozen["target"]
        return envelope(self.network.name, outgoing, text, **frozen, **made)

    def say(self, client: Client, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:
        """Publish, or repost."""
        if "edge" not in prepared:
            return self.publish(client, prepared, checkpoint)
        response = client.done("POST", client.path(*prepared["edge"]))
        if not isinstance(response, Response):
            return response
        try:
            return _repost(response.object(), prepared) or garbage()
        except GarbageError:
            return garbage()

    def find(self, client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """Ask the container; look for a repost among the account's own posts."""
        if "edge" not in prepared:
            return self.read_published(client, prepared, since, taken)

        def fits(one: dict[str, Any]) -> Receipt | None:
            same = id_in(object_in(one, "reposted_post")) == prepared["target"]
            return _repost(one, prepared) if same else None

        path = client.path(prepared["author"], "threads")
        pages = client.pages(path, fields="id,timestamp,reposted_post", limit="50")
        return searched(pages, fits, _moment, since, taken)

    def listed(self, client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """The post among the account's own, or among its replies, by its text."""
        edge = "replies" if prepared["kind"] == REPLY else "threads"

        def fits(one: dict[str, Any]) -> Receipt | None:
            number, text = digits_in(one), text_in(one, "text", LONGEST)
            under = id_in(object_in(one, "replied_to")) if edge == "replies" else prepared["target"]
            same = number and comparable(text) == comparable(prepared["text"])
            return (
                Receipt(number, address_in(one, "permalink"), text)
                if same and under == prepared["target"]
                else None
            )

        pages = client.pages(client.path(prepared["author"], edge), fields=FIELDS, limit="50")
        return searched(pages, fits, _moment, since, taken)

    # --- figures

    def measure(
        self, account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
    ) -> Measured | Refused:
        """The followers, and what each of these posts brought so far."""
        client: Client = self.client(account, secret, options)
        user = self.number_of(account, secret, options)
        if isinstance(user, Refused):
            return user
        own = figures.insights(client, client.path(user, "threads_insights"), PROFILE)
        return figures.measured(client, own, posts, METRICS)

    # --- listening

    def search(
        self,
        account: Account,
        secret: Secret,
        terms: Sequence[Term],
        since: datetime,
        options: RequestOptions,
    ) -> Searched | Refused:
        """What Threads finds for a keyword or a topic tag, the latest first."""
        return search.search(self.client(account, secret, options), terms, since)

    def hear(self, client: Client, user: str, cursor: CommentCursor) -> Received | Refused:
        """First the mentions, then what was said under the account's posts of the last weeks."""

        def posts(cursor: CommentCursor) -> tuple[list[Any], str] | Refused:
            phase, _, after = cursor.page.partition(":")
            edge, since = ("threads", cursor.posts_from) if phase == POSTS else ("mentions", cursor.news_from)
            asked = {"fields": FIELDS, "limit": "25", "since": str(int(since.timestamp()))}
            read = client.read(client.path(user, edge), params=asked | ({"after": after} if after else {}))
            if isinstance(read, Refused):
                return read
            following = next_page(read)
            listed = objects_in(read, "data")
            if edge == "mentions" and following:
                return [("", listed)], f"{MENTIONS}:{following}"
            if edge == "mentions":
                return [("", listed), ("", _own_replies(client, user, since))], f"{POSTS}:"
            return [
                (id_in(one), one) for one in listed if one.get("has_replies")
            ], following and f"{POSTS}:{following}"

        return read_comments(cursor, posts, lambda one, at: _heard(client, one, at))


def _own_replies(client: Client, user: str, since: datetime) -> list[Any]:
    """What the account answered of late, under others' posts too; nothing where that cannot be told."""
    if not client.account.handle.strip():
        return []
    asked = {"fields": FIELDS, "limit": "50", "since": str(int(since.timestamp()))}
    read = client.read(client.path(user, "replies"), params=asked)
    return [] if isinstance(read, Refused) else objects_in(read, "data")


def _heard(client: Client, item: tuple[str, Any], cursor: CommentCursor) -> Heard | Refused:
    """A page of mentions; or the conversation under a post, newest first."""
    post, told = item
    listed, whole = (told, True) if not post else ([], True)
    asked = {"fields": FIELDS, "limit": "50", "reverse": "true"}
    for page in client.pages(client.path(post, "conversation"), **asked) if post else ():
        if isinstance(page, Refused):
            return page
        whole = page is not None
        listed = [*listed, *(page or ())]
        if page and (_moment(page[-1]) or cursor.began) < cursor.news_from:
            break
    own = client.account.handle.strip().lstrip("@").lower()
    others = [one for one in listed if id_in(one, "username").lower() != own]
    where = f"{WEB}/@{own}"
    answers = answers_among(
        (one for one in listed if one not in others),
        lambda one: (digits_in(object_in(one, "replied_to")), digits_in(one), address_in(one, "permalink")),
    )
    messages = each_alone(others, lambda one: _incoming(one, post, cursor), cursor.began, where)
    return messages, len(listed), whole, answers


def _incoming(one: dict[str, Any], post: str, cursor: CommentCursor) -> Incoming:
    """A mention or an answer, as far as it makes sense."""
    number, author = digits_in(one), id_in(one, "username", 200) or "?"
    if not number:
        raise ValueError("no post")
    about = (digits_in(object_in(one, "replied_to")) or post) if post else ""
    text, moment = text_in(one, "text", LONGEST), _moment(one) or cursor.began
    url = address_in(one, "permalink") or f"{WEB}/@{author}"
    return Incoming(number, ANSWER if post else MENTION, author, text, url, moment, about=about)


def _repost(one: dict[str, Any], prepared: Prepared) -> Receipt | None:
    number = digits_in(one)
    return Receipt(number, prepared["url"] or WEB) if number else None


def _by_code(client: Client, user: str, code: str, url: str) -> str | Refused:
    """The id of a post by the short code in its address, among the posts that the account may read: its own, its
    replies, and those that mention it."""
    wanted = code or url.rstrip("/").rpartition("/")[2]
    for edge in ("threads", "mentions", "replies"):
        for page in client.pages(client.path(user, edge), fields="id,shortcode,permalink", limit="50"):
            if isinstance(page, Refused):
                break
            for one in page or ():
                codes = (id_in(one, "shortcode"), address_in(one, "permalink").rstrip("/").rpartition("/")[2])
                if wanted and wanted in codes:
                    return digits_in(one)
    return target_gone()


def _moment(one: dict[str, Any]) -> datetime | None:
    return moment_in(one.get("timestamp"))
