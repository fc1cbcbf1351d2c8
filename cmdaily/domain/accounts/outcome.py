"""Outcomes of network requests: values, for they are stored, shown and decided upon.

A send ends in one of three: a `Receipt` (the network's own proof), `Refused` (it did not happen, and why) or
`Unknown` (it may have happened). Reading back ends in a `Receipt`, `Absent` or `CannotTell`: what could
not be read is never absent.

Moments are aware datetimes in UTC.
"""

from __future__ import annotations

from cmdaily.domain.localised_message import LocalisedMessage, Values
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Final, Literal

    from cmdaily.domain.accounts.network import Capability

    RefusalReason = Literal[
        "sign-in",
        "expired",
        "right",
        "rate",
        "price",
        "cap",
        "duplicate",
        "content",
        "picture",
        "target",
        "unreachable",
        "server",
        "other",
    ]


class Reason:
    """Why a network refused: what decides on the next step and on the exit code."""

    SIGN_IN: Final = "sign-in"  # no secret, a wrong one, or one that was withdrawn
    EXPIRED: Final = "expired"  # the access token ran out: refresh, then send again
    RIGHT: Final = "right"  # this account may not do that by API: hand off
    RATE: Final = "rate"  # a rate window is used up: `retry_at` tells when it opens, if the network said so
    PRICE: Final = "price"  # the balance is empty
    CAP: Final = "cap"  # a spending or monthly cap: waiting does not help
    DUPLICATE: Final = "duplicate"  # the network has the same text already
    CONTENT: Final = "content"  # too long, empty, a type it does not take
    PICTURE: Final = "picture"  # missing, changed, too large, not a picture
    TARGET: Final = "target"  # the post is gone, hidden, or not one
    UNREACHABLE: Final = "unreachable"  # nothing left this machine
    SERVER: Final = "server"  # the address answers, but not as this network does
    OTHER: Final = "other"

    AGAIN = (EXPIRED, RATE, UNREACHABLE)  # the same delivery may succeed later, unchanged


@frozen
class RateWindow:
    """What a network's own headers say of a rate limit: requests left and when the window opens again."""

    scope: str
    remaining: int | None = None
    limit: int | None = None
    resets_at: datetime | None = None


@frozen
class Receipt:
    """The network's proof: its id for the post and the address where people see it.

    `text` is the text as the network kept it, None where it did not say. For a share that passes a post
    on, id and address are those of the share where the network gives it some, else of the post. `remark` is what
    a person should know of what was sent all the same, such as that a part of it is not shown yet.
    """

    remote_id: str
    url: str
    text: str | None = None
    rate: tuple[RateWindow, ...] = ()
    remark: LocalisedMessage | None = None


@frozen
class Refused:
    """It did not happen. `key` and `values` say why, `remedy` (a key filled from the same values) what to do.

    `retry_at` is the moment from which the network said it may be tried again. `perhaps_sent` marks the
    one refusal that may be the echo of an earlier success: a duplicate. Whoever sent this delivery before
    reads back first.
    """

    reason: RefusalReason
    key: str
    values: Values = ()
    remedy: str | None = None
    retry_at: datetime | None = None
    perhaps_sent: bool = False
    rate: tuple[RateWindow, ...] = ()

    @property
    def message(self) -> LocalisedMessage:
        """What is said of it, with the remedy."""
        return LocalisedMessage(self.key, self.values, self.remedy)


@frozen
class Unknown:
    """It may have happened: never send it again before reading back."""

    key: str
    values: Values = ()
    rate: tuple[RateWindow, ...] = ()

    @property
    def message(self) -> LocalisedMessage:
        """What is said of it, with the remedy."""
        return LocalisedMessage(self.key, self.values, "platform.unknown_remedy")


@frozen
class Absent:
    """The network was asked, answered completely, and does not have it: it may be sent again."""

    rate: tuple[RateWindow, ...] = ()


@frozen
class CannotTell:
    """The network could not be asked, or its answer does not reach far enough to say that it is absent."""

    key: str
    values: Values = ()
    rate: tuple[RateWindow, ...] = ()

    @property
    def message(self) -> LocalisedMessage:
        """What is said of it, with the remedy."""
        return LocalisedMessage(self.key, self.values, "outbox.cannot_tell_remedy")


def has_expired(answer: object) -> bool:
    """Whether a network's answer is that the secret has expired, so that a refreshed one may help."""
    if isinstance(answer, CannotTell):
        return answer.key == "platform.expired"
    return isinstance(answer, Refused) and answer.reason == Reason.EXPIRED


@frozen
class Identity:
    """Who a secret turned out to be.

    `rights` are the capabilities (network.py) this secret really has, None where the network does
    not say. `settings` are worth keeping with the account. `expires_at` is when the secret stops working
    for good, None for never or not told; an access token that can be refreshed does not count.
    """

    handle: str
    remote_id: str
    url: str = ""
    rights: tuple[Capability, ...] | None = None
    settings: tuple[tuple[str, str], ...] = ()
    expires_at: datetime | None = None
    rate: tuple[RateWindow, ...] = ()


Outcome = Receipt | Refused | Unknown
ReadBack = Receipt | Absent | CannotTell
