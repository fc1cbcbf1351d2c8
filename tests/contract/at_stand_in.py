"""The contract suite against a network's stand-in, and answers made from the network's published description."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, ClassVar

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.platforms.contract import Platform, RequestOptions
from cmdaily.platforms.testing import PlatformContract
from cmdaily.platforms.testing.hostile import Step
from cmdaily.platforms.testing.nonsense import Spoiled
from cmdaily.platforms.testing.relay import Good
from tests.standins.answers import generated, unknown
from tests.standins.server import StandIn, running


class AtStandIn(PlatformContract):
    """An account at a stand-in, with the tokens that all of them know."""

    adapter: ClassVar[Callable[[], Any]]
    stand_in: ClassVar[Callable[[], Any]]
    settings: ClassVar[tuple[tuple[str, str], ...]] = ()
    handle: ClassVar[str] = "acme"
    field: ClassVar[str] = "access_token"
    token: ClassVar[str] = "right-token"
    fake: Any

    def begin(self) -> None:
        """What has to be there before anything is said."""

    @pytest.fixture
    def fake_network(self) -> Iterator[StandIn]:
        with running(type(self).stand_in()) as fake:
            self.fake = fake
            self.begin()
            yield fake
            assert fake.problems == []

    @pytest.fixture
    def platform(self) -> Any:
        made = type(self).adapter()
        made.pause = lambda seconds: self.fake.advance(seconds=seconds)
        return made

    @pytest.fixture
    def account(self, fake_network: StandIn) -> Account:
        return Account("acme", fake_network.name, fake_network.address, self.handle, self.settings)

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({self.field: self.token, "client_secret": "some-password"})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({self.field: "123456:wrong-token"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return list(self.fake.texts())

    def speak_to(self, account: Account, text: str) -> str:  # noqa: ARG002
        return str(self.fake.speak(text)).lstrip("@")

    def test_answers_made_from_the_description(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        """Whatever the description allows, with any of its fields gone: nothing is raised, and nothing is believed that
        cannot be kept."""
        described: Counter[bool] = Counter()

        def made(step: Step, good: Good, chance: Random) -> tuple[int, Spoiled]:
            schema = self.fake.shape(*good.route)
            described[schema is not None] += 1
            if schema is None:
                return good.status, Spoiled(good.body, None, "not described")
            real = [json.loads(one.body) for one in step.good]
            body = generated(schema, real, chance)
            return (good.status if good.status < 300 else 200), Spoiled(body, None, body.decode()[:2000])

        if self.fake.shape is unknown:
            pytest.skip("the description is not here (set CMDAILY_SPECS)")
        self.hold(platform, account, secret, options, made)
        assert described[True], "the description says nothing of what the adapter asks"
