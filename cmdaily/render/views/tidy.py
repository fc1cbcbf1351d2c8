"""Data retention view: what went, or would go, by kind."""

from __future__ import annotations

from cmdaily.domain.people.retention import Tidied, Tidy
from cmdaily.render.document import line
from cmdaily.render.words import long_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: Tidy, tr: Translator) -> Document:
    """A line for each kind that is not kept for ever."""
    if not model.parts:
        return (line(tr("data.tidy_nothing")), line(("dim", tr("data.tidy_how"))))
    return tuple(_line(part, tr, done=model.done) for part in model.parts)


def _line(part: Tidied, tr: Translator, *, done: bool) -> Block:
    older = tr("data.tidy_before", day=long_date(tr, part.before))
    counted = f"{tr(f'data.tidy_{part.kind}', n=part.count)} {older}"
    if not part.count:
        return line(("dim", counted))
    return line(counted, ("dim", " · " + tr("data.tidy_done" if done else "data.tidy_would")))


def data(model: Tidy, _tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    parts = [
        {"kind": each.kind, "before": each.before.isoformat(), "count": each.count} for each in model.parts
    ]
    return {"done": model.done, "parts": parts}
