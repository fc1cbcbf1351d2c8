"""A page that stands in both languages gives the same figures in both."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def rows(name: str) -> list[list[str]]:
    """The numbers of each row of the tables of a page, a decimal comma read as a point; thousands stand apart in
    French, after a comma in English."""
    lines = (DOCS / name).read_text(encoding="utf-8").splitlines()
    apart = r"(?<=\d) (?=\d{3}\b)" if name.endswith(".fr.md") else r"(?<=\d),(?=\d{3}\b)"
    whole = [re.sub(apart, "", line) for line in lines if line.startswith("|")]
    found = [re.findall(r"\d+(?:[.,]\d+)?", line) for line in whole]
    return [[number.replace(",", ".") for number in row] for row in found]


def test_the_figures_about_reliability_are_the_same() -> None:
    english = rows("reliability.md")
    assert english == rows("reliability.fr.md")
    assert sum(len(row) for row in english) > 50
