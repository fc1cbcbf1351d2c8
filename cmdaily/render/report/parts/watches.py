"""Watches part of a report: how often each was mentioned, and the share of voice."""

from __future__ import annotations

from cmdaily.domain.figures.text import grouped
from cmdaily.domain.report.report import Report, ReportedWatch
from cmdaily.domain.watches.watch import OTHERS, OURS
from cmdaily.render.clean import one_line
from cmdaily.render.report.cells import heads, number_cell, signed
from cmdaily.render.report.page import Cell, Facts, PartBlock, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator

LONGEST = 60
"""Characters of a watch."""


def watches_part(report: Report, tr: Translator) -> list[PartBlock]:
    """Nothing where nothing is watched."""
    if not report.watches:
        return []
    _, now, before, change = heads(report, tr)
    columns = (tr("report.column_watch"), now, before, change)
    found: list[PartBlock] = [Facts("", columns, tuple(_row(each, tr) for each in report.watches))]
    voiced = [each for each in report.watches if each.voice]
    if {each.voice for each in voiced} == {OURS, OTHERS} and any(each.mentions for each in voiced):
        shares = tuple(tr(f"report.column_{name}") for name in ("watch", "mentions", "share"))
        total = sum(each.mentions for each in voiced)
        rows = tuple(_share_row(each, total, tr) for each in voiced)
        found.append(Facts(tr("report.share_of_voice"), shares, rows))
        found.append(Words(tr("report.voice_is"), quiet=True))
    return found


def _row(each: ReportedWatch, tr: Translator) -> tuple[Cell, ...]:
    earlier = "–" if each.before is None else grouped(each.before, tr.language)
    change = "–" if each.change is None else signed(each.change, tr)
    numbers = (grouped(each.mentions, tr.language), earlier, change)
    return (_name(each), *(number_cell(text) for text in numbers))


def _share_row(each: ReportedWatch, total: int, tr: Translator) -> tuple[Cell, ...]:
    share = tr("report.percent", n=round(100 * each.mentions / total))
    return (_name(each), number_cell(grouped(each.mentions, tr.language)), number_cell(share))


def _name(each: ReportedWatch) -> Cell:
    return Cell(f"{one_line(each.title, LONGEST)} ({each.ref})")
