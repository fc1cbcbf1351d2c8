"""A stand-in for the Threads API.

Built from Meta's own Postman collection and the pages on publishing, limits and troubleshooting. A post is a container
first, then published; 500 characters, in which an emoji counts as its bytes of UTF-8; 250 posts and 1,000 replies in
24 hours.

It guesses: that a container that was published is refused the second time with the error that a container has ended;
what a repost's id is; that an app may call without a version as the collection does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.loopback import Asked, Reply
from tests.standins.answers import postman_shape
from tests.standins.descriptions import postman
from tests.standins.graph import GraphStandIn, error, gone, page, shown, since, stamp
from tests.standins.server import Handler, Request, Said, Token, reply

USER = "17840000000000042"
RIGHTS = tuple(
    f"threads_{right}"
    for right in (
        "basic",
        "content_publish",
        "read_replies",
        "manage_replies",
        "manage_insights",
        "manage_mentions",
        "keyword_search",
    )
)
TEXT, LINKS, POSTS, REPLIES = 500, 5, 250, 1000
DAY = timedelta(hours=24)
LIVES = timedelta(hours=24)
METRICS = ("views", "likes", "replies", "reposts", "quotes", "clicks", "followers_count")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]")


class Threads(GraphStandIn):
    """Threads with one account: `right-token`."""

    name = "threads"
    versions = {"v1.0": "2099-12-31"}  # noqa: RUF012
    needs_version = False
    open_paths = ("/oauth/access_token", "/access_token", "/refresh_access_token")

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        self.check = postman("threads-api.postman_collection.json")
        self.shape = postman_shape("threads-api.postman_collection.json", r"^/v1\.0")
        self.containers: dict[str, dict[str, Any]] = {}
        self.posts: list[dict[str, Any]] = []
        self.sent: list[datetime] = []
        self.replied: list[datetime] = []
        self.processing = timedelta()
        self.fails = ""
        """The error message with which containers end."""
        self.codes = {"right-code": RIGHTS}
        self.grant("right-token", USER, *RIGHTS)
        self.grant("expired-token", USER, *RIGHTS, ends=datetime(2020, 1, 1, tzinfo=UTC))
        self.grant("narrow-token", USER, "threads_basic")

    def texts(self) -> list[str]:
        """Posts and replies of the account."""
        return [one["text"] for one in self.posts if one["username"] == "acme" and "text" in one]

    def speak(self, text: str) -> str:
        """Somebody mentions the account."""
        self._kept("somebody", f"@acme {text}", mentions=True)
        return "somebody"

    def reply_of_somebody(self, to: str, text: str) -> str:
        """Somebody answers a post; the id of the answer."""
        return str(self._kept("somebody", text, to)["id"])

    def describe(self, asked: Asked) -> list[str]:
        """By the collection."""
        return self.check(asked)

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        """The paths."""
        own = rf"/(?:me|{USER})"
        routes: dict[tuple[str, str], Handler] = {
            ("POST", "/oauth/access_token"): self._code,
            ("GET", "/(refresh_access_token|access_token)"): self._longer,
            ("GET", "/debug_token"): self._debug,
            ("GET", own): self._me,
            ("POST", f"{own}/threads"): self._container,
            ("POST", f"{own}/threads_publish"): self._publish,
            ("GET", f"{own}/threads"): self._list,
            ("GET", f"{own}/replies"): self._own_replies,
            ("GET", f"{own}/mentions"): self._mentions,
            ("GET", f"{own}/threads_publishing_limit"): self._limit,
            ("GET", f"{own}/threads_insights"): self._insights,
            ("GET", "/keyword_search"): self._search,
            ("GET", r"/(\d+)/(replies|conversation)"): self._answers,
            ("GET", r"/(\d+)/insights"): self._insights,
            ("POST", r"/(\d+)/repost"): self._repost,
            ("POST", r"/(\d+)/manage_reply"): self._hide,
            ("GET", r"/(\d+)/?"): self._node,
            ("DELETE", r"/(\d+)"): self._delete,
        }
        return {(method, rf"(?:/v1\.0)?{path}"): handler for (method, path), handler in routes.items()}

    # --- signing in

    def _code(self, request: Request) -> Reply:
        fields = request.fields
        rights = self.codes.pop(str(fields.get("code", "")).partition("#")[0], ())
        if not (rights and fields.get("client_secret") and fields.get("redirect_uri")):
            return error(100, "This authorization code has been used", subcode=36009)
        token = self.grant(f"short-{self.number(0)}", USER, *rights, ends=self.now() + timedelta(hours=1))
        return reply({"access_token": token, "user_id": int(USER)})

    def _longer(self, request: Request) -> Reply:
        token = self.known(request)
        exchange = request.parts[0] == "access_token"
        wanted = "th_exchange_token" if exchange else "th_refresh_token"
        if request.query.get("grant_type") != wanted or (exchange and not request.query.get("client_secret")):
            return error(100, "Param grant_type must be one of {TH_EXCHANGE_TOKEN, TH_REFRESH_TOKEN}")
        made = self.grant(f"long-{self.number(0)}", USER, *token.scopes, ends=self.now() + timedelta(days=60))
        return reply({"access_token": made, "token_type": "bearer", "expires_in": 5_184_000})

    def _debug(self, request: Request) -> Reply:
        token = self.tokens.get(request.query.get("input_token", ""))
        return reply(
            {"data": {"is_valid": token is not None, "scopes": sorted(token.scopes) if token else []}}
        )

    def _me(self, request: Request) -> Reply:
        self.needs(request, "threads_basic")
        node = {"id": USER, "username": "acme", "name": "Acme", "threads_biography": "", "is_verified": False}
        return reply(shown(node, request.fields.get("fields", "id")))

    # --- publishing

    def _container(self, request: Request) -> Reply:
        self.needs(request, "threads_basic", "threads_content_publish")
        fields = request.fields
        text, kind = str(fields.get("text", "")), str(fields.get("media_type", ""))
        if fields.get("reply_to_id"):
            self.needs(request, "threads_manage_replies")
        if kind not in ("TEXT", "IMAGE", "VIDEO", "CAROUSEL"):
            return error(100, "Param media_type must be one of {TEXT, IMAGE, VIDEO, CAROUSEL}")
        if length(text) > TEXT:
            return error(100, f"Param text must be at most {TEXT} characters long.", title="Text is too long")
        if len(set(re.findall(r"https?://\S+", text))) > LINKS:
            return error(100, "The post has too many links.", title="Too many links")
        for name in ("reply_to_id", "quote_post_id"):
            if fields.get(name) and not self._post(fields[name]):
                return gone(fields[name])
        if kind == "TEXT" and not text.strip():
            return error(100, "The parameter text is required.")
        if kind in ("IMAGE", "VIDEO") and not str(fields.get(f"{kind.lower()}_url", "")).startswith("http"):
            return error(100, f"The parameter {kind.lower()}_url is required.")
        if kind == "CAROUSEL" and not 2 <= len(str(fields.get("children", "")).split(",")) <= 20:
            return error(100, "A carousel has 2 to 20 children.")
        if str(fields.get("auto_publish_text", "")).lower() == "true":
            self.problems.append("auto_publish_text leaves no container to ask about")
        number = self.number(18_100_000_000_000_000)
        self.containers[number] = {**fields, "made": self.now(), "published": False, "text": text}
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

    def _publish(self, request: Request) -> Reply:
        self.needs(request, "threads_basic", "threads_content_publish")
        number = str(request.fields.get("creation_id", ""))
        one = self.containers.get(number)
        if one is None:
            return error(
                24, "The requested resource does not exist", subcode=4279009, title="Media Not Found"
            )
        state = self._status(number)
        if state != "FINISHED":
            words = (
                "The requested resource does not exist"
                if state in ("PUBLISHED", "EXPIRED")
                else "Media is not ready"
            )
            return error(24, words, subcode=4279009, title="Media Not Found")
        calls, most = (self.replied, REPLIES) if one.get("reply_to_id") else (self.sent, POSTS)
        if self.used(calls, DAY) >= most:
            return error(
                10,
                "Application does not have permission for this action",
                subcode=2207051,
                title="Action is blocked",
            )
        one["published"] = True
        calls.append(self.now())
        return reply(
            {"id": self._kept("acme", one["text"], str(one.get("reply_to_id", "")), **_quoted(one))["id"]}
        )

    def _kept(self, author: str, text: str, to: str = "", **more: Any) -> dict[str, Any]:
        number = self.number(18_200_000_000_000_000)
        made = {
            "id": number,
            "text": text,
            "username": author,
            "timestamp": stamp(self.now()),
            "shortcode": f"D{number[-9:]}",
        }
        made |= {
            "permalink": f"https://www.threads.com/@{author}/post/{made['shortcode']}",
            "media_type": "TEXT_POST",
        }
        made |= {
            "is_quote_post": False,
            "has_replies": False,
            "is_reply": bool(to),
            "owner": {"id": USER},
            **more,
        }
        if to:
            parent = self._post(to) or {"id": to}
            parent["has_replies"] = True
            made |= {"replied_to": {"id": to}, "root_post": parent.get("root_post", {"id": to})}
            made["is_reply_owned_by_me"] = author == "acme"
        self.posts.append(made)
        return made

    def _post(self, number: str) -> dict[str, Any] | None:
        return next((one for one in self.posts if one["id"] == number), None)

    def _repost(self, request: Request) -> Reply:
        self.needs(request, "threads_basic", "threads_content_publish")
        target = self._post(request.parts[0])
        if target is None:
            return gone(request.parts[0])
        made = self._kept("acme", "", reposted_post={"id": target["id"]})
        made |= {"media_type": "REPOST_FACADE"}
        del made["text"]
        return reply({"id": made["id"]})

    def _limit(self, request: Request) -> Reply:
        node = {
            "quota_usage": self.used(self.sent, DAY),
            "config": {"quota_total": POSTS, "quota_duration": 86_400},
        }
        node |= {"reply_quota_usage": self.used(self.replied, DAY)}
        node |= {"reply_config": {"quota_total": REPLIES, "quota_duration": 86_400}}
        return reply({"data": [shown(node, request.fields.get("fields", "quota_usage"))]})

    def _delete(self, request: Request) -> Reply:
        self.posts = [one for one in self.posts if one["id"] != request.parts[0]]
        return reply({"success": True, "deleted_id": request.parts[0]})

    # --- reading

    def _node(self, request: Request) -> Reply:
        self.needs(request, "threads_basic")
        number, fields = request.parts[0], request.fields.get("fields", "id")
        if number in self.containers:
            state = self._status(number)
            told = {"id": number, "status": state} | (
                {"error_message": self.fails} if state == "ERROR" else {}
            )
            return reply(shown(told, fields))
        found = self._post(number)
        return gone(number) if found is None else reply(shown(found, fields))

    def _listed(self, request: Request, posts: list[dict[str, Any]]) -> Reply:
        return page(request, since(request, list(reversed(posts)), "timestamp"))

    def _list(self, request: Request) -> Reply:
        self.needs(request, "threads_basic")
        return self._listed(
            request, [one for one in self.posts if one["username"] == "acme" and not one["is_reply"]]
        )

    def _own_replies(self, request: Request) -> Reply:
        self.needs(request, "threads_basic", "threads_read_replies")
        return self._listed(
            request, [one for one in self.posts if one["username"] == "acme" and one["is_reply"]]
        )

    def _mentions(self, request: Request) -> Reply:
        self.needs(request, "threads_basic", "threads_manage_mentions")
        return self._listed(request, [one for one in self.posts if one.get("mentions")])

    def _search(self, request: Request) -> Reply:
        self.needs(request, "threads_basic", "threads_keyword_search")
        words = request.fields.get("q", "").lower()
        return self._listed(request, [one for one in self.posts if words in one.get("text", "").lower()])

    def _answers(self, request: Request) -> Reply:
        self.needs(request, "threads_basic", "threads_read_replies")
        number, which = request.parts
        if self._post(number) is None:
            return gone(number)
        name = "replied_to" if which == "replies" else "root_post"
        found = [one for one in self.posts if one.get(name, {}).get("id") == number]
        found = found if request.fields.get("reverse") == "false" else list(reversed(found))
        return page(request, since(request, found, "timestamp"))

    def _hide(self, request: Request) -> Reply:
        self.needs(request, "threads_manage_replies")
        return reply({"success": True}) if self._post(request.parts[0]) else gone(request.parts[0])

    def _insights(self, request: Request) -> Reply:
        self.needs(request, "threads_basic", "threads_manage_insights")
        names = [name for name in request.fields.get("metric", "").split(",") if name]
        if not names or set(names) - {*METRICS, "shares"}:
            raise Said(error(100, f"Param metric[0] must be one of {{{', '.join(METRICS).upper()}}}"))
        number = request.parts[0] if request.parts else USER
        data = [
            {
                "name": name,
                "period": "day",
                "total_value": {"value": 10 + at},
                "id": f"{number}/insights/{name}/day",
            }
            for at, name in enumerate(names)
        ]
        return reply({"data": data})


def length(text: str) -> int:
    """Characters; an emoji counts as its bytes of UTF-8."""
    return sum(len(char.encode()) if _EMOJI.match(char) else 1 for char in text)


def _quoted(container: dict[str, Any]) -> dict[str, Any]:
    quoted = container.get("quote_post_id")
    return {"is_quote_post": True, "quoted_post": {"id": quoted}} if quoted else {}


__all__ = ["RIGHTS", "USER", "Threads", "Token", "length"]
