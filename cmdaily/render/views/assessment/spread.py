"""Spread of a questionnaire over several people."""

from __future__ import annotations

from cmdaily.domain.figures.text import json_number
from cmdaily.render.report.text import document as document_of
from cmdaily.render.views.assessment.pages import spread_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.assessment.results import TeamSpread
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(model: TeamSpread, tr: Translator) -> Document:
    """The spread for a person."""
    return document_of(spread_page(model, tr))


def data(model: TeamSpread, _tr: Translator) -> dict[str, object]:
    """The spread for scripts."""
    return {
        "questionnaire": model.questionnaire.name,
        "people": len(model.people),
        "questions": [
            {
                "question": row.question,
                "count": row.count,
                "mean": None if row.mean is None else json_number(round(row.mean, 6)),
                "deviation": None if row.deviation is None else json_number(round(row.deviation, 6)),
                "low": row.low,
                "high": row.high,
            }
            for row in model.rows
        ],
    }
