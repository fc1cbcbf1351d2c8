"""Import of figures: what was taken, and every cell that is wrong with its place."""

from __future__ import annotations

from cmdaily.domain.figures.results import CellProblem, ImportedFigures
from cmdaily.render.clean import one_line
from cmdaily.render.document import line
from cmdaily.render.words import message_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

SHOWN = 20
"""So many wrong cells are listed for a person; `--json` has them all."""


def document(model: ImportedFigures, tr: Translator) -> Document:
    """What was taken, and what not."""
    key = "metric.would_import" if model.dry_run else "metric.imported"
    text = tr(key, n=model.taken)
    if model.corrected:
        text += " " + tr("metric.imported_corrected", n=model.corrected)
    if model.same:
        text += " " + tr("metric.imported_same", n=model.same)
    found: list[Block] = [line(("good" if model.taken or not model.wrong else "late", text))]
    if model.wrong:
        found.append(line(("bad", tr("metric.imported_wrong", n=len(model.wrong)))))
        found += [line(_place(model, each, tr)) for each in model.wrong[:SHOWN]]
    if len(model.wrong) > SHOWN:
        found.append(line(("dim", tr("metric.imported_more", n=len(model.wrong) - SHOWN))))
    return tuple(found)


def data(model: ImportedFigures, tr: Translator) -> dict[str, object]:
    """What came of the file, in the shape of `data import`."""
    return {
        "rows": model.rows,
        "taken": model.taken,
        "corrected": model.corrected,
        "same": model.same,
        "left_out": [],
        "wrong": [
            {"line": each.line, "column": each.column, "why": message_text(each.message, tr)}
            for each in model.wrong
        ],
    }


def _place(model: ImportedFigures, each: CellProblem, tr: Translator) -> str:
    return one_line(f"{model.path}:{each.line}:{each.column}: {message_text(each.message, tr)}")
