"""WhatsApp keeps the contract, against its stand-in. Nothing is posted there by API: every post of the suite is an
answer to somebody who wrote within the day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, REPLY, Outgoing, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.testing import PlatformContract
from cmdaily.platforms.whatsapp.adapter import WhatsApp
from tests.standins.server import running
from tests.standins.whatsapp import PHONE, SOMEBODY
from tests.standins.whatsapp import WhatsApp as Fake


class TestWhatsApp(PlatformContract):
    @pytest.fixture
    def fake(self) -> Iterator[Fake]:
        with running(Fake()) as fake:
            self.fake = fake
            fake.speak("Are you open?")
            yield fake
            assert fake.problems == []

    @pytest.fixture
    def platform(self) -> WhatsApp:
        return WhatsApp()

    @pytest.fixture
    def account(self, fake: Fake) -> Account:
        return Account("acme", "whatsapp", fake.address, "+33123456789", (("user_id", PHONE),))

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"access_token": "right-token"})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"access_token": "wrong-token"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return self.fake.texts()

    def outgoing(self, text: str, kind: str = POST, **fields: object) -> Outgoing:
        made = super().outgoing(text, kind, **fields)
        person = Target("whatsapp", SOMEBODY, f"https://wa.me/{SOMEBODY}")
        return replace(made, kind=REPLY, target=person) if kind == POST else made
