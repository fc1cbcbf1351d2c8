"""The report as people ask for it: spans, forms, templates, and what is refused."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import Program

WEEK = ("tick 1 --took 12m --date 2026-11-16", "tick 2 --by 5 --date 2026-11-17", "tick 2 --by 5")


@pytest.fixture
def week(cmdaily: Program) -> Program:
    """A home with two weeks of some work and figures."""
    for command in WEEK:
        cmdaily.ok(*command.split())
    for day, value in (
        ("2026-11-15", 1200),
        ("2026-11-16", 1204),
        ("2026-11-22", 1251),
        ("2026-11-23", 1260),
    ):
        cmdaily.ok("metric", "log", "followers", str(value), "--account", "acme-x", "--date", day)
    cmdaily.ok("metric", "log", "reach", "300", "--account", "acme-x", "--date", "2026-11-17")
    return cmdaily


def test_an_empty_span_says_so_in_both_languages(cmdaily: Program) -> None:
    assert "Nothing was recorded in these days" in cmdaily.ok("report").out
    assert "Rien n'est enregistré" in cmdaily.ok("--lang", "fr", "report", "--month").out.replace("’", "'")
    found = cmdaily.ok("report", "--json").json
    assert found["done"] == {"actions": 0, "planned": 0, "minutes": 0, "planned_minutes": 0, "before": None}
    assert (found["posts"], found["metrics"]) == ([], [])


def test_a_part_that_holds_nothing_says_so_when_it_is_asked_for(week: Program) -> None:
    assert "Nothing of what was asked for was recorded" in week.ok("report", "--section", "posts").out
    found = week.ok("--lang", "fr", "report", "--section", "posts", "--format", "html").out
    assert "Rien de ce qui est demandé n'est enregistré" in found.replace("’", "'")


def test_a_week_is_compared_with_the_one_before(week: Program) -> None:
    found = week.ok("report", "--date", "2026-11-20", "--json").json
    assert (found["from"], found["to"]) == ("2026-11-16", "2026-11-22")
    assert found["compared_with"] == {"from": "2026-11-09", "to": "2026-11-15", "what": "before"}
    figures = {row["metric"]: row for row in found["metrics"]}
    assert figures["followers"]["value"] == 1251
    assert figures["followers"]["change"] == 51
    assert figures["reach"]["before"] is None, "a gap is not 0"
    assert figures["reach"]["change"] is None
    assert found["done"]["actions"] == 3, "two that were ticked, and the figures that were logged"
    assert found["messages"]["before"] is None, "nobody listened then"


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        (("--week",), "2026-11-23", "2026-11-23"),
        (("--month", "--date", "2026-10-05"), "2026-10-01", "2026-10-31"),
        (("--quarter", "--date", "2026-08-05"), "2026-07-01", "2026-09-30"),
        (("--from", "2026-11-01", "--to", "2026-11-10"), "2026-11-01", "2026-11-10"),
        (("--from", "2026-11-01"), "2026-11-01", "2026-11-23"),
    ],
)
def test_the_span_is_the_one_that_is_named(
    week: Program, given: tuple[str, ...], first: str, last: str
) -> None:
    found = week.ok("report", *given, "--json").json
    assert (found["from"], found["to"]) == (first, last)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--week", "--month"), "Name the span once"),
        (("--week", "--from", "2026-11-01"), "Name the span once"),
        (("--from", "2026-11-10", "--to", "2026-11-01"), "before"),
        (("--from", "2026-11-10", "--date", "2026-11-01"), "--date"),
        (("--week", "--date", "2027-02-01"), "still to come"),
        (("--compare", "twice"), "twice"),
        (("--section", "weather"), "weather"),
        (("--format", "docx"), "docx"),
        (("--format", "pdf"), "PDF"),
        (("--for", "nobody"), "nobody"),
        (("--template", "../../etc/passwd"), "etc/passwd"),
        (("--template", "weekly"), "weekly"),
    ],
)
def test_what_cannot_be_is_said(week: Program, given: tuple[str, ...], says: str) -> None:
    result = week("report", *given)
    assert result.code == 2, result
    assert says in result.err
    assert not result.out


def test_every_form_holds_the_same_figures(week: Program, tmp_path: Path) -> None:
    paths = [tmp_path / f"report.{ending}" for ending in ("txt", "md", "csv", "json", "html", "pdf")]
    outputs = [part for path in paths for part in ("--output", str(path))]
    result = week.ok("report", "--date", "2026-11-20", *outputs)
    assert result.out == ""
    assert result.err.count("Written") == len(paths)
    for path in paths[:-1]:
        assert re.search("1[,]?251", path.read_text(encoding="utf-8")), path
    assert paths[-1].read_bytes().startswith(b"%PDF")
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in paths)
    again = tmp_path / "again.html"
    week.ok("report", "--date", "2026-11-20", "--output", str(again))
    assert again.read_bytes() == paths[4].read_bytes()
    assert week("report", "--output", str(again)).code == 1, "no file is written over"


def test_one_account_and_one_section(week: Program) -> None:
    week.ok("metric", "log", "followers", "17", "--account", "acme-page")
    found = week.ok("report", "--for", "acme-page", "--json").json
    assert [row["account"] for row in found["metrics"]] == ["acme-page"]
    text = week.ok("report", "--section", "figures").out
    assert "Followers" in text
    assert "What stands out" not in text
    rows = list(csv.DictReader(io.StringIO(week.ok("report", "--section", "done", "--format", "csv").out)))
    assert {row["part"] for row in rows} == {"done"}


TEMPLATE = """\
title: {en: Our week, fr: Notre semaine}
head: |
  Acme Ltd.
  1 Market Street
foot: Questions? Ask <b>us</b>.
logo: logo.png
logo_alt: Acme
parts:
  - title: Before you read
    words: "From {from} to {to}: {actions} of {planned} actions."
  - part: figures
    title: Numbers
  - highlights
"""


def test_a_template_decides_words_and_order(week: Program, tmp_path: Path) -> None:
    folder = week.home / "reports"
    folder.mkdir()
    (folder / "weekly.yaml").write_text(TEMPLATE, encoding="utf-8")
    Image.new("RGB", (8, 8), "#0072b2").save(folder / "logo.png")
    page = tmp_path / "week.html"
    week.ok("report", "--date", "2026-11-20", "--template", "weekly", "--output", str(page))
    html = page.read_text(encoding="utf-8")
    assert "<h1>Our week</h1>" in html
    assert "Acme Ltd.<br>1 Market Street" in html
    assert "Ask &lt;b&gt;us&lt;/b&gt;." in html
    assert 'alt="Acme" src="data:image/png;base64,' in html
    assert "From 16 November 2026 to 22 November 2026: 3 of" in html
    titles = re.findall("<h2>([^<]*)</h2>", html)
    assert titles == ["Before you read", "Numbers", "What stands out"]
    assert "Notre semaine" in week.ok("--lang", "fr", "report", "--template", "weekly").out


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("tittle: Our week", "weekly.yaml:1:1"),
        ("parts: [highlights, weather]", "weekly.yaml:1:21"),
        ("parts: [figures, figures]", "weekly.yaml:1:8"),
        ("parts: [{title: Alone}]", "weekly.yaml:1:9"),
        ("parts:\n  - words: 'In {year}'", "weekly.yaml:2:12"),
        ("logo: none.png", "weekly.yaml:1:7"),
        ("logo: big.png", "weekly.yaml:1:7"),
        ("logo: text.png", "weekly.yaml:1:7"),
        ("logo: .", "weekly.yaml:1:7"),
    ],
)
def test_a_wrong_template_says_where(cmdaily: Program, text: str, where: str) -> None:
    folder = cmdaily.home / "reports"
    folder.mkdir(parents=True)
    (folder / "weekly.yaml").write_text(text, encoding="utf-8")
    (folder / "text.png").write_text("no picture")
    with (folder / "big.png").open("wb") as file:
        file.truncate(50_000_000)
    result = cmdaily("report", "--template", "weekly")
    assert result.code == 3, result
    assert where in result.err
