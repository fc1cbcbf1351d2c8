"""YouTube keeps the contract, against its stand-in. Nothing is posted there by API: every post of the suite is a
comment under a video."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, REPLY, Outgoing, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.testing import PlatformContract
from cmdaily.platforms.youtube.adapter import YouTube
from tests.standins.server import running
from tests.standins.youtube import CHANNEL, VIDEO
from tests.standins.youtube import YouTube as Fake


class TestYouTube(PlatformContract):
    @pytest.fixture
    def fake(self) -> Iterator[Fake]:
        with running(Fake()) as fake:
            self.fake = fake
            yield fake
            assert fake.problems == []

    @pytest.fixture
    def platform(self) -> YouTube:
        return YouTube()

    @pytest.fixture
    def account(self, fake: Fake) -> Account:
        return Account("acme", "youtube", fake.address, "acme", (("user_id", CHANNEL),))

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"access_token": "right-token", "client_secret": "some-password"})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"access_token": "wrong-token"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return self.fake.texts()

    def speak_to(self, account: Account, text: str) -> str:  # noqa: ARG002
        return self.fake.speak(text).lstrip("@")

    def outgoing(self, text: str, kind: str = POST, **fields: object) -> Outgoing:
        made = super().outgoing(text, kind, **fields)
        film = Target("youtube", VIDEO, f"https://www.youtube.com/watch?v={VIDEO}")
        return replace(made, kind=REPLY, target=film) if kind == POST else made
