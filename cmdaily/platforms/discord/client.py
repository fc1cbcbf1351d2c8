"""Discord's API v10: a bot's token in a header or a webhook's in the path; errors by their numbers; snowflakes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from cmdaily.domain.accounts.outcome import Reason, Refused, Unknown
from cmdaily.platforms.contract import target_gone
from cmdaily.platforms.discord.network import NETWORK
from cmdaily.platforms.http.fields import field, number_in, text_in
from cmdaily.platforms.http.responses import WORDS, GarbageError, Response, classify, refused_read
from cmdaily.platforms.http.rest import RestClient

API = "/api/v10"
WEBHOOK = re.compile(r"https?://[^/\s]+/api/(?:v\d+/)?webhooks/(\d{1,20})/([\w-]{5,200})/?", re.ASCII)
EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
PAGE, PAGES = 100, 20
NO_CHANNEL, NO_MESSAGE, NO_WEBHOOK, BAD_WEBHOOK = 10003, 10008, 10015, 50027
NO_ACCESS, NO_PERMISSION, TOO_LARGE = 50001, 50013, 40005


class Client(RestClient):
    """Discord, spoken to as a bot, or through a webhook."""

    network = NETWORK
    api = "https://discord.com"
    field = "token"

    @property
    def hook(self) -> str:
        """The path of the webhook, which holds its token; "" for a bot."""
        found = WEBHOOK.fullmatch(self.secret.get(self.field).strip())
        return f"/webhooks/{found[1]}/{found[2]}" if found else ""

    def headers(self) -> dict[str, str]:
        """A bot's token; a webhook's stands in its path."""
        return {} if self.hook else {"Authorization": f"Bot {self.secret.get(self.field)}"}

    def ask(self, method: str, path: str, **kwargs: Any) -> Response | Refused | Unknown:
        """Ask. A webhook's address, which is a secret, is told to nobody."""
        token = self.secret.get(self.field)
        if token and not self.hook and not re.fullmatch(r"[\w.-]{1,200}", token, re.ASCII):
            return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
        came = super().ask(method, API + path, **kwargs)
        return came.without_path(self.server) if isinstance(came, Response) else came

    def refusal(self, response: Response) -> Refused | Unknown | None:
        """By Discord's numbers."""
        if response.good or response.status >= 500 or response.status == 429:
            return classify(response)
        try:
            told = response.object()
        except GarbageError:
            told = {}
        code, words = number_in(told, "code") or 0, _first_error(told) or text_in(told, "message", WORDS)
        why, name = (("why", words or str(response.status)),), (("name", self.account.handle or "?"),)
        if response.status == 401 or code in (NO_WEBHOOK, BAD_WEBHOOK):
            return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
        if code == NO_CHANNEL:
            return Refused(Reason.TARGET, "discord.no_channel", name, remedy="discord.no_channel_remedy")
        if code == NO_MESSAGE or "message_reference" in str(told.get("errors"))[:2000]:
            return target_gone()
        if code in (NO_ACCESS, NO_PERMISSION) or response.status == 403:
            return Refused(Reason.RIGHT, "platform.right_why", why, remedy="platform.right_remedy")
        if code == TOO_LARGE or response.status == 413:
            return Refused(Reason.PICTURE, "adapter.picture_why", why, remedy="platform.picture_remedy")
        if response.status == 400:
            return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy")
        return classify(response)

    def messages(self, channel: str, **asked: str) -> list[dict[str, Any]] | Refused:
        """One page of a channel's messages, newest first."""
        response = self.done("GET", f"/channels/{channel}/messages", params={"limit": str(PAGE)} | asked)
        if not isinstance(response, Response):
            return refused_read(response, self.server)
        try:
            read = response.json()
        except GarbageError:
            return self.senseless()
        if not isinstance(read, list):
            return self.senseless()
        return [one if isinstance(one, dict) else {"content": str(one)[:1000]} for one in read]

    def since(self, channel: str, after: str) -> Iterator[list[dict[str, Any]] | Refused | None]:
        """The messages after a snowflake, page by page; None where there would be more than anybody reads."""
        for _ in range(PAGES):
            page = self.messages(channel, after=after)
            yield page
            if isinstance(page, Refused) or len(page) < PAGE:
                return
            last = newest(page)
            if last <= int(after):
                return
            after = str(last)
        yield None


def snowflake(moment: datetime) -> int:
    """The smallest id of a message that was made at this moment."""
    return max(0, int((moment - EPOCH) / timedelta(milliseconds=1))) << 22


def newest(page: list[dict[str, Any]]) -> int:
    """The largest id of a page, 0 where it has none."""
    return max((number_of(one) for one in page), default=0)


def number_of(one: Any) -> int:
    """The snowflake of a message, 0 for what is none."""
    given = field(one, "id")
    good = isinstance(given, str) and given.isascii() and given.isdigit() and len(given) < 20
    return int(given) if good else 0


def _first_error(told: dict[str, Any]) -> str:
    """The words of the first error of a form, however deep it stands."""
    node: Any = told.get("errors")
    for _ in range(6):
        if not isinstance(node, dict) or not node:
            return ""
        listed = node.get("_errors")
        if isinstance(listed, list) and listed:
            return text_in(listed[0], "message", WORDS)
        node = next(iter(node.values()))
    return ""
