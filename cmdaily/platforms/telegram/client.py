"""Telegram's Bot API: the token stands in the path, errors in words, chats by name or number."""

from __future__ import annotations

import re
from typing import Any

from cmdaily.domain.accounts.outcome import Reason, Refused, Unknown
from cmdaily.platforms.contract import target_gone
from cmdaily.platforms.http.fields import field, number_in, object_in, text_in
from cmdaily.platforms.http.responses import WORDS, GarbageError, Response, classify
from cmdaily.platforms.http.rest import RestClient
from cmdaily.platforms.telegram.network import NETWORK

TOKEN = re.compile(r"\d{3,20}:[\w-]{5,100}", re.ASCII)
GONE = ("message to be replied not found", "message to copy not found", "message to forward not found",
        "message to reply not found")  # fmt: skip
NOT_ALLOWED = ("not enough rights", "need administrator rights", "have no rights", "is not a member", "was kicked",
               "was blocked", "chat_write_forbidden")  # fmt: skip
PICTURE = (
    "image_process_failed",
    "photo_invalid",
    "wrong file",
    "photo_",
    "file must be non-empty",
    "webpage_",
)


class Client(RestClient):
    """Telegram, spoken to as one bot."""

    network = NETWORK
    api = "https://api.telegram.org"
    field = "token"

    def headers(self) -> dict[str, str]:
        """None: the token stands in the path."""
        return {}

    def ask(self, method: str, path: str, **kwargs: Any) -> Response | Refused | Unknown:
        """Ask for a method by its name. The address, which holds the token, is told to nobody."""
        token = self.secret.get(self.field)
        if token and not TOKEN.fullmatch(token):
            return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
        came = super().ask(method, f"/bot{token}/{path}", **kwargs)
        return came.without_path(self.server) if isinstance(came, Response) else came

    def refusal(self, response: Response) -> Refused | Unknown | None:
        """By Telegram's words, which are all it says."""
        if response.good or response.status >= 500:
            return classify(response)
        told = _told(response)
        words = text_in(told, "description", WORDS).partition(": ")[2] or text_in(told, "description", WORDS)
        low, why = words.lower(), (("why", words or str(response.status)),)
        where = (("name", self.account.handle or self.account.name),)
        if response.status in (401, 404):  # a token of the wrong form is "Not Found"
            return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
        if response.status == 409:
            return Refused(Reason.OTHER, "telegram.webhook", remedy="telegram.webhook_remedy")
        if response.status == 429:
            return classify(response)
        if "chat not found" in low:
            return Refused(Reason.TARGET, "telegram.no_chat", where, remedy="telegram.no_chat_remedy")
        if any(one in low for one in GONE):
            return target_gone()
        if response.status == 403 or any(one in low for one in NOT_ALLOWED):
            return Refused(Reason.RIGHT, "telegram.no_right", where, remedy="telegram.no_right_remedy")
        if any(one in low for one in PICTURE):
            return Refused(Reason.PICTURE, "adapter.picture_why", why, remedy="platform.picture_remedy")
        if response.status == 400:
            return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy")
        return classify(response)

    def result(self, method: str, **fields: Any) -> Any | Refused:
        """What a method that only reads gives."""
        read = self.read(method, "POST", json=fields)
        return read if isinstance(read, Refused) else field(read, "result")


def chat_of(place: str) -> int | str:
    """What the API calls a chat: `c/123` is a private channel or group, `u/77` a person, all else a public name."""
    kind, _, number = place.partition("/")
    if not number:
        return f"@{place.lstrip('@')}"
    return int(f"-100{number}") if kind == "c" else int(number)


def place_of(chat: dict[str, Any]) -> str:
    """How a chat is named in an address, "" for none that makes sense. The reverse of `chat_of`."""
    name = text_in(chat, "username", 40)
    number = chat.get("id")
    if re.fullmatch(r"[A-Za-z]\w{3,31}", name, re.ASCII) and text_in(chat, "type") != "private":
        return name
    if isinstance(number, bool) or not isinstance(number, int) or abs(number) >= 2**52:
        return ""
    if number > 0:
        return f"u/{number}"
    digits = str(-number)
    return f"c/{digits[3:]}" if digits.startswith("100") and digits[3:].isdigit() else ""


def message_of(result: Any) -> tuple[str, str]:
    """Place and id of a message that was sent, of the first where several were; "" for what makes no sense."""
    first = result[0] if isinstance(result, list) and result else result
    number, place = number_in(first, "message_id"), place_of(object_in(first, "chat"))
    return (place, str(number)) if number and place else ("", "")


def address_of(place: str, number: str) -> str:
    """Where people see a message, "" for what is said in private."""
    return "" if place.startswith("u/") else f"https://t.me/{place}/{number}"


def _told(response: Response) -> dict[str, Any]:
    try:
        return response.object()
    except GarbageError:
        return {}
