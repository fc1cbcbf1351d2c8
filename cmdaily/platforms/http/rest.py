"""REST APIs over the bounded session: what adapters that speak JSON without an SDK have in common.

`RestClient` asks and classifies. `RestPlatform` takes the steps that are the same everywhere: it holds a payload
against its envelope, keeps silence from being taken for absence, and hands pictures over one by one.
"""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import urlsplit

from cmdaily.domain.accounts.versions import version_for
from cmdaily.domain.publishing.text.measure import text_as_sent
from cmdaily.platforms.contract import (
    Absent,
    Account,
    CannotTell,
    Checkpoint,
    Network,
    Outcome,
    Outgoing,
    Platform,
    Prepared,
    ReadBack,
    Reason,
    Receipt,
    Received,
    Refused,
    RequestOptions,
    Secret,
    Unknown,
    check_envelope,
    check_outgoing,
    lacks_secret,
)
from cmdaily.platforms.http import media
from cmdaily.platforms.http.comment_cursor import CommentCursor, cursor_of
from cmdaily.platforms.http.polling import Pause, polled
from cmdaily.platforms.http.responses import GarbageError, Response, classify, garbage, refused_read
from cmdaily.platforms.http.urls import server_address

AGAIN = timedelta(seconds=60)
"""What a network is still working on is asked for again after this."""


class RestClient:
    """A network's API, spoken to with one secret. `version` is the one that a payload was made with, "" for none."""

    network: ClassVar[Network]
    api: ClassVar[str]
    """The network's own address, where the account names no other."""
    field = "access_token"
    """The field of the secret that has to be there."""

    def __init__(self, account: Account, secret: Secret, options: RequestOptions, version: str = "") -> None:
        from cmdaily.platforms.http.session import BoundedSession

        self.server = server_address(account, self.api)
        self.account, self.secret, self.options = account, secret, options
        self.version = account.setting("version") or version_for(self.network, options.now.date(), version)
        self.http = BoundedSession(options)

    @property
    def version_remedy(self) -> str:
        """What helps where a version has ended: another cmdaily, or no more setting that names it."""
        named = self.account.setting("version") == self.version
        return "adapter.version_set_remedy" if named else "adapter.version_remedy"

    def headers(self) -> dict[str, str]:
        """The headers of every request: the token, never in an address."""
        return {"Authorization": f"Bearer {self.secret.get(self.field)}"}

    def refusal(self, response: Response) -> Refused | Unknown | None:
        """What an answer means, by the network's own codes; None for a success."""
        return classify(response)

    def ask(self, method: str, path: str, **kwargs: Any) -> Response | Refused | Unknown:
        """Ask; `path` is encoded already."""
        if not self.secret.has(self.field):
            return lacks_secret(self.field)
        with self.http:
            return self.http.ask(method, self.server + path, headers=self.headers(), **kwargs)

    def done(self, method: str, path: str, **kwargs: Any) -> Response | Refused | Unknown:
        """Ask, and only a success is an answer."""
        response = self.ask(method, path, **kwargs)
        failed = self.refusal(response) if isinstance(response, Response) else None
        return response if failed is None else failed

    def read(self, path: str, method: str = "GET", **kwargs: Any) -> dict[str, Any] | Refused:
        """A request that makes nothing public: the object that came, or why there is none."""
        response = self.done(method, path, **kwargs)
        if not isinstance(response, Response):
            return refused_read(response, self.server)
        try:
            return response.object()
        except GarbageError:
            return self.senseless()

    def senseless(self) -> Refused:
        """An answer to a read that makes no sense."""
        return refused_read(garbage(), self.server)


class RestPlatform(Platform):
    """An adapter of a REST API. `pause` waits while the network works on something."""

    client_class: ClassVar[type[RestClient]]
    pause: Pause = staticmethod(time.sleep)

    @abstractmethod
    def say(self, client: Any, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:
        """Write what was prepared, once."""

    @abstractmethod
    def find(self, client: Any, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """Look for what was prepared."""

    def client(
        self, account: Account, secret: Secret, options: RequestOptions, prepared: Prepared | None = None
    ) -> Any:
        """The network, by the version that the payload was made with."""
        return self.client_class(account, secret, options, str((prepared or {}).get("version_asked", "")))

    def common(self, client: RestClient, outgoing: Outgoing) -> Prepared | Refused:
        """What every payload of a REST adapter holds, or why there will be none."""
        refused = check_outgoing(self.network, outgoing)
        if refused is not None:
            return refused
        frozen = self.frozen_pictures(outgoing, client.options)
        if isinstance(frozen, Refused):
            return frozen
        author = self.number_of(client.account, client.secret, client.options)
        if isinstance(author, Refused):
            return author
        target = outgoing.target.id if outgoing.target else ""
        return {
            "author": author,
            "target": target,
            "text": text_as_sent(self.network, outgoing),
            "pictures": frozen,
            "media": [],
            "version_asked": client.version,
        }

    def frozen_pictures(self, outgoing: Outgoing, options: RequestOptions) -> list[media.Frozen] | Refused:  # noqa: ARG002
        """The pictures of a delivery, as the payload keeps them."""
        return media.freeze(outgoing.pictures, self.network.limits)

    def send(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        options: RequestOptions,
        checkpoint: Checkpoint,
    ) -> Outcome:
        """Write it, unless another network or another version prepared it."""
        refused = check_envelope(self.network.name, prepared)
        return refused or self.say(self.client(account, secret, options, prepared), prepared, checkpoint)

    def read_back(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        since: datetime,
        options: RequestOptions,
        taken: frozenset[str] = frozenset(),
    ) -> ReadBack:
        """Look for it; what is not there yet is not absent before the network has settled."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return CannotTell(refused.key, refused.values)
        found = self.find(self.client(account, secret, options, prepared), prepared, since, taken)
        early = round((since + timedelta(seconds=self.settles) - options.now).total_seconds())
        if isinstance(found, Absent) and early > 0:
            return CannotTell("platform.too_early", (("seconds", early),), found.rate)
        return found


class HearsComments(RestPlatform):
    """An adapter that hears the comments under the account's own posts."""

    @abstractmethod
    def hear(self, client: Any, user: str, cursor: CommentCursor) -> Received | Refused:
        """One page of what others said to the account with this id."""

    def receive(
        self, account: Account, secret: Secret, cursor: str, since: datetime, options: RequestOptions
    ) -> Received | Refused:
        """What others said."""
        user = self.number_of(account, secret, options)
        if isinstance(user, Refused):
            return user
        return self.hear(
            self.client(account, secret, options), user, cursor_of(cursor, since).opened(options.now)
        )


def with_media(
    prepared: Prepared, upload: Callable[[media.Frozen, bytes], str | Refused], checkpoint: Checkpoint
) -> Prepared | Refused:
    """Hand over the pictures that are not there yet, each noted as soon as it is. Nothing is public before the post,
    so any failure is a refusal."""
    for frozen in prepared["pictures"][len(prepared["media"]) :]:
        data = media.load(frozen)
        number = data if isinstance(data, Refused) else upload(frozen, data)
        if isinstance(number, Refused):
            return number
        prepared = prepared | {"media": [*prepared["media"], number]}
        checkpoint(prepared)
    return prepared


def media_shown(prepared: Prepared) -> list[str]:
    """The ids of the pictures; of those that are not handed over yet, a word for each."""
    return [
        *prepared["media"],
        *(f"({one['path']})" for one in prepared["pictures"][len(prepared["media"]) :]),
    ]


def may_hand_over(address: str, server: str, hosts: tuple[str, ...]) -> bool:
    """Whether a picture may go to an address that an answer names: at the server itself, or by TLS below these
    hosts."""
    try:
        parts, own = urlsplit(address), urlsplit(server)
    except ValueError:
        return False
    host = parts.hostname or ""
    named = any(host == one or host.endswith(f".{one}") for one in hosts)
    return (parts.scheme, parts.netloc) == (own.scheme, own.netloc) or (parts.scheme == "https" and named)


def picture_refused(path: str) -> Refused:
    """The network does not take this picture."""
    values = (("path", path),)
    return Refused(Reason.PICTURE, "platform.picture_refused", values, remedy="platform.picture_remedy")


def not_ready(
    state: Callable[[], str], pending: tuple[str, ...], client: RestClient, pause: Pause
) -> tuple[str, Refused | None]:
    """The state that the network's work has come to, and a refusal while it goes on."""
    last = polled(state, lambda found: found in pending, client.options, pause)
    if last not in pending:
        return last, None
    again = client.options.now + AGAIN
    return last, Refused(Reason.RATE, "adapter.processing", remedy="platform.rate_remedy", retry_at=again)


def end_of(secret: Secret) -> datetime | None:
    """When a token stops working, None for never or not told."""
    try:
        ends = datetime.fromisoformat(secret.get("expires_at"))
    except ValueError:
        return None
    return ends.replace(tzinfo=ends.tzinfo or UTC).astimezone(UTC)


def searched(
    pages: Iterable[list[dict[str, Any]] | Refused | None],
    receipt: Callable[[dict[str, Any]], Receipt | None],
    made: Callable[[dict[str, Any]], datetime | None],
    since: datetime,
    taken: frozenset[str],
) -> ReadBack:
    """What was sent, among pages of what the account said, newest first; Absent once everything since the attempt was
    seen. A page that is None says that there would be more than anybody reads."""
    for page in pages:
        if isinstance(page, Refused):
            return CannotTell(page.key, page.values, page.rate)
        if page is None:
            return CannotTell("platform.read_incomplete")
        recent = [one for one in page if made_recently(made(one), since)]
        for one in recent:
            found = receipt(one)
            if found is not None and found.remote_id not in taken:
                return found
        if len(recent) < len(page):
            break
    return Absent()


def made_recently(moment: datetime | None, since: datetime, margin: timedelta = timedelta(minutes=5)) -> bool:
    """Whether something can belong to an attempt that began then. What does not say when it was made may."""
    return moment is None or moment >= since - margin
