"""One-offs, moves, notes and corrections: `add`, `later`, `note`, `edit`, and what `log` and `undo` make of them."""

from __future__ import annotations

from typing import Any

import pytest

from cmdaily.platforms.memory.adapter import MemoryServer
from tests.conftest import Program

FRIDAY = "2026-11-27"


def day(cmdaily: Program, date: str | None = None) -> dict[str, Any]:
    shape = cmdaily.ok("today", "--json", *(("--date", date) if date else ())).json
    return {action["id"]: action for action in shape["actions"]}


def entries(cmdaily: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cmdaily.ok("log", "--json").json["entries"]
    return found


def test_a_one_off_stands_in_its_section_under_a_number_of_its_own(cmdaily: Program) -> None:
    words = ("--minutes", "5", "--section", "blogs", "--times", "3", "--essential")
    answer = cmdaily.ok("add", "Call the printer", *words, "--json").json
    (added,) = answer["actions"]
    assert (added["number"], added["section"], added["target"], added["minutes"]) == (21, "Blogs", 3, 5)
    assert added["essential"]
    lines = cmdaily.ok("today").out.splitlines()
    heading = next(number for number, text in enumerate(lines) if text.startswith("Blogs"))
    assert any("Call the printer" in text for text in lines[heading : lines.index("", heading)])
    assert [each["number"] for each in day(cmdaily).values() if each["id"] == "x-reply"] == [2]
    cmdaily.ok("tick", "21", "--rest")
    assert day(cmdaily)["call-the-printer"]["state"] == "done"
    assert "call-the-printer" not in day(cmdaily, FRIDAY)


def test_a_one_off_is_for_today_or_a_day_to_come(cmdaily: Program) -> None:
    cmdaily.ok("add", "Appeler l'imprimeur", "--date", "vendredi")
    cmdaily.ok("add", "Appeler l'imprimeur", "--date", "friday")
    assert {"appeler-l-imprimeur", "appeler-l-imprimeur-2"} <= set(day(cmdaily, FRIDAY))
    assert cmdaily("add", "Too late", "--date", "2026-11-20").code == 2
    assert cmdaily("add", "  ").code == 2
    assert cmdaily("add", "Nothing", "--times", "0").code == 2
    cmdaily.ok("undo")
    assert "appeler-l-imprimeur-2" not in day(cmdaily, FRIDAY)


def test_a_title_has_no_effect_on_a_terminal(cmdaily: Program) -> None:
    cmdaily.ok("add", "[red]Call\x1b[31m\u202e the printer")
    shown = cmdaily.ok("today").out
    assert "[red]Call" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_what_is_moved_is_skipped_on_the_one_day_and_due_on_the_other(cmdaily: Program) -> None:
    cmdaily.ok("tick", "x-reply", "--by", "2")
    answer = cmdaily.ok("later", "x-reply", "--to", "friday", "--json").json
    assert answer["moved_to"] == FRIDAY
    assert day(cmdaily)["x-reply"]["state"] == "skipped"
    assert day(cmdaily, FRIDAY)["x-reply"]["target"] == 5 + 3
    cmdaily.ok("undo")
    assert (day(cmdaily)["x-reply"]["done"], day(cmdaily)["x-reply"]["state"]) == (2, "open")
    assert day(cmdaily, FRIDAY)["x-reply"]["target"] == 5


@pytest.mark.parametrize(
    "said", [("friday",), ("next", "friday"), ("2026-11-27",), ("vendredi",), ("--to", "friday")]
)
def test_the_day_may_be_said_last(cmdaily: Program, said: tuple[str, ...]) -> None:
    assert cmdaily.ok("later", "x-reply", "x-relay", *said, "--json").json["moved_to"] == FRIDAY
    assert {day(cmdaily)[each]["state"] for each in ("x-reply", "x-relay")} == {"skipped"}


def test_a_move_to_a_free_day_breaks_no_streak(cmdaily: Program) -> None:
    for date in ("2026-11-19", "2026-11-20"):
        cmdaily.ok("tick", "x-relay", "--rest", "--date", date)
    cmdaily.ok("later", "x-relay", "--to", "2026-11-28")
    assert day(cmdaily, "2026-11-28")["x-relay"]["done"] == 0
    answer = cmdaily.ok("tick", "x-relay", "--rest", "--json", now="2026-11-24T09:00").json
    assert answer["actions"][0]["streak"] == 3


def test_what_cannot_be_moved_says_why(cmdaily: Program) -> None:
    cmdaily.ok("tick", "4", "--rest")
    assert "done" in cmdaily("later", "4").err
    cmdaily.ok("later", "5")
    assert "skipped" in cmdaily("later", "5").err
    assert "after" in cmdaily("later", "6", "--to", "2026-11-23").err
    cmdaily.home.joinpath("routines").mkdir(parents=True)
    cmdaily.home.joinpath("routines/mine.yaml").write_text(
        "routine: mine\ntitle: Mine\nevery: day\nsections:\n"
        "  - {title: A, actions: [{id: film, title: A film, times: 2, per: week}]}\n"
    )
    refused = cmdaily("later", "film")
    assert (refused.code, "cmdaily skip film" in refused.err) == (2, True)


def test_an_entry_is_corrected_and_the_journal_only_grows(cmdaily: Program) -> None:
    cmdaily.ok("tick", "x-reply", "--by", "5", "--took", "1h")
    cmdaily.ok("tick", "x-post")
    name = entries(cmdaily)[0]["id"][-6:]
    shown = cmdaily.ok("log").out
    assert name in shown
    assert "09:00" in shown
    cmdaily.ok("edit", name, "--by", "3", "--took", "12m", "--note", "with Anna")
    (corrected,) = [entry for entry in entries(cmdaily) if entry["action"] == "x-reply"]
    assert [corrected[key] for key in ("amount", "minutes", "note")] == [3, 12, "with Anna"]
    assert day(cmdaily)["x-reply"]["done"] == 3
    assert "correction" in cmdaily.ok("undo").out
    assert day(cmdaily)["x-reply"]["done"] == 5
    cmdaily.ok("undo")
    assert (day(cmdaily)["x-reply"]["done"], day(cmdaily)["x-post"]["done"]) == (5, 0)
    cmdaily.ok("undo")
    assert day(cmdaily)["x-reply"]["done"] == 0
    assert cmdaily("undo").code == 1
    exported = cmdaily.ok("data", "export").json["journal"]
    assert len(exported) == len({row["id"] for row in exported}) > 6


def test_an_entry_is_moved_to_its_day(cmdaily: Program) -> None:
    cmdaily.ok("tick", "x-post", "x-reply")
    name = next(entry["id"] for entry in entries(cmdaily) if entry["action"] == "x-post")
    cmdaily.ok("edit", name, "--date", "2026-11-20")
    assert (day(cmdaily)["x-post"]["done"], day(cmdaily, "2026-11-20")["x-post"]["done"]) == (0, 1)
    assert day(cmdaily)["x-reply"]["done"] == 1
    assert cmdaily("edit", name, "--date", "tomorrow").code == 2


@pytest.mark.parametrize("name", ["", "zzzz", "1", "%%%%", "____", "'; --", "\x1b[31m"])
def test_a_name_of_no_entry_is_refused(cmdaily: Program, name: str) -> None:
    cmdaily.ok("tick", "1")
    assert cmdaily("edit", name, "--by", "2").code == 2
    assert cmdaily("edit", entries(cmdaily)[0]["id"]).code == 2


def test_a_note_stands_in_the_log_until_it_is_taken_back(cmdaily: Program) -> None:
    cmdaily.ok("note", "the", "site was slow")
    cmdaily.ok("note", "le site était lent", "--date", "hier")
    assert "the site was slow" in cmdaily.ok("log").out
    assert [note["date"] for note in cmdaily.ok("log", "--json").json["notes"]] == [
        "2026-11-22",
        "2026-11-23",
    ]
    assert "Annulé" in cmdaily.ok("--lang", "fr", "undo").out
    assert [note["text"] for note in cmdaily.ok("log", "--json").json["notes"]] == ["the site was slow"]


def test_what_was_sent_is_seen_though_it_ticks_nothing(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = MemoryServer(cmdaily.home.parent / "network")
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right")
    cmdaily.ok("account", "add", "acme", "memory", "--server", server.address)
    cmdaily.ok("post", "Hello there", "--to", "acme")
    (sent,) = cmdaily.ok("log", "--json").json["sent"]
    assert (sent["text"], sent["account"]) == ("Hello there", "acme")
    assert sent["url"]
    assert sent["url"] in cmdaily.ok("log").out.replace("\n", "")


def test_two_laptops_have_the_same_plan(cmdaily: Program, tmp_path: Any) -> None:
    cmdaily.ok("add", "Call the printer", "--minutes", "5")
    cmdaily.ok("later", "4", "--to", "friday")
    cmdaily.ok("note", "slow")
    export = tmp_path / "export.json"
    export.write_text(cmdaily.ok("data", "export").out)
    before = cmdaily.ok("today", "--json").out, cmdaily.ok("log", "--json").out
    for command in ("undo", "undo", "undo"):
        cmdaily.ok(command)
    other = Program(tmp_path / "other", cmdaily._capsys, cmdaily._monkeypatch)
    cmdaily._monkeypatch.setenv("CMDAILY_HOME", str(tmp_path / "other"))
    other.ok("data", "import", str(export))
    other.ok("data", "import", str(export))
    assert (other.ok("today", "--json").out, other.ok("log", "--json").out) == before
    other.ok("undo")
    assert "call-the-printer" not in day(other)


def test_the_log_says_what_was_put_off_and_to_when(cmdaily: Program) -> None:
    cmdaily.ok("later", "5", "--to", "friday")
    cmdaily.ok("skip", "4")
    shown = cmdaily.ok("log").out
    assert "moved  Publish or schedule 1 post · to Fri 27 Nov" in shown
    assert "skipped  Name or thank" in shown
