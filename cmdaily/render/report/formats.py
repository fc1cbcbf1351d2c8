"""Formats of a report: the one record as text, Markdown, CSV, JSON, HTML or PDF, ready to be written or sent."""

from __future__ import annotations

from cmdaily.errors import CmdailyError, UsageError
from cmdaily.render.report.assemble import page_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.report.report import Report
    from cmdaily.domain.report.template import ReportTemplate
    from cmdaily.locale import Translator
    from cmdaily.render.report.page import Page

TEXT, MARKDOWN, CSV, JSON, HTML, PDF = "text", "markdown", "csv", "json", "html", "pdf"
FORMATS = (TEXT, MARKDOWN, CSV, JSON, HTML, PDF)
ENDINGS = {
    "txt": TEXT,
    "md": MARKDOWN,
    "markdown": MARKDOWN,
    "csv": CSV,
    "json": JSON,
    "html": HTML,
    "htm": HTML,
    "pdf": PDF,
}
WIDTH = 100
"""Columns of a report as a text file."""


def format_of(given: str | None, path: str | None) -> str:
    """The format that is named, else the one of the file's ending, else text. UsageError for what is none."""
    if given is not None:
        if given not in FORMATS:
            raise UsageError(
                "report.format", remedy="report.format_remedy", given=given[:40], known=", ".join(FORMATS)
            )
        return given
    return ENDINGS.get((path or "").rpartition(".")[2].lower(), TEXT)


def rendered(report: Report, template: ReportTemplate, form: str, tr: Translator) -> bytes:
    """A report in a format. CmdailyError where the extra that it needs is missing."""
    if form == CSV:
        from cmdaily.render.report.csv_table import csv_table

        return csv_table(report).encode("utf-8", "replace")
    if form == JSON:
        from cmdaily.render.jsontext import document
        from cmdaily.render.report.shape import report_data

        return document(report_data(report, tr)).encode("utf-8", "replace")
    return page_bytes(page_of(report, tr, template), form, tr)


def page_bytes(page: Page, form: str, tr: Translator) -> bytes:
    """A page as text, Markdown, HTML or PDF. CmdailyError where the extra that it needs is missing."""
    if form == PDF:
        return _pdf(page)
    if form == MARKDOWN:
        from cmdaily.render.report.markdown import markdown

        return markdown(page).encode("utf-8", "replace")
    if form == HTML:
        from cmdaily.render.report.html import html_page

        return html_page(page, tr).encode("utf-8", "replace")
    from cmdaily.render.plain import render
    from cmdaily.render.report.text import document

    return render(document(page), WIDTH).encode("utf-8", "replace")


def _pdf(page: Page) -> bytes:
    try:
        import reportlab  # noqa: F401 - asked for here, so that a mistake of ours is not taken for its absence
    except ImportError as error:
        raise CmdailyError("report.pdf_missing", remedy="report.pdf_missing_remedy") from error
    from cmdaily.render.report.pdf import pdf

    return pdf(page)
