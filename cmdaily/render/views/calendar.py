"""Calendar view, week by week."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.calendar.calendar import (
    DELIVERY,
    EVENT,
    HOLIDAY,
    PAUSE,
    POST,
    Calendar,
    CalendarEntry,
    in_order,
)
from cmdaily.domain.time.days import monday_of
from cmdaily.render.document import Column, Gap, Row, Table, line, row
from cmdaily.render.labels import excerpt
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

STYLES = {HOLIDAY: "late", PAUSE: "dim", EVENT: "essential", POST: "accent", DELIVERY: "accent"}


def document(model: Calendar, tr: Translator) -> Document:
    """A heading for each week that holds something, a row for each entry."""
    if not model.entries:
        return (line(tr("calendar.empty", first=model.first.isoformat(), last=model.last.isoformat())),)
    blocks: list[Block] = []
    weeks: dict[date, list[CalendarEntry]] = {}
    for entry in model.entries:
        for monday in _mondays(entry.within(model.first, model.last)):
            weeks.setdefault(monday, []).append(
                entry.within(max(monday, model.first), min(monday + timedelta(days=6), model.last))
            )
    for monday, entries in sorted(weeks.items()):
        blocks += [Gap()] if blocks else []
        number = monday.isocalendar().week
        blocks.append(line(("section", tr("calendar.week", number=number, day=short_date(tr, monday)))))
        clocks = (Column(),) if any(entry.clock for entry in entries) else ()
        blocks.append(
            Table((Column(), *clocks, Column(flexible=True)), tuple(_rows(entries, tr, bool(clocks))))
        )
    return tuple(blocks)


def _mondays(entry: CalendarEntry) -> list[date]:
    """The Monday of each week that an entry touches."""
    first, last = monday_of(entry.day), monday_of(entry.end)
    return [first + timedelta(days=7 * number) for number in range((last - first).days // 7 + 1)]


def data(model: Calendar, tr: Translator) -> dict[str, object]:
    """The entries for scripts; `at` is null for what lasts all day."""
    return {
        "first": model.first.isoformat(),
        "last": model.last.isoformat(),
        "entries": [
            {
                "date": entry.day.isoformat(),
                "at": entry.moment or None,
                "kind": entry.kind,
                "id": entry.id,
                "title": entry.title,
                "to": entry.to or None,
                "state": entry.state or None,
                "url": entry.url or None,
            }
            for entry in in_order(
                [each for entry in model.entries for each in entry.within(model.first, model.last).days()]
            )
        ],
    }


def _rows(entries: list[CalendarEntry], tr: Translator, clocks: bool) -> list[Row]:
    rows: list[Row] = []
    before: date | None = None
    for entry in entries:
        shown = short_date(tr, entry.day) if entry.day != before else ""
        if entry.end > entry.day:
            shown = tr("calendar.span", first=short_date(tr, entry.day), last=short_date(tr, entry.end))
        before = entry.day
        title = [(STYLES.get(entry.kind, ""), _title(entry, tr))]
        if entry.to and entry.kind in (POST, DELIVERY):
            title.append(("dim", f"  {entry.to}"))
        if entry.state and entry.state != "queued":
            title.append(("late", "  " + tr(f"outbox.state_{entry.state}")))
        rows.append(row(("number", shown), *([("dim", entry.clock)] if clocks else []), tuple(title)))
    return rows


def _title(entry: CalendarEntry, tr: Translator) -> str:
    title = excerpt(entry.title)
    if entry.kind == PAUSE:
        return tr("calendar.pause_because", reason=title) if title else tr("calendar.pause")
    return title
