"""A stand-in for the comments of YouTube's Data API v3, and for Google's token endpoint.

Built from Google's discovery document and the page on quota: 10,000 units a day, reset at midnight Pacific; reading
costs 1, writing 50. Comments come back with HTML in `textDisplay` unless plain text is asked for.

It guesses: that the same comment may be said twice, the time zone of the day (eight hours behind UTC all year), how
many replies a thread shows by itself (five).
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.loopback import Asked, Reply
from tests.standins.answers import discovery_shape
from tests.standins.descriptions import discovery
from tests.standins.server import Handler, Request, Said, StandIn, Token, reply

CHANNEL, OTHER, VIDEO = "UCacme000000000000000042", "UCsome000000000000000099", "vid-acme-42"
FORCE = "https://www.googleapis.com/auth/youtube.force-ssl"
READ = "https://www.googleapis.com/auth/youtube.readonly"
TEXT, QUOTA = 10_000, 10_000
SEARCHES = 100
PACIFIC = timedelta(hours=-8)


class YouTube(StandIn):
    """YouTube with one channel: `right-token`; the app is `client` with the password `client-secret`."""

    name = "youtube"

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        self.check = discovery("google-discovery/youtube.v3.json")
        self.shape = discovery_shape("google-discovery/youtube.v3.json")
        self.comments: list[dict[str, Any]] = []
        self.spent: dict[str, int] = {}
        self.films: list[dict[str, Any]] = []
        self.searched: dict[str, int] = {}
        self.codes = {"right-code": (FORCE,)}
        self.refresh_tokens: dict[str, tuple[str, ...]] = {"right-refresh": (FORCE,)}
        self.grant("right-token", CHANNEL, FORCE)
        self.grant("expired-token", CHANNEL, FORCE, ends=datetime(2020, 1, 1, tzinfo=UTC))
        self.grant("narrow-token", CHANNEL, READ)

    def texts(self) -> list[str]:
        """What the channel said."""
        return [one["text"] for one in self.comments if one["author"] == CHANNEL]

    def speak(self, text: str) -> str:
        """Somebody comments on the channel's video."""
        self._kept(OTHER, text)
        return "@somebody"

    def describe(self, asked: Asked) -> list[str]:
        """By Google's document; tokens are none of its business."""
        return [] if asked.path.startswith("/token") else self.check(asked)

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        """The paths."""
        return {
            ("POST", "/token"): self._token,
            ("GET", "/youtube/v3/channels"): self._channels,
            ("GET", "/youtube/v3/videos"): self._videos,
            ("GET", "/youtube/v3/search"): self._search,
            ("GET", "/youtube/v3/commentThreads"): self._threads,
            ("POST", "/youtube/v3/commentThreads"): self._thread,
            ("GET", "/youtube/v3/comments"): self._list,
            ("POST", "/youtube/v3/comments"): self._reply,
            ("POST", "/youtube/v3/comments/setModerationStatus"): self._moderate,
        }

    def authorise(self, request: Request) -> None:
        """Token, right, then quota."""
        if request.path == "/token":
            return
        token = self.tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        if token is None or self.ended(token):
            words = "Request had invalid authentication credentials. Expected OAuth 2 access token."
            raise Said(_error(401, "authError", words, "UNAUTHENTICATED"))
        request.token = token
        if FORCE not in token.scopes and not request.path.endswith(("/channels", "/videos")):
            words = "Request had insufficient authentication scopes."
            raise Said(_error(403, "insufficientPermissions", words, "PERMISSION_DENIED"))
        day = (self.now() + PACIFIC).date().isoformat()
        if request.path.endswith("/search"):
            self.searched[day] = self.searched.get(day, 0) + 1
            if self.searched[day] > SEARCHES:
                raise Said(self.limited())
            return
        price = 1 if request.method == "GET" else 50
        if self.spent.get(day, 0) + price > QUOTA:
            raise Said(self.limited())
        self.spent[day] = self.spent.get(day, 0) + price

    def failed(self, status: int) -> Reply:
        """Google's own."""
        return _error(status, "backendError", "Internal error encountered.", "INTERNAL")

    def limited(self) -> Reply:
        """The quota of the day: a 403, with no header that says when it ends."""
        quota = '<a href="/youtube/v3/getting-started#quota">quota</a>'
        words = f"The request cannot be completed because you have exceeded your {quota}."
        return _error(403, "quotaExceeded", words, "")

    def missing(self, request: Request) -> Reply:
        """Google's own."""
        return _error(404, "notFound", f"{request.path} was not found on this server", "NOT_FOUND")

    def _token(self, request: Request) -> Reply:
        form = request.form
        if form.get("client_id") != "client":
            return reply(
                {"error": "invalid_client", "error_description": "The OAuth client was not found."}, 401
            )
        if form.get("grant_type") == "refresh_token":
            rights = self.refresh_tokens.get(form.get("refresh_token", ""))
        else:
            rights = self.codes.pop(form.get("code", ""), None) if form.get("code_verifier") else None
        if rights is None:
            return reply(
                {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}, 400
            )
        token = self.grant(f"ya29.{self.number(0)}", CHANNEL, *rights, ends=self.now() + timedelta(hours=1))
        told = {"access_token": token, "expires_in": 3599, "scope": " ".join(rights), "token_type": "Bearer"}
        if form.get("grant_type") != "refresh_token":
            told["refresh_token"] = f"1//{self.number(0)}"
            self.refresh_tokens[told["refresh_token"]] = tuple(rights)
        return reply(told)

    # --- reading

    def _channels(self, request: Request) -> Reply:
        if request.query.get("mine") != "true" and request.query.get("id") != CHANNEL:
            return reply({"kind": "youtube#channelListResponse", "items": []})
        item: dict[str, Any] = {"kind": "youtube#channel", "id": CHANNEL}
        item |= {"snippet": {"title": "Acme", "customUrl": "@acme"}}
        item |= {"statistics": {"subscriberCount": "1204", "viewCount": "90000", "videoCount": "12"}}
        parts = {"kind", "id", *request.query.get("part", "").split(",")}
        return reply(
            {"kind": "youtube#channelListResponse", "items": [{n: g for n, g in item.items() if n in parts}]}
        )

    def _videos(self, request: Request) -> Reply:
        there = VIDEO in request.query.get("id", "").split(",")
        item = {"id": VIDEO, "snippet": {"channelId": CHANNEL, "title": "A film"}}
        return reply({"items": [item] if there else []})

    def film(self, title: str) -> None:
        """Somebody publishes a video."""
        number = f"film{self.number(10**6)[-7:]:0>7}"
        self.films.append({"id": number, "title": title, "at": self.now().strftime("%Y-%m-%dT%H:%M:%SZ")})

    def _search(self, request: Request) -> Reply:
        """Videos that have the first word of the question in their title, newest first; titles are HTML."""
        word = request.query.get("q", "").lower().split(" ")[0].strip('"@')
        items = [
            {
                "kind": "youtube#searchResult",
                "id": {"kind": "youtube#video", "videoId": film["id"]},
                "snippet": {
                    "publishedAt": film["at"],
                    "channelId": OTHER,
                    "title": html.escape(film["title"]),
                    "description": "",
                    "channelTitle": "Some Body",
                },
            }
            for film in reversed(self.films)
            if word in film["title"].lower() and film["at"] >= request.query.get("publishedAfter", "")
        ]
        return self._paged(request, items, "searchList", 5)

    def _threads(self, request: Request) -> Reply:
        asked = request.query
        if asked.get("id"):
            tops = [one for one in self.comments if one["id"] in asked["id"].split(",")]
        elif asked.get("videoId") not in (None, VIDEO):
            return _error(
                404, "videoNotFound", "The video identified by the videoId parameter could not be found.", ""
            )
        elif asked.get("allThreadsRelatedToChannelId", CHANNEL) != CHANNEL:
            return _error(404, "channelNotFound", "The channel could not be found.", "")
        else:
            tops = [one for one in self.comments if not one["parent"]]
        status = asked.get("moderationStatus", "published")
        tops = [one for one in tops if one["status"] == status]
        return self._paged(
            request, [self._as_thread(one, request) for one in reversed(tops)], "commentThread", 20
        )

    def _list(self, request: Request) -> Reply:
        asked = request.query
        if asked.get("id"):
            found = [one for one in self.comments if one["id"] in asked["id"].split(",")]
        else:
            found = [one for one in self.comments if one["parent"] and one["parent"] == asked.get("parentId")]
            if not any(one["id"] == asked.get("parentId") for one in self.comments):
                return _error(404, "commentNotFound", "The specified comment could not be found.", "")
        return self._paged(request, [self._as_comment(one, request) for one in found], "comment", 20)

    def _paged(self, request: Request, items: list[dict[str, Any]], kind: str, size: int) -> Reply:
        size = int(request.query.get("maxResults", size))
        if not 1 <= size <= 100:
            return _error(400, "invalidParameter", "maxResults", "INVALID_ARGUMENT")
        start = int(request.query.get("pageToken") or 0)
        told: dict[str, Any] = {"kind": f"youtube#{kind}ListResponse", "items": items[start : start + size]}
        told["pageInfo"] = {"totalResults": len(told["items"]), "resultsPerPage": size}
        if start + size < len(items):
            told["nextPageToken"] = str(start + size)
        return reply(told)

    def _as_comment(self, one: dict[str, Any], request: Request) -> dict[str, Any]:
        plain = request.query.get("textFormat") == "plainText"
        shown = one["text"] if plain else html.escape(one["text"]).replace("\n", "<br>")
        name = "@acme" if one["author"] == CHANNEL else "@somebody"
        snippet = {"channelId": CHANNEL, "videoId": VIDEO, "textDisplay": shown, "authorDisplayName": name}
        snippet |= {
            "authorChannelId": {"value": one["author"]},
            "publishedAt": one["at"],
            "updatedAt": one["at"],
        }
        snippet |= {"textOriginal": one["text"]} if one["author"] == CHANNEL else {}
        snippet |= {"parentId": one["parent"]} if one["parent"] else {}
        return {"kind": "youtube#comment", "id": one["id"], "snippet": snippet}

    def _as_thread(self, one: dict[str, Any], request: Request) -> dict[str, Any]:
        replies = [each for each in self.comments if each["parent"] == one["id"]]
        snippet = {"channelId": CHANNEL, "videoId": VIDEO, "topLevelComment": self._as_comment(one, request)}
        snippet |= {"canReply": True, "totalReplyCount": len(replies), "isPublic": True}
        told = {"kind": "youtube#commentThread", "id": one["id"], "snippet": snippet}
        if replies and "replies" in request.query.get("part", ""):
            told["replies"] = {"comments": [self._as_comment(each, request) for each in replies[-5:]]}
        return told

    # --- writing

    def _thread(self, request: Request) -> Reply:
        snippet = request.form.get("snippet", {})
        text = self._text(snippet.get("topLevelComment", {}).get("snippet", {}))
        if snippet.get("videoId") != VIDEO:
            return _error(404, "videoNotFound", "The video could not be found.", "")
        return reply(
            self._as_thread(self._kept((request.token or Token("", frozenset())).owner, text), request)
        )

    def _reply(self, request: Request) -> Reply:
        snippet = request.form.get("snippet", {})
        text = self._text(snippet)
        parent = next((one for one in self.comments if one["id"] == snippet.get("parentId")), None)
        if parent is None or parent["parent"]:
            words = "The specified parent comment could not be found."
            return _error(404, "parentCommentNotFound", words, "NOT_FOUND")
        made = self._kept((request.token or Token("", frozenset())).owner, text, parent["id"])
        return reply(self._as_comment(made, request))

    def _text(self, snippet: dict[str, Any]) -> str:
        text = str(snippet.get("textOriginal", ""))
        if not text.strip():
            raise Said(_error(400, "commentTextRequired", "The comment must have text.", "INVALID_ARGUMENT"))
        if len(text) > TEXT:
            raise Said(_error(400, "commentTextTooLong", "The comment is too long.", "INVALID_ARGUMENT"))
        return text

    def _kept(self, author: str, text: str, parent: str = "") -> dict[str, Any]:
        number = f"Ugz{self.number(10**9)}"
        moment = self.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        made = {
            "id": f"{parent}.{number}" if parent else number,
            "author": author,
            "text": text,
            "parent": parent,
        }
        self.comments.append({**made, "at": moment, "status": "published"})
        return self.comments[-1]

    def _moderate(self, request: Request) -> Reply:
        for one in self.comments:
            if one["id"] in request.query.get("id", "").split(","):
                one["status"] = request.query["moderationStatus"]
        return reply(None, 204)


def _error(status: int, reason: str, message: str, code: str) -> Reply:
    one = {"message": message, "domain": "youtube.comment", "reason": reason}
    said = {"code": status, "message": message, "errors": [one]} | ({"status": code} if code else {})
    return reply({"error": said}, status)
