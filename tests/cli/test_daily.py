"""The morning: `today`, `tick`, `skip`, `undo`, `next`, `status` on the shipped routine."""

from __future__ import annotations

import pytest

from tests.conftest import Program


def test_a_fresh_machine_shows_the_twenty_actions(cmdaily: Program) -> None:
    shape = cmdaily.ok("today", "--json").json
    assert shape["schema_version"] == 1
    assert shape["date"] == "2026-11-23"
    assert len(shape["actions"]) == 20
    assert [action["number"] for action in shape["actions"]] == list(range(1, 21))
    assert shape["totals"] == {
        "actions": 20,
        "done": 0,
        "skipped": 0,
        "open": 20,
        "minutes": 58,
        "minutes_left": 58,
        "spent_minutes": 0,
    }
    assert sum(a["minutes"] for a in shape["actions"] if a["essential"]) == 27
    assert not cmdaily.home.joinpath("cmdaily.db").exists(), "looking creates nothing"


def test_french_and_english(cmdaily: Program) -> None:
    assert "Join 5 other conversations" in cmdaily.ok("today").out
    french = cmdaily.ok("--lang", "fr", "today").out
    assert "Lundi 23\u00a0novembre 2026" in french
    assert "Intervenir dans 5 autres conversations" in french


def test_the_environment_decides_the_language(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "Lundi" in cmdaily.ok("today").out
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text("language: en\n")
    assert "Monday" in cmdaily.ok("today").out
    assert "Lundi" in cmdaily.ok("--lang=fr", "today").out


def test_five_ticks_or_one_by_five(cmdaily: Program) -> None:
    for done in range(1, 6):
        shape = cmdaily.ok("tick", "2", "--json").json["actions"][0]
        assert (shape["done"], shape["state"]) == (done, "done" if done == 5 else "open")
    cmdaily.ok("tick", "x-relay", "--by", "5")
    states = {a["id"]: a["state"] for a in cmdaily.ok("today", "--json").json["actions"]}
    assert states["x-reply"] == states["x-relay"] == "done"


def test_ticks_beyond_the_target_are_kept(cmdaily: Program) -> None:
    cmdaily.ok("tick", "2", "--by", "7")
    assert "7/5" in cmdaily.ok("today").out


def test_minutes_left_shrink_with_each_tick(cmdaily: Program) -> None:
    cmdaily.ok("tick", "2", "--by", "3")  # 7 minutes for 5: 2 are missing
    assert cmdaily.ok("today", "--json").json["totals"]["minutes_left"] == 58 - 7 + 3


def test_all_of_them_takes_one_tick(cmdaily: Program) -> None:
    shape = cmdaily.ok("tick", "3", "--json").json["actions"][0]
    assert (shape["target"], shape["state"]) == (None, "done")


def test_one_command_one_undo(cmdaily: Program) -> None:
    cmdaily.ok("tick", "1")
    cmdaily.ok("tick", "2-5", "--note", "bulk", "--date", "2026-11-20")
    cmdaily.ok("undo")
    assert cmdaily.ok("today", "--json", "--date", "2026-11-20").json["totals"]["open"] == 20
    assert cmdaily.ok("today", "--json").json["actions"][0]["done"] == 1
    cmdaily.ok("undo")
    assert cmdaily.ok("today", "--json").json["actions"][0]["done"] == 0
    empty = cmdaily("undo")
    assert empty.code == 1
    assert "nothing to undo" in empty.err


def test_a_key_never_counts_twice(cmdaily: Program) -> None:
    assert cmdaily.ok("tick", "2", "--key", "hook-1", "--json").json["repeated"] is False
    again = cmdaily.ok("tick", "2", "--key", "hook-1", "--json").json
    assert again["repeated"] is True
    assert again["actions"][0]["done"] == 1


def test_a_skip_is_no_completion_and_a_tick_takes_it_back(cmdaily: Program) -> None:
    cmdaily.ok("skip", "1", "--why", "no time")
    first = cmdaily.ok("today", "--json").json
    assert (first["actions"][0]["state"], first["totals"]["skipped"]) == ("skipped", 1)
    cmdaily.ok("tick", "1", "--by", "5")
    assert cmdaily.ok("today", "--json").json["actions"][0]["state"] == "done"


def test_exit_code_says_that_something_is_open(cmdaily: Program) -> None:
    assert cmdaily("today", "--exit-code").code == 8
    assert cmdaily("status", "--exit-code").code == 8
    cmdaily.ok("tick", "1-20", "--rest")
    assert cmdaily("today", "--exit-code").code == 0
    assert "All done" in cmdaily.ok("today").out


def test_next_shows_one_action_essential_first(cmdaily: Program) -> None:
    shape = cmdaily.ok("next", "--json").json
    assert [action["id"] for action in shape["actions"]] == ["x-reply"]
    fitting = cmdaily.ok("next", "--until", "10m", "--json").json["actions"]
    assert sum(action["minutes"] for action in fitting) <= 10
    assert fitting[0]["id"] == "x-reply"
    assert "No action fits" in cmdaily.ok("next", "--until", "20s").out


def test_status_is_one_line(cmdaily: Program) -> None:
    assert cmdaily.ok("status").out == "0/20 · 58 min\n"
    cmdaily.ok("tick", "2", "--by", "5")
    assert cmdaily.ok("status").out == "1/20 · 51 min\n"


def test_a_free_day_shows_what_comes_and_its_numbers_work(cmdaily: Program) -> None:
    sunday = "2026-11-22T10:00"
    shown = cmdaily.ok("today", now=sunday).out
    assert "Nothing is due today" in shown
    assert "Join 5 other conversations" in shown
    assert cmdaily.ok("today", "--json", now=sunday).json["actions"] == []
    assert "not due that day" in cmdaily.ok("tick", "2", now=sunday).out


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("tick", "99"), "the last one is 20"),
        (("tick", "x-"), "x-relay, x-reply"),
        (("tick", "x-relpy"), "did you mean x-reply"),
        (("tick", "zzz"), "No action is named “zzz”"),
        (("tick", "2", "--by", "0"), "“0” is not a whole number from 1"),
        (("tick", "2", "--by", "-1"), "“-1” is not a whole number"),
        (("tick", "2", "--by", "many"), "“many” is not a whole number"),
        (("tick", "2", "--by", "9" * 40), "is not a whole number"),
        (("tick", "2", "--date", "2026-02-30"), "“2026-02-30” is not a date"),
        (("tick", "2", "--date", "tomorrow"), "is in the future"),
        (("tick", "2", "--took", "ages"), "“ages” is not a valid duration"),
        (("tick", "2", "--key", ""), "A key has 1 to 200 characters"),
        (("tick",), "The action is missing"),
        (("skip",), "Missing argument: ACTION"),
        (("tick", "2", "--nope"), "Unknown option --nope"),
        (("tick", "2", "--by"), "--by needs a value"),
        (("status", "--json=1"), "--json takes no value"),
        (("status", "extra"), "Unexpected argument: extra"),
        (("tdoay",), "did you mean today"),
        (("--lang", "de", "today"), "choose one of: en, fr"),
    ],
)
def test_bad_input_is_said_and_changes_nothing(cmdaily: Program, argv: tuple[str, ...], says: str) -> None:
    result = cmdaily(*argv)
    assert result.code == 2
    assert says in result.err
    assert "Traceback" not in result.err
    assert result.out == ""
    assert not cmdaily.home.joinpath("cmdaily.db").exists()
