"""Adapter calls: asked with a secret that works, asked again only with a new one, and no error gets out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import CannotTell, Reason, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.files.home import Home
from cmdaily.platforms.contract import Platform, RequestOptions
from cmdaily.platforms.memory.adapter import Memory
from cmdaily.services.accounts.adapter_calls import call_adapter, call_adapter_safely
from cmdaily.services.runtime.worker_pool import ClosedError
from cmdaily.services.workspace import Workspace
from tests.conftest import MONDAY

ACME = Account("acme", "memory", server="/nowhere")
EXPIRED = Refused(Reason.EXPIRED, "platform.expired")
STOPPED = Refused(Reason.SIGN_IN, "platform.sign_in")

Answer = Refused | CannotTell | str


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    environ = {"CMDAILY_HOME": str(tmp_path), "CMDAILY_SECRET_ACME": "old"}
    return Workspace(Home(str(tmp_path), str(tmp_path), str(tmp_path)), MONDAY, environ)


class Network:
    """Answers in turn, and remembers the secrets it was asked with."""

    def __init__(self, *answers: Answer | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, _platform: Platform, secret: Secret, _options: RequestOptions) -> Answer:
        self.asked.append(secret.get("token"))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def refreshing(monkeypatch: pytest.MonkeyPatch, fresh: Secret | Refused | Unknown) -> None:
    def refresh(*_args: object) -> Secret | Refused | Unknown:
        return fresh

    monkeypatch.setattr(Memory, "refresh", refresh)


@pytest.mark.parametrize("expired", [EXPIRED, CannotTell("platform.expired")])
def test_an_expired_secret_is_refreshed_and_the_network_asked_once_more(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, expired: Answer
) -> None:
    refreshing(monkeypatch, Secret({"token": "new"}))
    network = Network(expired, "there")
    assert call_adapter(workspace, ACME, network) == "there"
    assert network.asked == ["old", "new"]


def test_what_a_refresh_does_not_change_is_not_asked_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshing(monkeypatch, Secret({"token": "old"}))
    network = Network(EXPIRED)
    assert call_adapter(workspace, ACME, network) == EXPIRED
    assert network.asked == ["old"]


def test_a_refusal_that_is_no_expiry_is_not_asked_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshing(monkeypatch, Secret({"token": "new"}))
    network = Network(STOPPED)
    assert call_adapter(workspace, ACME, network) == STOPPED
    assert network.asked == ["old"]


def test_a_refresh_that_is_refused_is_the_answer(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshing(monkeypatch, STOPPED)
    assert call_adapter(workspace, ACME, Network(EXPIRED)) == STOPPED


def test_an_error_of_an_adapter_is_an_answer_and_leaves_its_trace(workspace: Workspace) -> None:
    answer = call_adapter_safely(workspace, ACME, Network(ZeroDivisionError()), lambda refused: refused)
    assert isinstance(answer, Refused)
    assert ("why", "ZeroDivisionError") in answer.values
    assert "ZeroDivisionError" in (Path(workspace.home.data) / "errors.txt").read_text()


def test_without_a_secret_the_answer_is_to_sign_in(workspace: Workspace) -> None:
    nobody = Account("nobody", "memory", server="/nowhere")
    network = Network()
    answer = call_adapter_safely(workspace, nobody, network, lambda refused: refused)
    assert isinstance(answer, Refused)
    assert answer.reason == Reason.SIGN_IN
    assert network.asked == []


def test_refusals_and_errors_can_mean_different_things(workspace: Workspace) -> None:
    kinds: Callable[[str], Callable[[Refused], Answer]] = lambda kind: lambda _refused: kind  # noqa: E731
    broken = Network(ValueError())
    assert call_adapter_safely(workspace, ACME, broken, kinds("refused"), kinds("raised")) == "raised"
    assert (
        call_adapter_safely(workspace, ACME, Network(STOPPED), kinds("refused"), kinds("raised")) == "refused"
    )


def test_the_end_of_the_command_is_not_caught(workspace: Workspace) -> None:
    with pytest.raises(ClosedError):
        call_adapter_safely(workspace, ACME, Network(ClosedError()), lambda refused: refused)
