"""Delivery state machine: drafts, deliveries and their states. Pure rules; the store holds the rows."""

from __future__ import annotations

from datetime import datetime, timedelta

from cmdaily.domain.accounts.outcome import Absent, Outcome, ReadBack, Reason, Receipt, Unknown
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.outgoing import Outgoing, Picture
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.routines.proof import proof_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    from cmdaily.domain.publishing.outgoing import OutgoingKind
    from cmdaily.domain.time.when import When

    DeliveryState = Literal[
        "queued", "sending", "sent", "failed", "unknown", "cancelled", "handed-off", "awaiting-approval"
    ]


class State:
    """How far a delivery has got."""

    QUEUED: Final = "queued"
    SENDING: Final = "sending"
    SENT: Final = "sent"
    FAILED: Final = "failed"
    UNKNOWN: Final = "unknown"
    CANCELLED: Final = "cancelled"
    HANDED_OFF: Final = "handed-off"
    AWAITING: Final = "awaiting-approval"


STATES = (
    State.QUEUED,
    State.SENDING,
    State.SENT,
    State.FAILED,
    State.UNKNOWN,
    State.CANCELLED,
    State.HANDED_OFF,
    State.AWAITING,
)

MOVES: dict[DeliveryState, tuple[DeliveryState, ...]] = {
    State.QUEUED: (State.SENDING, State.CANCELLED, State.HANDED_OFF, State.FAILED),
    State.SENDING: (State.SENT, State.FAILED, State.UNKNOWN, State.QUEUED, State.HANDED_OFF),
    State.FAILED: (State.QUEUED, State.CANCELLED, State.HANDED_OFF),
    State.UNKNOWN: (State.SENT, State.QUEUED, State.FAILED, State.CANCELLED, State.AWAITING),
    State.HANDED_OFF: (State.SENT, State.FAILED, State.CANCELLED),
    State.AWAITING: (State.QUEUED, State.HANDED_OFF, State.CANCELLED),
    State.SENT: (),
    State.CANCELLED: (),
}
"""Which state may follow which. Nothing leads out of `sent`, and nothing from `unknown` to `sending`: it is read back
first."""

PENDING = (State.QUEUED, State.SENDING, State.UNKNOWN, State.HANDED_OFF, State.AWAITING)
"""States in which a text may still appear, or may have: saying it again would say it twice."""

TICK_MATCHING = "matching"
TICK_NONE = ""

TOO_LATE = timedelta(hours=6)
"""A scheduled text that could not be sent for so long is no longer wanted without asking."""

RATE_PAUSE = timedelta(minutes=15)
"""How long to wait when a network asks to wait and does not say until when."""

OFFLINE_PAUSE = timedelta(minutes=2)
"""How long to wait before a scheduled text is tried again when the network could not be reached."""

SETTLED = timedelta(seconds=10)
"""For so long after an attempt a server may still be busy with it: not finding it proves nothing yet."""


@frozen
class Override:
    """A finding that a person sent the text in spite of: the rule, and why."""

    rule: str
    why: str


@frozen
class DeliveryError:
    """What went wrong last: a reason of `Reason` or "", and what is said of it."""

    reason: str
    message: LocalisedMessage


@frozen
class Draft:
    """What somebody wants to say, before it is one delivery for each account.

    `texts` are pairs of an account's or platform's name and the text for it alone. `to` is what `--to` said,
    `address` the post to answer or the thing to pass on. `sponsored` says that somebody pays for it,
    `altered` that its pictures are retouched or generated. `language` is a BCP 47 tag, "" to have it told from the
    text.
    """

    id: str
    kind: OutgoingKind
    text: str
    created_at: str
    to: tuple[str, ...] = ()
    link: str = ""
    pictures: tuple[Picture, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    title: str = ""
    address: str = ""
    sponsored: bool = False
    altered: str = ""
    language: str = ""

    def says_no_more_than(self, done: Draft) -> bool:
        """Whether nothing that somebody wrote is lost with it once another was sent: the same words to the same post,
        and no description of a picture that the other lacks."""
        said, then = (
            (draft.kind, draft.text, draft.texts, draft.address.rpartition("/")[2]) for draft in (self, done)
        )
        described = {picture.alt for picture in self.pictures if picture.alt}
        return said == then and described <= {picture.alt for picture in done.pictures}


@frozen
class Delivery:
    """One text to one account.

    `account` is "" for a hand-off without an account. `prepared` is the frozen payload as JSON, "" before there is one;
    `writing` says that the network may have been touched since. `owner` is the process that holds it. Moments are UTC,
    ISO 8601, "" for none. `follows` is the delivery that this one continues in a thread. `tick` is TICK_MATCHING,
    TICK_NONE or `routine/action`. `cost` is in millionths of a US dollar. `kept_text` is what the network shows, None
    where it did not say. `trouble` is what went wrong last; of what was sent, what its network remarked.
    """

    id: str
    draft: str
    account: str
    platform: str
    outgoing: Outgoing
    state: DeliveryState
    created_at: str
    attempts: int = 0
    scheduled: When | None = None
    follows: str | None = None
    tick: str = TICK_MATCHING
    prepared: str = ""
    writing: bool = False
    owner: str = ""
    first_attempt_at: str = ""
    last_attempt_at: str = ""
    retry_at: str = ""
    remote_id: str = ""
    url: str = ""
    kept_text: str | None = None
    trouble: DeliveryError | None = None
    cost: int = 0
    overrides: tuple[Override, ...] = ()

    @property
    def text(self) -> str:
        """What is said."""
        return self.outgoing.text

    @property
    def remark(self) -> DeliveryError | None:
        """What a person should know of what was sent all the same (`Receipt.remark`)."""
        return self.trouble if self.state == State.SENT else None


@frozen
class Step:
    """Where a delivery goes from here: the new state, with a receipt, or with what went wrong and when to try again."""

    state: DeliveryState
    receipt: Receipt | None = None
    trouble: DeliveryError | None = None
    retry_at: datetime | None = None

    @property
    def kept(self) -> DeliveryError | None:
        """What the delivery keeps of it: what went wrong, or what its network remarked."""
        remark = self.receipt.remark if self.receipt else None
        return DeliveryError("", remark) if remark is not None else self.trouble


def may_move(before: DeliveryState, after: DeliveryState) -> bool:
    """Whether a delivery may go from one state to another."""
    return after in MOVES[before]


def due(delivery: Delivery, now: datetime) -> bool:
    """Whether a queued delivery is to be sent now: its wall-clock time has come, and no network asked to wait."""
    if delivery.state != State.QUEUED:
        return False
    if delivery.retry_at and datetime.fromisoformat(delivery.retry_at) > now:
        return False
    return delivery.scheduled is None or _moment(delivery.scheduled) <= now


def too_late(delivery: Delivery, now: datetime) -> bool:
    """Whether a scheduled delivery was missed for so long that nobody may want it any more."""
    return delivery.scheduled is not None and now - _moment(delivery.scheduled) > TOO_LATE


def after_send(outcome: Outcome, now: datetime, scheduled: bool) -> Step:
    """Where an attempt leads.

    A rate window keeps the delivery in the queue until it opens; so does an unreachable network when the text was
    scheduled and nobody is there to try again. What this account may not do by API goes to hand-off. Every other
    refusal is final until a person acts.
    """
    if isinstance(outcome, Receipt):
        return Step(State.SENT, receipt=_proved(outcome))
    if isinstance(outcome, Unknown):
        trouble = DeliveryError("", outcome.message)
        return Step(State.UNKNOWN, trouble=trouble)
    trouble = DeliveryError(outcome.reason, outcome.message)
    if outcome.reason == Reason.RATE:
        return Step(State.QUEUED, trouble=trouble, retry_at=outcome.retry_at or now + RATE_PAUSE)
    if outcome.reason == Reason.UNREACHABLE and scheduled:
        return Step(State.QUEUED, trouble=trouble, retry_at=now + OFFLINE_PAUSE)
    if outcome.reason == Reason.RIGHT:
        return Step(State.HANDED_OFF, trouble=trouble)
    return Step(State.FAILED, trouble=trouble)


def _proved(receipt: Receipt) -> Receipt:
    """A receipt whose address is one of the web, or none."""
    return replace(receipt, url=proof_of(receipt.url))


def after_reading_back(found: ReadBack, settled: bool) -> Step:
    """Where reading back leads. Absent counts only when the server has had the time to finish."""
    if isinstance(found, Receipt):
        return Step(State.SENT, receipt=_proved(found))
    if isinstance(found, Absent):
        if settled:
            return Step(State.QUEUED, trouble=INTERRUPTED)
        return Step(
            State.UNKNOWN,
            trouble=DeliveryError("", LocalisedMessage("outbox.too_early", remedy="outbox.too_early_remedy")),
        )
    return Step(State.UNKNOWN, trouble=DeliveryError("", found.message))


INTERRUPTED = DeliveryError("", LocalisedMessage("outbox.interrupted", remedy="outbox.interrupted_remedy"))
"""A delivery of which it is certain that it was not sent, though someone had begun."""

RESTORED_FAILED = DeliveryError(
    "", LocalisedMessage("outbox.restored_failed", remedy="outbox.restored_remedy")
)
"""A delivery that had failed when a backup was made that was restored since: somebody may have sent it after that."""

KILLED = DeliveryError("", LocalisedMessage("outbox.killed", remedy="platform.unknown_remedy"))
"""A delivery whose sender died after the network may have been touched."""


def after_a_death(delivery: Delivery) -> Step:
    """Where a delivery goes whose sender died: back to the queue while nothing can have been written."""
    if delivery.state == State.SENDING and delivery.writing:
        return Step(State.UNKNOWN, trouble=KILLED)
    return Step(State.QUEUED, trouble=INTERRUPTED)


def says_otherwise(sent: str, kept: str | None) -> str:
    """ "empty" or "different" when the network kept another text than was sent, else ""."""
    if kept is None:
        return ""
    if sent.strip() and not kept.strip():
        return "empty"
    return "" if _plain(sent) in (_plain(kept), _plain(kept).removesuffix("…")) else "different"


def _plain(text: str) -> str:
    """As reading back compares: mentions without their server, as networks show them."""
    import re
    from unicodedata import normalize

    return " ".join(re.sub(r"(?<!\w)@(\w[\w.-]*)@[\w.:-]+\w", r"@\1", normalize("NFC", text)).split())


def _moment(when: When) -> datetime:
    from cmdaily.domain.time.when import moment_of

    return moment_of(when.wall, when.zone, when.fold)
