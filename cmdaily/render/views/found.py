"""`find`: a row for each result, with what it is called on the command line."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen
from cmdaily.domain.search.found import ENTRY, NOTE, POST, Found
from cmdaily.render.clean import one_line
from cmdaily.render.document import Column, Table, line, row
from cmdaily.render.labels import short
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document, Row

MOST = 40
"""Results shown to a person; `--all` shows the rest."""
AROUND = 160
"""Characters of a text."""


@frozen
class Findings:
    """The results, the first of them where a person did not ask for all."""

    results: tuple[Found, ...]
    all: bool = False


def document(model: Findings, tr: Translator) -> Document:
    """The results, the latest first."""
    if not model.results:
        return (line(tr("find.nothing")),)
    shown = model.results if model.all else model.results[:MOST]
    columns = (Column(), Column(), Column(), Column(flexible=True))
    blocks: list[Block] = [Table(columns, tuple(_row(one, tr) for one in shown))]
    if len(shown) < len(model.results):
        blocks.append(line(("dim", tr("find.more", n=len(model.results) - len(shown)))))
    return tuple(blocks)


def data(model: Findings, tr: Translator) -> dict[str, object]:
    """All results for scripts; `date` is null for an action of a routine."""
    return {
        "results": [
            {"kind": one.kind, "ref": one.ref, "date": one.at[:10] or None, "text": one.text}
            for one in model.results
        ]
    }


def _row(one: Found, tr: Translator) -> Row:
    ref = short(one.ref) if one.kind in (ENTRY, NOTE, POST) else one.ref
    day = date.fromisoformat(one.at[:10]) if one.at else None
    when = "" if day is None else f"{short_date(tr, day)} {day.year}"
    return row(("dim", when), ("accent", tr(f"find.{one.kind}")), ("dim", ref), one_line(one.text, AROUND))
