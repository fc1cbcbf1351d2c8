"""Somebody on a Bluesky server, who writes and looks without the adapter."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

PATIENCE = 20.0
"""How long an AppView may take to show what was written, in seconds."""

Ref = dict[str, str]


class Person:
    """Signed in with a password."""

    def __init__(self, address: str, handle: str, password: str, new: bool = False) -> None:
        self.address, self.handle, self.password = address, handle, password
        self._token = ""
        if new:
            mail = f"{handle.replace('.', '@')}.example"
            said = {"handle": handle, "email": mail, "password": password}
            session = self.write("com.atproto.server.createAccount", said)
        else:
            said = {"identifier": handle, "password": password}
            session = self.write("com.atproto.server.createSession", said)
        self.did, self._token = str(session["did"]), str(session["accessJwt"])

    def write(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        """Call a procedure."""
        return self._call(method, json.dumps(body).encode())

    def read(self, method: str, **asked: Any) -> dict[str, Any]:
        """Call a query."""
        return self._call(f"{method}?{urlencode(asked, doseq=True)}")

    def _call(self, path: str, body: bytes | None = None) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"} if body is not None else {}
        headers |= {"Authorization": f"Bearer {self._token}"} if self._token else {}
        asked = urllib.request.Request(f"{self.address}/xrpc/{path}", body, headers)  # noqa: S310  loopback
        with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310
            said = answer.read()
        told: dict[str, Any] = json.loads(said) if said else {}
        return told

    def record(self, collection: str, **fields: Any) -> Ref:
        """Write a record; its address and version."""
        record = {"$type": collection, "createdAt": written(datetime.now(UTC)), **fields}
        made = self.write(
            "com.atproto.repo.createRecord", {"repo": self.did, "collection": collection, "record": record}
        )
        return {"uri": made["uri"], "cid": made["cid"]}

    def post(self, text: str, mentions: Sequence[Person] = (), **fields: Any) -> Ref:
        """Write a post; `mentions` are named before the text."""
        facets, said = [], ""
        for person in mentions:
            index = {"byteStart": len(said), "byteEnd": len(said) + len(person.handle) + 1}
            feature = {"$type": "app.bsky.richtext.facet#mention", "did": person.did}
            facets.append({"index": index, "features": [feature]})
            said += f"@{person.handle} "
        fields |= {"facets": facets} if facets else {}
        return self.record("app.bsky.feed.post", text=said + text, **fields)

    def reply(self, text: str, root: Ref, parent: Ref, **more: Any) -> Ref:
        """Answer a post, once the AppView has it: it tells nobody of an answer to what it does not know yet."""
        until(lambda: bool(self.read("app.bsky.feed.getPosts", uris=[parent["uri"]])["posts"]))
        return self.post(text, reply={"root": root, "parent": parent}, **more)

    def quote(self, text: str, post: Ref) -> Ref:
        """Quote a post."""
        return self.post(text, embed={"$type": "app.bsky.embed.record", "record": post})

    def delete(self, post: Ref) -> None:
        """Take a post back."""
        _, _, repo, collection, rkey = post["uri"].split("/")
        self.write("com.atproto.repo.deleteRecord", {"repo": repo, "collection": collection, "rkey": rkey})

    def notified(self) -> list[str]:
        """The addresses of what the AppView notifies this person of."""
        told = self.read("app.bsky.notification.listNotifications", limit=100)
        return [notification["uri"] for notification in told["notifications"]]

    def wait_for(self, *posts: Ref) -> None:
        """Wait until the AppView notifies this person of all of these."""
        until(lambda: {post["uri"] for post in posts} <= set(self.notified()))


def written(moment: datetime) -> str:
    """A moment as records have it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def until(shown: Callable[[], bool]) -> None:
    """Ask again and again until the network shows it; AssertionError if it never does."""
    pause = threading.Event()
    for _ in range(int(PATIENCE * 20)):
        if shown():
            return
        pause.wait(0.05)
    raise AssertionError(f"the network did not show it within {PATIENCE} seconds")
