"""Data retention view: what went, or would go, by kind."""

from __future__ import annotations

from cmdaily.domain.people.retention import Tidy
from cmdaily.render.document import line
from cmdaily.render.words import long_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(model: Tidy, tr: Translator) -> Document:
    """A line for each kind that is not kept for ever."""
    if not model.parts:
        return (line(tr("data.tidy_nothing")), line(("dim", tr("data.tidy_how"))))
    verb = "done" if model.done else "would"
    return tuple(
        line(
            tr(f"data.tidy_{part.kind}", n=part.count),
            "  ",
            ("dim", tr(f"data.tidy_{verb}", day=long_date(tr, part.before))),
        )
        for part in model.parts
    )


def data(model: Tidy, _tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    parts = [
        {"kind": each.kind, "before": each.before.isoformat(), "count": each.count} for each in model.parts
    ]
    return {"done": model.done, "parts": parts}
