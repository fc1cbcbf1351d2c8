"""Telegram keeps the contract, against its stand-in: nothing can be read back, and it says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.platforms.telegram.adapter import Telegram
from cmdaily.platforms.testing import PlatformContract
from tests.standins.server import running
from tests.standins.telegram import BOT, TOKEN
from tests.standins.telegram import Telegram as Fake


class TestTelegram(PlatformContract):
    @pytest.fixture
    def fake(self) -> Iterator[Fake]:
        with running(Fake()) as fake:
            self.fake = fake
            fake.burst = 100
            yield fake
            assert fake.problems == []

    @pytest.fixture
    def platform(self) -> Telegram:
        return Telegram()

    @pytest.fixture
    def account(self, fake: Fake) -> Account:
        return Account(
            "acme", "telegram", fake.address, "acme_channel", (("user_id", "acme_channel"), ("bot", str(BOT)))
        )

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"token": TOKEN})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"token": "123456:wrong-token"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return self.fake.texts()

    def speak_to(self, account: Account, text: str) -> str:  # noqa: ARG002
        return self.fake.speak(text)
