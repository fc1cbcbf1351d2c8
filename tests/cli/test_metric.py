"""Figures through the program's one entry point: logged, corrected, shown, imported, exported."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.conftest import Network, Program

CONFIG = """
metrics:
  newsletter: {title: {en: Newsletter readers, fr: Lecteurs de la lettre}, unit: people}
  cost-per-click: {formula: newsletter / clicks, unit: dollars, kind: count}
  reader-rate: {formula: 100 * clicks / newsletter}
"""


def configure(cmdaily: Program, text: str = CONFIG) -> None:
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text(text, encoding="utf-8")


def test_a_fresh_home_says_what_to_do(cmdaily: Program) -> None:
    assert "cmdaily metric log followers 1204" in cmdaily.ok("metric", "list").out
    assert cmdaily.ok("metric", "list", "--json").json == {"schema_version": 1, "metrics": []}
    shown = cmdaily.ok("metric", "show", "followers", "--json").json
    assert (shown["values"], shown["gaps"], shown["change"]) == ([], 0, {"7": None, "28": None})
    assert not (cmdaily.home / "cmdaily.db").exists(), "looking makes nothing"


def test_a_figure_is_logged_and_shown(cmdaily: Program, network: Network) -> None:
    assert network.server.posts() == []
    cmdaily.ok("metric", "log", "followers", "1180", "--date", "2026-11-16")
    cmdaily.ok("metric", "log", "followers", "1 204", "--account", "acme")
    shown = cmdaily.ok("metric", "show", "followers", "--json").json
    assert (shown["metric"], shown["account"], shown["unit"]) == ("followers", "acme", "people")
    assert [(value["date"], value["value"], value["source"]) for value in shown["values"]] == [
        ("2026-11-16", 1180, "hand"),
        ("2026-11-23", 1204, "hand"),
    ]
    assert shown["change"] == {"7": 24, "28": None}
    assert shown["gaps"] == 6, "a gap is a date left out, and counted"
    assert shown["breaks"] == []
    out = cmdaily.ok("metric", "show", "followers").out
    assert "▁······█" in out
    assert "+24" in out
    assert "6 days without a value" in out
    assert "+24" in cmdaily.ok("--lang", "fr", "metric", "show", "followers").out


def test_several_at_once_are_logged_all_or_none(cmdaily: Program) -> None:
    assert cmdaily("metric", "log", "followers=1204", "reach=many").code == 2
    assert cmdaily.ok("metric", "list", "--json").json["metrics"] == []
    cmdaily.ok("metric", "log", "followers", "1204", "reach=310", "likes", "12")
    listed = cmdaily.ok("metric", "list", "--json").json["metrics"]
    assert [(each["metric"], each["value"]) for each in listed] == [
        ("followers", 1204), ("likes", 12), ("reach", 310),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("followers", "-3"), "below zero"),
        (("followers", "many"), "not a number"),
        (("followers", "inf"), "not a number"),
        (("followers", "=1+2"), "not a number"),
        (("followers", "12.5"), "whole number"),
        (("followers",), "No value"),
        (("folowers", "3"), "did you mean “followers”"),
        (("ticks", "3"), "itself"),
        (("followers", "3", "followers", "4"), "twice"),
        (("followers", "3", "--date", "2026-11-24"), "24 Nov 2026"),
        (("followers", "3", "--account", "Ac me"), "Ac me"),
        (("followers", "3", "--break", " "), "reason"),
    ],
)
def test_what_is_no_figure_is_refused(cmdaily: Program, words: tuple[str, ...], said: str) -> None:
    result = cmdaily("metric", "log", *words)
    assert result.code == 2
    assert said in result.err
    assert not (cmdaily.home / "cmdaily.db").exists()


def test_a_correction_keeps_what_was_there(cmdaily: Program) -> None:
    cmdaily.ok("metric", "log", "followers", "1204")
    assert "1,205 instead of 1,204" in cmdaily.ok("metric", "log", "followers", "1205").out
    assert "as before" in cmdaily.ok("metric", "log", "followers", "1205").out
    assert "1,205 is kept as history" in cmdaily.ok("metric", "log", "followers", "none").out
    shown = cmdaily.ok("metric", "show", "followers", "--json").json
    assert shown["values"] == [], "taken back: a gap, and no 0"
    assert [each["value"] for each in shown["corrections"]] == [1204, 1205]


def test_accounts_are_kept_apart(cmdaily: Program, network: Network) -> None:
    network.account("acme-two")
    result = cmdaily("metric", "log", "followers", "3")
    assert result.code == 2
    assert "acme, acme-two" in result.err
    cmdaily.ok("metric", "log", "followers", "3", "--account", "acme")
    result = cmdaily.ok("metric", "log", "followers", "5", "--account", "acme-page")
    assert "new name" in result.err, "an account that nobody signed in to, said once"
    assert "new name" not in cmdaily.ok("metric", "log", "reach", "5", "--account", "acme-page").err
    result = cmdaily("metric", "show", "followers")
    assert result.code == 2
    assert "--account acme-page" in result.err
    shown = cmdaily.ok("metric", "show", "followers", "--account", "acme-page", "--json").json
    assert [value["value"] for value in shown["values"]] == [5]


def test_a_rate_has_its_denominator(cmdaily: Program) -> None:
    cmdaily.ok("metric", "log", "likes=6", "replies=3", "shares=1", "reach=200")
    shown = cmdaily.ok("metric", "show", "engagement-by-reach", "--json").json
    assert shown["values"][0] | {"read_at": None} == {
        "date": "2026-11-23", "value": 5, "source": "formula", "read_at": None,
    }  # fmt: skip
    assert shown["denominator"] == "reach"
    (rate,) = cmdaily.ok("metric", "show", "reach", "--json").json["rates"]
    assert (rate["metric"], rate["value"], rate["denominator"]) == ("engagement-by-reach", 5, "reach")
    assert "5%" in cmdaily.ok("metric", "show", "reach").out
    cmdaily.ok("metric", "log", "reach=0")
    assert cmdaily.ok("metric", "show", "engagement-by-reach", "--json").json["values"] == []


def test_breaks_are_said_and_not_compared_across(cmdaily: Program) -> None:
    cmdaily.ok("metric", "log", "followers", "100", "--date", "2026-11-16")
    cmdaily.ok("metric", "log", "followers", "80", "--break", "Bots \x1b[31mwere removed")
    shown = cmdaily.ok("metric", "show", "followers", "--json").json
    assert shown["change"]["7"] is None
    assert [each["date"] for each in shown["breaks"]] == ["2026-11-23"]
    assert "\x1b" not in cmdaily.ok("metric", "show", "followers").out
    cmdaily.ok("metric", "log", "reach", "1", "--account", "facebook", "--date", "2025-11-20")
    known = cmdaily.ok(
        "metric", "show", "reach", "--account", "facebook", "--from", "2025-11-01", "--json"
    ).json
    assert [each["date"] for each in known["breaks"]] == ["2025-11-15"]
    assert "Facebook" in known["breaks"][0]["reason"]


def test_metrics_of_ones_own(cmdaily: Program) -> None:
    configure(cmdaily)
    cmdaily.ok("metric", "log", "newsletter=400", "clicks=20")
    assert cmdaily.ok("metric", "show", "reader-rate", "--json").json["values"][0]["value"] == 5
    assert "Lecteurs de la lettre" in cmdaily.ok("--lang", "fr", "metric", "show", "newsletter").out
    assert "$20" in cmdaily.ok("metric", "show", "cost-per-click").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("metrics: {Foo: {}}", "1:11"),
        ("metrics: {ticks: {}}", "1:11"),
        ("metrics: {foo: {formula: likes /}}", "ends too early"),
        ("metrics: {foo: {formula: likes / reech}}", "did you mean “reach”"),
        ("metrics: {foo: {formula: foo + 1}}", "leads back"),
        ("metrics: {foo: {formula: bar}, bar: {formula: foo}}", "leads back"),
        ("metrics: {foo: {kind: levle}}", "level"),
        ("metrics: {foo: {formula: \"__import__('os')\"}}", "cannot stand here"),
    ],
)
def test_a_wrong_metric_of_ones_own(cmdaily: Program, text: str, said: str) -> None:
    configure(cmdaily, text)
    result = cmdaily("config", "check")
    assert result.code == 3
    assert said in result.out + result.err


LATIN = "jour;compte;abonnés;reach;click rate\n31/10/2026;acme;1 204;310;3,25\n01/11/2026;acme;-4;vide;=1+1\n"


def test_a_file_in_latin_1_with_decimal_commas(cmdaily: Program, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(LATIN.encode("latin-1"))
    result = cmdaily("metric", "import", str(path), "--json")
    assert result.code == 3
    assert (result.json["rows"], result.json["taken"]) == (2, 3)
    assert [(each["line"], each["column"]) for each in result.json["wrong"]] == [(3, 3), (3, 5)]
    rate = cmdaily.ok("metric", "show", "click-rate", "--json").json
    assert [(value["date"], value["value"], value["source"]) for value in rate["values"]] == [
        ("2026-10-31", 3.25, "import")
    ]
    again = cmdaily("metric", "import", str(path), "--json").json
    assert (again["taken"], again["same"]) == (0, 3), "twice is the same as once"


def test_rows_are_wrong_one_by_one(cmdaily: Program, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(
        "date,metric,account,value\n"
        "2026-11-20,followers,acme,1204\n"
        "2026-11-20,followers,acme,1205\n"
        "2026-11-21,followers,acme,inf\n"
        "2026-11-24,followers,acme,1206\n"
        "2026-11-22,folowers,acme,1206\n"
        "the day before,followers,acme,1206\n"
        '2026-11-22,followers,"=HYPERLINK(""x"")",1206\n'
        "2026-11-22,followers,acme,-1\n"
        '2026-11-22,followers,acme,"1,207"\n',
        encoding="utf-8",
    )
    dry = cmdaily("metric", "import", str(path), "--json", "--dry-run").json
    assert cmdaily.ok("metric", "list", "--json").json["metrics"] == []
    result = cmdaily("metric", "import", str(path), "--json")
    assert result.code == 3
    assert result.json == dry
    assert (result.json["rows"], result.json["taken"]) == (9, 2)
    assert [each["line"] for each in result.json["wrong"]] == [3, 4, 5, 6, 7, 8, 9]
    shown = cmdaily.ok("metric", "show", "followers", "--json").json
    assert [value["value"] for value in shown["values"]] == [1204, 1207]
    listed = cmdaily("metric", "import", str(path)).out
    assert f"{path}:3:4: Line 2 gives another value" in listed
    assert f"{path}:6:2: There is no metric “folowers”" in listed, "the name is wrong, not the value"


def test_a_figure_is_called_by_its_title_in_either_language(cmdaily: Program) -> None:
    configure(
        cmdaily, "metrics:\n  newsletter: {title: {en: Readers, fr: Lecteurs de la lettre}, kind: level}\n"
    )
    cmdaily.ok("--lang", "fr", "tick", "19", "abonnés=1204", "Portée=31")
    cmdaily.ok("metric", "log", "lecteurs-de-la-lettre", "12")
    text = "jour;indicateur;valeur\n2026-11-20;Abonnés;1 180\n2026-11-20;abonne;3\n"
    assert cmdaily("metric", "import", "-", "--json", stdin=text).json["taken"] == 1
    listed = cmdaily.ok("metric", "list", "--json").json["metrics"]
    assert {each["metric"] for each in listed} == {"followers", "reach", "newsletter"}
    assert "abonnes" in cmdaily("--lang", "fr", "metric", "show", "abonés").err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing"),
        ("day\n2026-11-20\n", "“value”"),
        ("value\n3\n", "“date”"),
        ("date,value\n2026-11-20,3\n", "--metric"),
    ],
)
def test_a_file_that_is_no_table(cmdaily: Program, text: str, said: str) -> None:
    result = cmdaily("metric", "import", "-", stdin=text)
    assert result.code == 3
    assert said in result.out


def test_what_is_exported_comes_in_again(cmdaily: Program, tmp_path: Path) -> None:
    cmdaily.ok("metric", "log", "followers=1204", "click-rate=3.2", "--account", "acme-x")
    cmdaily.ok("metric", "log", "followers", "1180", "--account", "acme-x", "--date", "2026-11-16")
    text = cmdaily.ok("metric", "export").out
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["date"], row["metric"], row["value"]) for row in rows] == [
        ("2026-11-16", "followers", "1180"),
        ("2026-11-23", "click-rate", "3.2"),
        ("2026-11-23", "followers", "1204"),
    ]
    path = tmp_path / "out.csv"
    cmdaily.ok("metric", "export", "followers", "--output", str(path))
    assert cmdaily("metric", "export", "--output", str(path)).code == 1, "no file is overwritten"
    assert cmdaily.ok("metric", "import", str(path), "--json").json["same"] == 2
    again = cmdaily.ok("metric", "import", str(path), "--account", "other", "--json").json
    assert again["same"] == 2, "the file says whose they are"


def test_own_figures_are_counted_from_what_happened(cmdaily: Program, network: Network) -> None:
    nine = cmdaily.now
    network.server.say_to("acme", "When do you open?", nine, author="marie")
    network.server.say_to("acme", "Well done", nine, author="sam")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("reply", "m1", "At nine", now="2026-11-23T09:30")
    cmdaily.ok("tick", "1", "--by", "2")

    def last(metric: str) -> float:
        shown = cmdaily.ok("metric", "show", metric, "--json", now="2026-11-23T10:00").json
        value: float = shown["values"][-1]["value"]
        return value

    assert last("messages-received") == 2
    assert last("messages-answered") == 1
    assert last("response-rate") == 50
    assert last("response-time") in (30, 31), "working minutes, begun ones too"
    assert last("posts-sent") == 1
    assert last("ticks") >= 2
    assert (
        cmdaily.ok("metric", "show", "messages-received", "--account", "nobody", "--json").json["values"]
        == []
    )


def test_logging_figures_ticks_the_action_that_counts_them(cmdaily: Program) -> None:
    logged = cmdaily.ok("metric", "log", "followers", "1204", "--json").json
    assert logged["ticked"] == "stats-log"
    states = {each["id"]: each["state"] for each in cmdaily.ok("today", "--json").json["actions"]}
    assert states["stats-log"] == "done"
    assert cmdaily.ok("metric", "log", "reach", "310", "--json").json["ticked"] is None, "once a day"
    cmdaily.ok("undo")
    assert [each["metric"] for each in cmdaily.ok("metric", "list", "--json").json["metrics"]] == [
        "followers",
        "reach",
    ]


def test_the_list_compares_with_the_week_before(cmdaily: Program) -> None:
    for day, value in (
        ("2026-11-13", "1"),
        ("2026-11-16", "100"),
        ("2026-11-19", "110"),
        ("2026-11-23", "120"),
    ):
        cmdaily.ok("metric", "log", "followers", value, "--date", day)
    (listed,) = cmdaily.ok("metric", "list", "--json").json["metrics"]
    assert (listed["value"], listed["week"]) == (120, 105), "the mean of the days that have a value"
    assert "+15" in cmdaily.ok("metric", "list").out
    cmdaily.ok("metric", "log", "followers", "90", "--break", "bots removed")
    assert cmdaily.ok("metric", "list", "--json").json["metrics"][0]["week"] is None
