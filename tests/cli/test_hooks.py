"""Hooks: told what happened, after it happened; one that fails or hangs is reported and harms nothing."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cmdaily.platforms.memory.adapter import MemoryServer
from cmdaily.services import hooks
from tests.cli.test_json_shapes import schema_of
from tests.conftest import Program


def hook(cmdaily: Program, name: str, script: str, mode: int = 0o700) -> Path:
    directory = cmdaily.home / "hooks"
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / name
    path.write_text(script)
    path.chmod(mode)
    return path


def keeps(target: Path) -> str:
    """A hook that keeps what it hears, one document a line."""
    return (
        f"#!{sys.executable}\nimport json, sys\n"
        f"open({str(target)!r}, 'a').write(json.dumps(json.load(sys.stdin)) + '\\n')\n"
    )


def heard(target: Path) -> list[Any]:
    """What the hook heard; each document fits the schema that is published for its event."""
    found = [json.loads(line) for line in target.read_text().splitlines()] if target.exists() else []
    for event in found:
        Draft202012Validator(schema_of(f"hook-{event['event']}")).validate(event)
    return found


def test_a_tick_is_heard_after_it_is_written(cmdaily: Program, tmp_path: Path) -> None:
    target = tmp_path / "heard"
    hook(cmdaily, "tick.py", keeps(target))
    cmdaily.ok("today")
    assert heard(target) == []
    said = cmdaily.ok("tick", "2", "--by", "3", "--note", "a\nb", "--json")
    assert said.json["actions"][0]["done"] == 3, "standard output stays the command's own"
    (event,) = heard(target)
    assert event["schema_version"] == 1
    assert (event["event"], event["date"]) == ("tick", "2026-11-23")
    assert event["ticks"] == [
        {
            "id": "x-reply",
            "routine": "twenty-actions",
            "by": 3,
            "seconds": 0,
            "note": "a\nb",
            "source": "hand",
            "url": None,
        }
    ]
    assert [(a["id"], a["done"], a["state"]) for a in event["actions"]] == [("x-reply", 3, "open")]


def test_what_changed_nothing_is_not_heard(cmdaily: Program, tmp_path: Path) -> None:
    target = tmp_path / "heard"
    hook(cmdaily, "tick", keeps(target))
    cmdaily.ok("tick", "2", "--key", "once")
    cmdaily.ok("tick", "2", "--key", "once")
    cmdaily.ok("skip", "3")
    assert cmdaily("tick", "99").code == 2
    cmdaily.ok("undo")
    assert len(heard(target)) == 1
    cmdaily.ok("start", "4")
    cmdaily.ok("stop", "--by", "1", now="2026-11-23T09:10")
    assert heard(target)[1]["ticks"][0]["seconds"] == 600


def test_a_complete_day_is_heard_once(cmdaily: Program, tmp_path: Path) -> None:
    target = tmp_path / "heard"
    hook(cmdaily, "day-complete.py", keeps(target))
    cmdaily.ok("tick", "1-19", "--rest")
    assert heard(target) == []
    cmdaily.ok("skip", "20")
    (event,) = heard(target)
    assert (event["event"], event["totals"]["open"], event["totals"]["skipped"]) == ("day-complete", 0, 1)
    cmdaily.ok("tick", "20")
    cmdaily.ok("undo")
    cmdaily.ok("tick", "20")
    assert len(heard(target)) == 1


def test_a_delivery_is_heard_with_its_proof(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "heard"
    server = MemoryServer(tmp_path / "network")
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "hunter2")
    cmdaily.ok("account", "add", "acme", "memory", "--server", server.address, "--handle", "acme")
    hook(cmdaily, "sent.py", keeps(target))
    cmdaily.ok("post", "Hello", "--to", "acme")
    cmdaily.ok("post", "Later", "--to", "acme", "--at", "2026-11-23 10:00")
    cmdaily.ok("run", "--once", now="2026-11-23T10:00")
    assert [event["delivery"]["text"] for event in heard(target)] == ["Hello", "Later"]
    assert all(event["delivery"]["url"] for event in heard(target))
    hook(cmdaily, "sent.py", f"#!/bin/sh\nenv > {tmp_path}/environment\n")
    cmdaily.ok("post", "Third", "--to", "acme")
    environment = (tmp_path / "environment").read_text()
    assert "hunter2" not in environment
    assert "CMDAILY_HOOK=sent" in environment


def test_a_message_is_heard_once_when_it_comes_in(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "heard"
    server = MemoryServer(tmp_path / "network")
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "hunter2")
    cmdaily.ok("account", "add", "acme", "memory", "--server", server.address)
    hook(cmdaily, "received.py", keeps(target))
    for number in range(5):
        server.say_to("acme", f"Are you open on day {number}?", datetime(2026, 11, 23, 7, number, tzinfo=UTC))
    cmdaily.ok("run", "--once", now="2026-11-23T09:00")
    assert [event["message"]["text"] for event in heard(target)] == [
        f"Are you open on day {n}?" for n in range(5)
    ]
    assert heard(target)[0]["message"]["ref"] == "m1"
    assert heard(target)[0]["message"]["due_at"] == "2026-11-23T12:00:00+00:00", (
        "four hours from 09:00 in Paris"
    )
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("run", "--once", now="2026-11-23T09:20")
    assert len(heard(target)) == 5
    server.say_to("acme", "And now?", datetime(2026, 11, 23, 8, 30, tzinfo=UTC))
    cmdaily.ok("inbox", "--refresh", now="2026-11-23T09:31")
    assert [event["message"]["text"] for event in heard(target)][5:] == ["And now?"]


def test_a_hook_that_fails_is_reported_and_harms_nothing(cmdaily: Program) -> None:
    hook(cmdaily, "tick.sh", "#!/bin/sh\necho 'no \x1b[31mchannel' >&2\nexit 3\n")
    result = cmdaily.ok("tick", "2")
    assert result.err == ("the hook tick.sh failed: no \ufffd[31mchannel. Nothing else is affected.\n")
    assert cmdaily.ok("today", "--json").json["actions"][1]["done"] == 1
    assert "le hook tick.sh a échoué" in cmdaily.ok("--lang", "fr", "tick", "2").err


def test_a_hook_that_hangs_is_stopped_with_all_it_started(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(hooks, "SECONDS", 1.5)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    hook(cmdaily, "tick.sh", f"#!/bin/sh\ncat {pipe} &\necho $! > {tmp_path}/child\ncat {pipe}\n")
    result = cmdaily.ok("tick", "2")
    assert "the hook tick.sh was stopped after" in result.err
    child = int((tmp_path / "child").read_text())
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or state.read_text().rpartition(")")[2].split()[0] in "ZX"
    assert cmdaily.ok("today", "--json").json["actions"][1]["done"] == 1


@pytest.mark.parametrize(
    ("mode", "says"),
    [(0o600, "make it executable"), (0o777, "others may write to")],
)
def test_a_hook_that_is_not_run_says_why(cmdaily: Program, mode: int, says: str) -> None:
    hook(cmdaily, "tick.sh", "#!/bin/sh\nexit 1\n", mode)
    assert says in cmdaily.ok("tick", "2").err


def test_a_hook_that_ticks_calls_no_hook_again(cmdaily: Program) -> None:
    hook(cmdaily, "other", "not an event")
    actions = [action["id"] for action in cmdaily.ok("today", "--json").json["actions"]]
    hook(
        cmdaily,
        "tick.sh",
        f"#!/bin/sh\n{sys.executable} -m cmdaily tick {actions[18]} --key hook --date 2026-11-20 >/dev/null\n",
    )
    assert cmdaily.ok("tick", "2").err == ""
    assert cmdaily.ok("today", "--json", "--date", "2026-11-20").json["actions"][18]["done"] == 1
