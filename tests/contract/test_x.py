"""X keeps the contract, against a stand-in that holds every request against X's own description
where that is at hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.platforms.testing import PlatformContract
from cmdaily.platforms.x.adapter import X
from tests.fake_x import FakeX, fake_x
from tests.openapi import Description
from tests.specs import ROOT, spec


class TestX(PlatformContract):
    @pytest.fixture
    def x(self) -> Iterator[FakeX]:
        described = (ROOT / "x-api-v2.openapi.json").exists()
        description = Description(spec("x-api-v2.openapi.json")) if described else None
        with fake_x(description) as fake:
            self.fake = fake
            yield fake
            assert fake.problems == []

    @pytest.fixture
    def platform(self) -> X:
        return X()

    @pytest.fixture
    def account(self, x: FakeX) -> Account:
        return Account("acme-x", "x", server=x.address, handle="acme")

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"access_token": "right-token"})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"access_token": "wrong-token"})

    @pytest.fixture
    def target(self, x: FakeX) -> Target:
        number = x.mention()
        return Target("x", number, f"https://x.com/somebody/status/{number}")

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return self.fake.texts()

    def speak_to(self, account: Account, text: str) -> str:
        self.fake.mention(f"@{account.handle} {text}")
        return "somebody"


class TestXByOAuth1(TestX):
    @pytest.fixture
    def secret(self) -> Secret:
        return Secret(
            {
                "api_key": "some-api-key",
                "api_secret": "some-api-secret",
                "access_token": "right-oauth1-token",
                "access_token_secret": "some-token-secret",
            }
        )
