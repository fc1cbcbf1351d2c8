"""CSV of figures, read and written: row-wise problems, any usual encoding, decimal commas, no formula ever.

Read are long files (date, metric, account, value) and wide ones (date and a column for each metric), separated by
commas, semicolons or tabs, in UTF-8, UTF-16 or Windows' Latin-1.
"""

from __future__ import annotations

import csv
import io
from datetime import date

from cmdaily.domain.figures.results import CellProblem
from cmdaily.domain.figures.titles import title_key
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen, frozen_row
from cmdaily.domain.time.days import FIRST_DAY, LAST_DAY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Values = tuple[tuple[str, object], ...]

LARGEST = 100_000_000
"""Bytes of a file."""
LONGEST_ROW = 1000
"""Cells of a row."""

HEADERS = {
    "date": ("date", "day", "jour"),
    "metric": ("metric", "figure", "metrique", "métrique", "indicateur", "chiffre"),
    "account": ("account", "compte", "profile", "profil"),
    "value": ("value", "valeur"),
    "read_at": ("read_at",),
    "unit": ("unit", "unite", "unité"),
    "source": ("source",),
}
_COLUMN = {name: column for column, names in HEADERS.items() for name in names}
EXPORTED = ("date", "metric", "account", "value", "unit", "source", "read_at")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@frozen_row
class FigureCell:
    """One value in a file: its line and column (1-based; the column counts cells), and the texts around it."""

    line: int
    column: int
    day: date
    metric: str
    account: str
    value: str
    read_at: str


@frozen
class FigureTable:
    """What a file holds. `rows` counts the lines with something in them; `comma_groups` says that a comma may stand
    between groups of thousands."""

    rows: int
    cells: tuple[FigureCell, ...]
    problems: tuple[CellProblem, ...]
    comma_groups: bool


def decode(data: bytes) -> str:
    """The text of a file, whatever program wrote it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_table(text: str, names: Mapping[str, str], metric: str = "", account: str = "") -> FigureTable:
    """The values of a file. `names` are the titles that a metric may have, as `title_key` writes them, and the metric;
    `metric` and `account` hold where the file names none."""
    separator = _separator(text)
    lines = _lines(text, separator)
    header = next(lines, None)
    if header is None:
        return FigureTable(0, (), (CellProblem(1, 1, LocalisedMessage("metric.csv_empty")),), False)
    columns, problems = _columns(header[1], header[0], names, metric)
    if problems and not columns:
        return FigureTable(0, (), tuple(problems), False)
    rows = list(lines)
    reader = _Rows(
        columns, names, metric, account, _day_first([cells for _, cells in rows], columns, separator)
    )
    for line, cells in rows:
        reader.take(line, cells)
    return FigureTable(
        len(rows), tuple(reader.cells), (*problems, *reader.problems), comma_groups=separator == ","
    )


def write_table(rows: Iterable[Sequence[str]]) -> str:
    """A CSV file of rows of texts, with its header. No cell can become a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(EXPORTED)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return stream.getvalue()


def safe_cell(text: str) -> str:
    """A text that a spreadsheet shows and never computes; a number stays one."""
    if not text.startswith(_FORMULA):
        return text
    number = text[1:].replace(".", "", 1)
    is_number = text[0] == "-" and number.isascii() and number.isdigit()
    return text if is_number else "'" + text


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    counts = {mark: first.count(mark) for mark in (";", "\t", ",")}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with something in them, each with the number of the line it ends on."""
    reader = csv.reader(io.StringIO(text.replace("\0", " ")), delimiter=separator)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell beyond the limit of the module
            yield reader.line_num, []
            continue
        if any(cell.strip() for cell in cells):
            yield reader.line_num, [cell.strip() for cell in cells[:LONGEST_ROW]]


def _columns(
    header: Sequence[str], line: int, names: Mapping[str, str], metric: str
) -> tuple[dict[int, str], list[CellProblem]]:
    """What each column holds: a part of a row, or `=NAME` for the values of a metric."""
    columns: dict[int, str] = {}
    problems: list[CellProblem] = []
    for number, cell in enumerate(header):
        title = cell.lower()
        name = names.get(title_key(title))
        column = _COLUMN.get(title) or (f"={name}" if name else "")
        if column and column not in columns.values():
            columns[number] = column
        elif title:
            key = "metric.csv_column_twice" if column else "metric.csv_column"
            problems.append(CellProblem(line, number + 1, LocalisedMessage(key, (("name", cell[:40]),))))
    held = set(columns.values())
    wide = any(column.startswith("=") for column in held)
    if "date" not in held:
        return {}, [CellProblem(line, 1, LocalisedMessage("metric.csv_no_date"))]
    if not wide and "value" not in held:
        return {}, [CellProblem(line, 1, LocalisedMessage("metric.csv_no_value")), *problems]
    if "value" in held and "metric" not in held and not metric:
        return {}, [CellProblem(line, 1, LocalisedMessage("metric.csv_no_metric"))]
    return columns, problems


def _day_first(rows: Sequence[Sequence[str]], columns: dict[int, str], separator: str) -> bool | None:
    """Whether 03/04/2026 is the third of April, told by the other days of the file; None where nothing tells."""
    place = next(number for number, column in columns.items() if column == "date")
    firsts, seconds = set(), set()
    for cells in rows:
        parts = cells[place].replace(".", "/").split("/") if place < len(cells) else ()
        if len(parts) == 3 and all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
            firsts.add(int(parts[0]) > 12)
            seconds.add(int(parts[1]) > 12)
    if True in firsts or True in seconds:
        return True in firsts if (True in firsts) != (True in seconds) else None
    return True if separator == ";" else None


class _Rows:
    """Takes rows, and keeps the values and the problems."""

    def __init__(
        self,
        columns: dict[int, str],
        names: Mapping[str, str],
        metric: str,
        account: str,
        day_first: bool | None,
    ) -> None:
        self.cells: list[FigureCell] = []
        self.problems: list[CellProblem] = []
        self._columns = columns
        self._place = {column: number for number, column in columns.items()}
        self._names = names
        self._metric = metric
        self._account = account
        self._day_first = day_first

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Take a row: a value for each of its columns that has one."""

        def cell(column: str, otherwise: str = "") -> str:
            place = self._place.get(column)
            return (cells[place] if place is not None and place < len(cells) else "") or otherwise

        text = cell("date")
        day = _day(text, self._day_first)
        if day is None:
            values = (("given", text[:40]),)
            self.problems.append(
                CellProblem(line, self._place["date"] + 1, LocalisedMessage("metric.csv_date", values))
            )
            return
        account, read_at = cell("account", self._account), cell("read_at")
        if "value" in self._place:
            value, title = cell("value"), cell("metric", self._metric)
            metric = self._names.get(title_key(title))
            if value:
                place = self._place["value" if metric else "metric"]
                self._add(line, place, day, metric or title, account, value, read_at)
        for place, column in self._columns.items():
            if column.startswith("=") and place < len(cells) and cells[place]:
                self._add(line, place, day, column[1:], account, cells[place], read_at)

    def _add(self, line: int, place: int, day: date, *rest: str) -> None:
        self.cells.append(FigureCell(line, place + 1, day, *rest))


def _day(text: str, day_first: bool | None) -> date | None:
    """The day a cell names: 2026-11-20, with or without an hour, or 20/11/2026 where the file tells the order."""
    word = text[:10] if text[10:11] in ("", "T", " ") else ""
    try:
        day = date.fromisoformat(word) if len(word) == 10 and word[4] == "-" else None
        parts = text.replace(".", "/").split("/")
        if day is None and day_first is not None and len(parts) == 3 and len(parts[2]) == 4:
            numbers = [int(part) for part in parts if part.isascii() and part.isdigit()]
            first, second, year = numbers
            day = date(year, second, first) if day_first else date(year, first, second)
    except ValueError:
        return None
    return day if day is not None and FIRST_DAY <= day <= LAST_DAY else None
