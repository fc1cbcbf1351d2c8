"""Discord: a bot in one channel, or a webhook that posts there.

A bot's message carries a nonce that Discord enforces: within some minutes a second one with the same nonce is the first
one again. Afterwards, what was said is looked for in the channel. A webhook has neither: it posts at most once, and a
person looks.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import (
    Absent,
    CannotTell,
    Identity,
    Outcome,
    ReadBack,
    Reason,
    Receipt,
    Refused,
)
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.inbox.incoming import ANSWER, MENTION, Incoming
from cmdaily.domain.publishing.outgoing import REPLY, Outgoing
from cmdaily.domain.record import frozen
from cmdaily.platforms.contract import Checkpoint, Prepared, Received, Request, RequestOptions, envelope
from cmdaily.platforms.discord.client import API, Client, newest, number_of, snowflake
from cmdaily.platforms.discord.network import NETWORK
from cmdaily.platforms.http import media
from cmdaily.platforms.http.cursor import CursorCodec
from cmdaily.platforms.http.fields import digits_in, field, name_in, object_in, objects_in, text_in
from cmdaily.platforms.http.html_text import comparable
from cmdaily.platforms.http.messages import answers_among, each_alone
from cmdaily.platforms.http.responses import GarbageError, Response, garbage, moment_in
from cmdaily.platforms.http.rest import RestPlatform, media_shown, searched
from cmdaily.platforms.http.urls import server_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Capability

WEB, LONGEST = "https://discord.com/channels", 10_000
MENTIONS = {"parse": ["users"]}
"""Whom a text may call: never everybody, nor whole roles."""
HOOK: tuple[Capability, ...] = (Can.POST, Can.PICTURES)
"""What a webhook can do."""
MARGIN = timedelta(seconds=30)


@frozen
class Cursor:
    """`after` is the newest message that was seen; with `paging`, within one read."""

    after: int
    paging: bool = False


CODEC = CursorCodec(Cursor)


class Discord(RestPlatform):
    """The adapter."""

    network = NETWORK
    client_class = Client

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Which bot this is and whether it sees the channel; or which channel the webhook posts to."""
        client: Client = self.client(account, secret, options)
        rights: tuple[Capability, ...] = HOOK if client.hook else NETWORK.can
        if client.hook:
            hook = client.read(client.hook)
            if isinstance(hook, Refused):
                return hook
            number, name, channel = digits_in(hook), name_in(hook, "name") or "webhook", hook
            place = digits_in(hook, "channel_id")
        else:
            me = client.read("/users/@me")
            if isinstance(me, Refused):
                return me
            place = _channel_of(account)
            if not place:
                values = (("name", account.handle or "?"),)
                return Refused(
                    Reason.TARGET, "discord.no_channel", values, remedy="discord.no_channel_remedy"
                )
            found = client.read(f"/channels/{place}")
            if isinstance(found, Refused):
                return found
            number, name, channel = digits_in(me), name_in(found, "name") or place, found
        if not (number and place):
            return client.senseless()
        guild = digits_in(channel, "guild_id") or "@me"
        settings = (("user_id", number), ("channel", place), ("guild", guild))
        return Identity(name, f"{number}/{place}", f"{WEB}/{guild}/{place}", rights, settings)

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the message and its nonce."""
        client: Client = self.client(account, secret, options)
        if not account.setting("channel"):
            known = self.verify(account, secret, options)
            if isinstance(known, Refused):
                return known
            account = Account(account.name, account.platform, account.server, account.handle, known.settings)
            client = self.client(account, secret, options)
        frozen = self.common(client, outgoing)
        if isinstance(frozen, Refused):
            return frozen
        text, channel, hook = frozen.pop("text"), account.setting("channel"), bool(client.hook)
        body: dict[str, Any] = {"content": text, "allowed_mentions": MENTIONS}
        if outgoing.kind == REPLY:
            if hook:
                return Refused(Reason.RIGHT, "discord.webhook_alone", remedy="discord.webhook_alone_remedy")
            where, number = frozen["target"].split("/")[-2:]
            if where != channel:
                return Refused(Reason.TARGET, "discord.other_channel", remedy="platform.target_remedy")
            body["message_reference"] = {
                "message_id": number,
                "channel_id": channel,
                "fail_if_not_exists": True,
            }
        if not hook:
            body |= {"nonce": _nonce(outgoing.key), "enforce_nonce": True}
        if frozen["pictures"]:
            body["attachments"] = [
                {
                    "id": str(at),
                    "filename": _name(at, one),
                    **({"description": one["alt"]} if one["alt"] else {}),
                }
                for at, one in enumerate(frozen["pictures"])
            ]
        frozen |= {"channel": channel, "guild": account.setting("guild", "@me"), "hook": hook}
        return envelope(self.network.name, outgoing, text, **frozen, body=body)

    def say(self, client: Client, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:  # noqa: ARG002
        """Say it, the pictures with it."""
        files = {}
        for at, one in enumerate(prepared["pictures"]):
            data = media.load(one)
            if isinstance(data, Refused):
                return data
            files[f"files[{at}]"] = (_name(at, one), data, one["type"])
        body = prepared["body"]
        told: dict[str, Any] = {"data": {"payload_json": json.dumps(body)}, "files": files}
        told = told if files else {"json": body}
        if prepared["hook"]:
            response = client.done("POST", client.hook, params={"wait": "true"}, **told)
        else:
            response = client.done("POST", f"/channels/{prepared['channel']}/messages", **told)
        if not isinstance(response, Response):
            return response
        try:
            return _receipt(response.object(), prepared) or garbage()
        except GarbageError:
            return garbage()

    def find(self, client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """In the channel since the attempt: own id, same words, same message answered."""
        if prepared["hook"]:
            return CannotTell("discord.webhook_unread")
        channel, body = prepared["channel"], prepared["body"]
        answered = object_in(body, "message_reference").get("message_id", "")

        def fits(one: dict[str, Any]) -> Receipt | None:
            own = digits_in(object_in(one, "author")) == prepared["author"]
            nonce = field(one, "nonce") in (None, body["nonce"])
            same = comparable(text_in(one, "content", LONGEST)) == comparable(prepared["text"])
            under = digits_in(object_in(one, "message_reference"), "message_id") == answered
            return _receipt(one, prepared) if own and nonce and same and under else None

        start = str(snowflake(since - timedelta(minutes=5)))
        found = searched(client.since(channel, start), fits, _moment, since, taken)
        if isinstance(found, Absent) and not _readable(client, channel):
            return CannotTell("discord.unreadable")
        return found

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The one request, without the token."""
        base = server_address(account, Client.api) + API
        body = prepared["body"]
        if prepared["pictures"]:
            body = body | {"files": media_shown(prepared)}
        if prepared["hook"]:
            return (Request("POST", f"{base}/webhooks/***?wait=true", (), body),)
        address = f"{base}/channels/{prepared['channel']}/messages"
        return (Request("POST", address, (("Authorization", "***"),), body),)

    # --- listening

    def receive(
        self, account: Account, secret: Secret, cursor: str, since: datetime, options: RequestOptions
    ) -> Received | Refused:
        """What mentions the bot or answers it, in its channel. Of other messages Discord tells it no words."""
        client: Client = self.client(account, secret, options)
        bot = account.setting("user_id")
        channel = account.setting("channel") or _channel_of(account)
        if client.hook or not (bot and channel):
            return Refused(Reason.RIGHT, "discord.webhook_alone", remedy="discord.webhook_alone_remedy")
        at = CODEC.read(cursor) or Cursor(0)
        after = at.after if at.paging else max(at.after - (snowflake_span(MARGIN)), snowflake(since), 0)
        page = client.messages(channel, after=str(after))
        if isinstance(page, Refused):
            return page
        guild = account.setting("guild", "@me")
        addressed = [one for one in page if _to(one, bot)]
        where = f"{WEB}/{guild}/{channel}"
        messages = each_alone(
            addressed, lambda one: _incoming(one, bot, f"{guild}/{channel}"), options.now, where
        )
        answers = answers_among(
            (one for one in page if digits_in(object_in(one, "author")) == bot),
            lambda one: _answers(one, f"{guild}/{channel}"),
        )
        last = max(at.after, newest(page))
        more = len(page) >= 100 and last > after
        return Received(messages, CODEC.write(Cursor(last, more)), more, len(page), answers=answers)


def snowflake_span(span: timedelta) -> int:
    """How far apart the ids of messages are that were made so far apart."""
    return int(span / timedelta(milliseconds=1)) << 22


def _channel_of(account: Account) -> str:
    """The channel that the account is in: as signing in found it, else by the handle, an id or an address."""
    given = account.handle.strip().rstrip("/").rpartition("/")[2]
    return account.setting("channel") or (given if given.isascii() and given.isdigit() else "")


def _nonce(key: str) -> str:
    """The delivery's key in the 25 characters that a nonce may have."""
    return base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()[:16]).decode().rstrip("=")


def _name(at: int, one: media.Frozen) -> str:
    return f"picture{at}.{one['type'].rpartition('/')[2]}"


def _readable(client: Client, channel: str) -> bool:
    """Whether the bot sees messages at all: without the right to read the history, the list is empty and no error."""
    if client.messages(channel):
        return True
    told = client.read(f"/channels/{channel}")
    return not isinstance(told, Refused) and "last_message_id" in told and told["last_message_id"] is None


def _receipt(one: dict[str, Any], prepared: Prepared) -> Receipt | None:
    number = digits_in(one)
    place = f"{prepared['guild']}/{prepared['channel']}/{number}"
    return Receipt(place, f"{WEB}/{place}", text_in(one, "content", LONGEST) or None) if number else None


def _answers(one: dict[str, Any], place: str) -> tuple[str, str, str] | None:
    """What a message of the bot's own answers."""
    answered, number = digits_in(object_in(one, "message_reference"), "message_id"), digits_in(one)
    return (f"{place}/{answered}", f"{place}/{number}", f"{WEB}/{place}/{number}") if answered else None


def _to(one: dict[str, Any], bot: str) -> bool:
    """Whether somebody else says it to the bot; also what says so little that one cannot tell."""
    author = object_in(one, "author")
    if digits_in(author) == bot or field(author, "bot") is True or "webhook_id" in one:
        return False
    mentioned = any(digits_in(user) == bot for user in objects_in(one, "mentions"))
    answered = object_in(object_in(one, "referenced_message"), "author")
    senseless = not number_of(one) or not author or not isinstance(one.get("mentions"), list)
    return mentioned or digits_in(answered) == bot or senseless


def _incoming(one: dict[str, Any], bot: str, place: str) -> Incoming:
    """A message, as far as it makes sense."""
    number, moment = digits_in(one), _moment(one)
    if not number or moment is None:
        raise ValueError("no message")
    author = object_in(one, "author")
    handle = name_in(author, "username", 100) or digits_in(author) or "?"
    text = text_in(one, "content", LONGEST)
    for form in (f"<@{bot}>", f"<@!{bot}>"):
        text = text.replace(form, "").strip()
    answered = digits_in(object_in(one, "message_reference"), "message_id")
    about = f"{place}/{answered}" if answered else ""
    address = f"{WEB}/{place}/{number}"
    name = name_in(author, "global_name", 100)
    kind, alone = (
        ANSWER if about else MENTION,
        place.startswith("@me/"),
    )  # a channel of no server is between two
    return Incoming(f"{place}/{number}", kind, handle, text, address, moment, name, about, alone)


def _moment(one: dict[str, Any]) -> datetime | None:
    return moment_in(one.get("timestamp"))
