"""A real systemd user manager runs the units that `cron install --systemd` writes."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cmdaily.platforms.memory.adapter import MemoryServer
from tests.cli.scheduler.test_run import Inbox, inbox
from tests.conftest import PARIS
from tests.e2e.servers import UnavailableError, systemd
from tests.e2e.servers.apart import RUNTIME, Apart

__all__ = ["inbox"]
pytestmark = pytest.mark.e2e
SECONDS = 150.0
"""How long the timer may take: it fires at a full minute, and the thing is due at the next but one at the latest."""


class Person:
    """Somebody with a HOME, a cmdaily home of a difficult name, and a PATH that holds a program of theirs."""

    def __init__(self, place: Path, manager: Apart) -> None:
        self.home = place / "50% of it's $HOME"
        self.units = place / ".config" / "systemd" / "user"
        self.manager = manager

    def __call__(self, *argv: str, code: int = 0, **more: str) -> str:
        """Run cmdaily in French, where the manager can be reached; what it said."""
        given = {
            "XDG_RUNTIME_DIR": RUNTIME,
            "CMDAILY_HOME": str(self.home),
            "LANGUAGE": "fr",
            "TZ": "Europe/Paris",
        }
        done = self.manager.run(sys.executable, "-P", "-m", "cmdaily", *argv, **{**given, **more})
        assert done.returncode == code, done
        return done.stdout + done.stderr

    def configure(self, text: str) -> None:
        self.home.mkdir(exist_ok=True)
        (self.home / "config.yaml").write_text(f"timezone: Europe/Paris\n{text}")

    def systemctl(self, *arguments: str) -> str:
        """What `systemctl --user` prints."""
        return systemd.systemctl(self.manager, *arguments)

    def state(self, kind: str) -> str:
        """What systemd says of our unit of a kind: `active`, `inactive`…"""
        return self.systemctl("is-active", self.unit(kind))

    def unit(self, kind: str) -> str:
        """The name of our unit of a kind."""
        (found,) = self.units.glob(f"cmdaily-*.{kind}")
        return found.name


def path(place: Path) -> str:
    own = place / "own programs"
    own.mkdir(exist_ok=True)
    return f"{own}:{os.path.dirname(sys.executable)}:/usr/bin:/bin"


@pytest.fixture
def running() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def signed_in(running: ExitStack, place: Path) -> Person:
    """The person after signing in, which starts their systemd."""
    try:
        return Person(place, running.enter_context(systemd.serve_user(place, path(place))))
    except UnavailableError as reason:
        pytest.skip(str(reason))


@pytest.fixture
def person(running: ExitStack, tmp_path: Path) -> Person:
    return signed_in(running, tmp_path)


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def test_what_is_due_is_done_and_the_timer_comes_back_with_the_session(
    person: Person, running: ExitStack, tmp_path: Path, inbox: Inbox
) -> None:
    server = MemoryServer(tmp_path / "network")
    program(tmp_path / "own programs" / "my-secret", "echo right")
    program(person.home / "hooks" / "sent", 'env > "$HOME/unfinished" && mv "$HOME/unfinished" "$HOME/env"')
    soon = datetime.now(PARIS) + timedelta(seconds=70)
    person.configure(
        "secret_command: my-secret {account}\nbackups: 0\n"
        f'reminders:\n  - {{at: "{soon:%H:%M}", every: day, say: {{en: Hello, fr: Bonjour}}, to: "{inbox.address}"}}\n'
    )
    person("account", "add", "acme", "--platform", "memory", "--server", server.address)
    person("post", "À l'heure, 100 %", "--to", "acme", "--at", f"{soon:%Y-%m-%d %H:%M}")
    said = person("cron", "install", "--systemd") + person("cron", "show", "--systemd")
    assert "loginctl enable-linger" in said
    assert "Lancez-le" not in said
    assert person.state("timer") == "active"

    end = time.monotonic() + SECONDS
    while not (server.posts() and inbox.messages and (tmp_path / "env").exists()):
        assert time.monotonic() < end, person.systemctl("status", person.unit("service"))
        time.sleep(0.1)
    assert [post["text"] for post in server.posts()] == ["À l'heure, 100 %"]
    assert [message["title"] for message in inbox.messages] == ["Bonjour"]
    environment = (tmp_path / "env").read_text().splitlines()
    for wanted in (f"CMDAILY_HOME={person.home}", "LANGUAGE=fr", f"PATH={path(tmp_path)}"):
        assert wanted in environment

    running.close()
    again = signed_in(running, tmp_path)
    assert again.state("timer") == "active", "enabled: the next session starts it"


def test_remove_takes_our_own_units_away_and_no_others(person: Person) -> None:
    """Another home's units, and somebody's own timer, go on; a turn that failed leaves no failed unit behind."""
    person("cron", "install", "--systemd", CMDAILY_HOME=f"{person.home} 2")
    theirs = person.unit("timer")
    (person.units / "backup.service").write_text("[Service]\nExecStart=/bin/true\n")
    (person.units / "backup.timer").write_text("[Timer]\nOnCalendar=daily\n")
    person.systemctl("start", "backup.timer")
    before = sorted(path.name for path in person.units.iterdir())
    person.configure("quiet: never\n")
    person("cron", "install", "--systemd")
    (timer,) = {path.name for path in person.units.glob("cmdaily-*.timer")} - {theirs}
    service = timer.replace(".timer", ".service")
    person.systemctl("start", service)
    assert person.systemctl("show", "--property=ExecMainStatus", service) == "ExecMainStatus=3"
    assert service in person.systemctl("list-units", "--failed", "--plain")

    person("cron", "remove", "--systemd")
    assert sorted(path.name for path in person.units.iterdir()) == before
    known = person.systemctl("list-units", "--all", "--plain")
    assert timer not in known
    assert service not in known
    for kept in (theirs, "backup.timer"):
        assert person.systemctl("is-active", kept) == "active"


def test_remove_lets_a_turn_that_is_being_taken_end(person: Person) -> None:
    person("cron", "install", "--systemd")
    service = person.unit("service")
    place = person.home.parent
    os.mkfifo(place / "go")
    slow = person.units / f"{service}.d" / "slow.conf"
    slow.parent.mkdir()
    slow.write_text("[Service]\nExecStart=\nExecStart=/bin/sh -c 'read word <%h/go; echo $$word >%h/ended'\n")
    person.systemctl("daemon-reload")
    person.systemctl("start", "--no-block", service)
    with (place / "go").open("r+b", buffering=0) as go:
        person("cron", "remove", "--systemd")
        go.write(b"well\n")
        end = time.monotonic() + SECONDS
        while person.systemctl("is-active", service) == "activating":
            assert time.monotonic() < end, person.systemctl("status", service)
    assert (place / "ended").read_text() == "well\n"


def test_another_interval_is_taken_at_once(person: Person) -> None:
    person("cron", "install", "--systemd", "--every", "1")
    person("cron", "install", "--systemd", "--every", "30")
    planned = person.systemctl("show", "--property=TimersCalendar", person.unit("timer"))
    assert ":00/30:00 ;" in planned
    upcoming = person.systemctl("list-timers", "--output=json")
    (next_one,) = [found for found in json.loads(upcoming) if found["unit"] == person.unit("timer")]
    assert next_one["next"] / 1_000_000 % 1800 == 0


def test_a_session_that_the_environment_does_not_name_is_found(person: Person) -> None:
    """As under sudo or cron."""
    person("cron", "install", "--systemd", XDG_RUNTIME_DIR="")
    assert person.state("timer") == "active"


def test_a_systemd_that_cannot_be_reached_is_said_with_what_to_do(person: Person) -> None:
    nowhere = str(person.home.parent / "nowhere")
    said = person("cron", "install", "--systemd", XDG_RUNTIME_DIR=nowhere)
    unit = person.unit("timer")
    assert "Réponse de systemd\u00a0: Failed to connect to bus" in said
    assert f"systemctl --user enable --now {unit}" in said
    assert f"systemctl --user enable --now {unit}" in person("cron", "show", "--systemd")
    for words in (["daemon-reload"], ["enable", "--now", unit]):
        person.systemctl(*words)
    assert person.state("timer") == "active"
    said = person("cron", "remove", "--systemd", XDG_RUNTIME_DIR=nowhere)
    assert f"systemctl --user stop {unit}" in said
    assert [path for path in person.units.rglob("*") if not path.is_dir()] == []
