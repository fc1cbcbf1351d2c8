"""Report page: a report in words, as headings, sentences, tables and charts; every form of it is made of this."""

from __future__ import annotations

from cmdaily.domain.record import frozen
from cmdaily.render.charts.chart import Calendar, Chart

LINE, BAR, STACKED, RADAR = "line", "bar", "stacked", "radar"


@frozen
class Cell:
    """A cell of a table: a text, an address it leads to, whether it is a number, and values for a line beside it."""

    text: str
    href: str = ""
    number: bool = False
    spark: tuple[float | None, ...] = ()


@frozen
class Words:
    """A sentence."""

    text: str
    quiet: bool = False


@frozen
class Points:
    """Sentences as a list, each with the address that proves it."""

    items: tuple[tuple[str, str], ...]


@frozen
class Facts:
    """A table: its caption, headings and rows. The first cell of a row names it."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@frozen
class Drawing:
    """A chart: `kind` is line, bar, stacked or radar, whose axes end at `most`."""

    kind: str
    chart: Chart
    most: float = 0.0


@frozen
class HeatMap:
    """A calendar of days."""

    calendar: Calendar


PartBlock = Words | Points | Facts | Drawing | HeatMap


@frozen
class Part:
    """A heading and what stands below it."""

    name: str
    title: str
    blocks: tuple[PartBlock, ...]


@frozen
class Letterhead:
    """What stands around a report, in the user's language: lines above and below it, a picture as bytes."""

    head: str = ""
    foot: str = ""
    logo: bytes = b""
    logo_alt: str = ""


@frozen
class Page:
    """A report in words: its title, what span and whose, its parts, and what its person put around it."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
    letterhead: Letterhead = Letterhead()
    language: str = "en"
