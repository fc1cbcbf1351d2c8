"""Speaking on a terminal: questions, the clipboard, the editor."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from tests.conftest import Network, Program
from tests.terminal import Terminal


def deliveries(cmdaily: Program) -> list[dict[str, str]]:
    found: list[dict[str, str]] = cmdaily.ok("outbox", "list", "--json").json["deliveries"]
    return found


def editor(place: Path, script: str) -> dict[str, str]:
    """An editor that does one thing to the file it is given."""
    path = place / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return {"EDITOR": str(path)}


@pytest.fixture
def env(network: Network) -> dict[str, str]:
    """The environment of the terminal: the account `acme` can sign in."""
    assert network.server
    return {"CMDAILY_SECRET_ACME": "right"}


def test_a_hand_off_copies_asks_and_ticks(cmdaily: Program) -> None:
    with Terminal("post", "Bonjour « à tous »", "--to", "x", home=cmdaily.home) as terminal:
        terminal.expect("https://x.com/intent/post?text=Bonjour")
        terminal.expect("Is it online on x? [y/N]")
        terminal.type("y")
        terminal.expect("Its address")
        terminal.type("https://x.com/me/status/42")
        assert terminal.end() == 0
    copied = terminal.raw.partition("\x1b]52;c;")[2].partition("\x07")[0]
    assert base64.b64decode(copied).decode() == "Bonjour « à tous »"
    (delivery,) = deliveries(cmdaily)
    assert (delivery["state"], delivery["url"]) == ("sent", "https://x.com/me/status/42")


def test_a_hand_off_that_was_not_sent_waits(cmdaily: Program) -> None:
    with Terminal("--lang", "fr", "post", "Bonjour", "--to", "x", home=cmdaily.home) as terminal:
        terminal.expect("Est-ce en ligne sur x\u202f? [o/N]")
        terminal.type("n")
        assert terminal.end() == 0
    assert "cmdaily outbox resolve" in terminal.text
    assert [d["state"] for d in deliveries(cmdaily)] == ["handed-off"]


def test_a_browser_opens_where_there_is_one(cmdaily: Program, tmp_path: Path) -> None:
    browser = tmp_path / "browser.sh"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {tmp_path}/opened\n')
    browser.chmod(0o700)
    with Terminal("post", "Hi", "--to", "x", home=cmdaily.home, env={"BROWSER": f"{browser} %s"}) as terminal:
        terminal.expect("Is it online")
        terminal.type("")
        terminal.end()
    assert (tmp_path / "opened").read_text() == "https://x.com/intent/post?text=Hi"


def test_what_costs_is_asked_for(cmdaily: Program, network: Network, env: dict[str, str]) -> None:
    with Terminal("post", "Hello", "--to", "acme", home=cmdaily.home, env=env) as terminal:
        terminal.expect("$0.015")
        terminal.expect("Send it to acme? [Y/n]")
        terminal.type("n")
        assert terminal.end() == 0
    assert "post --draft" in terminal.text
    assert network.texts == []
    with Terminal(
        "post", "--draft", "last", "--yes", home=cmdaily.home, env=env | {"EDITOR": "true"}
    ) as terminal:
        assert terminal.end() == 0
    assert network.texts == ["Hello"]


def test_without_a_text_the_editor_opens(
    cmdaily: Program, network: Network, env: dict[str, str], tmp_path: Path
) -> None:
    writes = env | editor(tmp_path, 'printf "Written in\\nan editor\\n" > "$1"')
    with Terminal("post", "--to", "acme", "--yes", home=cmdaily.home, env=writes) as terminal:
        assert terminal.end() == 0, terminal.text
    assert network.texts == ["Written in\nan editor"]
    assert list((cmdaily.home / "drafts").iterdir()) == []


def test_an_editor_that_fails_loses_nothing(
    cmdaily: Program, network: Network, env: dict[str, str], tmp_path: Path
) -> None:
    fails = env | editor(tmp_path, 'printf "Half a thought" > "$1"; exit 1')
    with Terminal("post", "--to", "acme", home=cmdaily.home, env=fails) as terminal:
        assert terminal.end() == 1
    (kept,) = (cmdaily.home / "drafts").iterdir()
    assert kept.read_text() == "Half a thought"
    assert kept.name in terminal.text.replace("\n", "")
    assert network.texts == []


def test_too_long_for_one_network_is_shortened_in_the_editor(
    cmdaily: Program, network: Network, env: dict[str, str], tmp_path: Path
) -> None:
    shortens = env | editor(tmp_path, 'printf "Short" > "$1"')
    words = ("post", "a" * 501, "--to", "acme", "--yes")
    with Terminal(*words, home=cmdaily.home, env=shortens) as terminal:
        terminal.expect("Write a shorter text for acme? [Y/n]")
        terminal.type("")
        assert terminal.end() == 0, terminal.text
    assert network.texts == ["Short"]


def test_a_template_asks_for_what_is_missing(cmdaily: Program, network: Network, env: dict[str, str]) -> None:
    cmdaily.ok("template", "add", "thanks", "Thank you, {name}!")
    words = ("post", "--template", "thanks", "--to", "acme", "--yes")
    with Terminal(*words, home=cmdaily.home, env=env) as terminal:
        terminal.expect("name:")
        terminal.type("Ana")
        assert terminal.end() == 0, terminal.text
    assert network.texts == ["Thank you, Ana!"]


def test_account_add_asks_for_what_the_network_needs(
    cmdaily: Program, network: Network, tmp_path: Path
) -> None:
    with Terminal("account", "add", "globex", "--platform", "memory", home=cmdaily.home) as terminal:
        terminal.expect("Address of the server:")
        terminal.type(network.server.address)
        terminal.expect("Token")
        terminal.type("a-secret-token")
        assert terminal.end() == 0, terminal.text
    assert "a-secret-token" not in terminal.raw, "what is secret is not echoed"
    kept = json.loads((cmdaily.home / "secrets" / "globex.json").read_text())
    assert kept["secret"] == {"token": "a-secret-token"}
    assert tmp_path


def test_a_key_pressed_to_leave_keeps_the_draft(
    cmdaily: Program, network: Network, env: dict[str, str]
) -> None:
    with Terminal("post", "Hello", "--to", "acme", home=cmdaily.home, env=env) as terminal:
        terminal.expect("Send it to acme?")
        terminal.type("\x03")
        assert terminal.end() == 130
    assert "post --draft" in terminal.text
    assert network.texts == []
