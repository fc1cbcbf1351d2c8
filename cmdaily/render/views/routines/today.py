"""`today`: the whole day on one screen."""

from __future__ import annotations

from cmdaily.domain.routines.agenda import DONE, OPEN, SKIPPED
from cmdaily.domain.routines.routine import ONE_OFF, text_in
from cmdaily.domain.time.durations import minutes
from cmdaily.render.document import Bar, Column, Gap, Row, Table, line, row, spans
from cmdaily.render.words import duration, long_date, progress, sentence, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.routines.agenda import Agenda, Item
    from cmdaily.domain.routines.routine import Action
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

COLUMNS = (Column(), Column(right=True), Column(flexible=True), Column(right=True), Column(right=True))
MARKS = {OPEN: "[ ]", DONE: "[x]", SKIPPED: "[-]"}
STYLES = {OPEN: "", DONE: "done", SKIPPED: "dim"}


def document(agenda: Agenda, tr: Translator) -> Document:
    """The day for a person: title, progress, sections, and one line on what to type next."""
    heading = sentence(long_date(tr, agenda.day))
    title = text_in(agenda.title, tr.language)
    blocks: list[Block] = [line(("title", f"{heading} · {title}" if title else heading))]
    if agenda.items:
        blocks += [_progress(agenda, tr), Table(COLUMNS, tuple(_rows(agenda, tr)))]
    elif agenda.ahead is not None:
        coming = sentence(long_date(tr, agenda.ahead.day))
        blocks += [line(tr("today.free", day=coming)), Table(COLUMNS, tuple(_rows(agenda.ahead, tr)))]
    blocks.append(Gap())
    blocks += _notes(agenda, tr)
    blocks.append(_advice(agenda, tr))
    return tuple(blocks)


def data(agenda: Agenda, tr: Translator) -> dict[str, object]:
    """The shape of the contract (docs/scripting.md)."""
    from cmdaily.render.shapes import day_data

    return day_data(agenda, tr)


def mark(state: str) -> tuple[str, str]:
    """The box in front of an action, as a styled span."""
    return f"mark_{state}", MARKS[state]


def _progress(agenda: Agenda, tr: Translator) -> Bar:
    totals = agenda.totals
    counted = totals.actions - totals.skipped
    pieces = [
        tr("today.done", done=totals.done, n=totals.actions),
        tr("today.left", left=duration(tr, totals.minutes_left), planned=duration(tr, totals.minutes)),
    ]
    if totals.spent_minutes:
        pieces.append(tr("today.spent", spent=duration(tr, totals.spent_minutes)))
    return Bar(totals.done / counted if counted else 1.0, spans(" · ".join(pieces)))


def _rows(agenda: Agenda, tr: Translator) -> list[Row]:
    rows: list[Row] = []
    for group in _groups(agenda.items):
        title = section_title(agenda, group[0].action, tr) or tr("today.one_offs")
        planned = duration(tr, sum(item.minutes for item in group))
        rows.append(row(("section", title), ("dim", planned), heading=True))
        rows += [_item_row(item, tr) for item in group]
    return rows


def _groups(items: Sequence[Item]) -> list[list[Item]]:
    """The items by routine and section; a one-off stands with those of its section."""
    groups: list[list[Item]] = []
    for item in items:
        action = item.action
        before = groups[-1][0].action if groups else None
        if (
            before is not None
            and before.section == action.section
            and action.routine in (before.routine, ONE_OFF)
        ):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def section_title(agenda: Agenda, action: Action, tr: Translator) -> str:
    """The title of an action's section, with that of its routine where another routine has one of the same title."""
    section = text_in(action.section, tr.language)
    routine = dict(agenda.titles).get(action.routine)
    return f"{section} ({text_in(routine, tr.language)})" if routine else section


def _item_row(item: Item, tr: Translator) -> Row:
    action = item.action
    style = STYLES[item.state] or ("essential" if action.essential else "dim" if item.beyond else "")
    title = [(style, text_in(action.title, tr.language))]
    if action.slots and item.state == OPEN:
        slot = action.slots[min(item.done, len(action.slots) - 1)]
        if action.zone:
            slot = tr("today.slot_zone", time=slot, zone=action.zone.rpartition("/")[2].replace("_", " "))
        title.append(("late", " " + tr("today.slot", time=slot)))
    if item.person:
        title.append(("accent", " " + tr("today.person", person=item.person)))
    if item.missing and item.done:
        title.append(("dim", " " + tr("today.missing", parts=", ".join(item.missing))))
    if action.optional and item.state == OPEN:
        title.append(("dim", " " + tr("today.optional")))
    if item.since is not None and item.state == OPEN:
        title.append(("late", " " + tr("today.since", day=short_date(tr, item.since))))
    star = "*" if action.essential else " "
    return row(
        mark(item.state),
        (("number", str(item.number)), ("late", star)),
        tuple(title),
        (style, progress(item, tr)),
        ("dim", duration(tr, item.minutes)),
    )


def _notes(agenda: Agenda, tr: Translator) -> list[Block]:
    notes: list[Block] = []
    if any(item.action.essential for item in agenda.open_items):
        essential = sum(item.minutes_left for item in agenda.open_items if item.action.essential)
        notes.append(line(("dim", tr("today.essential", time=duration(tr, essential)))))
    beyond = [item for item in agenda.items if item.beyond]
    if beyond:
        over = duration(tr, sum(item.minutes_left for item in beyond))
        limit = duration(tr, agenda.limit)
        notes.append(line(("late", tr("today.beyond", n=len(beyond), over=over, limit=limit))))
    for pause in agenda.pauses:
        key = "today.pause_because" if pause.reason else "today.pause"
        last = short_date(tr, pause.last).removesuffix("." if key == "today.pause" else "")
        notes.append(line(("late", tr(key, day=last, reason=pause.reason))))
    if agenda.timer is not None:
        timed = text_in(agenda.timed.title, tr.language) if agenda.timed else agenda.timer.action
        spent = duration(tr, minutes(agenda.timer_seconds))
        notes.append(line(("accent", tr("today.timer", title=timed, time=spent))))
    return notes


def _advice(agenda: Agenda, tr: Translator) -> Block:
    """What to type next."""
    left = agenda.open_items
    if not agenda.items:
        key = "today.nothing_paused" if agenda.pauses else "today.ahead" if agenda.ahead else "today.nothing"
        return line(tr(key))
    if not left:
        return line(("good", tr("today.finished")))
    first = left[0]
    missing = (first.action.target or 1) - first.done
    by = f" --by {missing}" if missing > 1 else ""
    return line(tr("today.next", number=first.number), ("accent", f"cmdaily tick {first.number}{by}"))
