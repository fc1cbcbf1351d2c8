"""Signing in on a network's own page: the browser brings the code back to this machine."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit

import pytest

from cmdaily.services.accounts.loopback import CALLBACK, PATH, PORT
from tests.conftest import Program
from tests.fake_x import FakeX, fake_x


@pytest.fixture
def x(callback_port: None) -> Iterator[FakeX]:
    """X, with a sign-in at a time."""
    del callback_port
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
        for fields in (
            {"state": "somebody-elses", "code": "stolen"},
            {"state": "", "code": "stolen"},
            {"code": "x"},
        ):
            with pytest.raises(HTTPError, match="404") as refused:
                come_back(**fields)
            with refused.value as page:
                assert "Python" not in str(page.headers)
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


def test_what_is_no_browser_neither_answers_for_one_nor_holds_it_up(cmdaily: Program, x: FakeX) -> None:
    """Connections that say nothing, speak no HTTP, ask for too much or go away; the browser comes while they stand."""
    with adding(cmdaily.home, x.address) as (process, asked), ExitStack() as held:
        for said in (
            b"",
            b"GET /call",
            b"\x00\xff\r\n\r\n",
            b"GET //[ HTTP/1.1\r\n\r\n",
            b"GET /?" + b"a" * 70_000,
        ):
            held.enter_context(socket.create_connection(("127.0.0.1", PORT), timeout=20)).sendall(said)
        with socket.create_connection(("127.0.0.1", PORT), timeout=20) as gone:
            gone.sendall(f"GET {PATH}?state=no".encode())
        for wrong in ("/favicon.ico", f"/other?state={asked['state']}&code=stolen"):
            with pytest.raises(HTTPError, match="404") as refused:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}{wrong}", timeout=20)
            refused.value.close()
        come_back(state=asked["state"], code="right-code")
        _, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert "Traceback" not in err
    assert "right-code" not in err


def test_a_port_that_is_taken_is_named(cmdaily: Program, x: FakeX) -> None:
    with socket.create_server(("127.0.0.1", PORT)):
        refused = cmdaily(
            "account",
            "add",
            "acme",
            "x",
            "--server",
            x.address,
            "--browser",
            stdin='{"client_id": "the-app"}\n',
        )
    assert refused.code == 5
    assert str(PORT) in refused.err


def test_a_line_that_has_no_end_is_no_application(cmdaily: Program, x: FakeX) -> None:
    refused = cmdaily("account", "add", "acme", "x", "--server", x.address, "--browser", stdin="a" * 100_000)
    assert refused.code == 2
    assert "Standard input" in refused.err


@pytest.mark.parametrize("platform", ["discord", "telegram", "bluesky"])
def test_a_network_without_such_a_page_says_so_and_asks_for_nothing(cmdaily: Program, platform: str) -> None:
    result = cmdaily("account", "add", "acme", platform, "--handle", "acme.example", "--browser", stdin="x\n")
    assert result.code == 2
    assert result.err == f"cmdaily: {platform} does not offer sign-in in the browser.\n"


def test_a_sign_in_without_a_server_names_what_is_missing(cmdaily: Program) -> None:
    result = cmdaily("account", "add", "acme", "mastodon", "--browser")
    assert result.code == 2
    assert "needs the address of its server" in result.err
    assert "--server" in result.err
