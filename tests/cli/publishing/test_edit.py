"""`outbox edit`: another text, time, link or pictures for what waits, and never both texts."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cmdaily.platforms.memory.adapter import MemoryServer
from cmdaily.services.publishing import compose
from tests.conftest import Program


@pytest.fixture
def network(cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MemoryServer:
    """A network with an account of ours."""
    server = MemoryServer(tmp_path / "network")
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "token")
    cmdaily.ok("account", "add", "acme", "memory", "--server", server.address, "--handle", "acme")
    return server


def scheduled(cmdaily: Program, text: str, *more: str, when: str = "2026-11-23 10:00") -> str:
    made = cmdaily.ok("post", text, "--to", "acme", "--at", when, *more, "--json").json["deliveries"]
    found: str = made[0]["id"]
    return found[-6:]


def link_of(cmdaily: Program, name: str) -> str | None:
    found: str | None = cmdaily.ok("outbox", "show", name[-6:], "--json").json["delivery"]["link"]
    return found


def sent(network: MemoryServer) -> list[str]:
    return [post["text"] for post in network.posts()]


def test_another_text_keeps_the_time_and_only_it_is_sent(cmdaily: Program, network: MemoryServer) -> None:
    name = scheduled(cmdaily, "Hello")
    edited = cmdaily.ok("outbox", "edit", name, "Good evening", "--json").json["deliveries"]
    assert [(each["state"], each["scheduled_at"]) for each in edited] == [
        ("queued", "2026-11-23T10:00:00+01:00")
    ]
    former = cmdaily.ok("outbox", "show", name).out
    assert f"replaced by the delivery {edited[0]['id'][-6:]}" in " ".join(former.split()), former
    cmdaily.ok("run", "--once", now="2026-11-23T10:00")
    assert sent(network) == ["Good evening"]
    assert "Drafts" not in cmdaily.ok("outbox", "list").out


@pytest.mark.usefixtures("network")
def test_a_letter_changed_is_no_duplicate_of_itself(cmdaily: Program) -> None:
    name = scheduled(cmdaily, "The doors open at nine tomorrow morning")
    result = cmdaily.ok("outbox", "edit", name, "The doors open at ten tomorrow morning", "--json")
    assert len(result.json["deliveries"]) == 1
    assert result.err.strip() == "Price: $0.015"


@pytest.mark.usefixtures("network")
def test_another_time_and_another_link_or_none(cmdaily: Program) -> None:
    name = scheduled(cmdaily, "Hello", "--link", "https://one.example/")
    edited = cmdaily.ok(
        "outbox", "edit", name, "--at", "2026-11-24 9:00", "--link", "https://two.example/", "--json"
    ).json["deliveries"][0]
    assert edited["scheduled_at"] == "2026-11-24T09:00:00+01:00"
    assert link_of(cmdaily, edited["id"]) == "https://two.example/"
    bare = cmdaily.ok("outbox", "edit", edited["id"][-6:], "--link", "-", "--json").json["deliveries"][0]
    assert (bare["text"], link_of(cmdaily, bare["id"])) == ("Hello", None)


@pytest.mark.usefixtures("network")
def test_pictures_are_described_anew_changed_and_taken_out(cmdaily: Program, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "red").save(tmp_path / "a.png")
    name = scheduled(cmdaily, "Hello", "--picture", str(tmp_path / "a.png"), "--alt", "A red square")

    def changed(*how: str) -> list[str]:
        nonlocal name
        name = cmdaily.ok("outbox", "edit", name, *how, "--json").json["deliveries"][0]["id"][-6:]
        shown = cmdaily.ok("outbox", "show", name, "--json").json["delivery"]
        return [picture["alt"] for picture in shown["pictures"]]

    assert changed("--alt", "A red field") == ["A red field"]
    assert changed("Good evening") == ["A red field"]
    assert changed("--picture", "-") == []


def test_a_reply_that_waits_may_be_changed_and_stays_one(cmdaily: Program, network: MemoryServer) -> None:
    post = cmdaily.ok("post", "Hello", "--to", "acme", "--json").json["deliveries"][0]
    made = cmdaily.ok("reply", post["url"], "Thanks", "--at", "2026-11-23 10:00", "--json").json["deliveries"]
    name = cmdaily.ok("outbox", "edit", made[0]["id"][-6:], "Thank you", "--json").json["deliveries"][0]["id"]
    shown = cmdaily.ok("outbox", "show", name[-6:], "--json").json["delivery"]
    assert (shown["kind"], shown["target"]) == ("reply", post["url"])
    cmdaily.ok("run", "--once", now="2026-11-23T10:00")
    assert sorted(sent(network)) == ["Hello", "Thank you"]


@pytest.mark.usefixtures("network")
def test_the_charter_and_the_network_judge_it_again(cmdaily: Program) -> None:
    name = scheduled(cmdaily, "Hello")
    refused = cmdaily("outbox", "edit", name, "x" * 70_000)
    assert refused.code == 4, refused
    assert (
        cmdaily.ok("outbox", "list", "--state", "queued", "--json").json["deliveries"][0]["text"] == "Hello"
    )


def test_a_thread_is_changed_whole(cmdaily: Program, network: MemoryServer) -> None:
    long = " ".join(f"word{number}" for number in range(200))
    made = cmdaily.ok("post", long, "--to", "acme", "--at", "2026-11-23 10:00", "--thread", "--json")
    parts = made.json["deliveries"]
    assert len(parts) > 1
    part = cmdaily("outbox", "edit", parts[1]["id"][-6:], "Short")
    assert (part.code, parts[0]["id"][-6:] in part.err) == (2, True), part
    cmdaily.ok("outbox", "edit", parts[0]["id"][-6:], "Short")
    cmdaily.ok("run", "--once", now="2026-11-23T10:00")
    assert sent(network) == ["Short"]


@pytest.mark.usefixtures("network")
def test_a_rehearsal_changes_nothing(cmdaily: Program) -> None:
    name = scheduled(cmdaily, "Hello")
    assert "Good evening" in cmdaily.ok("outbox", "edit", name, "Good evening", "--dry-run").out
    assert [each["text"] for each in cmdaily.ok("outbox", "list", "--json").json["deliveries"]] == ["Hello"]
    assert "Drafts" not in cmdaily.ok("outbox", "list").out


def test_what_is_being_sent_or_was_is_left_alone(cmdaily: Program, network: MemoryServer) -> None:
    name = scheduled(cmdaily, "Hello")
    cmdaily.ok("outbox", "send", name)
    late = cmdaily("outbox", "edit", name, "Good evening")
    assert (late.code, "cannot be changed" in late.err) == (2, True), late
    assert sent(network) == ["Hello"]


@pytest.mark.usefixtures("network")
def test_one_that_somebody_is_sending_is_not_changed(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process takes it between the reading and the writing: one text goes out, and the edit says so."""
    name = scheduled(cmdaily, "Hello")
    before = compose.send_post

    def meanwhile(*given: Any) -> Any:
        with sqlite3.connect(cmdaily.home / "cmdaily.db") as store:
            store.execute("UPDATE delivery SET state = 'sending', owner = 'other'")
        return before(*given)

    monkeypatch.setattr(compose, "send_post", meanwhile)
    late = cmdaily("outbox", "edit", name, "Good evening")
    assert (late.code, "has just changed" in late.err) == (2, True), late


@pytest.mark.usefixtures("network")
def test_nothing_to_change_is_said(cmdaily: Program) -> None:
    name = scheduled(cmdaily, "Hello")
    assert cmdaily("outbox", "edit", name).code == 2


@pytest.mark.usefixtures("network")
def test_who_edits_by_the_former_id_is_told_the_newer_one(cmdaily: Program) -> None:
    name = scheduled(cmdaily, "Hello")
    newer = cmdaily.ok("outbox", "edit", name, "Good evening", "--json").json["deliveries"][0]["id"][-6:]
    again = cmdaily("outbox", "edit", name, "Good night")
    assert again.code == 2
    assert f"`cmdaily outbox edit {newer}`" in again.err
    cancelled = scheduled(cmdaily, "Another")
    cmdaily.ok("outbox", "cancel", cancelled)
    assert "outbox edit" not in cmdaily("outbox", "edit", cancelled, "Good night").err


@pytest.mark.usefixtures("network")
@pytest.mark.parametrize(
    ("said", "shown", "affiche"),
    [
        ("le 3 à 9h", "Thu 3 Dec 2026, 09:00", "jeu. 3 déc. 2026 à 9 h"),
        ("next monday at nine", "Mon 30 Nov 2026, 09:00", "lun. 30 nov. 2026 à 9 h"),
        ("29 février à midi et demi", "Tue 29 Feb 2028, 12:30", "mar. 29 févr. 2028 à 12 h 30"),
        ("28/3/2027 2h30", "Sun 28 Mar 2027, 03:30", "dim. 28 mars 2027 à 3 h 30"),
    ],
)
def test_the_moment_is_said_in_words_with_its_weekday_wherever_it_waits(
    cmdaily: Program, said: str, shown: str, affiche: str
) -> None:
    rehearsed = cmdaily.ok("post", "Hello", "--to", "acme", "--at", said, "--dry-run").out
    name = cmdaily.ok("post", "Hello", "--to", "acme", "--at", said, "--json").json["deliveries"][0]["id"]
    later = [("outbox", "list"), ("outbox", "show", name)]
    for out in [rehearsed, *(cmdaily.ok(*argv).out for argv in later)]:
        assert shown in out, out
        assert ("The clocks change that night" in rehearsed) is ("2h30" in said)
    for argv in later:
        assert affiche in cmdaily.ok("--lang", "fr", *argv).out.replace("\xa0", " ")
    for words in (shown, affiche):  # and what is said can be typed
        again = cmdaily.ok("post", f"Hello {words}", "--to", "acme", "--at", words, "--dry-run").out
        assert shown in again


@pytest.mark.usefixtures("network")
def test_the_first_letters_of_an_id_as_it_is_shown_name_it(cmdaily: Program) -> None:
    name = scheduled(cmdaily, "The doors open at nine tomorrow morning")
    assert cmdaily.ok("outbox", "show", name[:4], "--json").json["delivery"]["id"].endswith(name)
    assert cmdaily.ok("outbox", "reschedule", name[:5], "2026-11-24", "11:00").code == 0
    assert cmdaily("outbox", "show", "zzzz").code == 2
