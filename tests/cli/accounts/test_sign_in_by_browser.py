"""Signing in on a network's own page: the browser brings the code back to this machine."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from cmdaily.services.accounts.sign_in import CALLBACK
from tests.conftest import Program
from tests.fake_x import FakeX, fake_x


@pytest.fixture
def x() -> Iterator[FakeX]:
    """X, and the port of the callback: one test at a time."""
    with (Path(tempfile.gettempdir()) / "cmdaily-test-callback.lock").open("w") as port:
        fcntl.flock(port, fcntl.LOCK_EX)
        with fake_x() as found:
            yield found


@contextmanager
def adding(home: Path, server: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """`account add` under way, and what its address asks the network for."""
    words = ["account", "add", "acme", "x", "--server", server, "--browser"]
    environment = {"PATH": os.environ["PATH"], "CMDAILY_HOME": str(home), "LANG": "C.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "cmdaily", *words],
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(json.dumps({"client_id": "the-app"}) + "\n")
        process.stdin.flush()
        address = next(line for line in process.stderr if line.startswith("http")).strip()
        yield process, {name: given[0] for name, given in parse_qs(urlsplit(address).query).items()}
        process.kill()


def come_back(**fields: str) -> None:
    """The browser follows the network's redirect."""
    query = "&".join(f"{name}={given}" for name, given in fields.items())
    with urllib.request.urlopen(f"{CALLBACK}?{query}", timeout=20) as page:  # noqa: S310  loopback
        assert page.status == 200


def test_the_code_comes_back_and_the_account_can_speak(cmdaily: Program, x: FakeX) -> None:
    with adding(cmdaily.home, x.address) as (process, asked):
        assert asked["redirect_uri"] == CALLBACK
        assert asked["code_challenge_method"] == "S256"
        come_back(state=asked["state"], code="right-code")
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert "acme" in out
    kept = json.loads((cmdaily.home / "secrets" / "acme.json").read_text())["secret"]
    assert kept["refresh_token"] == "refresh-token-1"
    assert "token-1" not in out + err
    cmdaily.ok("post", "Signed in by browser", "--to", "acme")
    assert x.texts() == ["Signed in by browser"]


def test_another_sign_in_is_not_ours(cmdaily: Program, x: FakeX) -> None:
    with adding(cmdaily.home, x.address) as (process, asked):
        with pytest.raises(OSError, match=r"closed|reset|refused|without response|Remote"):
            come_back(state="somebody-elses", code="stolen")
        come_back(state=asked["state"], code="right-code")
        _, err = process.communicate(timeout=30)
    assert process.returncode == 0, err


def test_a_person_who_says_no(cmdaily: Program, x: FakeX) -> None:
    with adding(cmdaily.home, x.address) as (process, asked):
        come_back(state=asked["state"], error="access_denied")
        _, err = process.communicate(timeout=30)
    assert process.returncode == 5
    assert "access_denied" in err
    assert cmdaily.ok("account", "list", "--json").json["accounts"] == []
