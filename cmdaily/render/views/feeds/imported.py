"""Import of a feed list: what is new, what was known, what is wrong."""

from __future__ import annotations

from cmdaily.domain.feeds.results import ImportedFeeds
from cmdaily.render.clean import one_line
from cmdaily.render.document import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: ImportedFeeds, tr: Translator) -> Document:
    """Counts, then what was left out and why."""
    blocks: list[Block] = [line(tr("feed.imported", n=model.new, known=model.known))]
    for place, written in model.wrong:
        blocks.append(
            line(("late", tr("feed.imported_wrong", line=place, address=one_line(written, 100))), indent=2)
        )
    if model.new:
        blocks.append(line(("dim", tr("feed.next_imported"))))
    return tuple(blocks)


def data(model: ImportedFeeds, _tr: Translator) -> dict[str, object]:
    """Rows as `data import` counts them."""
    wrong = [{"line": place, "column": 1, "why": written} for place, written in model.wrong]
    rows = model.new + model.known + len(model.wrong)
    return {"rows": rows, "taken": model.new, "left_out": model.known, "wrong": wrong}
