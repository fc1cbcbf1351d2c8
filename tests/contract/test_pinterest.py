"""Pinterest keeps the contract, against its stand-in. A Pin has a picture, so every post of the suite has one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, Outgoing, Picture
from cmdaily.domain.record import replace
from cmdaily.platforms.pinterest.adapter import Pinterest
from cmdaily.platforms.testing import PIXEL, PlatformContract
from tests.standins.pinterest import BOARD
from tests.standins.pinterest import Pinterest as Fake
from tests.standins.server import running


class TestPinterest(PlatformContract):
    @pytest.fixture
    def fake(self) -> Iterator[Fake]:
        with running(Fake()) as fake:
            self.fake = fake
            yield fake
            assert fake.problems == []

    @pytest.fixture
    def platform(self) -> Pinterest:
        return Pinterest()

    @pytest.fixture
    def account(self, fake: Fake) -> Account:
        return Account("acme", "pinterest", fake.address, "acme", (("user_id", BOARD),))

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

    @pytest.fixture(autouse=True)
    def picture(self, tmp_path: Path) -> None:
        path = tmp_path / "usual.png"
        path.write_bytes(PIXEL)
        self.usual = Picture(str(path), "One pixel")

    def outgoing(self, text: str, kind: str = POST, **fields: object) -> Outgoing:
        made = super().outgoing(text, kind, **fields)
        wants = kind == POST and text.strip() and not made.pictures
        return replace(made, pictures=(self.usual,)) if wants else made
