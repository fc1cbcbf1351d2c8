"""A stand-in for a Facebook Page on the Graph API.

Built from the files that Meta's own libraries are generated from (Page, PagePost, Comment) and from the pages on errors
and tokens. Identical consecutive posts are refused with error 506.

It guesses: that a comment may be said twice; that a comment has at most 8,000 characters; that a picture that was
uploaded unpublished can be used for a day; the window in which 506 is said (as long as the post is the Page's latest).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.loopback import Asked, Reply
from tests.standins.answers import graph_shape
from tests.standins.descriptions import graph
from tests.standins.graph import GraphStandIn, error, gone, page, shown, since, stamp
from tests.standins.server import Handler, Request, Said, Token, reply

PAGE, OTHER_PAGE, PERSON, SOMEBODY = "4242", "5353", "777", "888"
RIGHTS = (
    "pages_show_list",
    "pages_manage_posts",
    "pages_read_engagement",
    "pages_read_user_content",
    "pages_manage_engagement",
    "read_insights",
)
TEXT, COMMENT = 63_206, 8000
METRICS = {
    "page_media_view": 900,
    "page_total_media_view_unique": 700,
    "page_follows": 1204,
    "page_post_engagements": 57,
    "page_daily_follows_unique": 4,
}
POST_METRICS = {
    "post_media_view": 90,
    "post_total_media_view_unique": 70,
    "post_clicks": 5,
    "post_reactions_like_total": 3,
}

_BARE = {
    "GET oauth/access_token": {
        "grant_type",
        "client_id",
        "client_secret",
        "redirect_uri",
        "code",
        "fb_exchange_token",
        "code_verifier",
    },
    "GET me/accounts": set(),
    "GET me": set(),
    "GET me/permissions": set(),
    "GET debug_token": {"input_token"},
}


class Facebook(GraphStandIn):
    """Facebook with a person (`person-token`) who has a Page (`right-token`)."""

    name = "facebook"
    open_paths = ("/oauth/access_token",)

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        post, comment = rf"(?:{PAGE}|{OTHER_PAGE})_\d+", r"122\d+_\d+"
        kinds = {PAGE: "Page", OTHER_PAGE: "Page", post: "PagePost", comment: "Comment"}
        self.check, self.shape = graph(kinds, _BARE), graph_shape({**kinds, "me": "Page"})
        self.posts: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.photos: dict[str, dict[str, Any]] = {}
        self.codes = {"right-code": RIGHTS}
        self.grant("right-token", PAGE, *RIGHTS)
        self.grant("person-token", PERSON, *RIGHTS)
        self.grant("expired-token", PAGE, *RIGHTS, ends=datetime(2020, 1, 1, tzinfo=UTC))
        self.grant("narrow-token", PAGE, "pages_show_list")

    def texts(self) -> list[str]:
        """Posts and comments of the Page."""
        said = [
            (one["created_time"], one["n"], one["message"]) for one in self.posts if one["from"]["id"] == PAGE
        ]
        said += [
            (one["created_time"], one["n"], one["message"])
            for one in self.comments
            if one["from"]["id"] == PAGE
        ]
        return [text for _, _, text in sorted(said)]

    def speak(self, text: str) -> str:
        """Somebody comments on the Page's first post, made if there is none."""
        post = self.posts[0] if self.posts else self._kept("Welcome", {})
        self._commented(post["id"], "", SOMEBODY, text)
        return "Some Body"

    def describe(self, asked: Asked) -> list[str]:
        """By Meta's own files."""
        return self.check(asked)

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        """The paths, each below a version."""
        routes: dict[tuple[str, str], Handler] = {
            ("GET", "/oauth/access_token"): self._exchange,
            ("GET", "/debug_token"): self._debug,
            ("GET", "/me"): self._me,
            ("GET", "/me/permissions"): self._permissions,
            ("GET", "/me/accounts"): self._pages,
            ("POST", r"/(\d+)/feed"): self._post,
            ("POST", r"/(\d+)/photos"): self._photo,
            ("GET", r"/(\d+)/(?:feed|published_posts|posts)"): self._feed,
            ("GET", r"/(\d+)/insights"): self._insights,
            ("GET", r"/(\d+_\d+)/insights"): self._post_insights,
            ("POST", r"/(\d+_\d+)/comments"): self._comment,
            ("GET", r"/(\d+_\d+)/comments"): self._list_comments,
            ("GET", r"/(\d+(?:_\d+)?)"): self._node,
            ("POST", r"/(122\d+_\d+)"): self._hide,
        }
        return {(method, rf"(?:/v\d+\.\d+)?{path}"): handler for (method, path), handler in routes.items()}

    # --- signing in

    def _exchange(self, request: Request) -> Reply:
        query = request.query
        if not (query.get("client_id") and query.get("client_secret")):
            return error(1, "Missing client_id or client_secret parameter.")
        if query.get("grant_type") == "fb_exchange_token":
            short = self.tokens.get(query.get("fb_exchange_token", ""))
            if short is None:
                return error(190, "Invalid OAuth access token - Cannot parse access token")
            rights = tuple(short.scopes)
        else:
            rights = self.codes.pop(query.get("code", ""), ())
            if not rights:
                return error(100, "This authorization code has been used.", subcode=36009)
        long = "fb_exchange_token" in query
        span = timedelta(days=60) if long else timedelta(hours=1)
        token = self.grant(f"person-{self.number(0)}", PERSON, *rights, ends=self.now() + span)
        return reply({"access_token": token, "token_type": "bearer", "expires_in": int(span.total_seconds())})

    def _debug(self, request: Request) -> Reply:
        token = self.tokens.get(request.query.get("input_token", ""))
        if token is None:
            return reply(
                {"data": {"is_valid": False, "scopes": [], "error": {"code": 190, "message": "Invalid"}}}
            )
        ends = int(token.ends.timestamp()) if token.ends else 0
        data = {"app_id": "1", "type": "PAGE", "is_valid": not self.ended(token), "expires_at": ends}
        access = int((self.now() + timedelta(days=90)).timestamp())
        return reply({"data": {**data, "data_access_expires_at": access, "scopes": sorted(token.scopes)}})

    def _me(self, request: Request) -> Reply:
        owner = (request.token or Token("", frozenset())).owner
        return reply(shown(_page(owner), request.fields.get("fields", "id,name")))

    def _permissions(self, request: Request) -> Reply:
        scopes = (request.token or Token("", frozenset())).scopes
        return reply({"data": [{"permission": one, "status": "granted"} for one in sorted(scopes)]})

    def _pages(self, request: Request) -> Reply:
        self.needs(request, "pages_show_list")
        scopes = (request.token or Token("", frozenset())).scopes
        token = next((n for n, t in self.tokens.items() if t.owner == PAGE and t.scopes == scopes), "")
        token = token or self.grant(f"page-{self.number(0)}", PAGE, *scopes)
        node = {**_page(PAGE), "access_token": token, "tasks": ["CREATE_CONTENT", "MODERATE", "ANALYZE"]}
        return page(request, [node])

    # --- posts

    def _post(self, request: Request) -> Reply:
        self._own(request)
        self.needs(request, "pages_manage_posts", "pages_read_engagement")
        fields = request.fields
        message, link = str(fields.get("message", "")), str(fields.get("link", ""))
        media = [
            json.loads(given) for name, given in sorted(fields.items()) if name.startswith("attached_media")
        ]
        if not (message.strip() or link or media):
            return error(100, "(#100) Missing message or attachment")
        if len(message) > TEXT:
            return error(100, f"(#100) Param message must be no longer than {TEXT} characters")
        if any(one.get("media_fbid") not in self.photos for one in media):
            return error(100, "(#100) Invalid media_fbid")
        latest = self.posts[-1] if self.posts else {}
        if (latest.get("message"), latest.get("link", "")) == (message, link) and not media:
            return error(506, "(#506) Duplicate status message", title="Duplicate Status Update")
        return reply({"id": self._kept(message, {"link": link} if link else {})["id"]})

    def _kept(self, message: str, more: dict[str, Any]) -> dict[str, Any]:
        number = self.number(122_000_000_000_000)
        made = {
            "id": f"{PAGE}_{number}",
            "message": message,
            "created_time": stamp(self.now()),
            "n": int(number),
        }
        made |= {
            "from": {"id": PAGE, "name": "Acme"},
            "is_published": True,
            "is_hidden": False,
            "updated_time": stamp(self.now()),
        }
        address = f"https://www.facebook.com/{PAGE}/posts/{number}"
        self.posts.append({**made, "permalink_url": address, **more})
        return self.posts[-1]

    def _photo(self, request: Request) -> Reply:
        self._own(request)
        self.needs(request, "pages_manage_posts")
        source = request.files.get("source")
        if source is None and not request.fields.get("url"):
            return error(324, "(#324) Missing or invalid image file")
        if source is not None and not source[1].startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
            return error(324, "(#324) Missing or invalid image file")
        number = self.number(133_000_000_000_000)
        self.photos[number] = {"alt": request.fields.get("alt_text_custom", ""), "source": source}
        if str(request.fields.get("published", "true")).lower() == "false":
            return reply({"id": number})
        caption = request.fields.get("message") or request.fields.get("caption") or ""
        return reply({"id": number, "post_id": self._kept(caption, {})["id"]})

    def _feed(self, request: Request) -> Reply:
        self._own(request)
        self.needs(request, "pages_read_engagement", "pages_read_user_content|pages_read_engagement")
        posts = [self._with_comments(one) for one in reversed(self.posts)]
        return page(request, since(request, posts, "created_time"))

    def _with_comments(self, post: dict[str, Any]) -> dict[str, Any]:
        of = [one for one in reversed(self.comments) if one["post"] == post["id"]]
        told: dict[str, Any] = {"data": of[:50]}
        if len(of) > 50:
            told["paging"] = {"cursors": {"after": of[49]["id"]}, "next": "https://graph.example/next"}
        return {**post, "comments": told} if of else post

    def _node(self, request: Request) -> Reply:
        number = request.parts[0]
        if number in (PAGE, OTHER_PAGE):
            return reply(shown(_page(number), request.fields.get("fields", "id,name")))
        self.needs(request, "pages_read_engagement")
        found = next((one for one in (*self.posts, *self.comments) if one["id"] == number), None)
        return (
            gone(number)
            if found is None
            else reply(shown(found, request.fields.get("fields", "id,message,created_time")))
        )

    # --- comments

    def _comment(self, request: Request) -> Reply:
        self.needs(request, "pages_manage_engagement")
        number, message = request.parts[0], str(request.fields.get("message", ""))
        if not message.strip() or len(message) > COMMENT:
            return error(100, "(#100) message must not be empty or too long")
        parent = next((one for one in self.comments if one["id"] == number), None)
        post = next((one for one in self.posts if one["id"] == (parent["post"] if parent else number)), None)
        if post is None:
            return gone(number)
        made = self._commented(post["id"], parent["id"] if parent else "", PAGE, message)
        return reply({"id": made["id"]})

    def _commented(self, post: str, parent: str, author: str, text: str) -> dict[str, Any]:
        number = self.number(144_000_000_000_000)
        name = "Acme" if author == PAGE else "Some Body"
        made = {
            "id": f"{post.partition('_')[2]}_{number}",
            "message": text,
            "post": post,
            "n": int(number),
            "from": {"id": author, "name": name},
        }
        made |= {
            "created_time": stamp(self.now()),
            "is_hidden": False,
            "object": {"id": post},
            "can_comment": True,
        }
        made["permalink_url"] = (
            f"https://www.facebook.com/{PAGE}/posts/{post.partition('_')[2]}?comment_id={number}"
        )
        made |= {"parent": {"id": parent}} if parent else {}
        self.comments.append(made)
        return made

    def _list_comments(self, request: Request) -> Reply:
        self.needs(request, "pages_read_engagement", "pages_read_user_content")
        number = request.parts[0]
        if not any(one["id"] == number for one in (*self.posts, *self.comments)):
            return gone(number)
        of = [
            one for one in self.comments if one["post"] == number or one.get("parent", {}).get("id") == number
        ]
        if request.fields.get("filter", "toplevel") == "toplevel":
            of = [one for one in of if "parent" not in one or one["parent"]["id"] == number]
        if request.fields.get("order") == "reverse_chronological":
            of = list(reversed(of))
        return page(request, since(request, of, "created_time"))

    def _hide(self, request: Request) -> Reply:
        self.needs(request, "pages_manage_engagement")
        found = next((one for one in self.comments if one["id"] == request.parts[0]), None)
        if found is None:
            return gone(request.parts[0])
        found["is_hidden"] = str(request.fields.get("is_hidden")).lower() == "true"
        return reply({"success": True})

    # --- figures

    def _insights(self, request: Request) -> Reply:
        self._own(request)
        return self._figures(request, METRICS)

    def _post_insights(self, request: Request) -> Reply:
        return self._figures(request, POST_METRICS)

    def _figures(self, request: Request, known: dict[str, int]) -> Reply:
        self.needs(request, "read_insights", "pages_read_engagement")
        names = [name for name in re.split(r"[,\s\[\]\"]+", request.fields.get("metric", "")) if name]
        if not names or set(names) - set(known):
            return error(100, "(#100) The value must be a valid insights metric")
        period, end = request.fields.get("period", "day"), stamp(self.now())
        values = [{"value": 0, "end_time": end}]
        data = [
            {
                "id": f"{PAGE}/insights/{n}",
                "name": n,
                "period": period,
                "values": [{**values[0], "value": known[n]}],
            }
            for n in names
        ]
        return reply({"data": data, "paging": {}})

    def _own(self, request: Request) -> None:
        """A Page that is not the token's own says so."""
        if request.parts[0] != (request.token or Token("", frozenset())).owner:
            words = f"(#200) The user hasn't authorized the application to manage the Page {request.parts[0]}"
            raise Said(error(200, words, status=403))


def _page(number: str) -> dict[str, Any]:
    if number == PERSON:
        return {"id": PERSON, "name": "Anna Acme"}
    node = {"id": number, "name": "Acme", "username": "acme", "link": f"https://www.facebook.com/{number}"}
    return {**node, "fan_count": 1300, "followers_count": 1204, "category": "Company"}
