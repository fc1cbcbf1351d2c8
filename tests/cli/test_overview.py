"""`week`, `find` and `open` with several."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cmdaily.platforms.memory.adapter import MemoryServer
from tests.conftest import Network, Program
from tests.feed_server import FeedServer, item, rss


def test_find_looks_through_everything_accents_and_capitals_aside(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, feeds: FeedServer
) -> None:
    feeds.put("/rss", rss(item("one", "L'imprimerie d'Épinal"), item("two", "Something else")))
    cmdaily.home.mkdir()
    (cmdaily.home / "config.yaml").write_text("feeds: {allow_private: true}\n")
    server = MemoryServer(cmdaily.home.parent / "network")
    server.say_to("acme", "Where is your IMPRIMERIE?", datetime(2026, 11, 23, 8, 0, tzinfo=UTC), name="Marie")
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right")
    cmdaily.ok("account", "add", "acme", "memory", "--server", server.address)
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("feed", "add", feeds.url("/rss"))
    cmdaily.ok("feed", "read", "--refresh")
    cmdaily.ok("post", "The imprimerie is open", "--to", "acme")
    cmdaily.ok("add", "Appeler l'imprimerie", "--date", "friday")
    cmdaily.ok("tick", "4", "--note", "with the imprimerie")
    cmdaily.ok("note", "l’imprimerie était fermée")
    found = cmdaily.ok("find", "Imprimérie", "--json").json["results"]
    assert {one["kind"] for one in found} == {"action", "entry", "note", "post", "message", "article"}
    assert all("imprim" in one["text"].lower() for one in found)
    by_kind = {one["kind"]: one for one in found}
    assert by_kind["message"]["ref"] == "m1"
    assert "Epinal" not in by_kind["article"]["text"]
    assert by_kind["action"]["date"] == "2026-11-27"
    only = cmdaily.ok("find", "imprimerie", "--kind", "note", "--kind", "post", "--json").json["results"]
    assert {one["kind"] for one in only} == {"note", "post"}
    shown = cmdaily.ok("--lang", "fr", "find", "imprimerie").out
    assert "publication" in shown
    name = by_kind["entry"]["ref"][-6:]
    assert name in shown
    cmdaily.ok("edit", name, "--note", "elsewhere")


@pytest.mark.both_engines
def test_find_takes_no_word_for_a_pattern_and_finds_mentions(network: Network, cmdaily: Program) -> None:
    for number, text in enumerate(("Un café à 50 % !", "cafe 50", "a_b", "axb")):
        network.server.say(text, datetime(2026, 11, 23, 7, number, tzinfo=UTC), "ann")
    cmdaily.ok("watch", "add", "cafe or a or axb", "--on", "acme")
    cmdaily.ok("watch", "read", "--refresh")

    def found(*words: str) -> list[str]:
        results = cmdaily.ok("find", *words, "--kind", "mention", "--json").json["results"]
        return [one["text"] for one in results]

    assert len(found("CAFÉ")) == 2
    assert found("50", "%") == ["ann: Un café à 50 % !"]
    assert found("_") == ["ann: a_b"]
    assert found("\\") == []


def test_a_note_and_the_title_of_what_was_done_are_searched_together(cmdaily: Program) -> None:
    cmdaily.ok("tick", "4", "--note", "with the printer")
    cmdaily.ok("tick", "4", "--date", "2026-11-20")
    title = cmdaily.ok("today", "--json").json["actions"][3]["title"].split()[0]
    entries = cmdaily.ok("find", title, "--kind", "entry", "--json").json["results"]
    assert [one["date"] for one in entries] == ["2026-11-23", "2026-11-20"]
    both = cmdaily.ok("find", title, "printer", "--kind", "entry", "--json").json["results"]
    assert [one["date"] for one in both] == ["2026-11-23"]
    cmdaily.ok("undo")
    assert len(cmdaily.ok("find", title, "--kind", "entry", "--json").json["results"]) == 1


def test_all_words_are_meant_and_nothing_found_is_said(cmdaily: Program) -> None:
    titles = [one["text"] for one in cmdaily.ok("find", "posts", "useful", "--json").json["results"]]
    assert len(titles) == 1
    assert "Nothing" in cmdaily.ok("find", "zebra").out
    assert cmdaily("find", " ").code == 2
    assert cmdaily("find", "x", "--kind", "zebra").code == 2


def test_what_is_found_has_no_effect_on_a_terminal(cmdaily: Program) -> None:
    cmdaily.ok("note", "[red]zebra\x1b[31m \u202eback")
    shown = cmdaily.ok("find", "zebra").out
    assert "[red]zebra" in shown
    assert not {"\x1b", "\u202e"} & set(shown)


def test_a_week_has_seven_days_with_what_is_done_and_what_is_planned(cmdaily: Program) -> None:
    cmdaily.ok("tick", "1-3", "--rest", "--took", "9m", "--date", "2026-11-23", now="2026-11-25T09:00")
    cmdaily.now = datetime.fromisoformat("2026-11-25T09:00:00+01:00")
    cmdaily.ok("add", "Call the printer", "--date", "friday", "--minutes", "5")
    cmdaily.ok("note", "the site was slow")
    week = cmdaily.ok("week", "--json").json
    assert (week["first"], week["last"], len(week["days"])) == ("2026-11-23", "2026-11-29", 7)
    monday, _, wednesday, _, friday, saturday, _ = week["days"]
    assert (monday["totals"]["done"], monday["totals"]["spent_minutes"]) == (3, 9)
    assert wednesday["notes"] == ["the site was slow"]
    assert [one["title"] for one in friday["one_offs"]] == ["Call the printer"]
    assert friday["totals"]["actions"] > wednesday["totals"]["actions"]
    assert saturday["totals"]["actions"] < wednesday["totals"]["actions"]
    shown = cmdaily.ok("week").out
    assert "3/20" in shown
    assert "Call the printer" in shown
    assert all(len(line) <= 100 for line in shown.splitlines())
    assert "Semaine 48" in cmdaily.ok("--lang", "fr", "week", "--date", "2026-11-29").out


def test_several_pages_are_opened_each_once(cmdaily: Program) -> None:
    alone = [cmdaily.ok("open", name).out.strip() for name in ("1", "7")]
    assert cmdaily.ok("open", "1,1", "7").out.split() == alone
    section = cmdaily.ok("open", "--section", "linkedin").out.split()
    assert section
    assert len(section) == len(set(section))
    assert all("linkedin" in url for url in section)
    assert "LinkedIn" in cmdaily("open", "--section", "zebra").err
    assert cmdaily("open").code == 2


def test_nothing_was_missed_before_anything_was_begun(cmdaily: Program) -> None:
    cmdaily.ok("tick", "1", now="2026-11-25T09:00")
    rows = cmdaily.ok("week", now="2026-11-26T09:00").out.splitlines()
    assert "Tue 24 Nov" in [row.strip() for row in rows]
    assert any("Wed 25 Nov" in row and "/20" in row for row in rows)


def test_a_routine_was_not_missed_before_it_was_switched_on(cmdaily: Program) -> None:
    cmdaily.ok("tick", "1", now="2026-11-02T09:00")
    cmdaily.ok("routine", "on", "weekly-review", now="2026-11-18T09:00")
    found = cmdaily.ok("stats", "--json", now="2026-11-30T09:00").json["actions"]
    assert {each["due"] for each in found if each["routine"] == "weekly-review"} == {1}


def test_what_would_be_carried_over_counts_once_in_a_week_to_come(cmdaily: Program) -> None:
    cmdaily.ok("routine", "on", "weekly-review", now="2026-11-26T09:00")
    days = cmdaily.ok("week", "--json", now="2026-11-26T09:00").json["days"]
    assert [day["totals"]["actions"] for day in days[3:]] == [20, 27, 0, 0]
