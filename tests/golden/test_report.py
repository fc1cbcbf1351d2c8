"""What a report says, letter for letter: `pytest --update-golden tests/golden` writes the files anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cmdaily.domain.report.report import BEFORE, Report
from cmdaily.domain.report.span import DAYS, Span
from cmdaily.domain.report.template import USUAL
from cmdaily.locale import Translator
from cmdaily.render.report import formats
from cmdaily.services.report.gather import ReportRequest, report_of
from tests.report_year import fill

FOLDER = Path(__file__).with_name("report")
FORTNIGHT = Span(DAYS, date(2025, 3, 3), date(2025, 3, 16))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """One account's two weeks in March."""
    workspace = fill(tmp_path_factory.mktemp("year"))
    return report_of(workspace, ReportRequest(FORTNIGHT, BEFORE, ("acme-x",)))


ENDINGS = ("en.txt", "en.md", "en.csv", "en.json", "fr.txt", "fr.md", "fr.json")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_fortnight(report: Report, golden: Callable[[Path, str], None], ending: str) -> None:
    language, form = ending[:2], formats.format_of(None, ending)
    text = formats.rendered(report, USUAL, form, Translator(language)).decode()
    golden(FOLDER / f"fortnight.{ending}", text.replace("\r\n", "\n"))


def test_a_table_for_programs_is_the_same_in_every_language(report: Report) -> None:
    tables = {formats.rendered(report, USUAL, formats.CSV, Translator(each)) for each in ("en", "fr")}
    assert len(tables) == 1
