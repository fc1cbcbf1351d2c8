"""A Facebook Page: posts with a link or pictures, comments, and what others say under the Page's posts.

Facebook keeps no idempotency key; it refuses the same text twice in a row (506). What was said is looked for among the
Page's own posts or among the comments of the post: own id, same text.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Identity, Outcome, ReadBack, Reason, Receipt, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.publishing.outgoing import REPLY, Outgoing
from cmdaily.platforms.contract import (
    Authorisation,
    Checkpoint,
    Prepared,
    Received,
    Request,
    RequestOptions,
    envelope,
    target_gone,
)
from cmdaily.platforms.facebook import comments
from cmdaily.platforms.facebook.network import NETWORK
from cmdaily.platforms.http import oauth
from cmdaily.platforms.http.comment_cursor import CommentCursor
from cmdaily.platforms.http.fields import digits_in, id_in, name_in, object_in, objects_in, text_in
from cmdaily.platforms.http.html_text import comparable
from cmdaily.platforms.http.media import Frozen
from cmdaily.platforms.http.responses import GarbageError, Response, garbage
from cmdaily.platforms.http.rest import (
    HearsComments,
    end_of,
    media_shown,
    picture_refused,
    searched,
    with_media,
)
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.meta import figures, tokens
from cmdaily.platforms.meta.client import Graph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Capability

WEB = "https://www.facebook.com"
RIGHTS: dict[Capability, str] = {
    Can.POST: "pages_manage_posts",
    Can.PICTURES: "pages_manage_posts",
    Can.LINK_CARD: "pages_manage_posts",
    Can.REPLY: "pages_manage_engagement",
    Can.READ_BACK: "pages_read_engagement",
    Can.INBOX: "pages_read_user_content",
    Can.FIGURES: "read_insights",
}
"""What each capability needs. `pages_show_list` is needed to find the Page."""
SCOPE = ",".join(("pages_show_list", *dict.fromkeys(RIGHTS.values())))
LONGEST = 64_000
PROFILE = {"followers_count": "followers"}
METRICS = {
    "post_media_view": "views",
    "post_total_media_view_unique": "reach",
    "post_clicks": "clicks",
    "post_reactions_like_total": "likes",
}


class Client(Graph):
    """Facebook, spoken to as one Page."""

    network = NETWORK
    api = "https://graph.facebook.com"


class Facebook(HearsComments):
    """The adapter."""

    network = NETWORK
    client_class = Client
    settles = 60

    # --- signing in

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Which Page this is, and which rights its token was given."""
        client: Client = self.client(account, secret, options)
        page = client.read(client.path("me"), params={"fields": "id,name,username,link,category"})
        if isinstance(page, Refused):
            return page
        number, name = digits_in(page), name_in(page, "username") or name_in(page, "name")
        if not (number and name):
            return client.senseless()
        if not name_in(page, "category"):
            return Refused(
                Reason.SIGN_IN,
                "facebook.no_page",
                (("name", name),),
                remedy="facebook.no_page_remedy",
            )
        token = {"input_token": secret.get("access_token")}
        told = client.read(client.path("debug_token"), params=token)
        given = object_in(told, "data").get("scopes")
        rights = (
            tuple(one for one, right in RIGHTS.items() if right in given) if isinstance(given, list) else None
        )
        url = f"{WEB}/{number}"
        return Identity(name, number, url, rights, (("user_id", number),), end_of(secret))

    def begin_sign_in(
        self,
        account: Account,
        secret: Secret,
        redirect: str,
        options: RequestOptions,  # noqa: ARG002
    ) -> Authorisation | Refused:
        """OAuth 2.0 with PKCE, with only the rights that a Page needs."""
        lacking = oauth.lacks_app(secret)
        if lacking is not None:
            return lacking
        address = f"{server_address(account, WEB)}/{NETWORK.versions[-1].name}/dialog/oauth"
        return oauth.authorisation(address, secret, redirect, SCOPE, pkce=True)

    def finish_sign_in(
        self,
        account: Account,
        authorisation: Authorisation,
        code: str,
        redirect: str,
        options: RequestOptions,
    ) -> Secret | Refused | Unknown:
        """A person's token for the code, for sixty days; then the Page's own, which does not end."""
        secret = authorisation.secret
        client: Client = self.client(account, secret, options)
        app = {name: secret.get(name) for name in ("client_id", "client_secret")}
        query = app | {"redirect_uri": redirect, "code": tokens.code_of(code)}
        query |= {"code_verifier": secret.get("code_verifier"), "grant_type": "authorization_code"}
        path = client.path("oauth", "access_token")
        short = tokens.asked(client, "GET", path, secret, params=query)
        if not isinstance(short, Secret):
            return short
        query = app | {"grant_type": "fb_exchange_token", "fb_exchange_token": short.get("access_token")}
        person = tokens.asked(client, "GET", path, secret, params=query)
        return person if not isinstance(person, Secret) else self._page(account, person, options)

    def _page(self, account: Account, person: Secret, options: RequestOptions) -> Secret | Refused:
        """The token of the Page that the account's handle names; of the only one where it names none."""
        client: Client = self.client(account, person, options)
        read = client.read(
            client.path("me", "accounts"), params={"fields": "id,name,username,access_token", "limit": "100"}
        )
        if isinstance(read, Refused):
            return read
        pages = [
            one for one in objects_in(read, "data") if id_in(one, "access_token", oauth.LONGEST).isascii()
        ]
        wanted = account.handle.strip().lstrip("@").lower()
        names = [
            {id_in(one).lower(), name_in(one, "name").lower(), name_in(one, "username").lower()}
            for one in pages
        ]
        fits = [one for one, known in zip(pages, names, strict=True) if not wanted or wanted in known]
        if len(fits) != 1 or not id_in(fits[0], "access_token", oauth.LONGEST):
            known = ", ".join(name_in(one, "username") or name_in(one, "name") for one in pages[:30])
            values = (("name", account.handle or "?"), ("known", known or "-"))
            return Refused(
                Reason.RIGHT,
                "facebook.which_page",
                values,
                remedy="facebook.which_page_remedy",
            )
        return person.with_fields(access_token=id_in(fits[0], "access_token", oauth.LONGEST), expires_at="")

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the post or the comment; looks an address up among the Page's own posts."""
        client: Client = self.client(account, secret, options)
        frozen = self.common(client, outgoing)
        if isinstance(frozen, Refused):
            return frozen
        text, page = frozen.pop("text"), frozen["author"]
        if outgoing.kind == REPLY and outgoing.target is not None:
            target = outgoing.target.id or _own_post(client, page, outgoing.target.url)
            if isinstance(target, Refused):
                return target
            if not target.replace("_", "").isdigit():
                return target_gone()
            frozen |= {"target": target, "pictures": []}
            return envelope(
                self.network.name, outgoing, text, **frozen, edge=[target, "comments"], body={"message": text}
            )
        body = {"message": text} if text else {}
        if outgoing.link and not frozen["pictures"]:
            body["link"] = outgoing.link
        return envelope(self.network.name, outgoing, text, **frozen, edge=[page, "feed"], body=body)

    def say(self, client: Client, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:
        """Hand the pictures over unpublished, then post, or comment."""

        def upload(one: Frozen, data: bytes) -> str | Refused:
            form = {"published": "false"} | ({"alt_text_custom": one["alt"]} if one["alt"] else {})
            files = {"source": ("picture", data, one["type"])}
            read = client.read(client.path(prepared["author"], "photos"), "POST", data=form, files=files)
            if isinstance(read, Refused):
                return picture_refused(one["path"]) if read.reason == Reason.PICTURE else read
            return digits_in(read) or client.senseless()

        ready = with_media(prepared, upload, checkpoint)
        if isinstance(ready, Refused):
            return ready
        response = client.done("POST", client.path(*ready["edge"]), data=_form(ready))
        if not isinstance(response, Response):
            return response
        try:
            return _receipt(id_in(response.object(), longest=120), ready) or garbage()
        except GarbageError:
            return garbage()

    def find(self, client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """Among the Page's own posts, or among the comments of the post."""
        reply = prepared["kind"] == REPLY
        asked = {"fields": comments.FIELDS if reply else "id,message,created_time,from", "limit": "50"}
        asked |= {"filter": "stream", "order": "reverse_chronological"} if reply else {}
        asked |= {"since": str(int((since - timedelta(minutes=5)).timestamp()))} if not reply else {}

        def fits(one: dict[str, Any]) -> Receipt | None:
            own = id_in(object_in(one, "from")) in ("", prepared["author"])
            same = comparable(text_in(one, "message", LONGEST)) == comparable(prepared["text"])
            return _receipt(id_in(one, longest=120), prepared) if own and same else None

        edge = prepared["edge"] if reply else [prepared["author"], "published_posts"]
        pages = client.pages(client.path(*edge), **asked)
        return searched(pages, fits, comments.moment, since, taken)

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The uploads, and the post or the comment."""
        base = f"{server_address(account, Client.api)}/{prepared['version_asked']}"
        signed, form = (("Authorization", "***"),), _form(prepared | {"media": media_shown(prepared)})
        photos = f"{base}/{prepared['author']}/photos"
        bodies = [{"source": one["path"], "published": "false"} for one in prepared["pictures"]]
        uploads = [Request("POST", photos, signed, body) for body in bodies]
        return (*uploads, Request("POST", "/".join((base, *prepared["edge"])), signed, form))

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
        return figures.measured(client, own, posts, METRICS, period="lifetime")

    # --- listening

    def hear(self, client: Client, user: str, cursor: CommentCursor) -> Received | Refused:
        """What others said under the Page's posts of the last weeks."""
        return comments.hear(client, user, cursor)


def _form(prepared: Prepared) -> dict[str, str]:
    media = {
        f"attached_media[{n}]": json.dumps({"media_fbid": one}) for n, one in enumerate(prepared["media"])
    }
    return {**prepared["body"], **media}


def _receipt(number: str, prepared: Prepared) -> Receipt | None:
    good = number.replace("_", "").isdigit()
    return Receipt(number, f"{WEB}/{number}", str(prepared["text"])) if good else None


def _own_post(client: Client, page: str, address: str) -> str | Refused:
    """The id of a post of the Page's own with this address; others' posts no app may answer."""
    wanted = address.partition("?")[0].rstrip("/").lower()
    for posts in client.pages(client.path(page, "published_posts"), fields="id,permalink_url", limit="100"):
        if isinstance(posts, Refused):
            return posts
        for one in posts or ():
            shown = text_in(one, "permalink_url", 2000).partition("?")[0].rstrip("/").lower()
            if shown and (
                shown == wanted or wanted.rpartition("/")[2] in (id_in(one), id_in(one).partition("_")[2])
            ):
                return id_in(one, longest=120)
    return target_gone()
