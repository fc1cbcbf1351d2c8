"""Instagram: pictures of a professional account, and comments on them, by Instagram's own login or by Facebook's.

A post is a picture: one without does not exist. The container is kept before it is published, and asked about after an
unknown outcome; a comment has no key, and is looked for among those of the picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Identity, Outcome, ReadBack, Reason, Receipt, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.inbox.incoming import ANSWER, COMMENT, Incoming
from cmdaily.domain.publishing.outgoing import REPLY, Outgoing
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import Checkpoint, Prepared, Received, RequestOptions, envelope, target_gone
from cmdaily.platforms.http.comment_cursor import CommentCursor, Heard, read_comments
from cmdaily.platforms.http.fields import address_in, digits_in, id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.html_text import comparable
from cmdaily.platforms.http.messages import answers_among, each_alone
from cmdaily.platforms.http.responses import GarbageError, Response, garbage, moment_in
from cmdaily.platforms.http.rest import end_of, searched
from cmdaily.platforms.instagram.network import NETWORK
from cmdaily.platforms.meta import figures
from cmdaily.platforms.meta.client import Graph, next_page
from cmdaily.platforms.meta.containers import ContainerPlatform, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Capability

WEB = "https://www.instagram.com"
HANDLE = re.compile(r"[\w.]{1,60}", re.ASCII)
OWN, FACEBOOK = "instagram", "facebook"
RIGHTS: dict[Capability, tuple[str, ...]] = {
    Can.POST: ("instagram_business_content_publish", "instagram_content_publish"),
    Can.PICTURES_BY_ADDRESS: ("instagram_business_content_publish", "instagram_content_publish"),
    Can.REPLY: ("instagram_business_manage_comments", "instagram_manage_comments"),
    Can.READ_BACK: ("instagram_business_basic", "instagram_basic"),
    Can.INBOX: ("instagram_business_manage_comments", "instagram_manage_comments"),
    Can.FIGURES: ("instagram_business_manage_insights", "instagram_manage_insights"),
}
"""What each capability needs: by Instagram's own login, or by Facebook's."""
FIELDS = "id,text,username,timestamp,from{id,username},parent_id"
LONGEST = 10_000
POSTS, NEWS = "10", 50
PROFILE = {"followers_count": "followers", "follows_count": "following", "media_count": "posts-total"}
METRICS = {
    "reach": "reach",
    "views": "views",
    "likes": "likes",
    "comments": "comments",
    "saved": "saves",
    "shares": "shares",
}


class Client(Graph):
    """Instagram, at the host of the login that the account's token is of."""

    network = NETWORK
    api = "https://graph.instagram.com"

    def __init__(self, account: Account, secret: Secret, options: RequestOptions, version: str = "") -> None:
        if account.setting("login") == FACEBOOK:
            self.api = "https://graph.facebook.com"  # type: ignore[misc]
        super().__init__(account, secret, options, version)


class Instagram(ContainerPlatform):
    """The adapter."""

    network = NETWORK
    client_class = Client
    scope = ",".join(dict.fromkeys(("instagram_business_basic", *(own for own, _ in RIGHTS.values()))))
    words = Words(
        make="media",
        publish="media_publish",
        state="status_code",
        why="status",
        text="caption",
        exchange="ig_exchange_token",
        renew="ig_refresh_token",
        authorise=f"{WEB}/oauth/authorize",
        token="https://api.instagram.com/oauth/access_token",  # noqa: S106
        profile=WEB + "/{}",
    )

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Who this is, by the login that knows the token."""
        own = self._by_own_login(account, secret, options)
        if not (isinstance(own, Refused) and own.reason == Reason.SIGN_IN):
            return own
        found = self._by_facebook(account, secret, options)
        return own if isinstance(found, Refused) and found.reason == Reason.SIGN_IN else found

    def _by_own_login(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        client = self.client(_login(account, OWN), secret, options)
        me = client.read(client.path("me"), params={"fields": "user_id,username,account_type"})
        if not isinstance(me, Refused) and not digits_in(me, "user_id"):
            return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
        return me if isinstance(me, Refused) else _identity(client, me, "user_id", OWN)

    def _by_facebook(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """The professional account of the person's Page; of the one that the handle names where there are several."""
        client = self.client(_login(account, FACEBOOK), secret, options)
        fields = {"fields": "id,name,instagram_business_account{id,username}", "limit": "100"}
        read = client.read(client.path("me", "accounts"), params=fields)
        if isinstance(read, Refused):
            return read
        linked = [object_in(one, "instagram_business_account") for one in objects_in(read, "data")]
        wanted = account.handle.strip().lstrip("@").lower()
        fits = [one for one in linked if id_in(one) and wanted in ("", id_in(one, "username").lower())]
        if len(fits) == 1:
            return _identity(client, fits[0], "id", FACEBOOK)
        known = ", ".join(id_in(one, "username", 200) for one in linked[:30] if id_in(one)) or "-"
        values = (("name", account.handle or "?"), ("known", known))
        return Refused(Reason.RIGHT, "instagram.which", values, remedy="instagram.which_remedy")

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the picture's address and the caption, or the comment."""
        client = self.client(account, secret, options)
        frozen = self.common(client, outgoing)
        if isinstance(frozen, Refused):
            return frozen
        text = frozen.pop("text")
        if outgoing.kind == REPLY and outgoing.target is not None:
            media, *comments = outgoing.target.id.split("#")
            own = _own_media(client, frozen["author"], media, outgoing.target.url)
            if isinstance(own, Refused):
                return own
            number, url = own
            if not all(one.isdigit() for one in comments):
                return target_gone()
            edge = [comments[0], "replies"] if comments else [number, "comments"]
            frozen |= {"target": "#".join((number, *comments[:1])), "url": url, "pictures": []}
            return envelope(self.network.name, outgoing, text, **frozen, edge=edge, form={"message": text})
        if not outgoing.pictures:
            return Refused(Reason.CONTENT, "instagram.no_picture", remedy="instagram.no_picture_remedy")
        made = self.container_of(frozen, text)
        return envelope(self.network.name, outgoing, text, **frozen, **made)

    def say(self, client: Client, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:
        """Publish, or comment."""
        if prepared["kind"] != REPLY:
            return self.publish(client, prepared, checkpoint)
        response = client.done("POST", client.path(*prepared["edge"]), data=prepared["form"])
        if not isinstance(response, Response):
            return response
        try:
            number = digits_in(response.object())
        except GarbageError:
            number = ""
        return _comment_receipt(number, prepared) or garbage()

    def find(self, client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """Ask the container; look for a comment among those of the picture."""
        if prepared["kind"] != REPLY:
            return self.read_published(client, prepared, since, taken)

        def fits(one: dict[str, Any]) -> Receipt | None:
            own = id_in(object_in(one, "from")) == prepared["author"] or _is_own(one, client)
            same = comparable(text_in(one, "text", LONGEST)) == comparable(prepared["text"])
            return _comment_receipt(digits_in(one), prepared) if own and same else None

        pages = client.pages(client.path(*prepared["edge"]), fields=FIELDS, limit=str(NEWS))
        return searched(pages, fits, lambda _: None, since, taken)

    def listed(self, client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """The picture among the account's own, by its caption."""

        def fits(one: dict[str, Any]) -> Receipt | None:
            number, text = digits_in(one), text_in(one, "caption", LONGEST)
            same = number and comparable(text) == comparable(prepared["text"])
            return Receipt(number, address_in(one, "permalink"), text) if same else None

        asked = {"fields": "id,caption,timestamp,permalink", "limit": "50"}
        return searched(
            client.pages(client.path(prepared["author"], "media"), **asked), fits, _moment, since, taken
        )

    # --- figures

    def measure(
        self, account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
    ) -> Measured | Refused:
        """The followers, and what each of these posts brought so far."""
        client: Client = self.client(account, secret, options)
        user = self.number_of(account, secret, options)
        if isinstance(user, Refused):
            return user
        own = figures.profile_figures(client, user, PROFILE)
        return figures.measured(client, own, posts, METRICS)

    # --- listening

    def hear(self, client: Client, user: str, cursor: CommentCursor) -> Received | Refused:
        """What others said under the account's pictures of the last weeks."""
        newest = f"comments.limit({NEWS}){{{FIELDS},replies{{{FIELDS}}}}}"

        def posts(cursor: CommentCursor) -> tuple[list[Any], str] | Refused:
            since = str(int(cursor.posts_from.timestamp()))
            asked = {"fields": f"id,permalink,timestamp,{newest}", "limit": POSTS, "since": since}
            asked |= {"after": cursor.page} if cursor.page else {}
            read = client.read(client.path(user, "media"), params=asked)
            return read if isinstance(read, Refused) else (objects_in(read, "data"), next_page(read))

        return read_comments(cursor, posts, lambda post, at: _heard(client, user, post, at))


def _heard(client: Client, user: str, post: dict[str, Any], cursor: CommentCursor) -> Heard | Refused:
    """The comments on a picture and the answers to them: the newest came with it, older ones that are news are asked
    for."""
    told, media = object_in(post, "comments"), digits_in(post)
    listed, whole = objects_in(told, "data"), True
    if next_page(told) and listed and (_moment(listed[-1]) or cursor.began) >= cursor.news_from:
        listed = []
        fields = f"{FIELDS},replies{{{FIELDS}}}"
        for page in client.pages(client.path(media, "comments"), fields=fields, limit="50"):
            if isinstance(page, Refused):
                return page
            whole = page is not None
            listed += page or []
    replies = [one for comment in listed for one in objects_in(object_in(comment, "replies"), "data")]
    every = [*listed, *replies]
    others = [one for one in every if id_in(object_in(one, "from")) != user and not _is_own(one, client)]
    where = address_in(post, "permalink")
    own = answers_among(
        (one for one in every if one not in others and digits_in(one, "parent_id")),
        lambda one: (top := f"{media}#{digits_in(one, 'parent_id')}", f"{top}#{digits_in(one)}", where),
    )
    messages = each_alone(others, lambda one: _incoming(one, media, where, cursor), cursor.began, where)
    return messages, len(every), whole, own


def _is_own(one: dict[str, Any], client: Client) -> bool:
    return id_in(one, "username").lower() == client.account.handle.strip().lstrip("@").lower() != ""


def _incoming(one: dict[str, Any], media: str, where: str, cursor: CommentCursor) -> Incoming:
    """A comment, as far as it makes sense; an answer to one is named with it."""
    number, parent = digits_in(one), digits_in(one, "parent_id")
    if not (number and media):
        raise ValueError("no comment")
    author = id_in(one, "username", 200) or id_in(object_in(one, "from"), "username", 200) or "?"
    text, moment = text_in(one, "text", LONGEST), _moment(one) or cursor.began
    remote = "#".join(part for part in (media, parent, number) if part)
    about = f"{media}#{parent}" if parent else media
    return Incoming(remote, ANSWER if parent else COMMENT, author, text, where, moment, about=about)


def _comment_receipt(number: str, prepared: Prepared) -> Receipt | None:
    """A comment has no address of its own: it stands under the picture's."""
    remote = f"{prepared['target']}#{number}"
    return Receipt(remote, prepared["url"], str(prepared["text"])) if number else None


def _own_media(client: Client, user: str, number: str, url: str) -> tuple[str, str] | Refused:
    """Id and address of a picture of the account's own, by its id or by the short code in its address; on others' no
    app may comment."""
    if number.isdigit():
        node = client.read(client.path(number), params={"fields": "id,permalink"})
        return node if isinstance(node, Refused) else (number, address_in(node, "permalink") or url)
    wanted = number or url.rstrip("/").rpartition("/")[2]
    for page in client.pages(client.path(user, "media"), fields="id,permalink,shortcode", limit="50"):
        if isinstance(page, Refused):
            return page
        for one in page or ():
            if wanted and wanted in (
                id_in(one, "shortcode"),
                address_in(one, "permalink").rstrip("/").rpartition("/")[2],
            ):
                return digits_in(one), address_in(one, "permalink")
    return target_gone()


def _login(account: Account, login: str) -> Account:
    kept = tuple(pair for pair in account.settings if pair[0] != "login")
    return replace(account, settings=(*kept, ("login", login)))


def _identity(client: Client, me: dict[str, Any], field: str, login: str) -> Identity | Refused:
    number, name = digits_in(me, field), id_in(me, "username", 200)
    if not (number and HANDLE.fullmatch(name)):
        return client.senseless()
    given = client.secret.get("scopes").replace(",", " ").split()
    rights = tuple(one for one, names in RIGHTS.items() if set(names) & set(given)) if given else None
    settings = (("user_id", number), ("login", login))
    return Identity(name, number, f"{WEB}/{name}/", rights, settings, end_of(client.secret))


def _moment(one: dict[str, Any]) -> datetime | None:
    return moment_in(one.get("timestamp"))
