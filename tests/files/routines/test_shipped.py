"""The routines that come with cmdaily: complete in both languages, and as long as they say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from cmdaily.domain.recurrence import is_due, needs_history, occurrences
from cmdaily.domain.routines.recurrence_words import describe_action
from cmdaily.domain.routines.routine import Localized, Routine
from cmdaily.errors import UsageError
from cmdaily.files.routines.routines import load_routine
from cmdaily.files.routines.starter import copy_of_shipped, starter_routine
from cmdaily.files.shipped_routines import shipped_names, shipped_path
from cmdaily.locale import LANGUAGES, Translator
from tests.typewritten import typewritten

NAMES = shipped_names()


def shipped(name: str) -> Routine:
    return load_routine(shipped_path(name))


def test_seven_routines_are_shipped() -> None:
    assert NAMES == (
        "customer-care",
        "editorial-week",
        "launch-campaign",
        "monthly-report",
        "onboarding",
        "twenty-actions",
        "weekly-review",
    )


def is_complete(text: Localized) -> bool:
    """Whether it is in every language, or a name that is the same in all."""
    languages = {language for language, _ in text}
    return languages >= {"en", "fr"} or text in ((("und", "X"),), *NAMES_OF_NETWORKS)


NAMES_OF_NETWORKS = [(("und", name),) for name in ("Facebook", "LinkedIn", "Blogs")]


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_in_both_languages_and_differs(name: str) -> None:
    routine = shipped(name)
    assert routine.name == name
    texts = [routine.title, routine.description]
    for action in routine.actions:
        texts += [action.title, action.section, *([action.note] if action.note else [])]
    for text in texts:
        assert is_complete(text), text
        spoken = [words for _, words in text]
        assert len(set(spoken)) == len(spoken), text


@pytest.mark.parametrize("name", NAMES)
def test_every_action_has_minutes_and_comes_some_day(name: str) -> None:
    for action in shipped(name).actions:
        assert action.minutes > 0
        assert occurrences(action.schedule, date(2026, 1, 1), 1)
        assert all(describe_action(Translator(language), action) for language in LANGUAGES)


def test_ids_are_unique_over_all_shipped_routines() -> None:
    ids = [action.id for name in NAMES for action in shipped(name).actions]
    assert len(ids) == len(set(ids))


def test_the_twenty_actions_take_fifty_eight_minutes_and_the_essential_ones_twenty_seven() -> None:
    routine = shipped("twenty-actions")
    assert len(routine.actions) == 20
    assert sum(action.minutes for action in routine.actions) == 58
    assert sum(action.minutes for action in routine.actions if action.essential) == 27
    assert routine.minutes == 60
    sections: dict[str, int] = {}
    for action in routine.actions:
        title = dict(action.section)
        name = title.get("en") or title["und"]
        sections[name] = sections.get(name, 0) + action.minutes
    assert sections == {"X": 17, "Facebook": 13, "LinkedIn": 10, "Blogs": 13, "Statistics": 5}


def test_the_twenty_actions_are_due_on_weekdays() -> None:
    week = [date(2026, 11, 23) + timedelta(days=n) for n in range(7)]
    for action in shipped("twenty-actions").actions:
        assert [is_due(action.schedule, day) for day in week] == [True] * 5 + [False] * 2


def test_no_week_of_the_editorial_grid_is_like_the_next() -> None:
    """Over four weeks, each of the four turns comes once."""
    turning = [a for a in shipped("editorial-week").actions if a.id.startswith("week-refresh")]
    thursdays = [date(2026, 11, 26) + timedelta(weeks=n) for n in range(4)]
    due = [[a.id for a in turning if is_due(a.schedule, day)] for day in thursdays]
    assert sorted(due) == sorted([a.id] for a in turning)


def test_the_report_is_gathered_on_the_last_working_day_and_told_on_the_first_monday() -> None:
    days = {a.id: occurrences(a.schedule, date(2026, 11, 1), 2) for a in shipped("monthly-report").actions}
    assert days["month-figures"] == (date(2026, 11, 30), date(2026, 12, 31))
    assert days["month-report"] == (date(2026, 11, 2), date(2026, 12, 7))
    assert days["month-charter"] == (date(2027, 1, 4), date(2027, 4, 5))


@pytest.mark.parametrize("name", ["launch-campaign", "onboarding"])
def test_one_date_in_a_copy_moves_everything(tmp_path: Path, name: str) -> None:
    path = tmp_path / "mine.yaml"
    text = copy_of_shipped(name, "mine")
    original = shipped(name)
    event = original.actions[0].schedule.pattern.day
    path.write_text(text.replace(str(event), str(event + timedelta(days=100))), encoding="utf-8")
    moved = load_routine(str(path))
    for before, after in zip(original.actions, moved.actions, strict=True):
        assert not needs_history(before.schedule)
        days = [occurrences(each.schedule, date(2026, 1, 1), 9) for each in (before, after)]
        assert [day + timedelta(days=100) for day in days[0]] == list(days[1])


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_the_same_under_another_name_and_keeps_its_remarks(tmp_path: Path, name: str) -> None:
    text = copy_of_shipped(name, "mine")
    original = Path(shipped_path(name)).read_text(encoding="utf-8")
    assert text == original.replace(f"\nroutine: {name}\n", "\nroutine: mine\n")
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_routine(str(path)).name == "mine"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_starter_is_a_routine_as_it_stands_and_with_its_remarks_taken_up(
    tmp_path: Path, language: str
) -> None:
    text = starter_routine("acme", language)
    path = tmp_path / "acme.yaml"
    path.write_text(text, encoding="utf-8")
    assert [a.minutes for a in load_routine(str(path)).actions] == [5, 10, 10]
    taken_up = [line.replace("# ", "", 1) if is_suggestion(line) else line for line in text.split("\n")]
    path.write_text("\n".join(taken_up), encoding="utf-8")
    actions = load_routine(str(path)).actions
    assert len(actions) == 6
    assert (actions[1].counts, actions[0].platform, actions[3].period) == (("reply",), "mastodon", "week")


def is_suggestion(line: str) -> bool:
    """Whether a remark of the starter is a line of YAML that waits for its # to be taken away."""
    words = line.strip().removeprefix("# ")
    return line.startswith("    ") and line.strip().startswith("# ") and ": " in words


@pytest.mark.parametrize("name", ["", "Acme", "12", "-a", "a b", "../a", "a\nb", "é", "x" * 65])
def test_a_name_that_cannot_be_is_refused(name: str) -> None:
    for make in (lambda: starter_routine(name, "en"), lambda: copy_of_shipped("onboarding", name)):
        with pytest.raises(UsageError) as caught:
            make()
        assert Translator("en")(caught.value.key, **caught.value.values)


def test_a_copy_of_what_is_not_there_gets_a_suggestion() -> None:
    with pytest.raises(UsageError) as caught:
        copy_of_shipped("onbording", "mine")
    said = typewritten(Translator("fr")(caught.value.key, **caught.value.values))
    assert said == "Il n'y a pas de routine « onbording » ; vouliez-vous dire « onboarding » ?"
