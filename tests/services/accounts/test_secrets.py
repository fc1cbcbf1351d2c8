"""Where secrets come from, in which order, and that none of them shows."""

from __future__ import annotations

import json
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.errors import NotSignedInError
from cmdaily.files.home import Home
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.memory.adapter import Memory
from cmdaily.platforms.memory.network import NETWORK as MEMORY
from cmdaily.services.accounts import keyrings, secrets
from cmdaily.services.workspace import Workspace

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ACME = Account("acme-x", "memory", "file:///nowhere")


class Ring:
    """A keyring backend that keeps what it is given."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, text: str) -> None:
        self.kept[(service, name)] = text

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[(service, name)]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    found = Ring()
    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_keyring=lambda: found))
    return found


@pytest.fixture
def no_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Any:
        raise RuntimeError("no D-Bus here")

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_keyring=fail))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    root = str(tmp_path)
    found = Workspace(Home(root, root, root + "/cache"), NOW, {})
    yield found
    found.store.close()


def options() -> RequestOptions:
    return RequestOptions(NOW)


def test_the_environment_comes_first(workspace: Workspace, ring: Ring) -> None:
    secrets.keep(workspace, "acme-x", Secret({"token": "kept"}))
    assert secrets.find(workspace, ACME, MEMORY).get("token") == "kept"
    workspace.environ = {"CMDAILY_SECRET_ACME_X": "given"}
    assert secrets.find(workspace, ACME, MEMORY).get("token") == "given"
    assert ring.kept, "the keyring is where it is kept"


@pytest.mark.usefixtures("no_ring")
def test_a_json_object_gives_several_fields(workspace: Workspace) -> None:
    workspace.environ = {"CMDAILY_SECRET_ACME_X": '{"token": "t", "client_id": "c"}'}
    found = secrets.find(workspace, ACME, MEMORY)
    assert (found.get("token"), found.get("client_id")) == ("t", "c")


@pytest.mark.usefixtures("no_ring")
def test_without_a_keyring_a_private_file_serves(workspace: Workspace) -> None:
    secrets.keep(workspace, "acme-x", Secret({"token": "kept"}))
    path = Path(workspace.home.data) / "secrets" / "acme-x.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert secrets.find(workspace, ACME, MEMORY).get("token") == "kept"
    secrets.forget(workspace, "acme-x")
    with pytest.raises(NotSignedInError):
        secrets.find(workspace, ACME, MEMORY)


def test_a_keyring_that_hangs_keeps_nobody_waiting(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    forever = threading.Event()
    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_keyring=lambda: forever.wait() and None))
    monkeypatch.setattr(keyrings, "PATIENCE", 0.01)
    monkeypatch.setattr(keyrings, "_hung", threading.Event())
    secrets.keep(workspace, "acme-x", Secret({"token": "kept"}))
    assert secrets.find(workspace, ACME, MEMORY).get("token") == "kept"
    forever.set()


@pytest.mark.usefixtures("ring")
def test_a_refreshed_secret_takes_the_given_ones_place_until_another_is_given(workspace: Workspace) -> None:
    first = json.dumps({"token": "stale", "refresh_token": "once"})
    workspace.environ = {"CMDAILY_SECRET_ACME_X": first}
    fresh = secrets.usable(workspace, ACME, Memory(), options())
    assert isinstance(fresh, Secret)
    assert fresh.get("token") == "fresh"
    assert secrets.find(workspace, ACME, MEMORY) == fresh
    workspace.environ = {"CMDAILY_SECRET_ACME_X": json.dumps({"token": "t2", "refresh_token": "r2"})}
    assert secrets.find(workspace, ACME, MEMORY).get("token") == "t2"


@pytest.mark.usefixtures("ring")
def test_it_is_kept_before_it_is_used(workspace: Workspace) -> None:
    """A refresh token works once: two processes that need it at once use it once."""
    used: list[str] = []

    class Strict(Memory):
        def refresh(
            self, account: Account, secret: Secret, options: RequestOptions
        ) -> Secret | Refused | Unknown:
            used.append(secret.get("refresh_token"))
            return super().refresh(account, secret, options)

    stale = json.dumps({"token": "stale", "refresh_token": "once"})
    workspace.environ = {"CMDAILY_SECRET_ACME_X": stale}
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(secrets.usable(workspace, ACME, Strict(), options())))
        for _ in range(4)
    ]
    assert workspace.config is not None, "read before the threads begin"
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert used == ["once"]
    assert found == [Secret({"token": "fresh"})] * 4


@pytest.mark.usefixtures("no_ring")
def test_an_error_names_the_variable_and_no_secret(workspace: Workspace) -> None:
    with pytest.raises(NotSignedInError) as caught:
        secrets.find(workspace, ACME, MEMORY)
    assert caught.value.values["variable"] == "CMDAILY_SECRET_ACME_X"
