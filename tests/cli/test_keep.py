"""`keep:` and `data tidy`: old words go from every table, what waits stays, and reports say the same as before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.conftest import Network, Program
from tests.feed_server import FeedServer, item, rss

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=70)
KEEP = """keep: {messages: 60 days, mentions: 2 mois, articles: 90 jours, people: 2 months}
feeds: {allow_private: true}
"""


def configure(program: Program, text: str) -> None:
    program.home.mkdir(exist_ok=True)
    (program.home / "config.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def heard(network: Network, cmdaily: Program) -> Program:
    """Three messages, one of which is answered and one done; a mention and a note."""
    configure(cmdaily, KEEP)
    for number, (text, who) in enumerate([("rhubarbe?", "ann"), ("panais", "bo"), ("artichaut", "cy")]):
        network.server.say_to("acme", text, NOW - timedelta(hours=5 - number), who)
    network.server.say("topinambour of our library", NOW - timedelta(hours=1), "di")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("reply", "m1", "Yes.", "--yes")
    cmdaily.ok("inbox", "done", "m2")
    cmdaily.ok("watch", "add", "library", "--on", "acme")
    cmdaily.ok("watch", "read", "--refresh")
    cmdaily.ok("people", "note", "ann", "rutabaga")
    return cmdaily


def counted(program: Program, now: datetime) -> Any:
    report = program.ok("report", "--date", "2026-11-23", "--json", now=now).json
    return report["messages"], [(each["ref"], each["mentions"]) for each in report["watches"]]


def gone(program: Program, *options: str, now: datetime) -> dict[str, int]:
    parts = program.ok("data", "tidy", *options, "--json", now=now).json["parts"]
    return {part["kind"]: part["count"] for part in parts}


@pytest.mark.both_engines
def test_old_words_go_and_counts_stay(heard: Program) -> None:
    assert set(gone(heard, now=NOW).values()) == {0}, "nothing is old yet"
    before = counted(heard, LATER)
    would = gone(heard, "--dry-run", now=LATER)
    assert would == {"messages": 2, "mentions": 1, "articles": 0, "people": 1}
    assert len(heard.ok("find", "panais", "--json", now=LATER).json["results"]) == 1, (
        "a dry run changes nothing"
    )
    assert gone(heard, now=LATER) == would
    assert counted(heard, LATER) == before
    for word in ("rhubarbe", "panais", "topinambour", "rutabaga"):
        assert heard.ok("find", word, "--json", now=LATER).json["results"] == []
    waiting = heard.ok("inbox", "--json", now=LATER).json["messages"]
    assert [each["text"] for each in waiting] == ["artichaut"], "what waits for an answer stays"
    assert set(gone(heard, now=LATER).values()) == {0}
    heard.ok("inbox", "--refresh", now=LATER)
    assert len(heard.ok("inbox", "--all", "--json", now=LATER).json["messages"]) == 1, "nothing comes back"


def test_nothing_of_them_is_left_in_the_file(heard: Program) -> None:
    heard.ok("data", "tidy", now=LATER)
    held = b"".join(path.read_bytes() for path in heard.home.glob("cmdaily.db*"))
    for word in (b"rhubarbe", b"panais", b"topinambour", b"rutabaga"):
        assert word not in held
    assert b"artichaut" in held


def test_articles_lose_their_words_and_are_known_again(cmdaily: Program, feeds: FeedServer) -> None:
    configure(cmdaily, KEEP)
    feeds.put("/feed", rss(item("1", "Topinambours", "Un long récit."), item("2", "Rutabagas", "Un autre.")))
    cmdaily.ok("feed", "add", feeds.url("/feed"))
    cmdaily.ok("feed", "read", "--refresh")
    cmdaily.ok("feed", "keep", "f1")
    later = NOW + timedelta(days=400)
    kept = cmdaily.ok("find", "récit", "--json").json["results"]
    assert gone(cmdaily, now=later)["articles"] == 1
    cmdaily.ok("feed", "read", "--refresh", now=later)
    found = cmdaily.ok("find", "u", "--kind", "article", "--json", now=later).json["results"]
    assert len(found) == 1, "what was kept stays; the other is not new again"
    assert kept


def test_the_scheduler_does_it_at_night(heard: Program) -> None:
    heard.ok("run", "--once", now=NOW)
    assert len(heard.ok("find", "panais", "--json", now=LATER).json["results"]) == 1
    done = heard.ok("run", "--once", "--json", now=LATER).json["reports"]
    assert [each["level"] for each in done if each["job"] == "keep"] == ["good"]
    assert heard.ok("find", "panais", "--json", now=LATER).json["results"] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("messages: soon", "1:18"),
        ("mentions: 10 days", "60"),
        ("mesages: 2 years", "messages"),
        ("people: 3 h", "1:16"),
    ],
)
def test_a_wrong_span_is_told_with_its_place(cmdaily: Program, given: str, said: str) -> None:
    configure(cmdaily, f"keep: {{{given}}}\n")
    result = cmdaily("config", "check")
    assert result.code == 3
    assert "config.yaml:1:" in result.out + result.err
    assert said in result.out + result.err


def test_without_keep_everything_stays(cmdaily: Program) -> None:
    assert "Everything is kept" in cmdaily.ok("data", "tidy").out
    configure(cmdaily, "keep: {messages: forever, people: toujours}\n")
    assert cmdaily.ok("data", "tidy", "--json").json["parts"] == []
