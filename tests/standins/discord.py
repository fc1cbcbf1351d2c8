"""A stand-in for Discord's API v10: a bot in a channel, and a webhook of the same channel.

Built from Discord's own OpenAPI description and the pages on rate limits and error codes. A nonce with `enforce_nonce`
is a key: within some minutes a second message with the same nonce is the first one again, and nothing is said twice.

It guesses: that a nonce is remembered for five minutes ("the past few minutes"), and the size of the window of a
channel (5 messages in 5 seconds, as its headers usually say).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.loopback import Asked, Reply
from tests.standins.answers import openapi_shape
from tests.standins.descriptions import openapi
from tests.standins.server import Handler, Request, Said, StandIn, reply

CHANNEL, OTHER_CHANNEL, GUILD, BOT, SOMEBODY, HOOK = (
    "1310000000000000042", "1310000000000000043", "1310000000000000001",
    "1310000000000000007", "1310000000000000009", "1310000000000000077",
)  # fmt: skip
HOOK_TOKEN = "right-hook-token"
TEXT = 2000
REMEMBERS = timedelta(minutes=5)
EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


class Discord(StandIn):
    """Discord with a bot (`right-token`) and a webhook (`right-hook-token`) in one channel."""

    name = "discord"

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        self.check = openapi("discord-v10.openapi.json", "/api/v10")
        self.shape = openapi_shape("discord-v10.openapi.json", "/api/v10")
        self.messages: list[dict[str, Any]] = []
        self.nonces: dict[str, tuple[datetime, dict[str, Any]]] = {}
        self.may = {"view", "send", "files", "history"}
        self.per_window, self.window = 5, timedelta(seconds=5)
        self.sent: list[datetime] = []
        self.grant("right-token", BOT, "bot")

    def texts(self) -> list[str]:
        """What bot and webhook said."""
        return [one["content"] for one in self.messages if one["author"]["id"] in (BOT, HOOK)]

    def speak(self, text: str) -> str:
        """Somebody mentions the bot."""
        user = _user(SOMEBODY, "somebody")
        self._kept(user, {"content": f"<@{BOT}> {text}", "mentions": [_user(BOT, "acme", bot=True)]})
        return "somebody"

    def describe(self, asked: Asked) -> list[str]:
        """By Discord's description."""
        return self.check(asked)

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        """The paths."""
        channel, hook = r"/api/v10/channels/(\d+)", r"/api/v10/webhooks/(\d+)/([^/]+)"
        return {
            ("GET", "/api/v10/users/@me"): lambda _: self._told(_user(BOT, "acme", bot=True) | _PII),
            ("GET", channel): self._channel,
            ("GET", f"{channel}/messages"): self._list,
            ("GET", rf"{channel}/messages/(\d+)"): self._one,
            ("POST", f"{channel}/messages"): self._message,
            ("GET", hook): self._hook,
            ("POST", hook): self._by_hook,
            ("GET", rf"{hook}/messages/(\d+)"): self._one_by_hook,
        }

    def authorise(self, request: Request) -> None:
        """A bot's token stands in the header, a webhook's in its address."""
        if "/webhooks/" in request.path:
            if request.parts[0] != HOOK:
                raise Said(_error(404, 10015, "Unknown Webhook"))
            if request.parts[1] != HOOK_TOKEN:
                raise Said(_error(401, 50027, "Invalid Webhook Token"))
            return
        given = request.headers.get("authorization", "")
        if not given.startswith("Bot ") or given.removeprefix("Bot ") not in self.tokens:
            raise Said(_error(401, 0, "401: Unauthorized"))

    def failed(self, status: int) -> Reply:
        """Discord's own."""
        return _error(status, 0, f"{status}: Internal Server Error")

    def limited(self) -> Reply:
        """With every header that Discord has for it."""
        left = self.window.total_seconds()
        told = {"message": "You are being rate limited.", "retry_after": left, "global": False}
        window = self._headers(0)
        return reply(told, 429, *window, ("Retry-After", str(round(left))), ("X-RateLimit-Scope", "shared"))

    def missing(self, request: Request) -> Reply:  # noqa: ARG002
        """Discord's own."""
        return _error(404, 0, "404: Not Found")

    def _headers(self, left: int) -> tuple[tuple[str, str], ...]:
        reset = (self.now() + self.window).timestamp()
        return (
            ("X-RateLimit-Limit", str(self.per_window)),
            ("X-RateLimit-Remaining", str(left)),
            ("X-RateLimit-Reset", f"{reset:.3f}"),
            ("X-RateLimit-Reset-After", f"{self.window.total_seconds():.3f}"),
            ("X-RateLimit-Bucket", "80c17d2f203122d936070c88c8d10f33"),
        )

    def _told(self, body: Any) -> Reply:
        return reply(body, 200, *self._headers(self.per_window - self.used(self.sent, self.window)))

    # --- the channel

    def _there(self, request: Request, *rights: str) -> None:
        if request.parts[0] not in (CHANNEL, OTHER_CHANNEL):
            raise Said(_error(404, 10003, "Unknown Channel"))
        if request.parts[0] == OTHER_CHANNEL or "view" not in self.may:
            raise Said(_error(403, 50001, "Missing Access"))
        if set(rights) - self.may:
            raise Said(_error(403, 50013, "Missing Permissions"))

    def _channel(self, request: Request) -> Reply:
        self._there(request)
        last = self.messages[-1]["id"] if self.messages else None
        return self._told(
            {"id": CHANNEL, "type": 0, "guild_id": GUILD, "name": "news", "flags": 0, "last_message_id": last}
        )

    def _list(self, request: Request) -> Reply:
        self._there(request)
        asked = request.query
        limit = int(asked.get("limit", 50))
        if not 1 <= limit <= 100:
            return _invalid("limit", "int value should be between 1 and 100.")
        found = self.messages if "history" in self.may else []
        if "after" in asked:
            page = [one for one in found if int(one["id"]) > int(asked["after"])][:limit]
        else:
            page = [one for one in found if int(one["id"]) < int(asked.get("before", 2**63))][-limit:]
        return self._told(list(reversed(page)))

    def _one(self, request: Request) -> Reply:
        self._there(request)
        found = next((one for one in self.messages if one["id"] == request.parts[1]), None)
        return self._told(found) if found else _error(404, 10008, "Unknown Message")

    # --- saying

    def _message(self, request: Request) -> Reply:
        self._there(request, "send", *(["files"] if request.files else []))
        body = self._body(request)
        nonce = str(body.get("nonce") or "")
        if len(nonce) > 25:
            return _invalid("nonce", "Must be 25 or fewer in length.")
        if (
            body.get("enforce_nonce")
            and nonce in self.nonces
            and self.nonces[nonce][0] > self.now() - REMEMBERS
        ):
            return self._told(self.nonces[nonce][1])
        answered = (body.get("message_reference") or {}).get("message_id")
        if answered and not any(one["id"] == answered for one in self.messages):
            return _invalid("message_reference", "Unknown message", "REPLIES_UNKNOWN_MESSAGE")
        if self.used(self.sent, self.window) >= self.per_window:
            return self.limited()
        self.sent.append(self.now())
        more: dict[str, Any] = {"nonce": nonce} if nonce else {}
        more |= (
            {"message_reference": {"type": 0, "channel_id": CHANNEL, "message_id": answered}}
            if answered
            else {}
        )
        made = self._kept(_user(BOT, "acme", bot=True), {**_content(body), **more}, request)
        if nonce:
            self.nonces[nonce] = (self.now(), made)
        return self._told(made)

    def _hook(self, request: Request) -> Reply:  # noqa: ARG002
        told = {
            "id": HOOK,
            "type": 1,
            "guild_id": GUILD,
            "channel_id": CHANNEL,
            "name": "Acme",
            "avatar": None,
        }
        return self._told({**told, "application_id": None, "token": HOOK_TOKEN})

    def _by_hook(self, request: Request) -> Reply:
        body = self._body(request)
        if self.used(self.sent, self.window) >= self.per_window:
            return self.limited()
        self.sent.append(self.now())
        made = self._kept(_user(HOOK, "Acme", bot=True), {**_content(body), "webhook_id": HOOK}, request)
        if request.query.get("wait") == "true":
            return self._told(made)
        return Reply(204, b"", self._headers(self.per_window - self.used(self.sent, self.window)))

    def _one_by_hook(self, request: Request) -> Reply:
        wanted = request.parts[2]
        found = next(
            (one for one in self.messages if one["id"] == wanted and one.get("webhook_id") == HOOK), None
        )
        return self._told(found) if found else _error(404, 10008, "Unknown Message")

    def _body(self, request: Request) -> dict[str, Any]:
        import json

        body = request.form
        if "payload_json" in body:
            body = json.loads(body["payload_json"])
        content = str(body.get("content") or "")
        if not (content.strip() or request.files or body.get("embeds")):
            raise Said(_error(400, 50006, "Cannot send an empty message"))
        if len(content) > TEXT:
            raise Said(_invalid("content", f"Must be {TEXT} or fewer in length.", "BASE_TYPE_MAX_LENGTH"))
        for file in request.files.values():
            if len(file[1]) > 10 * 1024 * 1024:
                raise Said(_error(413, 40005, "Request entity too large"))
        return body

    def _kept(
        self, author: dict[str, Any], body: dict[str, Any], request: Request | None = None
    ) -> dict[str, Any]:
        moment = self.now()
        number = str((int((moment - EPOCH).total_seconds() * 1000) << 22) + int(self.number(0)))
        made = {
            "id": number,
            "type": 0,
            "channel_id": CHANNEL,
            "author": author,
            "timestamp": moment.isoformat(),
            "content": "",
        }
        made |= {
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
        }
        files = request.files if request else {}
        made["attachments"] = [
            {
                "id": str(at),
                "filename": f"{at}.png",
                "size": len(data),
                "url": f"https://cdn.example/{at}",
                "proxy_url": "",
            }
            for at, (_, data) in enumerate(files.values())
        ]
        made |= {"embeds": [], "pinned": False, "flags": 0, "components": []}
        self.messages.append({**made, **body})
        return self.messages[-1]


_PII = {"mfa_enabled": False, "locale": "en-US"}


def _user(number: str, name: str, bot: bool = False) -> dict[str, Any]:
    known = {
        "id": number,
        "username": name,
        "global_name": name.title(),
        "avatar": None,
        "discriminator": "0",
    }
    return {**known, "public_flags": 0, "flags": 0, "primary_guild": None, "bot": bot}


def _content(body: dict[str, Any]) -> dict[str, Any]:
    return {"content": body.get("content") or ""}


def _error(status: int, code: int, message: str) -> Reply:
    return reply({"message": message, "code": code}, status)


def _invalid(field: str, message: str, code: str = "INVALID") -> Reply:
    errors = {field: {"_errors": [{"code": code, "message": message}]}}
    return reply({"message": "Invalid Form Body", "code": 50035, "errors": errors}, 400)
