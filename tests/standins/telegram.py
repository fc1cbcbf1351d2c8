"""A stand-in for Telegram's Bot API.

Built from the list of its methods (Bot API 10.1) and the page on limits. A bot that administers a channel; nothing it
said can be read back. Updates wait until they are confirmed by an `offset`, for a day at most.

It guesses: that the length of a text is counted in UTF-16 units as entities are, the pace (one a second in a chat, by
the page, with as many as five at once), the words of the errors (as the real one says them in public reports).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tests.loopback import Asked, Reply
from tests.standins.answers import telegram_shape
from tests.standins.descriptions import telegram
from tests.standins.server import Handler, Request, Said, StandIn, reply

TOKEN = "123456:right-token"
BOT, CHANNEL, GROUP, SOMEBODY = 123456, -1001000000042, -1002000000042, 777
TEXT, CAPTION = 4096, 1024
KEPT = timedelta(hours=24)


class Telegram(StandIn):
    """Telegram with a bot (`123456:right-token`) that administers a channel and its group of comments."""

    name = "telegram"

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        self.check, self.shape = telegram(), telegram_shape()
        self.messages: list[dict[str, Any]] = []
        self.updates: list[dict[str, Any]] = []
        self.rights = {"can_post_messages": True, "can_edit_messages": True, "can_delete_messages": False}
        self.burst = 5
        self.webhook = ""
        self.sent: dict[int, list[Any]] = {}
        self.known = {TOKEN}
        self.chats: dict[int, dict[str, Any]] = {
            CHANNEL: {"id": CHANNEL, "type": "channel", "title": "Acme", "username": "acme_channel"},
            GROUP: {"id": GROUP, "type": "supergroup", "title": "Acme talks", "username": "acme_talks"},
        }
        self.spoils = lambda request: "/send" in request.path

    def texts(self) -> list[str]:
        """What the bot said."""
        return [one.get("text") or one.get("caption") or "" for one in self.messages if one.get("own")]

    def speak(self, text: str) -> str:
        """Somebody writes in the group."""
        sender = {"id": SOMEBODY, "is_bot": False, "first_name": "Some Body", "username": "somebody"}
        message = self._kept(GROUP, {"text": text, "from": sender}, own=False)
        self.updates.append({"update_id": int(self.number(500)), "message": message})
        return "somebody"

    def describe(self, asked: Asked) -> list[str]:
        """By the list of methods."""
        return self.check(asked)

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        """GET and POST mean the same."""
        handlers: dict[str, Handler] = {
            "getMe": self._me,
            "getChat": self._chat,
            "getChatMember": self._member,
            "getChatMemberCount": lambda request: _ok(1204) if self._chat_of(request) else _no_chat(),
            "getUpdates": self._get_updates,
            "sendMessage": self._message,
            "sendPhoto": self._photo,
            "sendMediaGroup": self._album,
            "copyMessage": self._copy,
            "forwardMessage": self._copy,
            "getWebhookInfo": lambda _: _ok({"url": self.webhook, "pending_update_count": 0}),
        }
        return {
            (verb, f"/bot([^/]+)/{name}"): one for name, one in handlers.items() for verb in ("GET", "POST")
        }

    def authorise(self, request: Request) -> None:
        """The token stands in the path."""

        if request.parts[0] not in self.known:
            raise Said(_error(401, "Unauthorized"))

    def failed(self, status: int) -> Reply:
        """Telegram's own."""
        return _error(status, "Internal Server Error")

    def limited(self) -> Reply:
        """Flood control: in the body, and in a header."""
        told = {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        }
        return reply(told, 429, ("Retry-After", "7"))

    def missing(self, request: Request) -> Reply:  # noqa: ARG002
        """An unknown method."""
        return _error(404, "Not Found")

    # --- who and where

    def _me(self, request: Request) -> Reply:  # noqa: ARG002
        return _ok({"id": BOT, "is_bot": True, "first_name": "Acme bot", "username": "acme_bot"})

    def _chat_of(self, request: Request) -> dict[str, Any] | None:
        wanted = str(request.fields.get("chat_id", ""))
        for chat in self.chats.values():
            if wanted in (str(chat["id"]), f"@{chat.get('username')}"):
                return chat
        return None

    def _chat(self, request: Request) -> Reply:
        chat = self._chat_of(request)
        if chat is None:
            return _no_chat()
        more = {"linked_chat_id": GROUP} if chat["id"] == CHANNEL else {}
        return _ok(
            {**chat, "accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": {}, **more}
        )

    def _member(self, request: Request) -> Reply:
        chat = self._chat_of(request)
        if chat is None:
            return _no_chat()
        if str(request.fields.get("user_id")) != str(BOT):
            return _error(400, "Bad Request: user not found")
        user = {"id": BOT, "is_bot": True, "first_name": "Acme bot", "username": "acme_bot"}
        return _ok({"status": "administrator", "user": user, "can_be_edited": False, **self.rights})

    # --- saying

    def _pace(self, chat: int) -> Reply | None:
        calls = self.sent.setdefault(chat, [])
        if self.used(calls, timedelta(seconds=self.burst)) >= self.burst:
            return self.limited()
        calls.append(self.now())
        return None

    def _open(self, request: Request) -> dict[str, Any] | Reply:
        """The chat, if the bot may write there."""
        chat = self._chat_of(request)
        if chat is None:
            return _no_chat()
        if chat["type"] == "channel" and not self.rights["can_post_messages"]:
            return _error(400, "Bad Request: not enough rights to send text messages to the chat")
        answered = request.fields.get("reply_parameters")
        if answered:
            read = answered if isinstance(answered, dict) else json.loads(answered)
            there = any(
                one["message_id"] == read.get("message_id") and one["chat"]["id"] == chat["id"]
                for one in self.messages
            )
            if not there and not read.get("allow_sending_without_reply"):
                return _error(400, "Bad Request: message to be replied not found")
        return self._pace(chat["id"]) or chat

    def _message(self, request: Request) -> Reply:
        text = str(request.fields.get("text", ""))
        if not text.strip():
            return _error(400, "Bad Request: message text is empty")
        if _units(text) > TEXT:
            return _error(400, "Bad Request: message is too long")
        chat = self._open(request)
        return chat if isinstance(chat, Reply) else _ok(self._kept(chat["id"], {"text": text}))

    def _photo(self, request: Request) -> Reply:
        caption = str(request.fields.get("caption", ""))
        if _units(caption) > CAPTION:
            return _error(400, "Bad Request: message caption is too long")
        data = request.files.get("photo")
        if data is None and not request.fields.get("photo"):
            return _error(400, "Bad Request: there is no photo in the request")
        if data is not None and not data[1].startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")):
            return _error(400, "Bad Request: IMAGE_PROCESS_FAILED")
        chat = self._open(request)
        more = {"photo": [{"file_id": "A", "file_unique_id": "a", "width": 1, "height": 1}]}
        return chat if isinstance(chat, Reply) else _ok(self._kept(chat["id"], {"caption": caption, **more}))

    def _album(self, request: Request) -> Reply:
        media = request.fields.get("media", "[]")
        media = media if isinstance(media, list) else json.loads(media)
        if not 2 <= len(media) <= 10:
            return _error(400, "Bad Request: wrong number of media in the album")
        for one in media:
            if one["media"].startswith("attach://") and one["media"][9:] not in request.files:
                return _error(400, "Bad Request: file not found")
            if _units(one.get("caption", "")) > CAPTION:
                return _error(400, "Bad Request: message caption is too long")
        chat = self._open(request)
        if isinstance(chat, Reply):
            return chat
        album = self.number(9000)
        kept = [
            self._kept(
                chat["id"],
                {"media_group_id": album, **({"caption": m["caption"]} if m.get("caption") else {})},
                own=at == 0,
            )
            for at, m in enumerate(media)
        ]
        return _ok(kept)

    def _copy(self, request: Request) -> Reply:
        source = request.fields.get("from_chat_id")
        wanted = str(request.fields.get("message_id"))
        found = next(
            (m for m in self.messages if str(m["message_id"]) == wanted and _is(m["chat"], source)), None
        )
        if found is None:
            return _error(400, "Bad Request: message to copy not found")
        chat = self._open(request)
        if isinstance(chat, Reply):
            return chat
        made = self._kept(chat["id"], {"text": found.get("text") or found.get("caption") or ""})
        return _ok({"message_id": made["message_id"]} if request.path.endswith("copyMessage") else made)

    def _kept(self, chat: int, more: dict[str, Any], own: bool = True) -> dict[str, Any]:
        message = {
            "message_id": int(self.number(40)),
            "date": int(self.now().timestamp()),
            "chat": self.chats[chat],
            **more,
        }
        if own and chat == CHANNEL:
            message["sender_chat"] = self.chats[chat]
        self.messages.append({**message, "own": own})
        return message

    # --- hearing

    def _get_updates(self, request: Request) -> Reply:
        if self.webhook:
            return _error(
                409,
                "Conflict: can't use getUpdates method while webhook is active",
            )
        offset = int(request.fields.get("offset") or 0)
        oldest = (self.now() - KEPT).timestamp()
        self.updates = [u for u in self.updates if u["update_id"] >= offset and u["message"]["date"] > oldest]
        limit = int(request.fields.get("limit") or 100)
        return _ok(self.updates[:limit])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _is(chat: dict[str, Any], wanted: Any) -> bool:
    return str(wanted) in (str(chat["id"]), f"@{chat.get('username')}")


def _ok(result: Any) -> Reply:
    return reply({"ok": True, "result": result})


def _error(status: int, description: str) -> Reply:
    return reply({"ok": False, "error_code": status, "description": description}, status)


def _no_chat() -> Reply:
    return _error(400, "Bad Request: chat not found")


def address_of(message: dict[str, Any]) -> str:
    """Where people see a message of a public chat."""
    return f"https://t.me/{re.sub('^@', '', message['chat']['username'])}/{message['message_id']}"
