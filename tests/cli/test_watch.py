"""`watch`: words asked of feeds and networks, each mention once, an alert once, and what goes wrong."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Network, Program
from tests.feed_server import FeedServer, item, rss

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def at(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def mentions(program: Program, *options: str, **more: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program.ok("watch", "read", *options, "--json", **more).json["mentions"]
    return found


def watch(program: Program, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = program.ok("watch", "list", "--json", **more).json["watches"][0]
    return found


@pytest.mark.both_engines
def test_a_mention_is_found_once_and_answered(network: Network, cmdaily: Program) -> None:
    network.server.say("The town library is lovely", NOW - timedelta(hours=2), "marie")
    network.server.say("library football", NOW - timedelta(hours=1), "jo")
    network.server.say("Our own library post", NOW - timedelta(hours=1), "acme")
    added = cmdaily.ok("watch", "add", "library unless football", "--on", "acme", "--inbox")
    assert "acme" in added.out
    found = mentions(cmdaily, "--refresh")
    assert [(each["author"], each["watch"], each["source"]) for each in found] == [("marie", "w1", "acme")]
    assert len(mentions(cmdaily, "--refresh")) == 1, "asked twice, found once"
    waiting = cmdaily.ok("inbox", "--json").json["messages"]
    assert [(each["author"], each["text"]) for each in waiting] == [("marie", "The town library is lovely")]
    cmdaily.ok("reply", waiting[0]["ref"], "Thank you, Marie!", "--yes")
    assert "Thank you, Marie!" in network.texts
    cmdaily.ok("watch", "done", "h1")
    assert mentions(cmdaily, "--refresh") == []
    assert [each["state"] for each in mentions(cmdaily, "--all")] == ["done"]
    cmdaily.ok("watch", "done", "h1", "--again")
    assert len(mentions(cmdaily)) == 1
    assert watch(cmdaily)["last_7_days"] == 1
    cmdaily.ok("watch", "remove", "w1")
    assert cmdaily.ok("watch", "list", "--json").json["watches"] == []
    assert len(cmdaily.ok("inbox", "--all", "--json").json["messages"]) == 1


@pytest.mark.both_engines
def test_the_share_of_voice_and_who_wrote_stand_in_the_report(network: Network, cmdaily: Program) -> None:
    for number, (text, who) in enumerate(
        [("acme one", "ann"), ("rival", "bo"), ("rival too", "bo"), ("rival!", "cy")]
    ):
        network.server.say(text, NOW - timedelta(minutes=10 + number), who)
    assert cmdaily("watch", "add", "acme", "--voice", "mine").code == 2
    cmdaily.ok("watch", "add", "acme", "--on", "acme", "--voice", "ours", "--inbox")
    cmdaily.ok("watch", "read", "--refresh")
    alone = cmdaily.ok("metric", "show", "share-of-voice", "--json").json
    assert alone["values"] == [], "a share of what nobody else counts is none"
    cmdaily.ok("watch", "add", "rival", "--on", "acme", "--voice", "others", "--inbox")
    cmdaily.ok("watch", "read", "--refresh")
    shown = cmdaily.ok("metric", "show", "share-of-voice", "--json").json
    assert [value["value"] for value in shown["values"]] == [25]
    report = cmdaily.ok("report", "--json").json
    assert [(each["voice"], each["mentions"], each["before"]) for each in report["watches"]] == [
        ("ours", 1, None),
        ("others", 3, None),
    ]
    assert (report["people"]["wrote"], report["people"]["before"]) == (3, None)
    most = report["people"]["most"][0]
    assert (most["name"], most["messages"]) == ("bo", 2)
    cmdaily.ok("people", "join", "bo", "cy", "--name", "Bo and Cy")
    report = cmdaily.ok("report", "--json").json
    assert report["people"]["wrote"] == 2, "who was joined is one person"
    assert report["people"]["most"][0] == {
        "name": "Bo and Cy",
        "platforms": ["memory"],
        "messages": 3,
        "answered": 0,
    }
    for form in ("text", "markdown", "csv", "html"):
        out = cmdaily.ok("report", "--format", form, "--section", "watches", "--section", "people").out
        assert "Bo and Cy" in out
        assert "rival" in out
    assert "25 %" in cmdaily.ok("report", "--section", "watches").out
    assert "Part de voix" in cmdaily.ok("--lang", "fr", "report", "--section", "watches").out


@pytest.mark.both_engines
def test_articles_of_feeds_are_held_against_it(cmdaily: Program, feeds: FeedServer) -> None:
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text("feeds: {allow_private: true}\n")
    old = item("1", "Médiathèque : travaux", "Jusqu'en mars.", url="https://site.example/1")
    feeds.put("/feed", rss(old, item("2", "Football", "Two to one.", url="https://site.example/2")))
    cmdaily.ok("feed", "add", feeds.url("/feed"))
    cmdaily.ok("watch", "add", "mediatheque ou links.example", "--name", "maison")
    assert [each["url"] for each in mentions(cmdaily, "--refresh")] == ["https://site.example/1"]
    link = item("3", "Elsewhere", '<a href="https://links.example/x">here</a>', url="https://site.example/3")
    own = item("4", "Ours", "We say so ourselves.", url="https://links.example/own")
    feeds.put("/feed", rss(old, link, own))
    cmdaily.ok("feed", "read", "--refresh", now=at(NOW + timedelta(hours=1)))
    cmdaily.ok("watch", "read", "--refresh")
    urls = [each["url"] for each in mentions(cmdaily, "--watch", "maison")]
    assert sorted(urls) == ["https://site.example/1", "https://site.example/3"]


def test_the_scheduler_speaks_up_once_for_a_wave(network: Network, cmdaily: Program) -> None:
    cmdaily.ok("watch", "add", "library", "--on", "acme", now=at(NOW))
    for day in range(1, 9):
        network.server.say("the library again", NOW + timedelta(days=day, hours=-3), "marie")
    quiet = NOW + timedelta(days=8)
    assert "hot" not in cmdaily.ok("run", "--once", now=at(quiet)).out
    for number in range(12):
        network.server.say(f"library on fire {number}", quiet + timedelta(minutes=number), f"u{number}")
    said = cmdaily.ok("run", "--once", now=at(quiet + timedelta(hours=1)))
    assert "library (w1) runs hot: 13 mentions in 6 hours, 0 are usual." in said.out + said.err
    again = cmdaily.ok("run", "--once", now=at(quiet + timedelta(hours=2)))
    assert "hot" not in again.out + again.err
    assert watch(cmdaily, now=at(quiet + timedelta(hours=2)))["hot_since"] is not None
    cmdaily.ok("run", "--once", now=at(quiet + timedelta(hours=12)))
    assert watch(cmdaily, now=at(quiet + timedelta(hours=12)))["hot_since"] is None


def test_a_source_that_fails_is_said_and_stops_no_other(network: Network, cmdaily: Program) -> None:
    network.account("other")
    network.server.say("library", NOW - timedelta(hours=1), "marie")
    cmdaily.ok("watch", "add", "library", "--on", "acme,other")
    network.server.fail("search-429")
    failed = cmdaily("watch", "read", "--refresh", "--json")
    assert failed.code == 0
    assert len(failed.json["mentions"]) == 1
    assert "could not be asked" in failed.err
    assert len(watch(cmdaily)["errors"]) == 1
    network.server.fail("search-broken", "search-broken")
    assert cmdaily("watch", "read", "--refresh", now=at(NOW + timedelta(days=1))).code == 6


def test_money_is_not_spent_beyond_the_limit(network: Network, cmdaily: Program) -> None:
    (cmdaily.home / "config.yaml").write_text("limits: {spend: 0}\n")
    network.server.say("library", NOW - timedelta(hours=1), "marie")
    cmdaily.ok("watch", "add", "library", "--on", "acme")
    refused = cmdaily("watch", "read", "--refresh")
    assert refused.code == 6
    assert mentions(cmdaily) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "a or"), 2),
        (("add", "library", "--on", "nobody"), 2),
        (("add", "!!!"), 2),
        (("remove", "w9"), 2),
        (("done", "h9"), 2),
        (("done", "x"), 2),
        (("open", "h1-h9999"), 2),
        (("read", "--watch", "nothing"), 2),
    ],
)
def test_what_makes_no_sense_is_said(cmdaily: Program, words: tuple[str, ...], code: int) -> None:
    for language in ("en", "fr"):
        refused = cmdaily("--lang", language, "watch", *words)
        assert refused.code == code
        assert "Traceback" not in refused.err
        assert refused.err


def test_text_of_strangers_is_shown_without_effect(network: Network, cmdaily: Program) -> None:
    network.server.say(
        "library \x1b[31m[bold]red[/bold]\x07 \u202e", NOW - timedelta(hours=1), "mal\x1b[2Jory"
    )
    cmdaily.ok("watch", "add", "library", "--on", "acme")
    shown = cmdaily.ok("watch", "read", "--refresh").out
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold]red[/bold]" in shown


def test_an_export_takes_the_questions_along_and_undo_takes_them_back(
    network: Network, cmdaily: Program, tmp_path: Path
) -> None:
    network.server.say("library", NOW - timedelta(hours=1), "marie")
    cmdaily.ok("watch", "add", "library or #books", "--on", "acme", "--name", "ours", "--voice", "ours")
    cmdaily.ok("watch", "add", "rival", "--no-alert")
    exported = cmdaily.ok("data", "export").out
    file = tmp_path / "export.json"
    file.write_text(exported)
    cmdaily.ok("data", "import", str(file))
    assert len(cmdaily.ok("watch", "list", "--json").json["watches"]) == 2, "twice is as once"
    cmdaily.ok("watch", "remove", "w1", "w2")
    cmdaily.ok("data", "import", str(file))
    listed = cmdaily.ok("watch", "list", "--json").json["watches"]
    assert [(each["name"], each["query"], each["voice"], each["alert"]) for each in listed] == [
        ("ours", "library or #books", "ours", True),
        (None, "rival", None, False),
    ]
    cmdaily.ok("watch", "read", "--refresh")
    cmdaily.ok("data", "check")
    cmdaily.ok("undo")
    assert cmdaily.ok("watch", "list", "--json").json["watches"] == []
    cmdaily.ok("data", "check")


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("query", "a or"),
        ("query", 7),
        ("name", "x" * 61),
        ("name", "a\x1b"),
        ("voice", "mine"),
        ("sources", "feeds"),
        ("sources", [7]),
        ("inbox", 1),
        ("id", ""),
    ],
)
def test_an_export_with_a_wrong_watch_is_refused_whole(
    cmdaily: Program, tmp_path: Path, field: str, given: object
) -> None:
    cmdaily.ok("watch", "add", "library")
    data = cmdaily.ok("data", "export").json
    data["watches"][0][field] = given
    cmdaily.ok("watch", "remove", "w1")
    file = tmp_path / "export.json"
    file.write_text(json.dumps(data))
    refused = cmdaily("data", "import", str(file))
    assert refused.code == 3
    assert field in refused.err
    assert cmdaily.ok("watch", "list", "--json").json["watches"] == []


def test_a_mention_is_shared_by_its_name(network: Network, cmdaily: Program) -> None:
    network.server.say("The town library is lovely", NOW - timedelta(hours=2), "marie")
    cmdaily.ok("watch", "add", "library", "--on", "acme")
    cmdaily.ok("watch", "read", "--refresh")
    cmdaily.ok("share", "h1", "Worth a look", "--to", "acme")
    assert network.server.posts()[-1]["target"] == "000001"
    missing = cmdaily("share", "h7", "Worth a look", "--to", "acme")
    assert missing.code == 2
    assert "h7" in missing.err
