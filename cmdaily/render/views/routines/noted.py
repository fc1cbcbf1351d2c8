"""`note`: the line that was kept, and its day."""

from __future__ import annotations

from cmdaily.render.document import line
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.planned import PlanEntry
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(model: PlanEntry, tr: Translator) -> Document:
    """The day and the line."""
    return (line(tr("planning.noted", day=short_date(tr, model.day)), ("dim", f" {model.text}")),)


def data(model: PlanEntry, tr: Translator) -> dict[str, object]:
    """The note as it is kept."""
    return {"id": model.id, "date": model.day.isoformat(), "text": model.text}
