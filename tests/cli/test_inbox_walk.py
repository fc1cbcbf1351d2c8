"""The walk through the inbox by keys at a real terminal; snoozed messages, blocked people, private messages."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Network, Program
from tests.fake_x import fake_x
from tests.loopback import Asked, Reply
from tests.terminal import Terminal

NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def env(network: Network) -> dict[str, str]:
    """The environment of the terminal: the account `acme` can sign in."""
    assert network.server
    return {"CMDAILY_SECRET_ACME": "right"}


def states(cmdaily: Program) -> dict[str, str]:
    found: list[dict[str, Any]] = cmdaily.ok("inbox", "--all", "--json").json["messages"]
    return {message["ref"]: message["state"] for message in found}


def walk(cmdaily: Program, env: dict[str, str], *keys: tuple[str, str], lang: str = "en") -> str:
    """Each pair is what must be shown first, and the key that follows."""
    with Terminal("--lang", lang, "inbox", "walk", home=cmdaily.home, env=env) as terminal:
        for shown, key in keys:
            terminal.expect(shown)
            terminal.send(key)
        assert terminal.end() == 0, terminal.text
        return terminal.text


def test_one_key_answers_with_the_template_that_fits_and_proves_it(
    cmdaily: Program, network: Network, env: dict[str, str]
) -> None:
    for author in ("ann", "ben", "cleo"):
        network.server.say_to("acme", "Thank you, what a lovely day!", NINE, author=author)
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("template", "new")
    out = walk(cmdaily, env, ("1 of 3", "\r"), ("2 of 3", "\r"), ("3 of 3", "\r"))
    assert "Answered: 3." in out
    assert set(states(cmdaily).values()) == {"answered"}
    assert len(set(network.texts[-3:])) == 3, "wordings take turns"
    assert all(name in text for name, text in zip(("ann", "ben", "cleo"), network.texts[-3:], strict=True))


def test_a_walk_is_interrupted_undone_and_taken_up_again(
    cmdaily: Program, network: Network, env: dict[str, str]
) -> None:
    for number in range(3):
        network.server.say_to("acme", f"Look at this, number {number}", NINE, author=f"ann{number}")
    cmdaily.ok("inbox", "--refresh")
    walk(
        cmdaily,
        env,
        ("m1  ", "n"),
        ("m2  ", "d"),
        ("m3  ", "u"),
        ("Undone: m2", ""),
        ("m2  ", "d"),
        ("m3  ", "q"),
    )
    assert states(cmdaily) == {"m1": "open", "m2": "done", "m3": "open"}
    out = walk(cmdaily, env, ("3 of 3", "b"), ("2 of 3", "n"), ("3 of 3", "d"))
    assert "Continuing where you left" in out
    assert "Skipped: 1." in out
    assert states(cmdaily) == {"m1": "open", "m2": "done", "m3": "done"}
    walk(cmdaily, env, ("1 of 1", "q"))


def test_a_missing_value_is_asked_for_and_a_line_is_written(
    cmdaily: Program, network: Network, env: dict[str, str]
) -> None:
    network.server.say_to("acme", "Are you open on Sunday?", NINE, author="ann")
    network.server.say_to("acme", "Hello there", NINE, author="ben")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("template", "new", "hours")
    walk(
        cmdaily, env,
        ("before it is sent: hours", "\r"), ("hours:", "9 to 6\r"),
        ("2 of 2", "r"), ("Your answer:", "Hello Ben\r"), ("Send it to acme?", "\r"),
    )  # fmt: skip
    assert "9 to 6" in network.texts[-2]
    assert network.texts[-1] == "Hello Ben"


def test_an_empty_answer_sends_nothing_and_says_so(
    cmdaily: Program, network: Network, env: dict[str, str]
) -> None:
    network.server.say_to("acme", "Hello there", NINE, author="ben")
    cmdaily.ok("inbox", "--refresh")
    walk(cmdaily, env, ("1 of 1", "r"), ("Your answer:", "\r"), ("Nothing sent", "q"))
    assert states(cmdaily) == {"m1": "open"}


def test_snooze_kind_and_block_by_keys_and_undo(
    cmdaily: Program, network: Network, env: dict[str, str]
) -> None:
    for number in range(3):
        network.server.say_to("acme", f"Look at this, number {number}", NINE, author=f"ann{number // 2}")
    cmdaily.ok("inbox", "--refresh")
    walk(cmdaily, env, ("m1  ", "!"), ("Block ann0?", "y\r"), ("m3  ", "u"), ("m1  ", "q"))
    assert set(states(cmdaily).values()) == {"open"}
    walk(cmdaily, env, ("m1  ", "k"), ("complaint, question", "complaint\r"), ("· complaint", "q"))
    assert cmdaily.ok("inbox", "show", "m1", "--json").json["messages"][0]["urgency"] == "complaint"


def test_there_is_no_walk_without_a_terminal(cmdaily: Program) -> None:
    result = cmdaily("inbox", "walk")
    assert (result.code, "terminal" in result.err) == (2, True)


@pytest.mark.both_engines
def test_a_snoozed_message_waits_again_when_its_time_has_come(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "When do you open?", NINE)
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("inbox", "snooze", "m1", "in 2h")
    assert cmdaily.ok("inbox", "--json").json["messages"] == []
    assert "waiting" not in cmdaily.ok("today").out
    assert len(cmdaily.ok("inbox", "--json", now="2026-11-23T11:01").json["messages"]) == 1
    cmdaily.ok("inbox", "snooze", "m1", "now")
    assert len(cmdaily.ok("inbox", "--json").json["messages"]) == 1
    assert cmdaily("inbox", "snooze", "m1", "whenever").code == 2


@pytest.mark.both_engines
def test_a_blocked_person_does_not_wait_until_unblocked(cmdaily: Program, network: Network) -> None:
    network.server.say_to("acme", "Buy this", NINE, author="Spammer")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("inbox", "block", "m1")
    network.server.say_to("acme", "Buy that", NINE, author="spammer")
    network.server.say_to("acme", "Hello", NINE, author="ann")
    cmdaily.ok("inbox", "--refresh")
    assert [each["author"] for each in cmdaily.ok("inbox", "--json").json["messages"]] == ["ann"]
    assert cmdaily.ok("inbox", "block", "--json").json["blocked"] == [
        {"platform": "memory", "author": "spammer"}
    ]
    assert cmdaily("inbox", "unblock", "ann").code == 2
    cmdaily.ok("inbox", "unblock", "@Spammer")
    network.server.say_to("acme", "Buy all", NINE, author="spammer")
    cmdaily.ok("inbox", "--refresh")
    assert len(cmdaily.ok("inbox", "--json").json["messages"]) == 2


def test_the_editor_has_the_message_below_a_line_that_is_taken_off(
    cmdaily: Program, network: Network, env: dict[str, str], tmp_path: Path
) -> None:
    network.server.say_to("acme", "When do you open?\nOn Sunday too?", NINE)
    cmdaily.ok("inbox", "--refresh")
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\ncp "$1" {tmp_path}/shown\nsed -i "1s/.*/At nine/" "$1"\n')
    script.chmod(0o700)
    with Terminal("reply", "m1", home=cmdaily.home, env=env | {"EDITOR": str(script)}) as terminal:
        terminal.expect("Send it to acme?")
        terminal.type("")
        assert terminal.end() == 0, terminal.text
    assert "> When do you open?\n> On Sunday too?\n" in (tmp_path / "shown").read_text()
    assert network.texts[-1] == "At nine"


def test_in_lines_for_screen_readers_nothing_is_placed_coloured_or_drawn_over(
    cmdaily: Program, network: Network, env: dict[str, str]
) -> None:
    network.server.say_to("acme", "Thank you, what a lovely day!", NINE, author="ann")
    network.server.say_to("acme", "Hello there", NINE, author="ben")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("template", "new")
    spoken = env | {"CMDAILY_LINES": "1", "TERM": "dumb"}
    with Terminal("inbox", "walk", home=cmdaily.home, env=spoken) as terminal:
        terminal.expect("Key:")
        terminal.type("")
        terminal.expect("2 of 2")
        terminal.expect("Key:")
        terminal.type("done")
        terminal.expect("That is no key here; ? names them all.")
        terminal.type("k")
        terminal.expect("complaint, question, thanks, other or auto?")
        terminal.type("praise")
        terminal.expect("\n“praise” is not a kind of message.")
        terminal.type("d")
        assert terminal.end() == 0
    assert "\x1b" not in terminal.raw
    assert "m2: done." in terminal.text
    assert "1 of 2\nm1\n@ann\n" in terminal.text
    assert set(states(cmdaily).values()) == {"answered", "done"}


def test_tick_asks_in_lines_for_screen_readers(cmdaily: Program) -> None:
    with Terminal("tick", home=cmdaily.home, env={"CMDAILY_LINES": "1"}) as terminal:
        terminal.expect("Numbers of what you have done:")
        terminal.type("1, 3")
        assert terminal.end() == 0, terminal.text
    assert "\x1b" not in terminal.raw
    assert terminal.text.startswith("1")


HOSTILE = (
    "\x1b[2J\x1b[H\x1b]0;mine\x07[red]red[/red] <script>x</script> \u202egnorw \r\x9b31m{name} \x00" * 2000
)
"""100,000 characters and more, with what a terminal, Rich and a template could take for more than text."""


def test_a_long_and_hostile_message_is_text_and_leaves_its_author_on_the_screen(
    cmdaily: Program, network: Network, env: dict[str, str]
) -> None:
    assert len(HOSTILE) > 100_000
    network.server.say_to("acme", HOSTILE, NINE, author="\x1b[31mann[/bold]")
    cmdaily.ok("inbox", "--refresh")
    with Terminal("inbox", "walk", home=cmdaily.home, env=env) as terminal:
        terminal.expect("1 of 1")
        terminal.expect("all keys")
        terminal.send("r")
        terminal.expect("Your answer:")
        terminal.type("We hear you")
        terminal.expect("Send it to acme?")
        terminal.type("")
        assert terminal.end() == 0
    shown = terminal.raw
    assert not any(
        each in shown for each in ("\x1b[2J", "\x1b]0", "\x1b[31mann", "\x07", "\x9b", "\u202e", "\x00")
    )
    assert "[red]red[/red] <script>x</script>" in shown
    assert len(terminal.text.partition("all keys")[0].splitlines()) < 40
    assert "characters; o opens the page" in terminal.text
    assert network.texts[-1] == "We hear you"


def test_a_private_message_says_so_and_quoting_it_in_public_is_warned_of(
    cmdaily: Program, network: Network, env: dict[str, str]
) -> None:
    said = "My mother was treated badly in your cloakroom"
    network.server.say_to("acme", said, NINE, author="ann", private="yes")
    network.server.say_to("acme", "Hello there", NINE, author="ben")
    cmdaily.ok("inbox", "--refresh")
    assert [each["private"] for each in cmdaily.ok("inbox", "--json").json["messages"]] == [True, False]
    out = walk(cmdaily, env, ("· private", "n"), ("2 of 2", "q"))
    assert "mother" in out
    for words in (("post", f"As one said: {said.upper()}!", "--to", "acme"), ("reply", "m2", f"No, {said}")):
        told = cmdaily(*words, "--dry-run")
        assert "the words of m1" in told.out + told.err, told
    own = cmdaily.ok(
        "reply", "m1", f"We are sorry that your mother was treated badly in your cloakroom: {said}"
    )
    assert "the words of m1" not in own.out + own.err
    assert (
        "the words of"
        not in cmdaily.ok("post", "My mother was treated well", "--to", "acme", "--dry-run").err
    )


def test_a_network_that_hangs_is_left_with_ctrl_c_and_nothing_untrue_is_said(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = threading.Event()

    def silence(asked: Asked) -> Reply | None:
        if asked.method == "GET":
            return None
        hangs.set()
        return Reply(fault="silence")

    with fake_x() as x:
        monkeypatch.setenv("CMDAILY_SECRET_ACME", "right-token")
        cmdaily.now = datetime.now(UTC)
        cmdaily.ok("account", "add", "acme", "x", "--server", x.address)
        for each in ("lovely", "great"):
            x.mention(f"@acme Thank you, what a {each} evening!")
        cmdaily.ok("inbox", "--refresh")
        cmdaily.ok("template", "new", "thanks")
        x.instead = silence
        secret = {"CMDAILY_SECRET_ACME": "right-token"}
        with Terminal("inbox", "walk", home=cmdaily.home, env=secret) as terminal:
            terminal.expect("1 of 2")
            terminal.expect("all keys")
            terminal.send("\r")
            assert hangs.wait(60)
            terminal.send("\x03")
            terminal.expect("outbox resolve")
            x.instead = lambda _: None
            terminal.expect("2 of 2")
            terminal.expect("all keys")
            terminal.send("\r")
            assert terminal.end() == 0, terminal.text
        assert "Nothing done" not in terminal.text
        (stands,) = [post["replied"] for post in x.posts if post["author"] == "acme"]
        (waiting,) = cmdaily.ok("inbox", "--json").json["messages"]
        assert not waiting["url"].endswith(stands)
        assert "to check" in cmdaily.ok("outbox", "list").out


def test_what_is_asked_and_said_breaks_between_words(
    cmdaily: Program, network: Network, env: dict[str, str]
) -> None:
    network.server.say_to("acme", "Bonjour", NINE)
    cmdaily.ok("inbox", "--refresh")
    for number in range(9):
        cmdaily.ok("template", "add", f"template-number-{number}", "Hello {name}")
    shown = walk(
        cmdaily,
        env,
        ("quit", "t"),
        ("template-number-8", "template-number-3\r"),
        ("Template template-number-3", "r"),
        ("Your answer", "One {field}, and so many words more that what is said of it is long\r"),
        ("Nothing was sent", "q"),
    )
    plain = shown.replace("\r", "")
    assert "template-number-3,\ntemplate-number-4" in plain
    kept = plain[plain.index("The text is kept") :].split("\n")
    assert max(map(len, kept[:2])) <= 100
