"""The judge: nothing lost, nothing said twice, and what the program says is what stands at the network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cmdaily.domain.publishing.delivery import Delivery, Draft
from cmdaily.domain.publishing.preflight import folded

SOON = timedelta(hours=12)
"""What is said again later than this was warned of, and is what a person wanted. The program says a day, and allows for
senders that are late."""
ACCOUNTS = ("acme", "beta")


@dataclass(frozen=True)
class Standing:
    """A post at the network: when it was first seen, and what it is."""

    number: str
    at: datetime
    author: str
    said: tuple[str, str, str]
    target: str
    key: str
    kind: str


@dataclass
class Known:
    """What a person did that allows more than usual."""

    insisted: set[str] = field(default_factory=set)
    """Deliveries made with `--again`."""
    reopened: dict[tuple[str, str], datetime] = field(default_factory=dict)
    """When a message was opened again, by account and remote id."""
    given_up: set[str] = field(default_factory=set)
    """Deliveries of unknown outcome that were cancelled: whoever does so takes it on themselves."""
    typed: set[tuple[str, str]] = field(default_factory=set)
    """Every text that was typed, with the post it answers."""
    heard: dict[tuple[str, str], datetime] = field(default_factory=dict)
    """Since when the inbox holds a message, by account and remote id."""


class Judge:
    """Looks at the network and the outbox after every step."""

    def __init__(self) -> None:
        self.known = Known()
        self.standing: list[Standing] = []
        self.there: set[str] = set()
        self.made: dict[str, Delivery] = {}
        """Every delivery there ever was, by the key it is sent under: a restored store forgets some."""

    def look(
        self, posts: Iterable[tuple[str, dict[str, Any]]], deliveries: list[Delivery], now: datetime
    ) -> list[Standing]:
        """What is new at the network."""
        self.made |= {delivery.outgoing.key: delivery for delivery in deliveries}
        self.there = {delivery.id for delivery in deliveries}
        seen = {post.number for post in self.standing}
        fresh = [_standing(number, post, now) for number, post in posts if number not in seen]
        for post in fresh:
            self._once(post)
            self.standing.append(post)
        return fresh

    def _once(self, post: Standing) -> None:
        if post.author not in ACCOUNTS or not post.key:
            return
        ours = self.made[post.key]
        for before in self.standing:
            if before.author != post.author:
                continue
            assert before.key != post.key, f"one delivery went out twice: {post}"
            theirs = self.made.get(before.key)
            if theirs is not None and (theirs.id in self.known.given_up or _forgotten(theirs)):
                continue
            known = theirs is not None and theirs.id in self.there  # a restored store forgot the others
            if before.said == post.said and theirs is not None and known and ours.follows is None:
                self._same_text(before, post, theirs, ours)
            if post.kind == before.kind == "reply" and before.target == post.target:
                self._answered(before, post, theirs, ours)

    def _same_text(self, before: Standing, post: Standing, theirs: Delivery, ours: Delivery) -> None:
        if _meant(ours) or (_meant(theirs) and theirs.created_at > ours.created_at):
            return
        knew = ours.created_at > before.at.isoformat()
        late = post.at - before.at >= SOON
        allowed = knew and late
        assert allowed, f"said twice: {post} after {before}\n{theirs}\n{ours}"

    def _answered(self, before: Standing, post: Standing, theirs: Delivery | None, ours: Delivery) -> None:
        if ours.follows is not None or self._insisted(ours):
            return
        if theirs is not None and self._insisted(theirs) and theirs.created_at > ours.created_at:
            return
        message = (post.author, post.target)
        if self.known.reopened.get(message, before.at) > before.at:
            return
        heard = self.known.heard.get(message)
        if heard is None or heard > datetime.fromisoformat(ours.created_at):
            return  # a post that was no message of the inbox: a conversation
        raise AssertionError(f"answered twice: {post} after {before}\n{theirs}\n{ours}")

    def _insisted(self, delivery: Delivery) -> bool:
        """Whether somebody wanted this answer whatever was said before; thanks come after an answer."""
        return delivery.id in self.known.insisted or delivery.text.startswith("Thanks ")

    def true(self, deliveries: list[Delivery]) -> None:
        """`sent` stands there, what did not go out does not, and what is unknown says why."""
        there = {post.key for post in self.standing if post.key}
        for delivery in deliveries:
            stands = delivery.outgoing.key in there
            if delivery.state == "sent" and delivery.remote_id:
                assert stands, f"said to be sent: {delivery}"
            if delivery.state in ("queued", "failed", "awaiting-approval"):
                assert not stands, f"stands there: {delivery}"
            if delivery.state == "cancelled" and delivery.id not in self.known.given_up:
                assert not stands, f"stands there: {delivery}"
            if delivery.state in ("unknown", "failed"):
                assert delivery.trouble is not None, f"says not why: {delivery}"
            assert delivery.state != "sending", f"left behind: {delivery}"
            assert not delivery.owner, f"held by nobody: {delivery}"

    def kept(self, deliveries: list[Delivery], drafts: list[Draft]) -> None:
        """Every text that was typed is in the outbox, whatever its state, or a draft."""
        kept = {(folded(each.text), each.outgoing.aim) for each in deliveries}
        kept |= {(folded(each.text), each.address.rpartition("/")[2]) for each in drafts}
        texts = {(folded(text), each.address.rpartition("/")[2]) for each in drafts for _, text in each.texts}
        lost = {
            (text, aim)
            for text, aim in self.known.typed
            if not any(whole.startswith(text[:100]) and aim in (where, "") for whole, where in kept | texts)
        }
        assert not lost, f"lost: {lost}"


def _meant(delivery: Delivery) -> bool:
    return any(override.rule == "same-text" for override in delivery.overrides)


def _forgotten(delivery: Delivery) -> bool:
    """Whether it answered somebody whom nothing is known of any more."""
    return delivery.outgoing.kind == "reply" and delivery.outgoing.target is None and delivery.follows is None


def _standing(number: str, post: dict[str, Any], now: datetime) -> Standing:
    said = (folded(post["text"]), post.get("link") or "", post["target"])
    return Standing(number, now, post["author"], said, post["target"], post["key"], post["kind"])
