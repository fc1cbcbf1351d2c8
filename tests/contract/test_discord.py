"""Discord keeps the contract, as a bot, against its stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.platforms.discord.adapter import Discord
from cmdaily.platforms.testing import PlatformContract
from tests.standins.discord import BOT, CHANNEL, GUILD
from tests.standins.discord import Discord as Fake
from tests.standins.server import running


class TestDiscord(PlatformContract):
    @pytest.fixture
    def fake(self) -> Iterator[Fake]:
        with running(Fake()) as fake:
            self.fake = fake
            fake.per_window = 100
            yield fake
            assert fake.problems == []

    @pytest.fixture
    def platform(self) -> Discord:
        return Discord()

    @pytest.fixture
    def account(self, fake: Fake) -> Account:
        return Account(
            "acme",
            "discord",
            fake.address,
            "news",
            (("user_id", BOT), ("channel", CHANNEL), ("guild", GUILD)),
        )

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"token": "right-token"})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"token": "wrong-token"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return self.fake.texts()

    def speak_to(self, account: Account, text: str) -> str:  # noqa: ARG002
        return self.fake.speak(text)
