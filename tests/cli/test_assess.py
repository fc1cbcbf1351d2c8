"""Self-assessment: answered, kept, compared, exported, laid side by side; the quiz explains; bad files are said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmdaily.files.questionnaires import SHIPPED, load_questionnaire, shipped_path
from cmdaily.locale import LANGUAGES
from tests.conftest import Program

SKILLS = ("listening", "answering", "writing", "images", "animating", "crisis", "measuring", "regularity")


def take(cmdaily: Program, *values: int, **options: str) -> None:
    """Answer the eight skills."""
    answers = [f"{name}={value}" for name, value in zip(SKILLS, values, strict=True)]
    named = [part for name, value in options.items() for part in (f"--{name}", value)]
    cmdaily.ok("assess", "take", "community-manager", *answers, *named)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_speaks_both_languages(name: str) -> None:
    asked = load_questionnaire(shipped_path(name), name)
    texts = [asked.title, asked.description]
    for question in asked.questions:
        texts += [question.title, question.text]
        texts += [text for choice in question.choices for text in (choice.text, choice.why)]
    for text in texts:
        assert {language for language, _ in text} == set(LANGUAGES), text
    assert asked.quiz == (name == "situations")


def test_answers_are_compared_with_the_time_before(cmdaily: Program) -> None:
    take(cmdaily, 5, 6, 7, 3, 5, 4, 8, 6, date="2026-10-01")
    take(cmdaily, 7, 6, 8, 4, 5, 5, 8, 7)
    found = cmdaily.ok("assess", "show", "community-manager", "--json").json
    assert found["answers"]["listening"] == 7
    assert found["before"]["answers"]["listening"] == 5
    assert found["before"]["date"] == "2026-10-01"
    text = cmdaily.ok("assess", "show", "community-manager").out
    assert "+2" in text
    assert cmdaily.ok("assess", "show", "community-manager", "--back", "1", "--json").json["before"] is None
    cmdaily.ok("assess", "undo", "community-manager")
    assert cmdaily.ok("assess", "show", "community-manager", "--json").json["date"] == "2026-10-01"


def test_the_history_stands_beside(cmdaily: Program) -> None:
    cmdaily.ok("tick", "2", "--by", "5", "--took", "20m", "--date", "2026-11-20")
    cmdaily.ok("tick", "2", "--by", "5", "--took", "40m", "--date", "2026-10-01")
    take(cmdaily, *[5] * 8)
    shown = cmdaily.ok("assess", "show", "community-manager", "--json").json["journal"]
    assert shown["regularity"] == {"ticks": 5, "time-spent": 20}, "the four weeks up to that day"
    assert shown["answering"]["response-time"] is None, "unknown is not 0"


def test_the_radar_is_on_the_page(cmdaily: Program, tmp_path: Path) -> None:
    take(cmdaily, *range(1, 9))
    for ending in ("html", "md", "txt", "pdf"):
        cmdaily.ok("assess", "show", "community-manager", "--output", str(tmp_path / f"me.{ending}"))
    page = (tmp_path / "me.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 1
    assert "<title>Profile</title>" in page
    assert cmdaily("assess", "show", "community-manager", "--output", str(tmp_path / "me.csv")).code == 2


def test_a_quiz_explains_its_answers(cmdaily: Program) -> None:
    given = ("insult=b", "outage=c", "picture=1", "mistake=a", "journalist=c", "numbers=b")
    out = cmdaily.ok("assess", "take", "situations", *given).out
    assert "5 right of 6." in out
    assert "The forty shares go on with the wrong date" in out
    french = cmdaily.ok("--lang", "fr", "assess", "show", "situations").out
    assert "5 bonnes réponses sur 6." in french


def test_several_people_are_laid_side_by_side(cmdaily: Program, tmp_path: Path) -> None:
    files = []
    for person, value in (("Ann", 4), ("Ben", 8), ("Ann", 6)):
        take(cmdaily, *[value] * 8, **{"as": person})
        files.append(tmp_path / f"{len(files)}.json")
        cmdaily.ok("assess", "export", "community-manager", "--output", str(files[-1]))
    found = cmdaily.ok("assess", "spread", *map(str, files), "--json").json
    assert found["people"] == 2
    first = found["questions"][0]
    assert (first["mean"], first["low"], first["high"]) == (7, 6, 8), "of one person the latest counts"
    assert first["deviation"] == pytest.approx(2**0.5, abs=1e-6)
    assert "2 people (Ann, Ben)" in cmdaily.ok("assess", "spread", *map(str, files)).out


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", "nothing", '{"answers": 3}', "[" * 100_000, '{"schema_version": 2}', '{"a": 1e999}'],
)
def test_what_is_no_export_is_said(cmdaily: Program, tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content)
    result = cmdaily("assess", "spread", str(path))
    assert result.code == 1, result
    assert "holds no exported answers" in result.err


def test_an_answer_beyond_the_scale_is_said(cmdaily: Program, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    shape = {
        "schema_version": 1,
        "questionnaire": "community-manager",
        "date": "2026-11-20",
        "person": "\x1b[2J",
    }
    path.write_text(json.dumps({**shape, "answers": {"writing": 700}}))
    result = cmdaily("assess", "spread", str(path))
    assert result.code == 1
    assert "700 does not answer" in result.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("take", "nobody"), "nobody"),
        (("take", "../situations"), "situations"),
        (("take", "community-manager"), "regularity"),
        (("take", "community-manager", "writing=11"), "11"),
        (("take", "community-manager", "writing=7", "writing=8"), "twice"),
        (("take", "community-manager", "painting=7"), "painting"),
        (("show", "leaders"), "leaders"),
    ],
)
def test_what_cannot_be_is_said(cmdaily: Program, words: tuple[str, ...], says: str) -> None:
    result = cmdaily("assess", *words)
    assert result.code == 2, result
    assert says in result.err
    assert not result.out


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("title: T", "mine.yaml:1:1"),
        ("title: T\nquestions: []", "mine.yaml:2:12"),
        ("title: T\nlow: 5\nhigh: 5\nquestions: [{id: a, title: A}]", "mine.yaml:1:1"),
        ("title: T\nquestions: [{id: a, title: A}, {id: a, title: B}]", "mine.yaml:2:37"),
        ("title: T\nquestions: [{id: a, title: A, shows: followers}]", "mine.yaml:2:38"),
        (
            "title: T\nquestions: [{id: a, title: A, choices: [{text: x, why: y}, {text: z, why: y}]}]",
            "mine.yaml:2:40",
        ),
    ],
)
def test_a_wrong_file_says_where_and_hides_no_other(cmdaily: Program, text: str, where: str) -> None:
    folder = cmdaily.home / "questionnaires"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(text)
    result = cmdaily("assess", "list")
    assert result.code == 3
    assert where in result.err
    assert "situations" in result.out
    assert cmdaily("assess", "take", "mine", "a=3").code == 3
