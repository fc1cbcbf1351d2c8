"""Repeated posts: whether an account would say the same once more with a delivery that waits, or that failed."""

from __future__ import annotations

from datetime import datetime, timedelta

from cmdaily.domain.publishing.delivery import PENDING, State
from cmdaily.domain.publishing.preflight import SOON, folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.publishing.delivery import Delivery

SAME_TEXT = "same-text"
"""The rule of the preflight that a person overrides who wants to say it again."""

SURELY = timedelta(hours=12)
"""What was planned for the same hour of two days may go a little less than a day apart: a sender that is late keeps
back only what would follow sooner than this."""

_MAY_STAND = (State.SENDING, State.UNKNOWN, State.SENT)


def meant(delivery: Delivery) -> bool:
    """Whether a person wanted to say it once more, or whether it only continues a post."""
    return delivery.follows is not None or any(each.rule == SAME_TEXT for each in delivery.overrides)


def said_since(delivery: Delivery, others: Iterable[Delivery]) -> Delivery | None:
    """For one that failed: another that said the same since it was made, or is about to. What was said shortly before
    it was made needed an override then, so clocks that differ a little decide nothing."""
    soon = datetime.fromisoformat(delivery.created_at) - SOON
    for other in _equals(delivery, others):
        if other.state in PENDING or _moment(other) > soon:
            return other
    return None


def said_lately(
    delivery: Delivery, others: Iterable[Delivery], moment: datetime, within: timedelta = SOON
) -> Delivery | None:
    """For one that waits: another that said the same so shortly before this moment that it would be a slip of the hand.
    Whoever said that one in spite of this one wanted both."""
    for other in _equals(delivery, others):
        both = meant(other) and other.created_at > delivery.created_at
        if other.state in _MAY_STAND and not both and _moment(other) > moment - within:
            return other
    return None


def _equals(delivery: Delivery, others: Iterable[Delivery]) -> list[Delivery]:
    if meant(delivery):
        return []
    return [other for other in others if other.id != delivery.id and _said(other) == _said(delivery)]


def _said(delivery: Delivery) -> tuple[str, str, str]:
    return folded(delivery.text), delivery.outgoing.link, delivery.outgoing.aim


def _moment(delivery: Delivery) -> datetime:
    return datetime.fromisoformat(delivery.last_attempt_at or delivery.created_at)
