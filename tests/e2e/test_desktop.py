"""A reminder on a real desktop: a bus, a display and dunst, which keeps what it showed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.servers import UnavailableError, apart, desktop
from tests.e2e.servers.apart import Apart
from tests.e2e.test_scheduler import faketime

pytestmark = pytest.mark.e2e
ROUTINE = r"""
routine: hostile
title: Hostile
every: day
sections:
  - title: Un
    actions:
      - {id: a, title: "<b>&amp; <img src=x> Été à l'œuvre 🎄", minutes: 3}
      - {id: b, title: '\074b\076gras\074/b\076 \n \\ %s', minutes: 4}
      - {id: c, title: "--urgency=critical", minutes: 4}
"""
LINES = r"""1 <b>&amp; <img src=x> Été à l'œuvre 🎄 (0/1, 3 min)
2 \074b\076gras\074/b\076 \n \\ %s (0/1, 4 min)
3 --urgency=critical (0/1, 4 min)""".replace(" min)", "\u00a0min)")
CONFIG = 'timezone: Europe/Paris\nlanguage: fr\nbackups: 0\nreminders:\n  - {at: "09:00", to: desktop}\n'


class Person:
    """Somebody whose day is full of hostile titles, with a reminder at nine."""

    def __init__(self, place: Path, session: Apart) -> None:
        self.home = place / "home"
        self.session = session
        (self.home / "routines").mkdir(parents=True)
        (self.home / "config.yaml").write_text(CONFIG, encoding="utf-8")
        (self.home / "routines" / "hostile.yaml").write_text(ROUTINE, encoding="utf-8")
        for words in (["routine", "on", "hostile"], ["routine", "off", "twenty-actions"], ["run", "--once"]):
            done = self("08:00", *words)
            assert done.returncode == 0, done

    def __call__(self, clock: str, *argv: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run cmdaily on a Monday at a time on the wall."""
        return self.run(
            clock, sys.executable, "-P", "-m", "cmdaily", *argv, CMDAILY_HOME=str(self.home), **more
        )

    def run(self, clock: str, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run any command then."""
        fake = {"LD_PRELOAD": faketime(), "FAKETIME": f"@2026-11-23 {clock}:00", "TZ": "Europe/Paris"}
        return self.session.run(*command, **fake, **more)


@pytest.fixture
def running() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def at_a_desktop(running: ExitStack, place: Path, *programs: str, display: bool = True) -> Person:
    """A person whose PATH holds these programs alone."""
    own = place / "bin"
    own.mkdir()
    for name in programs:
        found = shutil.which(name, path="/usr/bin:/bin")
        if found is None:
            pytest.skip(f"not here: {name}")
        (own / name).symlink_to(found)
    try:
        return Person(place, running.enter_context(desktop.serve_desktop(place, str(own), display=display)))
    except UnavailableError as reason:
        pytest.skip(str(reason))


@pytest.mark.parametrize("program", ["busctl", "notify-send"])
def test_what_is_shown_is_what_was_written(running: ExitStack, tmp_path: Path, program: str) -> None:
    """Accents, symbols, and titles that would be markup, escapes or options."""
    person = at_a_desktop(running, tmp_path, program)
    done = person("09:00", "run", "--once")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (notice,) = desktop.shown(person.session)
    assert (notice["appname"], notice["summary"]) == ("cmdaily", "3 actions à faire, 11\u00a0min")
    escaped = LINES.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert notice["body"] == escaped, "the body is markup, and this is markup for the lines"
    assert person("09:01", "run", "--once").returncode == 0
    assert len(desktop.shown(person.session)) == 1


def test_cron_finds_the_desktop(running: ExitStack, tmp_path: Path) -> None:
    """The line of the crontab, in the environment that cron gives: no display, no bus, no session."""
    person = at_a_desktop(running, tmp_path, "busctl")
    (line,) = json.loads(person("08:00", "cron", "show", "--json").stdout)["lines"]
    command = line.split(" ", 5)[5].replace("\\%", "%")
    done = person.run("09:00", "/bin/sh", "-c", command)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [notice["summary"] for notice in desktop.shown(person.session)] == [
        "3 actions à faire, 11\u00a0min"
    ]


@pytest.mark.parametrize("program", ["busctl", "notify-send"])
def test_a_session_without_a_display_is_said(running: ExitStack, tmp_path: Path, program: str) -> None:
    """As over ssh: there is a bus, and nothing on it can show a notice."""
    person = at_a_desktop(running, tmp_path, program, display=False)
    assert_no_desktop(person)


def test_no_session_is_said(running: ExitStack, tmp_path: Path) -> None:
    """As under cron on a server. It is said once, and the next day again."""
    path = f"{os.path.dirname(sys.executable)}:/usr/bin:/bin"
    try:
        session = running.enter_context(apart.serve(tmp_path, path, "sleep 600 & wait", lambda _found: True))
    except UnavailableError as reason:
        pytest.skip(str(reason))
    assert_no_desktop(Person(tmp_path, session))


def assert_no_desktop(person: Person) -> None:
    done = person("09:00", "run", "--once")
    assert (done.returncode, done.stderr) == (1, "")
    assert "n’a pas pu être envoyé par desktop\u00a0: il n’y a pas de bureau où l’afficher" in done.stdout
    assert person("09:01", "run", "--once").stdout == ""
