"""Charts: well-formed images with a name, that show what is there, hide no gap, and let no text become markup."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.render.charts import bar, blocks, heatmap, line, radar
from cmdaily.render.charts.chart import Calendar, Chart, Curve, calendar_table, chart_table
from cmdaily.render.charts.scale import scale_of
from cmdaily.render.plain import render

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> & \"'"
CHART = Chart(HOSTILE, ("Mon", "Tue", "Wed"), (Curve("acme", (1, None, 3)), Curve("<b>beta", (2, 2, 2))))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
YEAR = Calendar(
    "Year",
    tuple((date(2026, 1, 1) + timedelta(days=number), number % 3, 2) for number in range(365)),
    MONTHS,
    DAYS,
    ("Month", "Done", "Due"),
)


def drawn(chart: Chart) -> dict[str, str]:
    return {
        "line": line.line_chart(chart),
        "bar": bar.bar_chart(chart),
        "stacked": bar.stacked_chart(chart),
        "radar": radar.radar_chart(chart, 10),
        "spark": line.spark(chart.curves[0].values, chart.title).replace(
            "class=k role=img", f'xmlns="{SVG[1:-1]}" role="img"'
        ),
    }


@pytest.mark.parametrize("kind", ["line", "bar", "stacked", "radar", "spark"])
def test_a_chart_is_an_image_with_a_name_and_its_texts_stay_text(kind: str) -> None:
    root = ElementTree.fromstring(drawn(CHART)[kind])  # noqa: S314 - written here
    assert root.get("role") == "img"
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == HOSTILE
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "text",
        "path",
        "rect",
    }


def test_a_gap_breaks_the_line_and_is_a_dash_in_the_table() -> None:
    whole = Chart("t", ("a", "b", "c"), (Curve("n", (1, 2, 3)),))
    broken = Chart("t", ("a", "b", "c"), (Curve("n", (1, None, 3)),))

    def moves(svg: str) -> int:
        return max(part.count("M") for part in re.findall(r'd="([^"]*)" class="l', svg))

    assert moves(line.line_chart(whole)) == 1
    assert moves(line.line_chart(broken)) == 2
    assert chart_table(broken, "Day") == (("Day", "n"), (("a", "1"), ("b", "–"), ("c", "3")))
    assert "·" in render(tuple(blocks.line_blocks(broken)), None), "a gap is no lowest block"


def test_bars_are_as_long_as_their_values() -> None:
    chart = Chart("t", ("a", "b"), (Curve("n", (10, 5)),))
    root = ElementTree.fromstring(bar.bar_chart(chart))  # noqa: S314 - written here
    wide = [float(each.get("width", "0")) for each in root.iter(f"{SVG}rect")]
    assert wide[0] == pytest.approx(2 * wide[1], abs=0.2)
    text = render(tuple(blocks.bar_blocks(chart)), None)
    assert text.splitlines()[0].count("█") == 2 * text.splitlines()[1].count("█")


def test_stacked_parts_add_up_to_the_whole() -> None:
    apart = Chart("t", ("a",), (Curve("x", (3,)), Curve("y", (7,))))
    text = render(tuple(blocks.stacked_blocks(apart)), None)
    assert "10" in text.splitlines()[0]
    root = ElementTree.fromstring(bar.stacked_chart(apart))  # noqa: S314 - written here
    first, second = [float(each.get("height", "0")) for each in root.iter(f"{SVG}rect")][-2:]
    assert first / second == pytest.approx(3 / 7, abs=0.05)


def test_a_year_of_days_is_small_and_its_table_adds_up() -> None:
    svg = heatmap.heatmap_chart(YEAR)
    assert len(svg) < 9000
    assert svg.count("h9v9") == 365
    _, rows = calendar_table(YEAR)
    assert (len(rows), sum(int(row[2]) for row in rows)) == (12, 730)
    assert len(blocks.heatmap_blocks(YEAR)) == 7


numbers = st.one_of(st.none(), st.floats(-1e12, 1e12, allow_nan=False))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(numbers, min_size=1, max_size=5), min_size=1, max_size=4), st.text(max_size=20))
def test_any_values_and_any_text_are_drawn(rows: list[list[float | None]], name: str) -> None:
    many = max(len(row) for row in rows)
    curves = tuple(Curve(name, tuple(row + [None] * (many - len(row)))) for row in rows)
    chart = Chart("t", ("x",) * many, curves)
    for svg in drawn(chart).values():
        assert "nan" not in svg
        assert "inf" not in svg


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-1e9, 1e9, allow_nan=False), min_size=1, max_size=9), st.booleans())
def test_a_scale_holds_its_values(values: list[float], from_zero: bool) -> None:
    scale = scale_of(tuple(values), from_zero=from_zero)
    assert 2 <= len(scale.ticks) <= 8
    for value in values:
        assert -1e-6 <= scale.share(value) <= 1 + 1e-6
