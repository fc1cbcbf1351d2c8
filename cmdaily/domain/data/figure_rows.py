"""Figures and assessments in an export: rows as they are kept, read back strictly."""

from __future__ import annotations

from datetime import date
from math import isfinite

from cmdaily.domain.assessment.results import Sitting
from cmdaily.domain.figures.metric import LARGEST, is_name
from cmdaily.domain.record import frozen_row
from cmdaily.domain.time.days import FIRST_DAY, LAST_DAY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SOURCES = ("hand", "api", "import")
LONGEST_TEXT = 1000
"""Characters of an id, a reason or a name in a row."""


@frozen_row
class KeptValue:
    """A value as the store keeps it, corrections included: `replaced_by` is the id of what took its place, "" where it
    holds. `day` is ISO, moments are UTC or ""."""

    id: str
    metric: str
    account: str
    post: str
    day: str
    value: float | None
    source: str
    read_at: str
    stored_at: str
    replaced_by: str


@frozen_row
class KeptBreak:
    """A break that a person set."""

    metric: str
    account: str
    day: str
    reason: str


def value_row(given: Any) -> KeptValue | str:
    """A value of an export, or the name of the field that is wrong."""
    if not isinstance(given, dict):
        return "-"
    wrong = _wrong_text(given, (name for name in KeptValue.__match_args__ if name != "value"))
    if wrong:
        return wrong
    value = given.get("value")
    number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST
    checks = {
        "id": bool(given["id"]),
        "metric": is_name(given["metric"]),
        "account": not given["account"] or is_name(given["account"]),
        "day": _is_day(given["day"]),
        "value": value is None or (number and isfinite(value)),
        "source": given["source"] in SOURCES,
    }
    for name, good in checks.items():
        if not good:
            return name
    return KeptValue(**{name: given[name] for name in KeptValue.__match_args__})


def break_row(given: Any) -> KeptBreak | str:
    """A break of an export, or the name of the field that is wrong."""
    if not isinstance(given, dict):
        return "-"
    wrong = _wrong_text(given, KeptBreak.__match_args__)
    if wrong or not is_name(given["metric"]):
        return wrong or "metric"
    return (
        KeptBreak(**{name: given[name] for name in KeptBreak.__match_args__})
        if _is_day(given["day"])
        else "day"
    )


def sitting_row(given: Any) -> Sitting | str:
    """A sitting of an export, or the name of the field that is wrong."""
    if not isinstance(given, dict):
        return "-"
    wrong = _wrong_text(given, ("id", "questionnaire", "day", "person"))
    if wrong or not _is_day(given["day"]) or not given["id"]:
        return wrong or ("day" if given["id"] else "id")
    answers = given.get("answers")
    if not isinstance(answers, dict) or not all(
        type(value) is int and abs(value) <= LARGEST for value in answers.values()
    ):
        return "answers"
    ordered = tuple(sorted(answers.items()))
    day = date.fromisoformat(given["day"])
    return Sitting(given["id"], given["questionnaire"], day, given["person"], ordered)


def sitting_data(sitting: Sitting) -> dict[str, object]:
    """A sitting as data."""
    return {
        "id": sitting.id,
        "questionnaire": sitting.questionnaire,
        "day": sitting.day.isoformat(),
        "person": sitting.person,
        "answers": dict(sitting.answers),
    }


def _wrong_text(given: dict[str, Any], names: Any) -> str:
    """The first field that is no text, or one that no table takes."""
    for name in names:
        text = given.get(name)
        if not isinstance(text, str) or len(text) > LONGEST_TEXT or not _is_clean(text):
            return str(name)
    return ""


def _is_clean(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and FIRST_DAY <= date.fromisoformat(text) <= LAST_DAY
    except ValueError:
        return False
