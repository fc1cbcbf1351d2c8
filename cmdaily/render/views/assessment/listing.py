"""Questionnaire list: their names, what they are, how often each was answered."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.assessment.questionnaire import Questionnaire
from cmdaily.domain.record import frozen
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.document import Column, Table, row
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


@frozen
class QuestionnaireList:
    """Questionnaires, and for those that were answered how often and on which day last (ISO)."""

    questionnaires: tuple[Questionnaire, ...]
    answered: tuple[tuple[str, tuple[int, str]], ...]


def document(model: QuestionnaireList, tr: Translator) -> Document:
    """One line each."""
    answered = dict(model.answered)
    rows = []
    for each in model.questionnaires:
        last = answered.get(each.name, (0, ""))[1]
        said = short_date(tr, date.fromisoformat(last)) if last else tr("assess.never")
        count = tr("assess.count", n=len(each.questions))
        rows.append(
            row(("accent", each.name), text_in(each.title, tr.language), ("dim", count), ("dim", said))
        )
    return (Table((Column(), Column(flexible=True), Column(right=True), Column()), tuple(rows)),)


def data(model: QuestionnaireList, tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    answered = dict(model.answered)
    return {
        "questionnaires": [
            {
                "name": each.name,
                "title": text_in(each.title, tr.language),
                "quiz": each.quiz,
                "questions": [question.id for question in each.questions],
                "answered": answered.get(each.name, (0, ""))[0],
                "last_on": answered.get(each.name, (0, ""))[1] or None,
            }
            for each in model.questionnaires
        ]
    }
