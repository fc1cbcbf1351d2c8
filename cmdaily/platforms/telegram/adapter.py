"""Telegram: a bot that administers a channel: texts, pictures, answers, forwards, and what people write to it.

Telegram keeps no key, and no bot can read what it wrote: a send is at most once, and after an unknown outcome a person
looks. What people write waits at Telegram for a day.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import CannotTell, Identity, Outcome, ReadBack, Reason, Receipt, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.inbox.incoming import ANSWER, MENTION, Incoming
from cmdaily.domain.publishing.outgoing import REPLY, SHARE, Outgoing
from cmdaily.domain.record import frozen
from cmdaily.platforms.contract import Checkpoint, Prepared, Received, Request, RequestOptions, envelope
from cmdaily.platforms.http import media
from cmdaily.platforms.http.cursor import CursorCodec
from cmdaily.platforms.http.fields import name_in, number_in, object_in, objects_in, text_in
from cmdaily.platforms.http.figures import readings_in
from cmdaily.platforms.http.messages import each_alone
from cmdaily.platforms.http.responses import GarbageError, Response, garbage
from cmdaily.platforms.http.rest import RestPlatform, media_shown
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.telegram.client import Client, address_of, chat_of, message_of, place_of
from cmdaily.platforms.telegram.network import NETWORK

TEXT, CAPTION, LONGEST = NETWORK.limits.text, NETWORK.limits.caption, 20_000
KEPT = timedelta(hours=24)
"""Telegram forgets what nobody fetched after a day."""
UPDATES = 100
WRITES = (Can.POST, Can.REPLY, Can.SHARE, Can.PICTURES)


@frozen
class Cursor:
    """`offset` confirms all updates before it; `read` is when they were last asked for."""

    offset: int = 0
    read: datetime | None = None


CODEC = CursorCodec(Cursor)


class Telegram(RestPlatform):
    """The adapter."""

    network = NETWORK
    client_class = Client

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Which bot this is, whether it is in the channel that the handle names, and whether it may write there."""
        client: Client = self.client(account, secret, options)
        bot = client.result("getMe")
        if isinstance(bot, Refused):
            return bot
        number = number_in(bot, "id")
        chat = client.result("getChat", chat_id=chat_of(_wanted(account)))
        if isinstance(chat, Refused):
            return chat
        place = place_of(chat) if isinstance(chat, dict) else ""
        if not (number and place):
            return client.senseless()
        member = client.result("getChatMember", chat_id=chat_of(place), user_id=number)
        if not isinstance(member, dict):
            return member if isinstance(member, Refused) else client.senseless()
        writes = text_in(member, "status") in ("administrator", "creator", "member")
        if text_in(chat, "type") == "channel":
            writes = member.get("can_post_messages") is True
        rights = tuple(one for one in self.network.can if writes or one not in WRITES)
        settings = (("user_id", place), ("bot", str(number)))
        return Identity(place, place, address_of(place, "").rstrip("/"), rights, settings)

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the message."""
        frozen = self.common(self.client(account, secret, options), outgoing)
        if isinstance(frozen, Refused):
            return frozen
        text, target = frozen.pop("text"), frozen["target"]
        most = CAPTION if frozen["pictures"] else TEXT
        length = len(text.encode("utf-16-le")) // 2
        if length > most:
            values = (("limit", most), ("count", length))
            key = "telegram.caption" if frozen["pictures"] else "platform.content"
            why = values if frozen["pictures"] else (("why", f"> {most}"),)
            return Refused(Reason.CONTENT, key, why, remedy="platform.content_remedy")
        form: dict[str, Any] = {"chat_id": chat_of(frozen["author"])}
        place, _, number = target.rpartition("/")
        if outgoing.kind == REPLY:
            form = {"chat_id": chat_of(place), "reply_parameters": {"message_id": int(number)}}
        if outgoing.kind == SHARE and target and not text.strip():
            method, form = (
                "forwardMessage",
                form | {"from_chat_id": chat_of(place), "message_id": int(number)},
            )
        elif frozen["pictures"]:
            method = "sendMediaGroup" if len(frozen["pictures"]) > 1 else "sendPhoto"
        else:
            method, form = "sendMessage", form | {"text": text}
        return envelope(self.network.name, outgoing, text, **frozen, method=method, form=form)

    def say(self, client: Client, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:  # noqa: ARG002
        """Say it, pictures with it: what is refused leaves nothing behind."""
        files: dict[str, tuple[str, bytes, str]] = {}
        for at, one in enumerate(prepared["pictures"]):
            data = media.load(one)
            if isinstance(data, Refused):
                return data
            files[f"picture{at}"] = ("picture", data, one["type"])
        if files:
            form, files = _with_files(prepared, files)
            response = client.done("POST", prepared["method"], data=form, files=files)
        else:
            response = client.done("POST", prepared["method"], json=prepared["form"])
        if not isinstance(response, Response):
            return response
        try:
            place, number = message_of(response.object().get("result"))
        except GarbageError:
            return garbage()
        return Receipt(f"{place}/{number}", address_of(place, number)) if number else garbage()

    def find(
        self,
        client: Client,  # noqa: ARG002
        prepared: Prepared,  # noqa: ARG002
        since: datetime,  # noqa: ARG002
        taken: frozenset[str],  # noqa: ARG002
    ) -> ReadBack:
        """No bot can read what it wrote."""
        return CannotTell("telegram.unread")

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The one request, without the token."""
        address = f"{server_address(account, Client.api)}/bot***/{prepared['method']}"
        body = prepared["form"]
        if prepared["pictures"]:
            body = body | {"caption": prepared["text"], "media": media_shown(prepared)}
        return (Request("POST", address, (), body),)

    # --- figures

    def measure(
        self,
        account: Account,
        secret: Secret,
        posts: Sequence[str],  # noqa: ARG002
        options: RequestOptions,
    ) -> Measured | Refused:
        """The subscribers; of a post Telegram tells a bot nothing."""
        client: Client = self.client(account, secret, options)
        count = client.result("getChatMemberCount", chat_id=chat_of(_wanted(account)))
        if isinstance(count, Refused):
            return count
        return Measured(tuple(readings_in({"count": count}, {"count": "members"})), 1)

    # --- listening

    def receive(
        self, account: Account, secret: Secret, cursor: str, since: datetime, options: RequestOptions
    ) -> Received | Refused:
        """What people wrote where the bot is, and to the bot itself."""
        client: Client = self.client(account, secret, options)
        at = CODEC.read(cursor) or Cursor()
        read = client.read(
            "getUpdates",
            "POST",
            json={"offset": at.offset, "limit": UPDATES, "allowed_updates": ["message"]},
        )
        if isinstance(read, Refused):
            return read
        updates = objects_in(read, "result")
        numbers = [number_in(one, "update_id") or 0 for one in updates]
        offset = max([at.offset, *(number + 1 for number in numbers if number < 2**62)])
        others = [one for one in updates if not _own(object_in(one, "message"))]
        messages = each_alone(others, lambda one: _incoming(one, options.now), options.now, NETWORK.home)
        heard = tuple(one for one in messages if one.received_at >= since)
        late = at.read is not None and options.now - at.read > KEPT
        more = len(updates) >= UPDATES and offset > at.offset
        return Received(heard, CODEC.write(Cursor(offset, options.now)), more, len(updates), incomplete=late)


def _wanted(account: Account) -> str:
    """The channel that the account is, in the form of its address."""
    known = account.setting("user_id")
    given = account.handle.strip().rstrip("/").removeprefix("https://t.me/").lstrip("@")
    return known or (f"c/{given[4:]}" if given.startswith("-100") and given[4:].isdigit() else given)


def _with_files(
    prepared: Prepared, files: dict[str, tuple[str, bytes, str]]
) -> tuple[dict[str, str], dict[str, tuple[str, bytes, str]]]:
    """The form of a picture, or of an album, whose text stands under the first."""
    form = {
        name: given if isinstance(given, str) else json.dumps(given)
        for name, given in prepared["form"].items()
    }
    caption = {"caption": prepared["text"]} if prepared["text"] else {}
    if prepared["method"] == "sendPhoto":
        return form | caption, {"photo": files["picture0"]}
    album = [{"type": "photo", "media": f"attach://{name}"} for name in files]
    album[0] |= caption
    return form | {"media": json.dumps(album)}, files


def _own(message: dict[str, Any]) -> bool:
    """What a channel said itself, and what only tells that somebody came or went."""
    forwarded = message.get("is_automatic_forward") is True
    spoken = any(text_in(message, name) for name in ("text", "caption")) or not message
    return forwarded or "sender_chat" in message or not spoken


def _incoming(update: dict[str, Any], now: datetime) -> Incoming:
    """A message, as far as it makes sense."""
    message = object_in(update, "message")
    place, number = message_of(message)
    if not number:
        raise ValueError("no message")
    sender = object_in(message, "from")
    name = f"{name_in(sender, 'first_name')} {name_in(sender, 'last_name')}".strip()
    author = name_in(sender, "username", 60) or name or "?"
    text = text_in(message, "text", LONGEST) or text_in(message, "caption", LONGEST)
    at, answered = number_in(message, "date"), object_in(message, "reply_to_message")
    moment = datetime.fromtimestamp(at, UTC) if at and at < 2**33 else now
    about = "/".join(message_of(answered)) if message_of(answered)[1] else ""
    url = address_of(place, number) or (
        f"https://t.me/{author}" if author.isascii() and author.isalnum() else ""
    )
    alone = place.startswith("u/")  # to the bot itself, where nobody else reads
    return Incoming(
        f"{place}/{number}", ANSWER if about else MENTION, author, text, url, moment, name, about, alone
    )
