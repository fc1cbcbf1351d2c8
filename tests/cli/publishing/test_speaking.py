"""`post`, `reply` and `share`, through the program's one entry point, on a network in a directory."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Network, Program

MEMORY = """
every: day
sections:
  - title: Memory
    platform: memory
    actions:
      - id: memory-post
        title: Say something
        counts: post
        minutes: 2
      - id: memory-reply
        title: Answer two people
        times: 2
        counts: reply
        minutes: 4
      - id: memory-share
        title: Pass something on
        counts: share
        minutes: 1
"""

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000b4944415478da6360"
    "00020000050001e9fadcd80000000049454e44ae426082"
)


@pytest.fixture
def actions(routine: Callable[..., Path]) -> None:
    routine("memory", MEMORY)


def done(cmdaily: Program, action: str) -> int:
    shape = cmdaily.ok("today", "--json").json
    return next(a["done"] for a in shape["actions"] if a["id"] == action)


def only(result_json: dict[str, list[dict[str, object]]]) -> dict[str, object]:
    (delivery,) = result_json["deliveries"]
    return delivery


# by hand


def test_on_a_fresh_machine_x_goes_by_hand(cmdaily: Program) -> None:
    said = cmdaily.ok("post", "Hello, world & co", "--to", "x")
    assert "https://x.com/intent/post?text=Hello%2C%20world%20%26%20co" in said.out
    waiting = only(cmdaily.ok("outbox", "list", "--json").json)
    assert waiting["state"] == "handed-off"
    assert waiting["account"] is None
    assert done(cmdaily, "x-post") == 0, "nobody has said yet that it was sent"
    cmdaily.ok("outbox", "resolve", str(waiting["id"])[-6:], "--sent", "--url", "https://x.com/me/status/1")
    assert done(cmdaily, "x-post") == 1
    assert only(cmdaily.ok("outbox", "list", "--json").json)["state"] == "sent"
    assert "https://x.com/me/status/1" in cmdaily.ok("log").out


def test_a_reply_by_hand_answers_the_post(cmdaily: Program) -> None:
    said = cmdaily.ok("reply", "https://x.com/ana/status/123", "I see it otherwise, because", "--json")
    assert "in_reply_to=123" in str(only(said.json)["url"])
    assert only(said.json)["kind"] == "reply"


def test_what_was_not_sent_by_hand_ticks_nothing(cmdaily: Program) -> None:
    made = only(cmdaily.ok("post", "Hello", "--to", "x", "--json").json)
    result = cmdaily("outbox", "resolve", str(made["id"]), "--not-sent", "--json")
    assert only(result.json)["state"] == "failed"
    assert done(cmdaily, "x-post") == 0


def test_by_hand_and_in_french(cmdaily: Program) -> None:
    said = cmdaily.ok("--lang", "fr", "post", "Bonjour", "--to", "linkedin", "--link", "https://exemple.fr/a")
    assert "à publier vous-même" in said.out
    assert "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fexemple.fr%2Fa" in said.out
    assert "Puis confirmez" in said.out


# by API


@pytest.mark.usefixtures("actions")
def test_a_post_ticks_its_action_with_the_permalink_as_proof(cmdaily: Program, network: Network) -> None:
    said = cmdaily.ok("post", "Good morning", "--to", "acme")
    assert network.texts == ["Good morning"]
    assert "https://memory.example/acme/000001" in said.out
    assert "Say something" in said.out
    assert done(cmdaily, "memory-post") == 1
    (entry,) = cmdaily.ok("log", "--json").json["entries"]
    assert (entry["source"], entry["receipt"]) == ("delivery", "https://memory.example/acme/000001")


@pytest.mark.usefixtures("actions")
def test_the_shape_that_scripts_rely_on(cmdaily: Program, network: Network) -> None:
    answered = network.server.add("What do you think?")
    made = cmdaily.ok("reply", answered.url, "This:", "--to", "acme", "--json").json
    delivery = only(made)
    assert made["schema_version"] == 1
    assert list(delivery) == [
        *("id", "account", "platform", "kind", "state", "text", "remote_id", "url", "attempts"),
        *("scheduled_at", "error"),
    ]
    assert delivery | {"id": ""} == {
        "id": "",
        "account": "acme",
        "platform": "memory",
        "kind": "reply",
        "state": "sent",
        "text": "This:",
        "remote_id": "000002",
        "url": "https://memory.example/acme/000002",
        "attempts": 1,
        "scheduled_at": None,
        "error": None,
    }
    assert cmdaily.ok("outbox", "list", "--json").json == made
    assert done(cmdaily, "memory-reply") == 1
    assert network.server.posts()[1]["target"] == "000001"


@pytest.mark.usefixtures("actions")
def test_for_names_another_action_and_no_tick_ticks_none(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "one", "--to", "acme", "--for", "memory-share")
    cmdaily.ok("post", "two", "--to", "acme", "--no-tick")
    assert (done(cmdaily, "memory-share"), done(cmdaily, "memory-post")) == (1, 0)
    assert network.texts == ["one", "two"]


@pytest.mark.usefixtures("actions")
def test_one_command_one_undo_and_the_posts_stay(cmdaily: Program, network: Network) -> None:
    network.account("globex")
    cmdaily.ok("post", "Hello both", "--to", "acme", "--to", "globex", "--for", "memory-reply")
    assert done(cmdaily, "memory-reply") == 2
    undone = cmdaily.ok("undo")
    assert done(cmdaily, "memory-reply") == 0
    assert "https://memory.example/acme/" in undone.out
    assert network.texts == ["Hello both", "Hello both"]


def test_a_share_passes_a_post_on_and_a_link_becomes_a_post(cmdaily: Program, network: Network) -> None:
    theirs = network.server.add("Worth reading")
    cmdaily.ok("share", theirs.url, "--to", "acme")
    cmdaily.ok("share", "https://example.org/article", "Read this", "--to", "acme")
    passed_on, linked = network.server.posts()[1:]
    assert (passed_on["target"], passed_on["text"]) == ("000001", "")
    assert (linked["target"], linked["link"], linked["text"]) == (
        "",
        "https://example.org/article",
        "Read this",
    )


def test_all_means_every_account(cmdaily: Program, network: Network) -> None:
    network.account("globex")
    made = cmdaily.ok("post", "To everyone", "--to", "all", "--json").json
    assert [d["account"] for d in made["deliveries"]] == ["acme", "globex"]
    assert network.texts == ["To everyone"] * 2


def test_a_network_stands_for_its_only_account(cmdaily: Program, network: Network) -> None:
    assert only(cmdaily.ok("post", "Hi", "--to", "memory", "--json").json)["account"] == "acme"
    network.account("globex")
    several = cmdaily("post", "Hi again", "--to", "memory")
    assert several.code == 2
    assert "acme, globex" in several.err


def test_one_account_that_fails_stops_no_other(cmdaily: Program, network: Network) -> None:
    network.account("globex")
    network.server.fail("403", "")
    result = cmdaily("post", "Both", "--to", "all", "--json")
    states = sorted(str(d["state"]) for d in result.json["deliveries"])
    assert states == ["handed-off", "sent"]
    assert network.texts == ["Both"]


def test_five_accounts_are_served_at_the_same_time(cmdaily: Program, network: Network) -> None:
    """Five senders wait at the network at once: a sender after the other would never get there."""
    names = [network.account(f"acme{number}") for number in range(5)]
    network.server.fail(*["pause-before"] * 5)
    released = threading.Thread(target=_let_five_pass, args=(network,))
    released.start()
    made = cmdaily.ok("post", "At once", *(word for name in names for word in ("--to", name)), "--json")
    released.join(10)
    assert [d["state"] for d in made.json["deliveries"]] == ["sent"] * 5


def _let_five_pass(network: Network) -> None:
    let_pass = network.server.wait_for_pause()  # the gate stays shut for all until five have arrived
    while network.server.sends() < 5:
        time.sleep(0.001)
    let_pass()
    while len(network.texts) < 5:
        with contextlib.suppress(OSError):  # nobody stands at the gate just now
            os.close(os.open(network.server.directory / "gate", os.O_WRONLY | os.O_NONBLOCK))


# what networks answer

OUTCOMES = [
    ("silence", "unknown", 7),
    ("500-after", "unknown", 7),
    ("cut", "unknown", 7),
    ("garbage-after", "unknown", 7),
    ("401", "failed", 5),
    ("expired", "failed", 5),
    ("402", "failed", 6),
    ("403", "handed-off", 0),
    ("404", "failed", 6),
    ("422", "failed", 6),
    ("429", "queued", 6),
    ("429-reset", "queued", 6),
    ("cap", "failed", 6),
    ("duplicate", "failed", 6),
    ("unreachable", "failed", 6),
]


@pytest.mark.parametrize(("fault", "state", "code"), OUTCOMES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_answer_has_its_state_its_words_and_its_exit_code(
    cmdaily: Program, network: Network, fault: str, state: str, code: int, language: str
) -> None:
    network.server.fail(fault)
    result = cmdaily("--lang", language, "post", "Hello", "--to", "acme", "--json")
    assert (only(result.json)["state"], result.code) == (state, code)
    assert only(result.json)["error"], "a person is told what happened"
    shown = cmdaily("--lang", language, "outbox", "show", str(only(result.json)["id"]))
    assert str(only(result.json)["error"]) in shown.out


@pytest.mark.parametrize("fault", ["silence", "500", "cut", "garbage"])
@pytest.mark.usefixtures("actions")
def test_what_arrived_in_spite_of_a_bad_answer_is_found_and_ticked(
    cmdaily: Program, network: Network, fault: str
) -> None:
    network.server.fail(f"{fault}-after")
    assert cmdaily("post", "Once only", "--to", "acme").code == 7
    blind = cmdaily("outbox", "send")
    assert "cmdaily outbox resolve" in blind.err, "an unknown delivery is never sent again unchecked"
    found = cmdaily.ok("outbox", "resolve", "--json", now="2026-11-23T09:05")
    assert only(found.json)["state"] == "sent"
    assert network.texts == ["Once only"]
    assert done(cmdaily, "memory-post") == 1


@pytest.mark.parametrize("fault", ["silence", "500", "cut", "garbage"])
def test_what_did_not_arrive_is_sent_again_once(cmdaily: Program, network: Network, fault: str) -> None:
    network.server.fail(fault)
    assert cmdaily("post", "Once only", "--to", "acme").code == 7
    assert network.texts == []
    early = cmdaily("outbox", "resolve", "--json", now="2026-11-23T09:00:03")
    assert (only(early.json)["state"], early.code) == ("unknown", 7), "the server may still be busy with it"
    assert network.texts == []
    assert only(cmdaily.ok("outbox", "resolve", "--json", now="2026-11-23T09:05").json)["state"] == "sent"
    assert network.texts == ["Once only"]


def test_what_cannot_be_read_back_stays_unknown(cmdaily: Program, network: Network) -> None:
    network.server.fail("silence-after", "read-blind")
    cmdaily("post", "Where is it", "--to", "acme")
    blind = cmdaily("outbox", "resolve", "--json", now="2026-11-23T09:05")
    assert (only(blind.json)["state"], blind.code) == ("unknown", 7)
    assert network.texts == ["Where is it"]


@pytest.mark.usefixtures("actions")
def test_a_person_may_say_what_became_of_it(cmdaily: Program, network: Network) -> None:
    network.server.fail("silence")
    made = only(cmdaily("post", "Hello", "--to", "acme", "--json").json)
    result = cmdaily("outbox", "resolve", str(made["id"]), "--not-sent", "--json")
    assert only(result.json)["state"] == "failed"
    assert only(cmdaily.ok("outbox", "send", str(made["id"]), "--json").json)["state"] == "sent"
    assert network.texts == ["Hello"]
    assert done(cmdaily, "memory-post") == 1


def test_a_rate_window_is_remembered_and_waited_out(cmdaily: Program, network: Network) -> None:
    network.server.fail("429-reset")
    assert cmdaily("post", "Patience", "--to", "acme").code == 6
    assert cmdaily("outbox", "send", "--json", now="2026-11-23T09:05").json["deliveries"] == []
    assert only(cmdaily.ok("outbox", "send", "--json", now="2026-11-23T09:16").json)["state"] == "sent"
    assert network.texts == ["Patience"]


def test_a_duplicate_that_is_our_own_echo_is_a_success(cmdaily: Program, network: Network) -> None:
    network.server.fail("silence-after")
    made = only(cmdaily("post", "Echo", "--to", "acme", "--json").json)
    cmdaily("outbox", "resolve", str(made["id"]), "--not-sent", now="2026-11-23T09:05")
    network.server.fail("duplicate")
    assert only(cmdaily.ok("outbox", "send", str(made["id"]), "--json").json)["state"] == "sent"
    assert network.texts == ["Echo"]


# preflight


def test_everything_wrong_is_said_at_once(cmdaily: Program, network: Network, tmp_path: Path) -> None:
    (tmp_path / "not.png").write_text("no picture")
    wrong = ["--picture", str(tmp_path / "not.png"), "--picture", str(tmp_path / "missing.png")]
    result = cmdaily("post", "x" * 501, "--to", "acme", *wrong)
    assert result.code == 4
    assert "(length)" in result.err
    assert result.err.count("(picture)") == 2
    assert "(alt-text)" in result.err
    assert network.server.sends() == 0


def test_too_long_for_one_network_does_not_block_the_others(cmdaily: Program, network: Network) -> None:
    text = "a" * 400
    result = cmdaily("post", text, "--to", "acme", "--to", "x", "--json")
    assert (result.code, [d["platform"] for d in result.json["deliveries"]]) == (4, ["memory"])
    assert network.texts == [text]
    again = cmdaily.ok("post", "--draft", "last", "--text-for", "x=Shorter", "--json").json
    assert [(d["platform"], d["text"]) for d in again["deliveries"]] == [("x", "Shorter")]
    assert network.texts == [text], "what went out before does not go out again"


def test_a_text_of_its_own_for_one_network(cmdaily: Program, network: Network) -> None:
    made = cmdaily.ok("post", "Long", "--to", "acme", "--to", "x", "--text-for", "x=Short", "--json").json
    assert [d["text"] for d in made["deliveries"]] == ["Long", "Short"]
    assert network.texts == ["Long"]


def test_a_thread_hangs_together(cmdaily: Program, network: Network) -> None:
    text = " ".join(f"Sentence number {number} of this long story." for number in range(30))
    cmdaily.ok("post", text, "--to", "acme", "--thread")
    posts = network.server.posts()
    assert len(posts) == 3
    assert [post["text"][-5:] for post in posts] == ["(1/3)", "(2/3)", "(3/3)"]
    assert [post["target"] for post in posts] == ["", "000001", "000002"]
    assert all(len(post["text"]) <= 500 for post in posts)


@pytest.mark.usefixtures("actions")
def test_a_thread_that_breaks_goes_on_where_it_stopped(cmdaily: Program, network: Network) -> None:
    text = " ".join(f"Sentence number {number} of this long story." for number in range(30))
    network.server.fail("", "silence-after")
    made = cmdaily("post", text, "--to", "acme", "--thread", "--json")
    assert [d["state"] for d in made.json["deliveries"]] == ["sent", "unknown", "queued"]
    cmdaily.ok("outbox", "resolve", now="2026-11-23T09:05")
    cmdaily.ok("outbox", "send", now="2026-11-23T09:06")
    assert [post["target"] for post in network.server.posts()] == ["", "000001", "000002"]
    assert done(cmdaily, "memory-post") == 1, "a thread is one post"


def test_the_same_text_twice_needs_a_reason(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "We are open", "--to", "acme")
    again = cmdaily("post", "we are  OPEN", "--to", "acme")
    assert (again.code, "same-text" in again.err) == (4, True)
    without = cmdaily("post", "We are open", "--to", "acme", "--override", "same-text")
    assert without.code == 2
    cmdaily.ok("post", "We are open", "--to", "acme", "--override", "same-text", "--why", "asked for again")
    assert network.texts == ["We are open"] * 2
    latest = cmdaily.ok("outbox", "list", "--json").json["deliveries"][-1]["id"]
    assert "same-text: asked for again" in cmdaily.ok("outbox", "show", latest).out


def test_the_day_has_a_spending_limit(cmdaily: Program, network: Network) -> None:
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text("limits:\n  spend: 0.02\n")
    assert "Price: $0.015" in cmdaily.ok("post", "one", "--to", "acme").err
    over = cmdaily("post", "two", "--to", "acme")
    assert (over.code, "spend-limit" in over.err) == (4, True)
    assert network.texts == ["one"]
    cmdaily.ok("post", "two", "--to", "acme", now="2026-11-24T09:00")


def test_the_limit_holds_across_accounts_of_one_command(cmdaily: Program, network: Network) -> None:
    network.account("globex")
    (cmdaily.home / "config.yaml").write_text("limits:\n  spend: 0.02\n")
    result = cmdaily("post", "one", "--to", "all", "--json")
    assert result.code == 4
    assert network.texts == ["one"]


def test_a_link_costs_more_and_is_said_to(cmdaily: Program, network: Network) -> None:
    said = cmdaily.ok("post", "Read https://example.com/a", "--to", "acme")
    assert "$0.20" in said.err
    assert "(price)" in said.err
    assert network.texts


@pytest.mark.usefixtures("network")
def test_french_writes_amounts_and_states_as_french_does(cmdaily: Program) -> None:
    said = cmdaily.ok("--lang", "fr", "post", "Lisez https://example.com/a", "--to", "acme")
    assert "Prix\u00a0: 0,20\u00a0$\n" in said.err
    assert "cela coûte 0,20\u00a0$, sans lien 0,015\u00a0$" in said.err
    sent = cmdaily.ok("outbox", "list", "--json").json["deliveries"][0]
    assert sent["state"] == "sent"
    refused = cmdaily("--lang", "fr", "outbox", "cancel", sent["id"])
    assert (refused.code, "son état est «\u00a0envoyé\u00a0»" in refused.err) == (2, True)
    assert "0,20\u00a0$" in cmdaily.ok("--lang", "fr", "outbox", "show", sent["id"]).out
    assert (
        cmdaily.ok("--lang", "fr", "outbox", "show", sent["id"], "--json").json["delivery"]["cost_usd"] == 0.2
    )
    (cmdaily.home / "config.yaml").write_text("limits:\n  spend: 0.21\n")
    over = cmdaily("--lang", "fr", "post", "Un autre texte", "--to", "acme")
    assert "le plafond du jour, 0,21\u00a0$ (0,20\u00a0$ dépensés)" in over.err


def test_embargoed_words_wait(cmdaily: Program, network: Network) -> None:
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text(
        "embargoes:\n  - words: [Acme Phone]\n    until: 2026-12-10 09:00\n"
    )
    early = cmdaily("post", "The acme phone is here", "--to", "acme")
    assert (early.code, "Thu 10 Dec 2026, 09:00" in early.err) == (4, True)
    cmdaily.ok("post", "The Acme Phone is here", "--to", "acme", "--at", "2026-12-10 09:00")
    assert network.texts == []


def test_a_dry_run_shows_the_request_and_sends_nothing(cmdaily: Program, network: Network) -> None:
    shown = cmdaily.ok("post", "Hello", "--to", "acme", "--dry-run")
    assert "PUT file://" in shown.out
    assert "right" not in shown.out, "the secret is left out"
    rehearsed = cmdaily.ok("post", "Hello", "--to", "acme", "--to", "x", "--dry-run", "--json").json
    memory, x = rehearsed["dry_run"]
    assert memory["requests"][0]["body"]["text"] == "Hello"
    assert x["hand_off"].startswith("https://x.com/intent/post")
    assert network.server.sends() == 0
    assert cmdaily.ok("outbox", "list", "--json").json["deliveries"] == []


@pytest.mark.usefixtures("network")
def test_the_language_goes_along_and_is_shown(cmdaily: Program) -> None:
    def said(*words: str) -> str | None:
        planned = cmdaily.ok("post", *words, "--to", "acme", "--dry-run", "--json").json["dry_run"][0]
        found: str | None = planned["language"]
        return found

    assert said("Venez samedi à la fête") == "fr"
    assert said("Come and see us") == "en"
    assert said("12 km") is None
    assert said("Come and see us", "--language", "pt-br") == "pt-BR"
    (cmdaily.home / "config.yaml").write_text("language: fr\n")
    assert said("12 km") == "fr"
    assert said("Come and see us") == "en", "the text says so itself"
    (cmdaily.home / "charter.yaml").write_text("language: fr\n")
    assert said("Come and see us") == "fr"
    shown = cmdaily.ok("post", "Venez", "--to", "acme", "--dry-run", "--language", "pt-BR").out
    assert "Langue indiquée\u00a0: portugais (pt-BR)." in shown
    refused = cmdaily("--lang", "en", "post", "Hello", "--to", "acme", "--language", "french")
    assert (refused.code, "“french” is not the code of a language" in refused.err) == (2, True)


def test_every_part_of_a_thread_has_the_language(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "Venez samedi à la fête. " * 40, "--to", "acme", "--thread", "--yes")
    posts = network.server.posts()
    assert len(posts) > 1
    assert {post["language"] for post in posts} == {"fr"}


# bad input: a clear error, and nothing lost


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\u00a0"])
def test_nothing_to_say(cmdaily: Program, network: Network, text: str) -> None:
    result = cmdaily("post", text, "--to", "acme")
    assert (result.code, "(empty)" in result.err) == (4, True)
    assert network.server.sends() == 0


def test_a_hundred_thousand_characters(cmdaily: Program, network: Network) -> None:
    text = "a" * 100_000
    result = cmdaily("post", text, "--to", "acme")
    assert (result.code, "99,500" in result.err) == (4, True)
    assert network.server.sends() == 0
    assert text[:40] in cmdaily.ok("outbox", "list").out, "saved as a draft"


@pytest.mark.parametrize("text", ["half \ud83d of a smile", "caf\udce9"])
def test_half_a_character(cmdaily: Program, network: Network, text: str) -> None:
    result = cmdaily("post", text, "--to", "acme")
    assert (result.code, "(broken-text)" in result.err) == (4, True)
    assert network.server.sends() == 0
    assert "half" in cmdaily.ok("outbox", "list").out or "caf" in cmdaily.ok("outbox", "list").out


def test_text_that_turns_around(cmdaily: Program, network: Network) -> None:
    result = cmdaily("post", "pay \u202etxet\u202c now", "--to", "acme")
    assert (result.code, "U+202E" in result.err) == (4, True)
    assert "\u202e" not in result.err + result.out
    assert network.server.sends() == 0


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("https://bsky.app/profile/ana.example/post/3kabcdefghi2x", "bluesky"),
        ("https://memory.example/acme", "not the address of a post"),
        ("not a web address", "not the address of a post"),
        ("", "not the address of a post"),
    ],
)
def test_a_reply_to_what_is_no_post_of_that_network(
    cmdaily: Program, network: Network, target: str, words: str
) -> None:
    result = cmdaily("reply", target, "Indeed", "--to", "acme")
    assert (result.code, words in result.err) == (2, True), result
    assert network.server.sends() == 0
    assert "Indeed" in cmdaily.ok("outbox", "list").out


@pytest.mark.usefixtures("network")
def test_a_reply_to_a_post_that_is_gone(cmdaily: Program) -> None:
    result = cmdaily("reply", "https://memory.example/ana/000042", "Indeed", "--to", "acme", "--json")
    assert (result.code, only(result.json)["state"]) == (6, "failed")


def test_pictures_are_copied_and_their_alt_text_goes_with_them(
    cmdaily: Program, network: Network, tmp_path: Path
) -> None:
    picture = tmp_path / "stall.png"
    picture.write_bytes(PNG)
    cmdaily.ok(
        "post", "Market day", "--to", "acme", "--picture", str(picture), "--alt", "Two crates of cherries"
    )
    (kept,) = network.server.posts()[0]["pictures"]
    assert kept["alt"] == "Two crates of cherries"
    assert Path(kept["path"]).parent == cmdaily.home / "pictures"
    assert stat.S_IMODE(os.stat(kept["path"]).st_mode) == 0o600


def test_a_picture_tells_nothing_and_it_is_said(cmdaily: Program, network: Network, tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    held = image.Exif()
    held[0x0110] = "Telephone of Ana"
    held[0x0112] = 6
    held.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 30.0)})
    picture = tmp_path / "stall.jpg"
    image.new("RGB", (40, 20)).save(picture, exif=held.tobytes())
    words = ("post", "Market day", "--to", "acme", "--picture", str(picture), "--alt", "Cherries")
    said = cmdaily.ok(*words, "--dry-run", "--json")
    assert said.json["dry_run"][0]["notices"] == [
        "stall.jpg: where it was taken and other hidden data are removed"
    ]
    assert "stall.jpg: where it was taken" in cmdaily.ok(*words).err
    (kept,) = network.server.posts()[0]["pictures"]
    sent = Path(kept["path"]).read_bytes()
    assert b"Telephone" not in sent
    with image.open(kept["path"]) as opened:
        assert dict(opened.getexif()) == {0x0112: 6}, "how it is turned stays"


def test_a_picture_that_is_cut_off_is_not_sent(cmdaily: Program, network: Network, tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    picture = tmp_path / "stall.jpg"
    image.effect_noise((200, 100), 50).save(picture)
    picture.write_bytes(picture.read_bytes()[:300])
    refused = cmdaily("post", "Market day", "--to", "acme", "--picture", str(picture), "--alt", "Cherries")
    assert refused.code != 0
    assert "is cut off or damaged" in refused.err
    assert network.texts == []


def test_a_scheduled_picture_is_the_one_that_was_meant(
    cmdaily: Program, network: Network, tmp_path: Path
) -> None:
    picture = tmp_path / "stall.png"
    picture.write_bytes(PNG)
    words = ("--picture", str(picture), "--alt", "Cherries", "--at", "tomorrow 9:00")
    cmdaily.ok("post", "Market day", "--to", "acme", *words)
    picture.unlink()
    cmdaily.ok("outbox", "send", now="2026-11-24T09:01")
    assert network.texts == ["Market day"]


def test_an_unknown_account_is_guessed_at(cmdaily: Program, network: Network) -> None:
    result = cmdaily("post", "Hi", "--to", "acne")
    assert (result.code, "acme" in result.err) == (2, True)
    assert network.server.sends() == 0


def test_words_without_quotes_are_not_joined_silently(cmdaily: Program, network: Network) -> None:
    result = cmdaily("post", "Good", "morning", "--to", "acme")
    assert (result.code, "quotes" in result.err) == (2, True)
    assert network.server.sends() == 0


def test_without_anyone_to_say_it_to(cmdaily: Program) -> None:
    result = cmdaily("post", "Hello?")
    assert (result.code, "--to" in result.err) == (2, True)


def test_hostile_text_does_not_reach_the_terminal(cmdaily: Program, network: Network) -> None:
    network.server.fail("422")
    shown = cmdaily("post", "[bold red]x[/]\x1b[31mred", "--to", "acme")
    assert "\x1b" not in shown.out + shown.err
    assert "\x1b" not in cmdaily("outbox", "list").out


def test_what_is_kept_is_private(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "Hello", "--to", "acme")
    for directory, _, files in os.walk(cmdaily.home):
        assert stat.S_IMODE(os.stat(directory).st_mode) == 0o700, directory
        for name in files:
            assert stat.S_IMODE(os.stat(os.path.join(directory, name)).st_mode) & 0o077 == 0, name
    assert network.texts


# where texts come from


def test_standard_input(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "-", "--to", "acme", stdin="Piped\nin two lines\n")
    cmdaily.ok("post", "--to", "acme", stdin="Piped without a dash\n")
    assert network.texts == ["Piped\nin two lines", "Piped without a dash"]


def test_templates_are_filled_and_never_sent_with_holes(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("template", "add", "thanks", "Thank you, {name}! {{sic}}")
    assert "name" in cmdaily.ok("template", "list").out
    empty = cmdaily("post", "--template", "thanks", "--to", "acme")
    assert (empty.code, "name" in empty.err) == (2, True)
    cmdaily.ok(
        "post",
        "--template",
        "thanks",
        "name=Ana",
        "--to",
        "acme",
        "--override",
        "placeholder",
        "--why",
        "sic",
    )
    assert network.texts == ["Thank you, Ana! {sic}"]
    hole = cmdaily("post", "Dear {name}", "--to", "acme")
    assert (hole.code, "{name}" in hole.err) == (4, True)


def test_templates_add_show_replace_remove(cmdaily: Program) -> None:
    cmdaily.ok("template", "add", "hello", "Hello {who}")
    assert cmdaily("template", "add", "hello", "Bye").code == 2
    cmdaily.ok("template", "add", "hello", "-", "--replace", stdin="Bonjour {qui}\n")
    assert cmdaily.ok("template", "show", "hello").out == "Bonjour {qui}\n"
    (listed,) = cmdaily.ok("template", "list", "--json").json["templates"]
    assert (listed["name"], listed["text"], listed["placeholders"]) == ("hello", "Bonjour {qui}", ["qui"])
    near = cmdaily("template", "show", "helo")
    assert (near.code, "hello" in near.err) == (2, True)
    cmdaily.ok("template", "remove", "hello")
    assert cmdaily.ok("template", "list", "--json").json["templates"] == []


# later


def test_a_scheduled_post_waits_for_its_time(cmdaily: Program, network: Network) -> None:
    made = only(cmdaily.ok("post", "At nine thirty", "--to", "acme", "--at", "demain 9h30", "--json").json)
    assert (made["state"], made["scheduled_at"]) == ("queued", "2026-11-24T09:30:00+01:00")
    cmdaily.ok("outbox", "send", now="2026-11-24T09:29")
    assert network.texts == []
    cmdaily.ok("outbox", "send", now="2026-11-24T09:30")
    assert network.texts == ["At nine thirty"]


def test_a_scheduled_post_can_be_sent_now_or_given_up(cmdaily: Program, network: Network) -> None:
    first, second = (
        str(only(cmdaily.ok("post", text, "--to", "acme", "--at", "in 2h", "--json").json)["id"])
        for text in ("one", "two")
    )
    cmdaily.ok("outbox", "send", first[-6:])
    cmdaily.ok("outbox", "cancel", second[-6:])
    cmdaily.ok("outbox", "send", now="2026-11-23T12:00")
    assert network.texts == ["one"]
    assert cmdaily("outbox", "cancel", first).code == 2, "what went out is out"


def test_a_scheduled_hand_off_becomes_a_hand_off_in_its_time(cmdaily: Program) -> None:
    cmdaily.ok("post", "By hand, later", "--to", "x", "--at", "tomorrow 9:00")
    cmdaily.ok("outbox", "send", now="2026-11-24T09:00")
    waiting = only(cmdaily.ok("outbox", "list", "--json", now="2026-11-24T09:01").json)
    assert waiting["state"] == "handed-off"
    assert "x.com/intent/post" in str(waiting["url"])


def test_the_same_text_is_not_scheduled_twice(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "Sale on Friday", "--to", "acme", "--at", "tomorrow 9:00")
    assert cmdaily("post", "Sale on Friday", "--to", "acme", "--at", "tomorrow 10:00").code == 4
    assert network.texts == []


@pytest.mark.parametrize("when", ["soon", "tomorrow", "yesterday 9:00", "25:00", "2026-02-30 10:00", ""])
def test_moments_that_are_none(cmdaily: Program, network: Network, when: str) -> None:
    result = cmdaily("post", "Hello", "--to", "acme", "--at", when)
    assert result.code == 2
    assert network.server.sends() == 0


# accounts


def test_account_secrets_by_standard_input_are_kept_private(
    cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CMDAILY_SECRET_ACME")
    address = network.server.address
    added = cmdaily.ok(
        "account", "add", "globex", "--platform", "memory", "--server", address, stdin="s3cret-token\n"
    )
    assert "globex" in added.out
    cmdaily.ok("post", "With a kept secret", "--to", "globex")
    kept = cmdaily.home / "secrets" / "globex.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    store = b"".join(path.read_bytes() for path in cmdaily.home.glob("cmdaily.db*"))
    assert b"s3cret-token" not in store
    for words in (
        ["account", "list", "--json"],
        ["outbox", "list", "--json"],
        ["account", "check", "globex"],
    ):
        result = cmdaily(*words)
        assert "s3cret-token" not in result.out + result.err
    cmdaily.ok("account", "remove", "globex")
    assert not kept.exists()


def test_a_wrong_secret_is_not_kept(
    cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_GLOBEX", "wrong")
    address = network.server.address
    result = cmdaily("account", "add", "globex", "--platform", "memory", "--server", address)
    assert result.code == 5
    assert [a["name"] for a in cmdaily.ok("account", "list", "--json").json["accounts"]] == ["acme"]


def test_a_secret_that_has_gone(cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CMDAILY_SECRET_ACME")
    result = cmdaily("post", "Hello", "--to", "acme", "--json")
    assert (result.code, only(result.json)["state"]) == (5, "failed")
    assert "CMDAILY_SECRET_ACME" in cmdaily("outbox", "show", str(only(result.json)["id"])).out
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right")
    cmdaily.ok("outbox", "send", str(only(result.json)["id"]))
    assert network.texts == ["Hello"]


def test_a_stale_secret_is_refreshed_and_kept_before_it_is_used(
    cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", json.dumps({"token": "stale", "refresh_token": "once"}))
    cmdaily.ok("post", "Hello", "--to", "acme")
    assert json.loads((cmdaily.home / "secrets" / "acme.json").read_text())["secret"] == {"token": "fresh"}
    cmdaily.ok("post", "Hello again", "--to", "acme")
    assert network.texts == ["Hello", "Hello again"]


def test_the_secret_command(cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CMDAILY_SECRET_ACME")
    (cmdaily.home / "config.yaml").write_text('secret_command: "printf %s token-of-{account}"\n')
    cmdaily.ok("post", "Hello", "--to", "acme")
    (cmdaily.home / "config.yaml").write_text("secret_command: 'false'\n")
    assert cmdaily("post", "Hello again", "--to", "acme").code == 5
    assert network.texts == ["Hello"]


def test_account_check_tells_rights_and_limits(cmdaily: Program, network: Network) -> None:
    checked = cmdaily.ok("account", "check").out
    assert "500" in checked
    assert "post" in checked
    network.account("globex")
    shape = cmdaily.ok("account", "check", "acme", "--json").json["accounts"]
    assert [(a["name"], a["ok"], a["limits"]["text"]) for a in shape] == [("acme", True, 500)]


@pytest.mark.parametrize(
    "words",
    [
        ["account", "add", "Acme!", "--platform", "memory"],
        ["account", "add", "all", "--platform", "memory"],
        ["account", "add", "acme", "--platform", "blog"],
        ["account", "add", "acme", "--platform", "nowhere"],
        ["account", "add", "globex"],
        ["account", "add", "globex", "--platform", "memory"],
        ["account", "remove", "globex"],
        ["account", "check", "globex"],
    ],
)
def test_accounts_that_cannot_be(cmdaily: Program, network: Network, words: list[str]) -> None:
    result = cmdaily(*words, stdin="token\n")
    assert result.code == 2, result
    assert network.server.sends() == 0


def test_one_variable_for_one_account(cmdaily: Program, network: Network) -> None:
    network.account("acme-x")
    result = cmdaily("account", "add", "acme_x", "--platform", "memory", "--server", network.server.address)
    assert (result.code, "acme-x" in result.err) == (2, True)


def test_what_an_account_said_outlives_it(cmdaily: Program, network: Network) -> None:
    made = only(cmdaily.ok("post", "Later", "--to", "acme", "--at", "in 2h", "--json").json)
    cmdaily.ok("account", "remove", "acme")
    assert cmdaily("outbox", "send", str(made["id"])).code == 5
    assert network.texts == []


def test_platform_list(cmdaily: Program) -> None:
    assert "bluesky" in cmdaily.ok("platform", "list").out
    shape = {p["name"]: p for p in cmdaily.ok("platform", "list", "--json").json["platforms"]}
    assert shape["x"]["prices_usd"]["post_with_url"] == 0.2
    assert "memory" not in shape, "the network of the tests is not listed"


# the outbox


def test_names_of_deliveries(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "Hello", "--to", "acme")
    for name in ("nothing", "zz", "'; DROP TABLE delivery", "%"):
        result = cmdaily("outbox", "show", name)
        assert (result.code, "outbox list" in result.err) == (2, True)
    assert network.texts


def test_outbox_list_by_state(cmdaily: Program, network: Network) -> None:
    cmdaily.ok("post", "Sent", "--to", "acme")
    cmdaily.ok("post", "Waiting", "--to", "acme", "--at", "in 2h")
    queued = cmdaily.ok("outbox", "list", "--state", "queued", "--json").json["deliveries"]
    assert [d["text"] for d in queued] == ["Waiting"]
    assert cmdaily("outbox", "list", "--state", "gone").code == 2
    assert network.texts == ["Sent"]


def test_an_empty_outbox_is_said_to_be(cmdaily: Program) -> None:
    assert cmdaily.ok("outbox", "list").out == "The outbox is empty.\n"
    assert cmdaily.ok("outbox", "list", "--json").json == {"schema_version": 1, "deliveries": []}
    assert "Nothing to send" in cmdaily.ok("outbox", "send").err
    assert "Nothing to check" in cmdaily.ok("outbox", "resolve").err


# what is known before the day begins


def test_today_and_the_doctor_tell_what_is_in_doubt(cmdaily: Program, network: Network) -> None:
    assert cmdaily.ok("today").err == ""
    network.server.fail("silence")
    cmdaily("post", "Did it arrive?", "--to", "acme")
    assert "cmdaily outbox resolve" in cmdaily.ok("today").err
    assert "cmdaily outbox resolve" in cmdaily("doctor").out
    assert "cmdaily outbox resolve" not in cmdaily.ok("today", "--json").err


def test_a_sign_in_that_ends_soon_is_told_days_ahead(cmdaily: Program, network: Network) -> None:
    with contextlib.closing(sqlite3.connect(cmdaily.home / "cmdaily.db")) as store, store:
        store.execute("UPDATE account SET expires_at = '2026-11-30T09:00:00+00:00'")
    assert cmdaily.ok("today", now="2026-11-20T09:00").err == ""
    told = cmdaily.ok("today", now="2026-11-25T09:00").err
    assert "acme" in told
    assert "5 days" in told
    assert "5\u00a0jours" in cmdaily("--lang", "fr", "doctor", now="2026-11-25T09:00").out
    assert network.texts == []


def test_the_doctor_misses_a_secret(
    cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "acme" in cmdaily("doctor").out
    monkeypatch.delenv("CMDAILY_SECRET_ACME")
    assert "CMDAILY" in cmdaily("doctor").out or "no credentials" in cmdaily("doctor").out
    assert network.texts == []


def test_the_outbox_can_be_looked_at_where_nothing_can_be_written(
    cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    cmdaily.ok("post", "Hello", "--to", "acme")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere
    assert only(cmdaily.ok("outbox", "list", "--json").json)["state"] == "sent"
    assert network.texts == ["Hello"]
