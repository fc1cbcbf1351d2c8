"""A network that hangs holds up no reminder, no copy, no post and no other account."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Identity
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.scheduler.job_report import GOOD, JobReport
from cmdaily.domain.scheduler.schedule import Each
from cmdaily.files.home import Home
from cmdaily.locale import Translator
from cmdaily.platforms.memory.adapter import Memory, MemoryServer
from cmdaily.services.scheduler import channels, inbox_job, outbox_job, runner
from cmdaily.services.scheduler.background_workers import Lanes
from cmdaily.services.scheduler.job import Job, JobContext
from cmdaily.services.workspace import Workspace
from tests.conftest import Program
from tests.dripping import dripping

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
SAY = Translator("en")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(Home(str(tmp_path), str(tmp_path), str(tmp_path / "cache")), NOW, {})


def _job(name: str, said: list[str], hangs: threading.Event | None = None) -> Job:
    def run(turn: JobContext) -> Iterator[JobReport]:
        if hangs is not None:
            hangs.wait(60)
        said.append(name)
        turn.workspace.happened.append(("received", name))
        yield JobReport(name, GOOD, LocalisedMessage(name))

    return Job(name, Each(), run, outbox_job.nothing_ahead, lambda _workspace: True)


def test_a_turn_does_not_wait_for_a_network_that_hangs(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "WAITED", 0.1)
    released, said, lanes = threading.Event(), list[str](), Lanes()
    jobs = (_job("reminders", said), _job(inbox_job.NAME, said, released), _job("backups", said))
    for _ in range(3):
        reports = [report.job for report in runner.turn(workspace, SAY, jobs, lanes)]
        assert reports == ["reminders", "backups"]
    released.set()
    assert [report.job for report in lanes.reports(workspace)] == [inbox_job.NAME]
    assert said == ["reminders", "backups"] * 3 + [inbox_job.NAME], "one that hangs is not begun again"
    assert workspace.happened.count(("received", inbox_job.NAME)) == 1


def test_while_one_network_holds_a_text_the_next_turn_sends_to_others(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "WAITED", 0.5)
    released, lanes = threading.Event(), Lanes()
    said: list[str] = []
    assert list(runner.turn(workspace, SAY, (_job(outbox_job.SEND, said, released),), lanes)) == []
    later = list(runner.turn(workspace, SAY, (_job(outbox_job.SEND, said),), lanes))
    released.set()
    assert [report.job for report in (*later, *lanes.reports(workspace))] == [outbox_job.SEND] * 2


def test_one_turn_alone_waits_for_all_and_survives_a_job_that_breaks(workspace: Workspace) -> None:
    def breaks(_turn: JobContext) -> Iterator[JobReport]:
        raise ZeroDivisionError
        yield

    said: list[str] = []
    broken = Job(inbox_job.NAME, Each(), breaks, outbox_job.nothing_ahead, lambda _workspace: True)
    reports = list(runner.turn(workspace, SAY, (broken, _job(outbox_job.RESOLVE, said))))
    assert {report.job for report in reports} == {inbox_job.NAME, outbox_job.RESOLVE}


def test_a_channel_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "SECONDS", 0.3)
    with dripping(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n") as server:
        address = server.address.replace("http://", "json://") + "/hook"
        failed = channels.deliver(address, "A title", "A text", {})
        assert failed is not None
        assert failed.key == "reminder.why_connection"
        assert len(server.asked) == 1


def test_accounts_are_checked_side_by_side(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each network answers only once the other has been asked: one after the other, neither ever would."""
    together = threading.Barrier(2)

    def verify(_self: object, account: Account, *_: object) -> Identity:
        together.wait(30)
        return Identity(account.name, account.name)

    for name in ("acme", "globex"):
        monkeypatch.setenv(f"CMDAILY_SECRET_{name.upper()}", "right")
        server = MemoryServer(cmdaily.home / name)
        cmdaily.ok("account", "add", name, "memory", "--server", server.address)
    monkeypatch.setattr(Memory, "verify", verify)
    assert [each["name"] for each in cmdaily.ok("account", "check", "--json").json["accounts"]] == [
        "acme",
        "globex",
    ]
