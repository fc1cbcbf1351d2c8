"""A stand-in for Instagram, by either login: its own (graph.instagram.com) or Facebook's (graph.facebook.com).

Built from the files that Meta's own libraries are generated from (IGUser, IGMedia, IGComment), and from the pages on
publishing and on errors. A post is a container first; it fetches the picture's address itself, when that is on
loopback.

It guesses: what publishing a container again says (an error; the container stays PUBLISHED), that any https address
that is not loopback gives a JPEG, that 100 posts a day is the limit (the pages disagree).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from tests.loopback import Asked, Reply
from tests.standins.answers import graph_shape
from tests.standins.descriptions import graph
from tests.standins.graph import GraphStandIn, error, gone, page, shown, since, stamp
from tests.standins.server import Handler, Request, Said, Token, reply

USER, PAGE, PERSON, SOMEBODY = "17841400000000042", "4242", "777", "17841400000000099"
OWN_LOGIN = tuple(
    f"instagram_business_{right}"
    for right in ("basic", "content_publish", "manage_comments", "manage_insights")
)
FACEBOOK_LOGIN = (
    "instagram_basic", "instagram_content_publish", "instagram_manage_comments", "instagram_manage_insights",
    "pages_show_list", "pages_read_engagement",
)  # fmt: skip
TEXT, HASHTAGS, POSTS, COMMENT = 2200, 30, 100, 2200
LIVES = timedelta(hours=24)
METRICS = {
    "reach": 700,
    "views": 900,
    "accounts_engaged": 40,
    "total_interactions": 57,
    "likes": 30,
    "comments": 12,
}
MEDIA_METRICS = {
    "reach": 70,
    "views": 90,
    "likes": 8,
    "comments": 2,
    "saved": 1,
    "shares": 1,
    "total_interactions": 12,
}

_BARE = {
    "POST oauth/access_token": {"client_id", "client_secret", "grant_type", "redirect_uri", "code"},
    "GET oauth/access_token": {
        "grant_type",
        "client_id",
        "client_secret",
        "redirect_uri",
        "code",
        "fb_exchange_token",
    },
    "GET access_token": {"grant_type", "client_secret"},
    "GET refresh_access_token": {"grant_type"},
    "GET me": set(),
    "GET me/accounts": set(),
    "GET me/permissions": set(),
    "GET debug_token": {"input_token"},
}


class Instagram(GraphStandIn):
    """Instagram with a professional account: `right-token` by its own login, `page-token` by Facebook's."""

    name = "instagram"
    open_paths = ("/oauth/access_token", "/access_token", "/refresh_access_token")

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        kinds = {r"17841\d+": "IGUser", r"1790\d+": "IGMedia", r"1785\d+": "IGComment"}
        self.check, self.shape = graph(kinds, _BARE), graph_shape({**kinds, "me": "IGUser"})
        self.containers: dict[str, dict[str, Any]] = {}
        self.media: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.published: list[datetime] = []
        self.processing = timedelta()
        """How long a container stays IN_PROGRESS."""
        self.fails = False
        """Whether containers end in ERROR."""
        self.codes = {"right-code": OWN_LOGIN}
        self.grant("right-token", USER, *OWN_LOGIN)
        self.grant("page-token", PERSON, *FACEBOOK_LOGIN)
        self.grant("expired-token", USER, *OWN_LOGIN, ends=datetime(2020, 1, 1, tzinfo=UTC))
        self.grant("narrow-token", USER, "instagram_business_basic")

    def texts(self) -> list[str]:
        """Captions and comments of the account."""
        said = [(int(one["id"][5:]), one["caption"]) for one in self.media]
        said += [(int(one["id"][5:]), one["text"]) for one in self.comments if one["username"] == "acme"]
        return [text for _, text in sorted(said)]

    def speak(self, text: str) -> str:
        """Somebody comments on the account's first picture, made if there is none."""
        media = self.media[0] if self.media else self._kept({"caption": "Welcome"})
        self._commented(media["id"], "", "somebody", text)
        return "somebody"

    def describe(self, asked: Asked) -> list[str]:
        """By Meta's own files; a container has none."""
        return [] if re.search(r"/1800\d+(\?|$)", asked.path) else self.check(asked)

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        """The paths, with or without a version."""
        routes: dict[tuple[str, str], Handler] = {
            ("POST", "/oauth/access_token"): self._code,
            ("GET", "/(refresh_access_token|access_token)"): self._longer,
            ("GET", "/me"): self._me,
            ("GET", "/me/accounts"): self._pages,
            ("GET", r"/(17841\d+)"): self._user,
            ("POST", r"/(17841\d+)/media"): self._container,
            ("POST", r"/(17841\d+)/media_publish"): self._publish,
            ("GET", r"/(17841\d+)/media"): self._list,
            ("GET", r"/(17841\d+)/tags"): self._tags,
            ("GET", r"/(17841\d+)/content_publishing_limit"): self._limit,
            ("GET", r"/(17841\d+)/insights"): self._insights,
            ("GET", r"/(1800\d+)"): self._state,
            ("GET", r"/(1790\d+)/insights"): self._media_insights,
            ("GET", r"/(1790\d+)/comments"): self._comments,
            ("POST", r"/(1790\d+)/comments"): self._comment,
            ("GET", r"/(1785\d+)/replies"): self._replies,
            ("POST", r"/(1785\d+)/replies"): self._comment,
            ("GET", r"/(1790\d+|1785\d+)"): self._node,
        }
        return {(method, rf"(?:/v\d+\.\d+)?{path}"): handler for (method, path), handler in routes.items()}

    # --- signing in

    def _code(self, request: Request) -> Reply:
        rights = self.codes.pop(str(request.form.get("code", "")).partition("#")[0], ())
        if not (rights and request.form.get("client_secret") and request.form.get("redirect_uri")):
            said = {
                "error_type": "OAuthException",
                "code": 400,
                "error_message": "Matching code was not found or was already used",
            }
            return reply(said, 400)
        token = self.grant(f"short-{self.number(0)}", USER, *rights, ends=self.now() + timedelta(hours=1))
        return reply({"access_token": token, "user_id": int(USER), "permissions": list(rights)})

    def _longer(self, request: Request) -> Reply:
        token = self.known(request)
        exchange = request.parts[0] == "access_token"
        wanted = "ig_exchange_token" if exchange else "ig_refresh_token"
        if request.query.get("grant_type") != wanted or (exchange and not request.query.get("client_secret")):
            return error(100, "(#100) Invalid parameter")
        made = self.grant(f"long-{self.number(0)}", USER, *token.scopes, ends=self.now() + timedelta(days=60))
        return reply({"access_token": made, "token_type": "bearer", "expires_in": 5_184_000})

    def _me(self, request: Request) -> Reply:
        owner = (request.token or Token("", frozenset())).owner
        if owner == PERSON:
            return reply(shown({"id": PERSON, "name": "Anna Acme"}, request.fields.get("fields", "id,name")))
        return self._profile(request, "27841400000000042")

    def _profile(self, request: Request, number: str) -> Reply:
        self.needs(request, "instagram_business_basic|instagram_basic")
        node = {"id": number, "user_id": USER, "username": "acme", "name": "Acme", "account_type": "BUSINESS"}
        node |= {"followers_count": 1204, "follows_count": 80, "media_count": len(self.media)}
        return reply(shown(node, request.fields.get("fields", "id")))

    def _user(self, request: Request) -> Reply:
        return self._profile(request, USER) if request.parts[0] == USER else gone(request.parts[0])

    def _pages(self, request: Request) -> Reply:
        self.needs(request, "pages_show_list")
        linked = {"id": USER, "username": "acme"}
        return page(request, [{"id": PAGE, "name": "Acme", "instagram_business_account": linked}])

    # --- publishing

    def _container(self, request: Request) -> Reply:
        self._own(request)
        self.needs(request, "instagram_business_content_publish|instagram_content_publish")
        fields = request.fields
        caption = str(fields.get("caption", ""))
        if len(caption) > TEXT:
            return error(100, "The caption was too long.", subcode=2207010, title="Caption is too long")
        if len(re.findall(r"(?<!\w)#\w+", caption)) > HASHTAGS:
            return error(100, "Too many tags", subcode=2207040, title="Too many tags")
        children = [one for one in str(fields.get("children", "")).split(",") if one]
        if fields.get("media_type") == "CAROUSEL":
            if not 2 <= len(children) <= 10 or any(one not in self.containers for one in children):
                return error(100, "Invalid children", subcode=2207028, title="A carousel has 2 to 10 items")
        elif (refused := _fetched(str(fields.get("image_url", "")))) is not None:
            return refused
        number = self.number(18_000_000_000_000_000)
        self.containers[number] = {
            "made": self.now(),
            "caption": caption,
            "children": children,
            "published": False,
        }
        return reply({"id": number})

    def _status(self, number: str) -> str:
        one = self.containers[number]
        if one["published"]:
            return "PUBLISHED"
        if self.now() - one["made"] > LIVES:
            return "EXPIRED"
        if self.now() - one["made"] < self.processing:
            return "IN_PROGRESS"
        return "ERROR" if self.fails else "FINISHED"

    def _state(self, request: Request) -> Reply:
        number = request.parts[0]
        if number not in self.containers:
            return gone(number)
        code = self._status(number)
        words = {"ERROR": "Error: Media upload has failed with error code 2207082"}.get(
            code, f"{code.title()}: as said"
        )
        return reply(
            shown({"id": number, "status_code": code, "status": words}, request.fields.get("fields", "id"))
        )

    def _publish(self, request: Request) -> Reply:
        self._own(request)
        self.needs(request, "instagram_business_content_publish|instagram_content_publish")
        number = str(request.fields.get("creation_id", ""))
        if number not in self.containers:
            return error(100, "The requested resource does not exist", subcode=2207006)
        state = self._status(number)
        if state in ("IN_PROGRESS", "ERROR"):
            return error(9007, "Media ID is not available", subcode=2207027, title="Media is not ready")
        if state in ("PUBLISHED", "EXPIRED"):
            return error(
                100, "The requested resource does not exist", subcode=2207008, title="Container has expired"
            )
        if self.used(self.published, LIVES) >= POSTS:
            return error(
                9, "Application request limit reached", subcode=2207042, title="Too many posts today"
            )
        self.containers[number]["published"] = True
        self.published.append(self.now())
        return reply({"id": self._kept(self.containers[number])["id"]})

    def _kept(self, container: dict[str, Any]) -> dict[str, Any]:
        number = self.number(17_900_000_000_000_000)
        short = f"C{int(number) % 10**9}"
        media = {
            "id": number,
            "caption": container["caption"],
            "permalink": f"https://www.instagram.com/p/{short}/",
        }
        media |= {
            "timestamp": stamp(self.now()),
            "media_type": "IMAGE",
            "username": "acme",
            "shortcode": short,
        }
        self.media.append(media | {"comments_count": 0, "like_count": 0, "owner": {"id": USER}})
        return self.media[-1]

    def _limit(self, request: Request) -> Reply:
        used = self.used(self.published, LIVES)
        node = {"quota_usage": used, "config": {"quota_total": POSTS, "quota_duration": 86_400}}
        return reply({"data": [shown(node, request.fields.get("fields", "quota_usage"))]})

    # --- reading

    def _list(self, request: Request) -> Reply:
        self._own(request)
        self.needs(request, "instagram_business_basic|instagram_basic")
        media = [self._with_comments(one) for one in reversed(self.media)]
        return page(request, since(request, media, "timestamp"))

    def _with_comments(self, media: dict[str, Any]) -> dict[str, Any]:
        of = [one for one in reversed(self.comments) if one["media"]["id"] == media["id"]]
        tops = [self._with_replies(one) for one in of if "parent_id" not in one]
        told: dict[str, Any] = {"data": tops[:50]}
        if len(tops) > 50:
            told["paging"] = {"cursors": {"after": tops[49]["id"]}, "next": "https://graph.example/next"}
        return {**media, "comments_count": len(of), **({"comments": told} if of else {})}

    def _tags(self, request: Request) -> Reply:
        self._own(request)
        return page(request, [])

    def _node(self, request: Request) -> Reply:
        nodes = (*map(self._with_comments, self.media), *self.comments)
        found = next((one for one in nodes if one["id"] == request.parts[0]), None)
        return (
            gone(request.parts[0])
            if found is None
            else reply(shown(found, request.fields.get("fields", "id")))
        )

    def _comments(self, request: Request) -> Reply:
        self.needs(request, "instagram_business_manage_comments|instagram_manage_comments")
        if not any(one["id"] == request.parts[0] for one in self.media):
            return gone(request.parts[0])
        of = [
            one
            for one in reversed(self.comments)
            if one["media"]["id"] == request.parts[0] and "parent_id" not in one
        ]
        return page(request, [self._with_replies(one) for one in of], 50, 50)

    def _with_replies(self, comment: dict[str, Any]) -> dict[str, Any]:
        of = [one for one in self.comments if one.get("parent_id") == comment["id"]]
        return {**comment, "replies": {"data": of}} if of else comment

    def _replies(self, request: Request) -> Reply:
        self.needs(request, "instagram_business_manage_comments|instagram_manage_comments")
        if not any(one["id"] == request.parts[0] for one in self.comments):
            return gone(request.parts[0])
        return page(
            request, [one for one in self.comments if one.get("parent_id") == request.parts[0]], 50, 50
        )

    def _comment(self, request: Request) -> Reply:
        self.needs(request, "instagram_business_manage_comments|instagram_manage_comments")
        number, text = request.parts[0], str(request.fields.get("message", ""))
        if not text.strip() or len(text) > COMMENT:
            return error(100, "(#100) Invalid parameter: message")
        parent = next((one for one in self.comments if one["id"] == number), None)
        media = parent["media"]["id"] if parent else number
        if not any(one["id"] == media for one in self.media):
            return gone(number)
        top = (parent.get("parent_id") or parent["id"]) if parent else ""
        return reply({"id": self._commented(media, top, "acme", text)["id"]})

    def _commented(self, media: str, parent: str, author: str, text: str) -> dict[str, Any]:
        number = self.number(17_850_000_000_000_000)
        made = {
            "id": number,
            "text": text,
            "timestamp": stamp(self.now()),
            "username": author,
            "media": {"id": media},
        }
        made |= {"from": {"id": USER if author == "acme" else SOMEBODY, "username": author}, "hidden": False}
        self.comments.append(made | ({"parent_id": parent} if parent else {}))
        return self.comments[-1]

    # --- figures

    def _insights(self, request: Request) -> Reply:
        self._own(request)
        return self._figures(request, METRICS)

    def _media_insights(self, request: Request) -> Reply:
        return self._figures(request, MEDIA_METRICS)

    def _figures(self, request: Request, known: dict[str, int]) -> Reply:
        self.needs(request, "instagram_business_manage_insights|instagram_manage_insights")
        names = [name for name in request.fields.get("metric", "").split(",") if name]
        wrong = sorted(set(names) - set(known))
        if wrong or not names:
            told = ", ".join(known)
            return error(100, f"(#100) metric[0] must be one of the following values: {told}")
        data = [{"name": name, "period": "day", "total_value": {"value": known[name]}} for name in names]
        return reply({"data": data})

    def _own(self, request: Request) -> None:
        if request.parts[0] != USER:
            raise Said(gone(request.parts[0]))


def _fetched(url: str) -> Reply | None:
    """Fetch a picture as Instagram does: None if it is a JPEG, else what it says."""
    parts = urlsplit(url)
    words = "Only photo or video can be accepted as media type."
    title = "Media download has failed. The media URI doesn't meet our requirements."
    refused = error(9004, words, subcode=2207052, title=title)
    if parts.hostname in ("127.0.0.1", "localhost"):
        import requests

        try:
            got = requests.get(url, timeout=5, allow_redirects=False)
        except requests.RequestException:
            return refused
        return None if got.ok and got.content.startswith(b"\xff\xd8\xff") else refused
    return None if parts.scheme == "https" and "/private/" not in parts.path else refused
