"""Report: for people as a document, for scripts in the shape of the contract."""

from __future__ import annotations

from cmdaily.domain.record import frozen
from cmdaily.domain.report.report import Report
from cmdaily.domain.report.template import USUAL, ReportTemplate
from cmdaily.render.report.assemble import page_of
from cmdaily.render.report.shape import report_data
from cmdaily.render.report.text import document as document_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


@frozen
class ShownReport:
    """A report and what its person puts around it."""

    report: Report
    template: ReportTemplate = USUAL


def document(model: ShownReport, tr: Translator) -> Document:
    """The report for a person."""
    return document_of(page_of(model.report, tr, model.template))


def data(model: ShownReport, tr: Translator) -> dict[str, object]:
    """The report for scripts."""
    return report_data(model.report, tr)
