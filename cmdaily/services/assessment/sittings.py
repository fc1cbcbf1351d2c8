"""Sittings: answers are checked and kept, shown beside the journal, exported, and laid side by side for a team."""

from __future__ import annotations

import json
from datetime import date, timedelta

from cmdaily.domain.assessment.results import Assessed, JournalFigure, Sitting, team_spread
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.files.yaml.fields import whole_number
from cmdaily.render.clean import one_line
from cmdaily.services.assessment.questionnaires import find
from cmdaily.services.figures.catalogue import find_metric
from cmdaily.services.figures.read import span_value
from cmdaily.store import assessments as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.assessment.questionnaire import Question, Questionnaire
    from cmdaily.domain.assessment.results import TeamSpread
    from cmdaily.services.workspace import Workspace

WEEKS = timedelta(days=27)
"""The journal is looked at over the four weeks up to the day of a sitting."""
LARGEST = 100_000
"""Bytes of a file of answers."""
MOST_FILES = 200
LONGEST_PERSON = 80
SCHEMA_VERSION = 1


def answer(questionnaire: Questionnaire, question: Question, given: str) -> int:
    """The value of an answer as it is typed: a number on the scale, or the letter or number of a choice. UsageError."""
    typed = given.strip()
    letters = "abcdefghi"[: len(question.choices)]
    if len(typed) == 1 and typed.lower() in letters:
        return letters.index(typed.lower()) + 1
    number = whole_number(typed) if typed else None
    if number is None or not questionnaire.possible(question, number):
        if question.choices:
            raise UsageError("assess.answer_choice", given=typed[:20], question=question.id, high=letters[-1])
        low, high = questionnaire.low, questionnaire.high
        raise UsageError("assess.answer", given=typed[:20], question=question.id, low=low, high=high)
    return number


def parsed(questionnaire: Questionnaire, words: Sequence[str]) -> dict[str, int]:
    """The answers of words such as `writing=7`. UsageError for a question that there is not, or twice."""
    found: dict[str, int] = {}
    for word in words:
        name, equals, given = word.partition("=")
        question = questionnaire.question(name)
        if not equals or question is None:
            known = ", ".join(each.id for each in questionnaire.questions)
            raise UsageError("assess.no_question", name=word[:40], known=known)
        if name in found:
            raise UsageError("assess.twice", name=name)
        found[name] = answer(questionnaire, question, given)
    missing = [each.id for each in questionnaire.questions if each.id not in found]
    if missing:
        raise UsageError("assess.missing", remedy="assess.missing_remedy", names=", ".join(missing))
    return found


def keep(
    workspace: Workspace, questionnaire: Questionnaire, answers: dict[str, int], day: date, person: str = ""
) -> Sitting:
    """Keep the answers of a sitting."""
    if len(person) > LONGEST_PERSON:
        raise UsageError("assess.person", most=LONGEST_PERSON)
    ordered = tuple((each.id, answers[each.id]) for each in questionnaire.questions if each.id in answers)
    sitting = Sitting(workspace.new_id(), questionnaire.name, day, one_line(person), ordered)
    with workspace.store.transaction() as connection:
        store.keep(connection, sitting, workspace.timestamp)
    return sitting


def shown(workspace: Workspace, name: str, *, back: int = 0) -> Assessed:
    """The last sitting of a questionnaire, or the one so many before it, beside the one before. UsageError for none."""
    questionnaire = find(workspace, name)
    found = store.sittings(workspace.store.reader(), questionnaire.name) if workspace.store.exists else []
    if back >= len(found):
        raise UsageError("assess.none", remedy="assess.none_remedy", name=name)
    sitting = found[-1 - back]
    earlier = [each for each in found[: len(found) - 1 - back] if each.person == sitting.person]
    figures = tuple(_figures(workspace, question, sitting.day) for question in questionnaire.questions)
    return Assessed(questionnaire, sitting, earlier[-1] if earlier else None, figures)


def counts(workspace: Workspace) -> dict[str, tuple[int, str]]:
    """How often each questionnaire was answered, and on which day last (ISO)."""
    return store.counts(workspace.store.reader()) if workspace.store.exists else {}


def undo(workspace: Workspace, name: str) -> Sitting:
    """Take the last sitting of a questionnaire back. UsageError for none."""
    sitting = shown(workspace, name).sitting
    with workspace.store.transaction() as connection:
        store.forget(connection, sitting.id)
    return sitting


def _figures(workspace: Workspace, question: Question, day: date) -> tuple[JournalFigure, ...]:
    return tuple(
        JournalFigure(find_metric(workspace, name), span_value(workspace, name, "", day - WEEKS, day))
        for name in question.shows
    )


def exported(sitting: Sitting) -> dict[str, object]:
    """A sitting as a file for others: without anything of the journal."""
    return {
        "questionnaire": sitting.questionnaire,
        "date": sitting.day.isoformat(),
        "person": sitting.person,
        "answers": dict(sitting.answers),
    }


def spread(workspace: Workspace, paths: Sequence[str]) -> TeamSpread:
    """The spread over exported files, the latest of each person; of whoever gives no name each file is a person.
    CmdailyError for a file that is none, UsageError where they are of different questionnaires."""
    if len(paths) > MOST_FILES:
        raise UsageError("assess.files", most=MOST_FILES)
    found = [_read(path) for path in paths]
    names = {each.questionnaire for each in found}
    if len(names) != 1:
        raise UsageError("assess.several", names=", ".join(sorted(names)))
    questionnaire = find(workspace, found[0].questionnaire)
    latest: dict[str, Sitting] = {}
    for number, each in enumerate(found):
        _check(questionnaire, each, paths[number])
        key = each.person or f"\0{number}"
        if key not in latest or each.day >= latest[key].day:
            latest[key] = each
    return team_spread(questionnaire, list(latest.values()))


def _check(questionnaire: Questionnaire, sitting: Sitting, path: str) -> None:
    for name, value in sitting.answers:
        question = questionnaire.question(name)
        if question is None or not questionnaire.possible(question, value):
            raise CmdailyError("assess.file_answer", path=path, question=name[:40], value=value)


def _read(path: str) -> Sitting:
    """A sitting of an exported file. CmdailyError for anything else."""
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise CmdailyError("assess.file_large", path=path, most=LARGEST // 1000)
        given = json.loads(data)
        answers = tuple((name, value) for name, value in given["answers"].items())
        right = (
            all(type(value) is int for _, value in answers) and given.get("schema_version") == SCHEMA_VERSION
        )
        day, name, person = date.fromisoformat(given["date"]), given["questionnaire"], given.get("person", "")
        if not right or type(name) is not str or type(person) is not str:
            raise ValueError
    except OSError as error:
        raise CmdailyError("error.system", path=path, reason=error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CmdailyError("assess.file", remedy="assess.file_remedy", path=path) from error
    return Sitting("", name, day, one_line(person, LONGEST_PERSON), answers)
