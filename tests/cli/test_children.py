"""No child gets a secret: browser, editor, secret command, crontab, systemctl, hooks, notices, libraries."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from cmdaily.cli.context import Context
from cmdaily.cli.publishing import handoff
from cmdaily.services.runtime import child_processes
from cmdaily.services.scheduler import desktop
from tests.conftest import MONDAY, Program

SECRETS = {"CMDAILY_SECRET_ACME": "hunter2-a", "CMDAILY_SECRET_GLOBEX": "hunter2-g"}


@pytest.fixture
def spy(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts programs on the PATH that write down their environment; what they saw."""
    assert home
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    place = tmp_path / "programs"
    place.mkdir()
    monkeypatch.setenv("PATH", f"{place}:{os.environ['PATH']}")
    monkeypatch.setenv("SEEN", "yes")

    class Spy:
        seen = tmp_path / "seen"

        def program(self, name: str, more: str = "") -> str:
            path = place / name
            path.write_text(f"#!/bin/sh\nenv > {self.seen}\n{more}\n")
            path.chmod(0o700)
            return str(path)

        def check(self) -> None:
            found = self.seen.read_text()
            assert "SEEN=yes" in found, "the rest of the environment is there"
            assert "hunter2" not in found
            self.seen.unlink()

    return Spy()


def test_the_browser(spy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", spy.program("browse") + " %s")
    context = Context(MONDAY, dict(os.environ))
    assert handoff.opened(context, "https://example.org/")
    spy.check()
    assert not handoff.opened(context, "file:///etc/passwd")
    assert not spy.seen.exists()


def test_the_editor(spy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from cmdaily.cli.publishing import texts

    monkeypatch.setenv("EDITOR", spy.program("edit", 'printf hello > "$1"'))
    assert texts.edited(Context(MONDAY, dict(os.environ)), "start") == "hello"
    spy.check()


def test_the_secret_command(cmdaily: Program, spy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from cmdaily.services.accounts import secrets

    cmdaily.home.mkdir(mode=0o700, exist_ok=True)
    (cmdaily.home / "config.yaml").write_text(
        f'secret_command: "{spy.program("tell", "printf told")} {{account}}"\n'
    )
    monkeypatch.delenv("CMDAILY_SECRET_ACME")
    given = secrets.given_secret(Context(MONDAY, dict(os.environ)).workspace, "acme", "token")
    assert given is not None
    assert given.get("token") == "told"
    spy.check()


def test_crontab(cmdaily: Program, spy: Any) -> None:
    spy.program("crontab")
    cmdaily.ok("cron", "show")
    spy.check()


def test_systemctl(cmdaily: Program, spy: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "units"))
    spy.program("systemctl")
    cmdaily.ok("cron", "install", "--systemd")
    spy.check()


def test_a_notice_on_the_desktop(spy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    spy.program("busctl")
    assert desktop.show("title", "body", dict(os.environ)) == ""
    spy.check()


def test_a_hook(cmdaily: Program, spy: Any) -> None:
    hooks = cmdaily.home / "hooks"
    hooks.mkdir(parents=True)
    hook = hooks / "tick"
    hook.write_text(Path(spy.program("hook")).read_text())
    hook.chmod(0o700)
    assert cmdaily.ok("tick", "1").err == ""
    spy.check()


@pytest.mark.usefixtures("spy")
def test_what_a_library_starts(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Apprise, a keyring or a plug-in may start a program with this process's own environment."""
    from cmdaily.cli.fast_path import daily

    seen: list[dict[str, str]] = []
    monkeypatch.setattr(daily, "today", lambda *_given, **_more: seen.append(dict(os.environ)) or 0)
    cmdaily.ok("today")
    assert seen
    assert not [name for name in seen[0] if name in SECRETS]
    assert os.environ["CMDAILY_SECRET_ACME"] == "hunter2-a"


@pytest.mark.parametrize(
    "name", ["CMDAILY_SECRET_X", "CMDAILY_SECRET_", "cmdaily_secret_x", "CMDAILY_SECRET_É"]
)
def test_names_of_secrets(name: str) -> None:
    assert child_processes.environment({name: "s", "CMDAILY_HOME": "h"}) == {"CMDAILY_HOME": "h"}
