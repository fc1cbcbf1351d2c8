"""`week`: a row for each day, with what is done of it or planned for it."""

from __future__ import annotations

from cmdaily.domain.calendar.calendar import DELIVERY
from cmdaily.domain.routines.agenda import DONE
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.labels import excerpt
from cmdaily.render.shapes import item_data
from cmdaily.render.words import duration, progress, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.calendar.calendar import CalendarEntry
    from cmdaily.domain.routines.agenda import Item
    from cmdaily.domain.routines.week import Week, WeekDay
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document, Row

TOTALS = ("actions", "done", "skipped", "open", "minutes", "minutes_left", "spent_minutes")


def document(model: Week, tr: Translator) -> Document:
    """The days, then what may be done on any of them."""
    number = model.days[0].agenda.day.isocalendar().week
    first = short_date(tr, model.days[0].agenda.day)
    blocks: list[Block] = [line(("title", tr("week.title", number=number, day=first))), Gap()]
    rows = [each for day in model.days for each in _rows(day, model, tr)]
    columns = (Column(), Column(right=True), Column(right=True), Column(flexible=True))
    blocks.append(Table(columns, tuple(rows)))
    if model.quotas:
        blocks += [Gap(), line(("section", tr("week.quotas")))]
        blocks.append(
            Table(
                (Column(right=True), Column(flexible=True)), tuple(_quota(item, tr) for item in model.quotas)
            )
        )
    return tuple(blocks)


def data(model: Week, tr: Translator) -> dict[str, object]:
    """The days for scripts."""
    return {
        "first": model.days[0].agenda.day.isoformat(),
        "last": model.days[-1].agenda.day.isoformat(),
        "days": [
            {
                "date": day.agenda.day.isoformat(),
                "totals": {name: getattr(day.agenda.totals, name) for name in TOTALS},
                "one_offs": [item_data(item, tr) for item in day.one_offs],
                "notes": [note.text for note in day.notes],
                "entries": [
                    {
                        "kind": entry.kind,
                        "at": entry.moment or None,
                        "title": entry.title,
                        "to": entry.to or None,
                    }
                    for entry in day.entries
                ],
            }
            for day in model.days
        ],
        "quotas": [item_data(item, tr) for item in model.quotas],
    }


def _rows(day: WeekDay, model: Week, tr: Translator) -> list[Row]:
    agenda = day.agenda
    totals = agenda.totals
    style = "title" if agenda.day == model.today else "dim" if agenda.day < model.today else ""
    counted = totals.actions - totals.skipped
    unbegun = agenda.day < model.begun
    if not totals.actions or unbegun:
        done = ""
    elif agenda.day > model.today and not totals.done:
        done = str(counted)
    else:
        done = f"{totals.done}/{counted}"
    over = agenda.day <= model.today
    time = (
        duration(tr, totals.spent_minutes if over else totals.minutes)
        if totals.actions and not unbegun
        else ""
    )
    beside = [
        *((("late", _entry(entry, tr)),) for entry in day.entries),
        *((("done" if item.state == DONE else "", _one_off(item, tr)),) for item in day.one_offs),
        *((("dim", f"{tr('planning.log_note')} · {note.text}"),) for note in day.notes),
    ]
    first = beside[0] if beside else ()
    head = row((style, short_date(tr, agenda.day)), ("done" if over else "", done), ("dim", time), first)
    return [head, *(row("", "", "", more) for more in beside[1:])]


def _entry(entry: CalendarEntry, tr: Translator) -> str:
    kind = tr(f"calendar.kind_{entry.kind}")
    title = excerpt(entry.title) if entry.kind == DELIVERY else entry.title
    return " · ".join(part for part in (entry.clock, kind, title) if part)


def _one_off(item: Item, tr: Translator) -> str:
    return f"{text_in(item.action.title, tr.language)} {progress(item, tr)}"


def _quota(item: Item, tr: Translator) -> Row:
    style = "done" if item.state == DONE else ""
    return row((style, progress(item, tr)), (style, text_in(item.action.title, tr.language)))
