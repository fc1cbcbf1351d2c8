"""Platform contract (adapter interface) between cmdaily and a network.

An adapter is one class with a `network` (data) and five methods. It prints nothing, reads no clock, keeps
nothing between calls and retries nothing. The way of a delivery:

1. `needs_refresh` / `refresh`: a new secret is stored before it is used.
2. `prepare` may read from the network (whose thread is this?) but writes nothing. It returns the frozen
   payload, which the outbox commits before it goes on.
3. `send` writes. It returns a value for everything that can happen and raises nothing.
4. After an unknown outcome `read_back` looks for what was sent, before anyone thinks of sending again.

What others say comes in through `receive`, for those adapters that have it (`Listens`), figures through `measure`
(`Measures`), and what anybody says in public through `search` (`Searches`;
`CountsFirst` where that costs money).

docs/platforms.md shows how to write one; cmdaily.platforms.testing holds the suite that every adapter passes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can, Limits, Network
from cmdaily.domain.accounts.outcome import (
    Absent,
    CannotTell,
    Identity,
    Outcome,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    Unknown,
)
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.inbox.incoming import Incoming, Received
from cmdaily.domain.publishing.outgoing import REPLY, SHARE, Outgoing
from cmdaily.domain.record import frozen
from cmdaily.domain.watches.query import Query, Term
from cmdaily.domain.watches.watch import Counted, Searched, Sighting
from cmdaily.errors import CmdailyError, NotSignedInError, PlatformError, RefusedError, UnknownOutcomeError
from cmdaily.platforms.doors import CountsFirst, Listens, Measures, Searches, SignsInByOAuth

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

PREPARED_VERSION = 1

Prepared = dict[str, Any]
"""A frozen payload: JSON-serialisable, without secrets. Only the adapter that made it looks inside.

Always there: `version`, `platform`, `kind`, `key`, `text` (as the network will show it)."""

Checkpoint = Callable[[Prepared], None]
"""Called by `send` between two steps with the payload to store in place of the earlier one. It returns
when the payload is committed."""


@frozen
class RequestOptions:
    """What a call needs from outside. `now` is an aware datetime in UTC; the timeouts are seconds:
    to connect, of silence, and for one request with its answer as a whole. Several requests for one purpose end
    together at `until`, by `time.monotonic`; 0.0 is without. `earlier`, for reading back, are posts of the account that
    stood before the first attempt: in a list with the newest first, nothing below one of them can be what is looked
    for, whatever the clocks show."""

    now: datetime
    connect: float = 10.0
    read: float = 30.0
    total: float = 60.0
    until: float = 0.0
    earlier: frozenset[str] = frozenset()


@frozen
class Request:
    """An HTTP request as `--dry-run` shows it: secrets are left out, `body` is JSON-serialisable or None."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: Any = None


@frozen
class Authorisation:
    """An OAuth sign-in under way: the address to open and what `finish_sign_in` needs again. It is secret."""

    url: str
    state: str
    secret: Secret


class Platform(ABC):
    """A network that can be spoken to by API."""

    network: Network
    settles: int = 0
    """Seconds after an attempt for which the network may not yet show what it took; until then `read_back`
    says `CannotTell` where it finds nothing."""

    @abstractmethod
    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Who does this secret belong to, and what may it do? Reads only."""

    @abstractmethod
    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze what will be sent. Nothing is written at the network, so any failure is a refusal.

        Called again only when what was prepared before is known not to have been sent.
        """

    @abstractmethod
    def send(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        options: RequestOptions,
        checkpoint: Checkpoint,
    ) -> Outcome:
        """Write it, once. Nothing is retried, every call has a timeout, nothing is raised.

        `Refused` is for what certainly did not happen: no connection, or a 4xx answer. A timeout, a cut
        line, a 5xx or an answer that makes no sense is `Unknown`. Two-step networks store what they learn
        with `checkpoint`, and find it in `prepared` when they are called again.
        """

    @abstractmethod
    def read_back(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        since: datetime,
        options: RequestOptions,
        taken: frozenset[str] = frozenset(),
    ) -> ReadBack:
        """Does what was prepared stand at the network? Reads only, raises nothing.

        `since` is when the attempt that is in doubt began, by this machine's clock. `taken` are remote ids that
        belong to other deliveries of the account: a post found by its text is not taken for two. Anything
        short of a complete answer is `CannotTell`.
        """

    @abstractmethod
    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The requests that `send` will make, for `--dry-run`. No network, no secrets."""

    def number_of(self, account: Account, secret: Secret, options: RequestOptions) -> str | Refused:
        """The network's id for the account, as its setting `user_id` has it; asked for where it is not known."""
        known = account.setting("user_id")
        if known:
            return known
        identity = self.verify(account, secret, options)
        return identity if isinstance(identity, Refused) else identity.remote_id

    def limits(self, account: Account) -> Limits:  # noqa: ARG002
        """The limits that hold for an account: the network's, or what signing in taught of its server."""
        return self.network.limits

    def needs_refresh(self, secret: Secret, now: datetime) -> bool:  # noqa: ARG002
        """Whether the secret must be refreshed before it is used at this moment."""
        return False

    def refresh(
        self,
        account: Account,  # noqa: ARG002
        secret: Secret,
        options: RequestOptions,  # noqa: ARG002
    ) -> Secret | Refused | Unknown:
        """A secret that works now. The caller stores it before using it: the old one may be void already."""
        return secret


def envelope(platform: str, outgoing: Outgoing, text: str, **body: Any) -> Prepared:
    """The common part of a payload, and the adapter's own fields."""
    return {
        "version": PREPARED_VERSION,
        "platform": platform,
        "kind": outgoing.kind,
        "key": outgoing.key,
        "text": text,
        **body,
    }


def check_envelope(platform: str, prepared: Mapping[str, Any]) -> Refused | None:
    """A refusal if this payload was made by another network or by a later version of cmdaily."""
    if prepared.get("platform") == platform and prepared.get("version") == PREPARED_VERSION:
        return None
    return Refused(
        Reason.OTHER, "platform.payload", (("platform", platform),), remedy="platform.payload_remedy"
    )


def check_outgoing(network: Network, outgoing: Outgoing) -> Refused | None:
    """What no network takes and every adapter's `prepare` refuses first: nothing to say, half a character,
    a kind that the network does not know, a reply to nothing, to another network's post, or to an address that
    does not tell which post it is (unless the adapter resolves addresses)."""
    if outgoing.kind not in network.can and not _reply_by_right(network, outgoing):
        return Refused(Reason.RIGHT, "platform.right", remedy="platform.right_remedy")
    target = outgoing.target
    if target is not None and target.platform != network.name:
        values = (("text", target.url or target.id), ("other", target.platform), ("platform", network.name))
        return Refused(Reason.TARGET, "platform.target_other", values, remedy="platform.target_other_remedy")
    if target is None and outgoing.kind == REPLY:
        return Refused(Reason.TARGET, "platform.target_missing", remedy="platform.target_remedy")
    if target is not None and not (target.id or (target.url and network.addresses.resolved)):
        values = (
            ("text", target.url[:200]),
            ("platform", network.name),
            ("example", network.addresses.example),
        )
        return Refused(
            Reason.TARGET, "platform.target_no_id", values, remedy="platform.target_not_a_post_remedy"
        )
    passed_on = outgoing.kind == SHARE and target is not None
    if not (outgoing.text.strip() or outgoing.link or outgoing.pictures or passed_on):
        return Refused(Reason.CONTENT, "platform.empty", remedy="platform.content_remedy")
    alts = "".join(picture.alt for picture in outgoing.pictures)
    if any("\ud800" <= char <= "\udfff" for char in outgoing.text + outgoing.title + outgoing.link + alts):
        return Refused(Reason.CONTENT, "platform.text_broken", remedy="platform.content_remedy")
    return None


def lacks_secret(field: str) -> Refused:
    """The secret has no such field: nothing was asked of the network."""
    missing = (("field", field),)
    return Refused(Reason.SIGN_IN, "platform.secret_missing", missing, remedy="platform.sign_in_remedy")


def target_gone() -> Refused:
    """The post that is answered or passed on is not there, or not for this account to see."""
    return Refused(Reason.TARGET, "platform.target_gone", remedy="platform.target_remedy")


def not_this_network(server: str) -> Refused:
    """The address answers, but not as this network does."""
    return Refused(Reason.SERVER, "platform.server", (("server", server),), remedy="platform.server_remedy")


def _reply_by_right(network: Network, outgoing: Outgoing) -> bool:
    if outgoing.kind == SHARE and outgoing.target is None:
        return Can.POST in network.can
    return outgoing.kind == REPLY and Can.REPLY_SUMMONED in network.can


def error_of(outcome: Refused | Unknown | CannotTell) -> CmdailyError:
    """The error, with its exit code, for a command that can only report what came out."""
    values = dict(outcome.values)
    if isinstance(outcome, Refused):
        kinds: dict[str, type[CmdailyError]] = {
            Reason.SIGN_IN: NotSignedInError,
            Reason.EXPIRED: NotSignedInError,
            Reason.PICTURE: RefusedError,
        }
        kind = kinds.get(outcome.reason, PlatformError)
        return kind(outcome.key, remedy=outcome.remedy, **values)
    return UnknownOutcomeError(outcome.key, remedy="platform.unknown_remedy", **values)


__all__ = [
    "Absent",
    "Account",
    "Authorisation",
    "CannotTell",
    "Checkpoint",
    "Counted",
    "CountsFirst",
    "Identity",
    "Incoming",
    "Listens",
    "Measured",
    "Measures",
    "Network",
    "Outcome",
    "Outgoing",
    "Platform",
    "Prepared",
    "Query",
    "ReadBack",
    "Reason",
    "Receipt",
    "Received",
    "Refused",
    "Request",
    "RequestOptions",
    "Searched",
    "Searches",
    "Secret",
    "Sighting",
    "SignsInByOAuth",
    "Term",
    "Unknown",
    "check_envelope",
    "check_outgoing",
    "envelope",
    "error_of",
    "lacks_secret",
    "not_this_network",
    "target_gone",
]
