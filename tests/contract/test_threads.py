"""Threads keeps the contract, against its stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.platforms.testing import PlatformContract
from cmdaily.platforms.threads.adapter import Threads
from tests.standins.server import running
from tests.standins.threads import USER
from tests.standins.threads import Threads as Fake


class TestThreads(PlatformContract):
    @pytest.fixture
    def fake(self) -> Iterator[Fake]:
        with running(Fake()) as fake:
            self.fake = fake
            yield fake
            assert fake.problems == []

    @pytest.fixture
    def platform(self) -> Threads:
        made = Threads()
        made.pause = lambda seconds: self.fake.advance(seconds=seconds)
        return made

    @pytest.fixture
    def account(self, fake: Fake) -> Account:
        return Account("acme-th", "threads", fake.address, "acme", (("user_id", USER),))

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"access_token": "right-token", "client_secret": "some-password"})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"access_token": "wrong-token"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return self.fake.texts()

    def speak_to(self, account: Account, text: str) -> str:  # noqa: ARG002
        return self.fake.speak(text)
