"""Fixtures of the conformance suites, and the ways of a delivery and of a message."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import CannotTell, Receipt
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, Outgoing, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import Incoming, Listens, Platform, Prepared, Received, RequestOptions


class ContractSetup:
    """An adapter, an account of its network, and somebody else there."""

    _numbers: Iterator[int]

    @pytest.fixture
    def platform(self) -> Platform:
        """The adapter under test."""
        raise NotImplementedError

    @pytest.fixture
    def account(self) -> Account:
        """An account that `secret` signs in to."""
        raise NotImplementedError

    @pytest.fixture
    def secret(self) -> Secret:
        """A secret that works."""
        raise NotImplementedError

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        """A secret of the right shape that the network does not know."""
        raise NotImplementedError

    @pytest.fixture
    def options(self) -> RequestOptions:
        """The moment and the patience of every call."""
        return RequestOptions(now=datetime.now(UTC), connect=5, read=20, total=30)

    @pytest.fixture
    def unreachable(self, account: Account) -> Account | None:
        """The account at an address where nobody listens; None where that cannot be."""
        return replace(account, server="http://127.0.0.1:9")

    @pytest.fixture
    def target(self, platform: Platform, account: Account, secret: Secret, options: RequestOptions) -> Target:
        """A post that may be answered: by default one of the account's own."""
        receipt = self.sent(platform, account, secret, options, self.outgoing("The first word"))
        return Target(platform.network.name, receipt.remote_id, receipt.url)

    def standing(self, account: Account, secret: Secret) -> list[str]:
        """The texts that stand at the network, as plain text. Ask the network itself, not the adapter."""
        raise NotImplementedError

    def speak_to(self, account: Account, text: str) -> str:
        """Have somebody else mention the account, or comment on what it said, in a text that has these words; the
        author's handle. For networks with `Can.INBOX`; return when the network shows it."""
        raise NotImplementedError

    def speak_often(self, account: Account, texts: Sequence[str]) -> None:
        """All of these, one after the other; where a network takes its time, it may be waited for once."""
        for text in texts:
            self.speak_to(account, text)

    def heard(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, cursor: str = ""
    ) -> tuple[list[Incoming], str]:
        """Everything since a cursor that was not heard before, page by page, and the next cursor. An adapter may bring
        a message twice: the store knows it by its remote id, and so does this."""
        assert isinstance(platform, Listens)
        known = self.__dict__.setdefault("_heard", set())
        found: list[Incoming] = []
        for _ in range(100):
            received = platform.receive(account, secret, cursor, options.now - timedelta(days=7), options)
            assert isinstance(received, Received), received
            found += [message for message in received.messages if message.remote_id not in known]
            known |= {message.remote_id for message in received.messages}
            cursor = json.loads(json.dumps(received.cursor))
            if not received.more:
                return found, cursor
        raise AssertionError("there is always more to read")

    def outgoing(self, text: str, kind: str = POST, **fields: object) -> Outgoing:
        """A delivery with a key of its own, made as it is queued."""
        from time import time

        from cmdaily.domain.ids import uuid7

        return Outgoing(kind, text, key=uuid7(int(time() * 1000)), **fields)  # type: ignore[arg-type]

    def ready(
        self,
        platform: Platform,
        account: Account,
        secret: Secret,
        options: RequestOptions,
        outgoing: Outgoing,
    ) -> Prepared:
        """Prepared, and once through JSON as the outbox does it."""
        prepared = platform.prepare(account, secret, outgoing, options)
        assert isinstance(prepared, dict), prepared
        again: Prepared = json.loads(json.dumps(prepared))
        assert again == prepared
        return again

    def sent(
        self,
        platform: Platform,
        account: Account,
        secret: Secret,
        options: RequestOptions,
        outgoing: Outgoing,
    ) -> Receipt:
        """Prepared and sent."""
        prepared = self.ready(platform, account, secret, options, outgoing)
        outcome = platform.send(account, secret, prepared, options, lambda _: None)
        assert isinstance(outcome, Receipt), outcome
        return outcome

    def reads(self, platform: Platform, found: object) -> bool:
        """Whether the network can be asked what stands there, by what reading back came to: where it cannot, it says so
        and calls nothing absent."""
        if Can.READ_BACK in platform.network.can:
            return True
        assert isinstance(found, CannotTell), found
        return False

    def settled(self, platform: Platform, options: RequestOptions) -> RequestOptions:
        """The moment from which the network's silence means that there is nothing."""
        return replace(options, now=options.now + timedelta(seconds=platform.settles))
