"""Sitting: what was answered, beside the time before and what the journal shows."""

from __future__ import annotations

from cmdaily.domain.figures.text import json_number
from cmdaily.render.report.text import document as document_of
from cmdaily.render.views.assessment.pages import sitting_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.assessment.results import Assessed
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(model: Assessed, tr: Translator) -> Document:
    """The sitting for a person."""
    return document_of(sitting_page(model, tr))


def data(model: Assessed, _tr: Translator) -> dict[str, object]:
    """The sitting for scripts; `answers` is what `assess spread` reads of several people."""
    asked, before = model.questionnaire, model.before
    found: dict[str, object] = {
        "questionnaire": asked.name,
        "date": model.sitting.day.isoformat(),
        "person": model.sitting.person,
        "answers": dict(model.sitting.answers),
        "before": None
        if before is None
        else {"date": before.day.isoformat(), "answers": dict(before.answers)},
        "journal": {
            question.id: {
                each.metric.name: None if each.value is None else json_number(each.value) for each in shown
            }
            for question, shown in zip(asked.questions, model.shown, strict=True)
            if shown
        },
    }
    if asked.quiz:
        found["right"] = model.right
    return found
