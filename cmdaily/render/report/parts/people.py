"""People part of a report: who wrote most, and how much of it was answered."""

from __future__ import annotations

from cmdaily.domain.figures.text import grouped
from cmdaily.domain.report.report import Report, ReportedPerson
from cmdaily.render.clean import one_line
from cmdaily.render.report.cells import count_row, heads, number_cell
from cmdaily.render.report.page import Cell, Facts, PartBlock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator

LONGEST = 40
"""Characters of a name."""


def people_part(report: Report, tr: Translator) -> list[PartBlock]:
    """Nothing where nobody wrote whose name is known."""
    if not report.people.wrote:
        return []
    people = report.people
    rows = [count_row(tr("report.row_people"), people.wrote, people.before, tr)]
    if people.before is not None:
        rows.append(count_row(tr("report.row_new_people"), people.new, None, tr))
    found: list[PartBlock] = [Facts("", heads(report, tr), tuple(rows))]
    columns = tuple(tr(f"report.column_{name}") for name in ("person", "network", "wrote", "answered"))
    shown = tuple(_row(report, each, tr) for each in people.most)
    found.append(Facts(tr("report.wrote_most"), columns, shown))
    return found


def _row(report: Report, each: ReportedPerson, tr: Translator) -> tuple[Cell, ...]:
    return (
        Cell(one_line(each.name, LONGEST)),
        Cell(", ".join(report.network(name) for name in each.platforms)),
        number_cell(grouped(each.messages, tr.language)),
        number_cell(grouped(each.answered, tr.language)),
    )
