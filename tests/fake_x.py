"""A stand-in for X on loopback: what its documentation says it does, as far as cmdaily uses it.

It shortens links, puts names before replies, refuses duplicates and unsolicited replies, and holds every
request against the published description where that is at hand.
"""

from __future__ import annotations

import contextlib
import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cmdaily.domain.publishing.text.urls import urls
from tests.loopback import Asked, Reply, Web, serving
from tests.openapi import Description

KINDS = (("Content-Type", "application/json"),)
ACME, SOMEBODY = "7", "70"
LATEST = 800
"""X shows no more mentions than these."""
USERS = [
    {"id": ACME, "name": "Acme", "username": "acme"},
    {"id": SOMEBODY, "name": "Some Body", "username": "somebody"},
]


class FakeX:
    """X with one account: id 7, @acme, token `right-token`."""

    def __init__(self, description: Description | None = None) -> None:
        self.posts: list[dict[str, Any]] = []
        self.media: dict[str, dict[str, Any]] = {}
        self.described: dict[str, str] = {}
        self.description = description
        self.problems: list[str] = []
        self.tokens = {"right-token"}
        self.refresh_tokens: list[str] = []
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.twice = False
        """Whether it takes the same text twice, which X refuses: then a double is seen and not refused."""
        self.instead: Callable[[Asked], Reply | None] = lambda _: None
        """Answers in X's place where it returns something; `after` runs once X has done its work."""
        self.after: Callable[[Asked], Reply | None] = lambda _: None
        self.page = 100
        """The most posts it gives at once, whatever is asked for."""
        self.forgets = 0
        """Ids up to this are too old to read on from."""
        self.charged: list[str] = []
        """The mentions that it handed over, one by one."""
        self.spent = 0
        """What counting and searching cost, in millionths of a US dollar."""
        self.web: Web

    @property
    def address(self) -> str:
        return self.web.address

    def mention(self, text: str = "@acme bonjour", reply_to: str = "", **more: Any) -> str:
        """Somebody mentions the account, perhaps in a reply to a post of its own; the post's id. `more` are fields of
        the post."""
        reply = {
            "referenced_posts": [{"type": "replied_to", "id": reply_to}],
            "in_reply_to_user_id": ACME,
        }
        return self._keep(
            {"author": "somebody", **self._shortened(text), **(reply if reply_to else {}), **more}
        )

    def stranger(self) -> str:
        """A post that has nothing to do with the account."""
        return self._keep({"author": "somebody", "text": "Anything"})

    def texts(self) -> list[str]:
        """What the account said, as it was written."""
        return [post["written"] for post in self.posts if post["author"] == "acme" and "written" in post]

    def answer(self, asked: Asked) -> Reply:
        """One request."""
        instead = self.instead(asked)
        if instead is not None:
            return instead
        if self.description is not None and "oauth2" not in asked.path:
            self.problems += [
                f"{asked.method} {asked.path}: {one}" for one in self.description.problems(asked)
            ]
        done = self._answer(asked)
        return self.after(asked) or done

    def _answer(self, asked: Asked) -> Reply:
        path = urlsplit(asked.path).path
        if path == "/2/oauth2/token":
            return self._token(asked)
        if not self._signed(asked):
            return problem(401, "Unauthorized", "Unauthorized")
        routes: dict[str, Callable[[Asked], Reply]] = {
            "GET /2/users/me": self._me,
            "GET /2/tweets/counts/recent": self._count,
            "GET /2/tweets/search/recent": self._search,
            "GET /2/tweets": self._by_number,
            "POST /2/tweets": self._post,
            "GET /2/users/7/tweets": self._timeline,
            "GET /2/users/7/mentions": self._mentions,
            "POST /2/users/7/retweets": self._repost,
            "POST /2/media/upload": self._upload,
            "POST /2/media/metadata": self._describe,
        }
        route = routes.get(f"{asked.method} {path}")
        return route(asked) if route else problem(404, "Not Found", "no such route")

    def _signed(self, asked: Asked) -> bool:
        given = asked.headers.get("authorization", "")
        if given.startswith("OAuth "):
            return 'oauth_token="right-oauth1-token"' in given and "oauth_signature=" in given
        return given.removeprefix("Bearer ") in self.tokens

    def _token(self, asked: Asked) -> Reply:
        form = {name: given[0] for name, given in parse_qs(asked.body.decode()).items()}
        if form.get("grant_type") == "refresh_token":
            if form["refresh_token"] not in self.refresh_tokens:
                return _ok({"error": "invalid_request"}, 400)
            self.refresh_tokens.remove(form["refresh_token"])
        elif form.get("code") != "right-code" or not form.get("code_verifier"):
            return _ok({"error": "invalid_request"}, 400)
        fresh = f"token-{len(self.tokens)}"
        self.tokens.add(fresh)
        self.refresh_tokens.append(f"refresh-{fresh}")
        return _ok({"access_token": fresh, "refresh_token": f"refresh-{fresh}", "expires_in": 7200})

    def _post(self, asked: Asked) -> Reply:
        body = json.loads(asked.body)
        text = body["text"]
        replied = body.get("reply", {}).get("in_reply_to_tweet_id", "")
        said = (post for post in self.posts if not self.twice and post.get("written") == text)
        if any(post["replied"] == replied for post in said):
            detail = "You are not allowed to create a Tweet with duplicate content."
            return problem(403, "Forbidden", detail)
        refused = self._may_reply(replied)
        if refused is not None:
            return refused
        shown = self._shortened(text)
        if replied:
            shown["text"] = f"@somebody {shown['text']}"
            shown["referenced_posts"] = [{"type": "replied_to", "id": replied}]
        media = body.get("media", {}).get("media_ids", [])
        if media:
            shown["text"] += " https://t.co/media00000"
            link = {"url": "https://t.co/media00000", "expanded_url": "https://x.com/acme/status/1/photo/1"}
            link |= {"display_url": "pic.x.com/media00000"}
            shown.setdefault("entities", {}).setdefault("urls", []).append(link)
        number = self._keep({"author": "acme", "written": text, "replied": replied, "media": media, **shown})
        return _ok({"data": {"id": number, "text": shown["text"]}}, 201)

    def _may_reply(self, replied: str) -> Reply | None:
        if not replied:
            return None
        post = next((post for post in self.posts if post["id"] == replied), None)
        if post is None:
            detail = "You attempted to reply to a Tweet that is deleted or not visible to you."
            return problem(403, "Forbidden", detail)
        if post["author"] != "acme" and "@acme" not in post["text"]:
            detail = (
                "Reply to this conversation is not allowed because you have not been mentioned or "
                "otherwise engaged by the author of the post you are replying to."
            )
            return problem(403, "Forbidden", detail)
        return None

    def _shortened(self, text: str) -> dict[str, Any]:
        made, links, at = "", [], 0
        for number, url in enumerate(urls(text)):
            written = text[url.start : url.end]
            short = f"https://t.co/{len(self.posts):05}{number:05}"
            made += text[at : url.start] + short
            full = written if url.protocol else f"http://{written}"
            links.append({"url": short, "expanded_url": full, "display_url": written})
            at = url.end
        made = html.escape(re.sub(r"[ \t]+$", "", made + text[at:]), quote=False)
        return {"text": made, **({"entities": {"urls": links}} if links else {})}

    def _repost(self, asked: Asked) -> Reply:
        target = json.loads(asked.body)["tweet_id"]
        if not any(post["id"] == target for post in self.posts):
            return problem(404, "Not Found Error", "Could not find tweet")
        reference = [{"type": "retweeted", "id": target}]
        self._keep({"author": "acme", "text": "RT", "referenced_posts": reference, "replied": ""})
        return _ok({"data": {"rest_id": target, "retweeted": True}})

    def _me(self, asked: Asked) -> Reply:
        me: dict[str, Any] = {"id": "7", "name": "Acme", "username": "acme"}
        if "public_metrics" in asked.path:
            counts = {
                "followers_count": 1204,
                "following_count": 80,
                "post_count": len(self.posts),
                "listed_count": 3,
            }
            me["public_metrics"] = counts
        return _ok({"data": me})

    def _by_number(self, asked: Asked) -> Reply:
        query = parse_qs(urlsplit(asked.path).query)
        wanted = query["ids"][0].split(",")
        found = [post for post in self.posts if post["id"] in wanted]
        self.charged += [post["id"] for post in found]
        names = ("repost", "reply", "like", "quote", "bookmark", "impression")
        counts = {"public_metrics": {f"{name}_count": place for place, name in enumerate(names)}}
        data = [_shown(post | counts, query) for post in found]
        return _ok(
            {"data": data} if data else {"errors": [{"title": "Not Found Error", "type": "about:blank"}]}
        )

    def _timeline(self, asked: Asked) -> Reply:
        query = parse_qs(urlsplit(asked.path).query)
        if "since_id" in query or "exclude" in query:
            return self._own(query)
        start = datetime.fromisoformat(query["start_time"][0])
        if start > self.now():
            return problem(400, "Invalid Request", "'start_time' must be in the past")
        own = [post for post in reversed(self.posts) if post["author"] == "acme"]
        recent = [post for post in own if _made(post) >= start]
        skip = int(query.get("pagination_token", ["0"])[0])
        page, rest = recent[skip : skip + 100], recent[skip + 100 :]
        meta = {"result_count": len(page), **({"next_token": str(skip + 100)} if rest else {})}
        data = [_shown(post, query) for post in page]
        return _ok({"data": data, "meta": meta} if data else {"meta": meta})

    def _own(self, query: dict[str, list[str]]) -> Reply:
        """The account's posts since one of them or since a moment, newest first, without what it passed on; and the
        posts that they refer to."""
        since = int(query.get("since_id", ["0"])[0])
        start = datetime.fromisoformat(query.get("start_time", ["2010-11-06T00:00:00Z"])[0])
        own = [post for post in reversed(self.posts) if post["author"] == "acme" and post["text"] != "RT"]
        new = [post for post in own if int(post["id"]) > since and _made(post) >= start]
        page = new[: int(query["max_results"][0])]
        named = [one["id"] for post in page for one in post.get("referenced_posts", ())]
        referred = [post for post in self.posts if post["id"] in named]
        self.charged += [post["id"] for post in (*page, *referred)]
        data = [_shown(post, query) for post in page]
        includes = {"includes": {"posts": [_shown(post, {}) for post in referred]}} if referred else {}
        meta = {"result_count": len(page)}
        return _ok({"data": data, "meta": meta, **includes} if data else {"meta": meta})

    def _mentions(self, asked: Asked) -> Reply:
        """Newest first; a token names the post that its page comes after, whatever was said meanwhile."""
        query = {name: given[0] for name, given in parse_qs(urlsplit(asked.path).query).items()}
        since, start = int(query.get("since_id", 0)), query.get("start_time")
        if bool(since) == bool(start) or 0 < since <= self.forgets:
            detail = f"'since_id' must be a tweet id created after {self.forgets}"
            return problem(400, "Invalid Request", detail)
        said = sorted(self.posts, key=lambda post: -int(post["id"]))
        said = [post for post in said if "@acme" in post["text"] or "in_reply_to_user_id" in post][:LATEST]
        token = query.get("pagination_token", "")
        if token and not token.startswith("below"):
            return problem(400, "Invalid Request", "Invalid 'pagination_token'")
        below = int(token.removeprefix("below")) if token else 10**19
        oldest = datetime.fromisoformat(start) if start else datetime.min.replace(tzinfo=UTC)
        left = [post for post in said if since < int(post["id"]) < below and _made(post) >= oldest]
        size = min(int(query["max_results"]), self.page)
        page, rest = left[:size], left[size:]
        self.charged += [post["id"] for post in page]
        meta: dict[str, Any] = {"result_count": len(page)}
        if page:
            meta |= {"newest_id": page[0]["id"], "oldest_id": page[-1]["id"]}
        if rest:
            meta["next_token"] = f"below{page[-1]['id']}"
        data = [_shown(post, parse_qs(urlsplit(asked.path).query)) for post in page]
        return _ok({"data": data, "includes": {"users": USERS}, "meta": meta} if data else {"meta": meta})

    def _fitting(self, asked: Asked) -> list[dict[str, Any]]:
        """Posts of others that hold one of the words in quotes, newest first."""
        query = {name: given[0] for name, given in parse_qs(urlsplit(asked.path).query).items()}
        start = datetime.fromisoformat(query["start_time"])
        wanted, *left_out = re.split(r'(?: |^)-(?=")', query["query"])
        words = [word.lower() for word in re.findall(r'"([^"]+)"', wanted)]
        never = [word.lower() for part in left_out for word in re.findall(r'"([^"]+)"', part)]
        said = sorted(self.posts, key=lambda post: -int(post["id"]))
        return [
            post
            for post in said
            if post["author"] != "acme"
            and _made(post) >= start
            and any(word in html.unescape(post["text"]).lower() for word in words)
            and not any(word in post["text"].lower() for word in never)
        ]

    def _count(self, asked: Asked) -> Reply:
        """By the hour, for $0.005 whatever the count."""
        self.spent += 5_000
        hours: dict[str, int] = {}
        for post in self._fitting(asked):
            hour = post["created_at"][:13]
            hours[hour] = hours.get(hour, 0) + 1
        data = [
            {"start": f"{hour}:00:00.000Z", "end": f"{hour}:59:59.000Z", "post_count": amount}
            for hour, amount in sorted(hours.items())
        ]
        return _ok({"data": data, "meta": {"total_post_count": sum(hours.values())}})

    def _search(self, asked: Asked) -> Reply:
        """Posts at $0.005 and their authors at $0.010."""
        query = parse_qs(urlsplit(asked.path).query)
        page = self._fitting(asked)[: int(query["max_results"][0])]
        self.spent += 5_000 * len(page) + (10_000 if page else 0)
        data = [_shown(post, query) for post in page]
        users = {"includes": {"users": [USERS[1]]}} if page else {}
        meta = {"result_count": len(page)}
        return _ok({"data": data, "meta": meta, **users} if data else {"meta": meta})

    def _upload(self, asked: Asked) -> Reply:
        number = str(900 + len(self.media))
        self.media[number] = json.loads(asked.body)
        return _ok({"data": {"id": number}})

    def _describe(self, asked: Asked) -> Reply:
        body = json.loads(asked.body)
        self.described[body["id"]] = body["metadata"]["alt_text"]["text"]
        return _ok({"data": {"id": body["id"]}})

    def _keep(self, post: dict[str, Any]) -> str:
        number = str(1_700_000_000_000_000_000 + len(self.posts))
        moment = self.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        author = ACME if post["author"] == "acme" else SOMEBODY
        self.posts.append({"id": number, "created_at": moment, "author_id": author, **post})
        return self.posts[-1]["id"]


def _made(post: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(post["created_at"])


def _shown(post: dict[str, Any], query: dict[str, list[str]]) -> dict[str, Any]:
    """Of a post, what was asked for."""
    asked = {"id", "text", *",".join(query.get("post.fields", [])).split(",")}
    asked |= set(",".join(query.get("expansions", [])).split(","))
    return {name: given for name, given in post.items() if name in asked}


def _ok(body: dict[str, Any], status: int = 200) -> Reply:
    reset = int(datetime.now(UTC).timestamp()) + 900
    rate = (
        ("x-rate-limit-limit", "100"),
        ("x-rate-limit-remaining", "99"),
        ("x-rate-limit-reset", str(reset)),
    )
    return Reply(status, json.dumps(body).encode(), (*KINDS, *rate))


def problem(status: int, title: str, detail: str) -> Reply:
    """An error, as X says it."""
    body = {"title": title, "detail": detail, "type": "about:blank", "status": status}
    return Reply(status, json.dumps(body).encode(), (("Content-Type", "application/problem+json"),))


@contextlib.contextmanager
def fake_x(description: Description | None = None) -> Iterator[FakeX]:
    """A running stand-in."""
    fake = FakeX(description)
    with serving(fake.answer) as web:
        fake.web = web
        yield fake
