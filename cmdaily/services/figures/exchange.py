"""Import and export of figures as CSV: what is right is taken, what is wrong is said with its line and column."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.figures.metric import Metric, is_name
from cmdaily.domain.figures.numbers import GONE, NumberError, parse_value
from cmdaily.domain.figures.results import CORRECTED, SAME, CellProblem, ImportedFigures
from cmdaily.domain.figures.series import IMPORTED
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.errors import CmdailyError
from cmdaily.files.atomic_write import write_new
from cmdaily.files.metric_csv import LARGEST, FigureCell, FigureTable, decode, read_table, write_table
from cmdaily.services.figures.catalogue import catalogue, checked_account, find_metric, titles
from cmdaily.services.figures.record import put
from cmdaily.store import figures as store
from cmdaily.store.figures import SeriesKey

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from cmdaily.services.workspace import Workspace


def file_bytes(path: str, stream: BinaryIO | None) -> bytes:
    """The bytes of a file, of `stream` for `-`. CmdailyError for what cannot be read or is too large."""
    try:
        if path == "-":
            data = stream.read(LARGEST + 1) if stream is not None else b""
        else:
            with open(path, "rb") as file:
                data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CmdailyError("metric.csv_unreadable", path=path, reason=reason) from error
    if len(data) > LARGEST:
        raise CmdailyError("metric.csv_large", most=LARGEST // 1_000_000)
    return data


def write_file(path: str, text: str) -> None:
    """Write an export to a new file. CmdailyError where there is one of that name already."""
    try:
        write_new(path, text.encode())
    except FileExistsError:
        raise CmdailyError("metric.file_exists", remedy="metric.file_exists_remedy", path=path) from None
    except OSError as error:
        raise CmdailyError("error.system", path=path, reason=error.strerror or str(error)) from error


def import_csv(
    workspace: Workspace,
    data: bytes,
    path: str,
    *,
    metric: str | None = None,
    account: str | None = None,
    dry_run: bool = False,
) -> ImportedFigures:
    """Take the values of a CSV file. Wrong cells are left out and said; the others are taken, all in one transaction.
    UsageError for a metric or an account that cannot be."""
    known = catalogue(workspace)
    if metric is not None:
        metric = find_metric(workspace, metric).name
    named = checked_account(account) if account is not None else ""
    table = read_table(decode(data), titles(known), metric or "", named)
    right, wrong = _checked(workspace, table, known)
    problems = tuple(sorted((*table.problems, *wrong), key=lambda each: (each.line, each.column)))
    reader = workspace.shared.reader()
    there = {"", *store.account_names(reader), *(key.account for key in store.series_of_accounts(reader))}
    strangers = tuple(sorted({cell.account for cell, _ in right} - there))
    counts = (_foretold if dry_run else _written)(workspace, right) if right else (0, 0, 0)
    return ImportedFigures(path, table.rows, *counts, problems, dry_run, strangers)


def export_csv(
    workspace: Workspace, metrics: Sequence[str], account: str | None, since: date, until: date
) -> str:
    """The logged values of a span as CSV: of these metrics, of all without any."""
    from cmdaily.domain.figures.text import plain_number

    known = catalogue(workspace)
    wanted = {find_metric(workspace, name).name for name in metrics} or set(known)
    reader = workspace.shared.reader()
    rows = []
    for key in store.series_of_accounts(reader):
        if key.metric in wanted and account in (None, key.account):
            unit = known[key.metric].unit
            for value in store.values(reader, key, since, until):
                number = plain_number(value.value)
                rows.append(
                    (
                        value.day.isoformat(),
                        key.metric,
                        key.account,
                        number,
                        unit,
                        value.source,
                        value.read_at,
                    )
                )
    return write_table(sorted(rows))


def _checked(
    workspace: Workspace, table: FigureTable, known: dict[str, Metric]
) -> tuple[list[tuple[FigureCell, float | None]], list[CellProblem]]:
    """The cells that can be taken with their values, and what is wrong with the others."""
    right: list[tuple[FigureCell, float | None]] = []
    wrong: list[CellProblem] = []
    given: dict[tuple[str, str, date], tuple[int, float | None]] = {}
    for cell in table.cells:
        metric = known.get(cell.metric)
        key, value = _judged(workspace, cell, metric, table.comma_groups)
        if not key:
            place = (cell.metric, cell.account, cell.day)
            line, before = given.setdefault(place, (cell.line, value))
            if before == value:
                right.append((cell, value))
                continue
            key = "metric.csv_two_values"
            wrong.append(
                CellProblem(
                    cell.line,
                    cell.column,
                    LocalisedMessage(key, (("line", line), ("given", cell.value[:40]))),
                )
            )
            continue
        values = (
            ("given", cell.value[:40]),
            ("metric", cell.metric[:40]),
            ("name", cell.account[:40] if key == "account.name" else cell.metric[:40]),
            ("day", cell.day.isoformat()),
            ("unit", metric.unit if metric else ""),
        )
        wrong.append(CellProblem(cell.line, cell.column, LocalisedMessage(key, values)))
    return right, wrong


def _judged(
    workspace: Workspace, cell: FigureCell, metric: Metric | None, comma_groups: bool
) -> tuple[str, float | None]:
    """What is wrong with a cell as a message key, "" for nothing; and its value."""
    if metric is None:
        return "metric.unknown", None
    if metric.own:
        return "metric.own", None
    if cell.account and not is_name(cell.account):
        return "account.name", None
    if cell.day > workspace.today:
        return "metric.csv_future", None
    if cell.value.lower() in GONE:
        return "", None
    try:
        return "", parse_value(cell.value, metric, comma_groups=comma_groups)
    except NumberError as error:
        return error.key, None


def _foretold(workspace: Workspace, right: Sequence[tuple[FigureCell, float | None]]) -> tuple[int, int, int]:
    """How many values would be taken, how many of them would take another's place, and how many stand already."""
    reader = workspace.shared.reader()
    taken = corrected = same = 0
    for cell, value in right:
        held = store.held(reader, SeriesKey(cell.metric, cell.account), cell.day)
        before = held[1] if held else None
        if before == value:
            same += before is not None
        else:
            taken += 1
            corrected += before is not None
    return taken, corrected, same


def _written(workspace: Workspace, right: Sequence[tuple[FigureCell, float | None]]) -> tuple[int, int, int]:
    taken = corrected = same = 0
    with workspace.shared.transaction() as connection:
        for cell, value in right:
            key = SeriesKey(cell.metric, cell.account)
            before, what = put(workspace, connection, key, (cell.day, value, IMPORTED, _moment(cell.read_at)))
            if what == SAME:
                same += before is not None
            else:
                taken += 1
                corrected += what == CORRECTED
    return taken, corrected, same


def _moment(text: str) -> str:
    """A moment as the store keeps it; "" for what is none."""
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds") if moment.tzinfo else ""
