"""The in-memory network keeps the contract, and fails as ordered."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.platforms.memory.adapter import Memory, MemoryServer
from cmdaily.platforms.testing import PlatformContract


class TestMemory(PlatformContract):
    @pytest.fixture
    def server(self, tmp_path: Path) -> MemoryServer:
        return MemoryServer(tmp_path / "network")

    @pytest.fixture
    def platform(self) -> Memory:
        return Memory()

    @pytest.fixture
    def account(self, server: MemoryServer) -> Account:
        return Account("acme", "memory", server=server.address)

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"token": "right"})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"token": "wrong"})

    @pytest.fixture
    def unreachable(self) -> None:
        return None

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return [post["text"] for post in MemoryServer(account.server.removeprefix("file://")).posts()]

    def speak_to(self, account: Account, text: str) -> str:
        MemoryServer(account.server.removeprefix("file://")).say_to(account.name, text, datetime.now(UTC))
        return "somebody"

    def say_in_public(self, account: Account, text: str) -> None:
        MemoryServer(account.server.removeprefix("file://")).say(text, datetime.now(UTC))
