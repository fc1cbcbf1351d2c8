"""The forms of a report of a year: small, quick, without script, and nothing in them is markup of somebody else's."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cmdaily.domain.report.report import BEFORE, Report
from cmdaily.domain.report.span import DAYS, Span
from cmdaily.domain.report.template import USUAL
from cmdaily.locale import Translator
from cmdaily.render.report import formats
from cmdaily.services.report.gather import ReportRequest, report_of
from tests.report_year import FIRST, LAST, fill

HOSTILE = (
    '=HYPERLINK("http://evil.example";"{0}") <script>alert({0})</script><img src=x onerror=alert(1)> '
    "[x](javascript:alert(1)) | ``` \x1b[31m\u202e & www.evil.example"
)
YEAR = Span(DAYS, FIRST, LAST)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The record of the year."""
    return report_of(fill(tmp_path_factory.mktemp("year")), ReportRequest(YEAR, BEFORE))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A week in which every post is an attack."""
    workspace = fill(tmp_path_factory.mktemp("hostile"), HOSTILE)
    return report_of(workspace, ReportRequest(Span(DAYS, date(2025, 3, 3), date(2025, 3, 16)), BEFORE))


class Seen(HTMLParser):
    """What a browser would find in a page: elements, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_year_is_a_small_page_that_asks_for_nothing(year: Report, language: str) -> None:
    content = formats.rendered(year, USUAL, formats.HTML, Translator(language))
    assert content == formats.rendered(year, USUAL, formats.HTML, Translator(language))
    assert len(content) <= 80_000
    page = Seen(content.decode())
    assert not {"script", "link", "iframe", "object", "embed", "img", "form"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "style")]
    assert all(
        value and value.startswith("https://social.example/")
        for name, value in page.attributes
        if name == "href"
    )
    assert page.tags.count("svg") == page.attributes.count(("role", "img")) > 90
    assert page.tags.count("title") == page.tags.count("svg") + 1
    policies = [str(value) for name, value in page.attributes if name == "content"]
    assert any("default-src 'none'" in policy for policy in policies)


def test_parts_add_up_to_wholes(year: Report) -> None:
    assert sum(step.received for step in year.steps) == year.own.messages.received == 2000
    assert sum(step.answered for step in year.steps) == year.own.messages.answered
    assert sum(count for step in year.steps for _, count in step.posts) == year.own.posts == 300
    assert sum(row.done.actions for row in year.sections) == year.done.actions
    assert sum(part.received for _, part in year.own.by_kind) == 2000
    assert sum(part.received for _, part in year.own.by_network) == 2000


def test_a_span_split_in_two_adds_up(tmp_path: Path) -> None:
    workspace = fill(tmp_path)
    middle = date(2025, 6, 17)
    whole, first, second = (
        report_of(workspace, ReportRequest(span, BEFORE))
        for span in (YEAR, Span(DAYS, FIRST, middle), Span(DAYS, date(2025, 6, 18), LAST))
    )
    assert first.done.actions + second.done.actions == whole.done.actions
    assert first.own.messages.received + second.own.messages.received == whole.own.messages.received
    assert len(first.posts) + len(second.posts) == len(whole.posts)
    counts = {
        (row.metric.name, row.account): row.value for row in whole.metrics if row.metric.kind == "count"
    }
    halves = [{(row.metric.name, row.account): row.value for row in half.metrics} for half in (first, second)]
    for key, value in counts.items():
        if key[0] != "reach":  # people of two days may be the same: they do not add up
            assert halves[0][key] + halves[1][key] == value, key  # type: ignore[operator]


def test_html_escapes_everything(hostile: Report) -> None:
    page = Seen(formats.rendered(hostile, USUAL, formats.HTML, Translator("en")).decode())
    assert not {"script", "img", "b"} & set(page.tags)
    assert "<script>alert(" in page.words, "it is shown as the text that it is"
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", page.words)


def test_no_cell_of_the_csv_is_a_formula(hostile: Report) -> None:
    text = formats.rendered(hostile, USUAL, formats.CSV, Translator("en")).decode()
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    bad = [cell for cell in cells if cell[:1] in tuple("=+@\t\r") or re.match("-[^0-9]", cell)]
    assert not bad


def test_markdown_keeps_texts_texts(hostile: Report) -> None:
    """The oracle is a parser of CommonMark."""
    text = formats.rendered(hostile, USUAL, formats.MARKDOWN, Translator("en")).decode()
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable("table").parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inner)}
    assert not {"html_block", "html_inline", "image", "fence"} & kinds
    hrefs = [str(token.attrs["href"]) for token in inner if token.type == "link_open"]
    assert hrefs
    assert all(href.startswith("https://social.example/") for href in hrefs)
    columns: list[int] = []
    for token in tokens:
        if token.type == "tr_open":
            columns.append(0)
        elif token.type in ("td_open", "th_open"):
            columns[-1] += 1
    assert set(columns) <= {3, 4, 5}, "no bar of a text makes a column"


def test_plain_text_and_json_hold_no_control_character(hostile: Report) -> None:
    for form in (formats.TEXT, formats.JSON, formats.MARKDOWN, formats.CSV):
        text = formats.rendered(hostile, USUAL, form, Translator("fr")).decode()
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", text), form
    posts = json.loads(formats.rendered(hostile, USUAL, formats.JSON, Translator("en")))["posts"]
    assert "\x1b" in posts[0]["text"], "scripts get the text as it is, escaped"


def test_the_pdf_has_the_words_and_the_addresses(hostile: Report) -> None:
    pytest.importorskip("reportlab")
    content = formats.rendered(hostile, USUAL, formats.PDF, Translator("fr"))
    assert content == formats.rendered(hostile, USUAL, formats.PDF, Translator("fr"))
    assert content.startswith(b"%PDF-")
    assert b"/URI (https://social.example/" in content
    assert b"javascript:" not in content
    assert b"/JavaScript" not in content
