"""The adapters of Mastodon, Bluesky and WordPress against answers that make no sense; X's is in tests/contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.platforms.bluesky.adapter import Bluesky
from cmdaily.platforms.contract import Platform
from cmdaily.platforms.mastodon.adapter import Mastodon
from cmdaily.platforms.testing.hostile import HostileContract
from cmdaily.platforms.wordpress.adapter import WordPress
from tests.platforms.recorded import (
    DID,
    BlueskyRecorded,
    MastodonRecorded,
    Recorded,
    WordPressRecorded,
    recorded,
    token,
)


class Hostile(HostileContract):
    """With the stand-in of the network."""

    stand_in: ClassVar[type[Recorded]]

    @pytest.fixture
    def network(self) -> Iterator[Recorded]:
        with recorded(self.stand_in) as running:
            self.running = running
            yield running

    def speak_to(self, account: Account, text: str) -> str:  # noqa: ARG002
        self.running.said.append(text)
        return "zoe"


class TestMastodon(Hostile):
    stand_in = MastodonRecorded

    @pytest.fixture
    def platform(self) -> Platform:
        return Mastodon()

    @pytest.fixture
    def account(self, network: Recorded) -> Account:
        return Account("acme", "mastodon", network.address, "acme", (("user_id", "7"),))

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"access_token": "right"})


class TestBluesky(Hostile):
    stand_in = BlueskyRecorded

    @pytest.fixture
    def platform(self) -> Platform:
        return Bluesky()

    @pytest.fixture
    def account(self, network: Recorded) -> Account:
        return Account("acme", "bluesky", network.address, "acme.test", (("did", DID),))

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"app_password": "right", "access_jwt": token(sub=DID, exp=4_000_000_000)})


class TestWordPress(Hostile):
    stand_in = WordPressRecorded

    @pytest.fixture
    def platform(self) -> Platform:
        return WordPress()

    @pytest.fixture
    def account(self, network: Recorded) -> Account:
        return Account("acme", "wordpress", network.address, "acme", (("user_id", "7"),))

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"application_password": "right"})


del Hostile, HostileContract
