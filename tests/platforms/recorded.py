"""Stand-ins that give what the real servers were seen to give to one post, one reader and three messages."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.loopback import Asked, Reply, serving
from tests.platforms.notifying import person, status

DID = "did:plc:acme"


def ago(minutes: int = 1) -> datetime:
    return datetime.now(UTC) - timedelta(minutes=minutes)


def written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def token(**claims: Any) -> str:
    """A session's token, as far as a client reads it."""
    middle = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{middle}.c2ln"


class Recorded:
    """What was said to the account, what it said itself, and the answers, by method and path."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.own: list[dict[str, Any]] = []
        self.address = ""

    def answers(self, asked: Asked) -> Any:
        """The JSON for a request, None for none."""
        raise NotImplementedError

    def answer(self, asked: Asked) -> Reply:
        """One request."""
        found = self.answers(asked)
        if found is None:
            return Reply(404, b'{"error": "no such thing"}')
        return Reply(body=json.dumps(found).encode())


def _fields(asked: Asked) -> dict[str, Any]:
    return json.loads(asked.body) if asked.body[:1] == b"{" else {}


class MastodonRecorded(Recorded):
    """Mastodon 4.3."""

    def answers(self, asked: Asked) -> Any:
        path = urlsplit(asked.path).path
        me = person("7", acct="acme", url=f"{self.address}/@acme", username="acme")
        routes: dict[str, Callable[[], Any]] = {
            "GET /api/v1/accounts/verify_credentials": lambda: me,
            "GET /api/v2/instance": self._instance,
            "GET /api/v1/notifications": self._notifications,
            "GET /api/v1/accounts/7/statuses": lambda: self.own,
            "POST /api/v1/statuses": lambda: self._kept(_fields(asked)),
            "POST /api/v1/apps": lambda: {"id": "1", "client_id": "client", "client_secret": "hush"},
            "POST /oauth/token": lambda: {"access_token": "t", "token_type": "Bearer", "scope": "read write"},
        }
        if path.startswith("/api/v1/statuses/s"):
            return self._status(path.rpartition("/s")[2])
        found = routes.get(f"{asked.method} {path}")
        return found() if found else None

    def _instance(self) -> Any:
        statuses = {"max_characters": 500, "max_media_attachments": 4, "characters_reserved_per_url": 23}
        media = {"description_limit": 1500, "image_size_limit": 16777216, "image_matrix_limit": 33177600}
        return {
            "domain": "s.example",
            "version": "4.3.2",
            "configuration": {"statuses": statuses, "media_attachments": media},
        }

    def _status(self, number: str) -> Any:
        text = self.said[int(number)] if number.isdigit() and int(number) < len(self.said) else ""
        return status(f"s{number}", ago(9), content=f"<p>{text}</p>", visibility="public", reblogged=False)

    def _notifications(self) -> Any:
        return [
            {
                "id": str(n + 1),
                "type": "mention",
                "created_at": written(ago(9 - n)),
                "account": person("9"),
                "status": self._status(str(n)),
            }
            for n in reversed(range(len(self.said)))
        ]

    def _kept(self, given: dict[str, Any]) -> Any:
        made = status("o1", ago(0), content=f"<p>{given['status']}</p>", account=person("7"), reblog=None)
        self.own = [made]
        return made


class BlueskyRecorded(Recorded):
    """A PDS with an AppView."""

    def answers(self, asked: Asked) -> Any:
        routes: dict[str, Callable[[], Any]] = {
            "com.atproto.server.createSession": self._session,
            "com.atproto.server.refreshSession": self._session,
            "com.atproto.repo.putRecord": lambda: self._put(_fields(asked)),
            "com.atproto.repo.getRecord": lambda: self._get(asked),
            "com.atproto.identity.resolveHandle": lambda: {"did": "did:plc:zoe"},
            "app.bsky.notification.listNotifications": self._notifications,
        }
        found = routes.get(urlsplit(asked.path).path.removeprefix("/xrpc/"))
        return found() if found else None

    def _session(self) -> Any:
        until = int(ago(-120).timestamp())
        jwt = token(sub=DID, exp=until)
        return {"accessJwt": jwt, "refreshJwt": jwt, "handle": "acme.test", "did": DID, "active": True}

    def _put(self, given: dict[str, Any]) -> Any:
        uri = f"at://{given['repo']}/{given['collection']}/{given['rkey']}"
        self.own = [{"uri": uri, "cid": "bafyone", "value": given["record"]}]
        return {"uri": uri, "cid": "bafyone", "commit": {"cid": "c", "rev": "r"}, "validationStatus": "valid"}

    def _get(self, asked: Asked) -> Any:
        wanted = parse_qs(urlsplit(asked.path).query)["rkey"][0]
        mine = next((one for one in self.own if one["uri"].endswith(wanted)), None)
        uri = f"at://did:plc:zoe/app.bsky.feed.post/{wanted}"
        root = {"uri": f"at://{DID}/app.bsky.feed.post/root", "cid": "bafyroot"}
        reply = {"root": root, "parent": root}
        return mine or {"uri": uri, "cid": "bafytwo", "value": {"text": "Hello", "reply": reply}}

    def _notifications(self) -> Any:
        listed = [
            {
                "uri": f"at://did:plc:zoe/app.bsky.feed.post/n{n}",
                "cid": f"bafy{n}",
                "author": {"did": "did:plc:zoe", "handle": "zoe.test", "displayName": "Zoé", "labels": []},
                "reason": "reply",
                "reasonSubject": f"at://{DID}/app.bsky.feed.post/root",
                "record": {"$type": "app.bsky.feed.post", "text": text, "createdAt": written(ago(9 - n))},
                "isRead": False,
                "indexedAt": written(ago(9 - n)),
                "labels": [],
            }
            for n, text in reversed(list(enumerate(self.said)))
        ]
        return {"notifications": listed, "cursor": written(ago(60 * 24 * 30)), "priority": False}


class WordPressRecorded(Recorded):
    """WordPress 6.1, to an editor."""

    def answers(self, asked: Asked) -> Any:
        path = urlsplit(asked.path).path.removeprefix("/wp-json/wp/v2")
        routes: dict[str, Callable[[], Any]] = {
            "GET /users/me": self._me,
            "GET /comments": self._comments,
            "GET /posts": lambda: self.own,
            "POST /posts": lambda: self._post(_fields(asked) | {"status": "draft"}),
            "POST /posts/5": lambda: self._post(self.own[0] | {"status": "publish"}),
            "GET /posts/4": lambda: self._shown(4, comment_status="open"),
        }
        if asked.method == "GET" and path.startswith("/comments/"):
            return self._comment(int(path.rpartition("/")[2]) - 1)
        found = routes.get(f"{asked.method} {path}")
        return found() if found else None

    def _me(self) -> Any:
        can = {"publish_posts": True, "upload_files": True, "moderate_comments": True}
        return {
            "id": 7,
            "username": "acme",
            "slug": "acme",
            "link": f"{self.address}/acme/",
            "capabilities": can,
        }

    def _shown(self, number: int, **more: Any) -> dict[str, Any]:
        return {"id": number, "link": f"{self.address}/{number}/", "title": {"rendered": "T"}, **more}

    def _post(self, given: dict[str, Any]) -> Any:
        body = {name: text for name, text in given.items() if name in ("slug", "status", "title")}
        self.own = [self._shown(5) | body]
        return self.own[0]

    def _comment(self, n: int) -> Any:
        text = self.said[n] if 0 <= n < len(self.said) else ""
        return {
            "id": n + 1,
            "post": 4,
            "parent": 0,
            "author": 0,
            "author_name": "Zoé",
            "date_gmt": ago(9 - n).strftime("%Y-%m-%dT%H:%M:%S"),
            "content": {"rendered": f"<p>{text}</p>\n"},
            "link": f"{self.address}/4/#comment-{n + 1}",
        }

    def _comments(self) -> Any:
        return [self._comment(n) for n in range(len(self.said))]


@contextmanager
def recorded(kind: Callable[[], Recorded]) -> Iterator[Recorded]:
    """A running stand-in."""
    made = kind()
    with serving(made.answer) as web:
        made.address = web.address
        yield made
