"""`today`: the whole day on one screen."""

from __future__ import annotations

from cmdaily.domain.routines.agenda import DONE, OPEN, SKIPPED
from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.time.durations import minutes
from cmdaily.render.document import Bar, Column, Gap, Row, Table, line, row, spans
from cmdaily.render.words import duration, long_date, sentence, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.agenda import Agenda, Item
    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document

COLUMNS = (Column(), Column(right=True), Column(flexible=True), Column(right=True), Column(right=True))
MARKS = {OPEN: "[ ]", DONE: "[x]", SKIPPED: "[-]"}
STYLES = {OPEN: "", DONE: "done", SKIPPED: "dim"}


def document(agenda: Agenda, say: Speech) -> Document:
    """The day for a person: title, progress, sections, and one line on what to type next."""
    heading = sentence(long_date(say, agenda.day))
    title = text_in(agenda.title, say.language)
    blocks: list[Block] = [line(("title", f"{heading} · {title}" if title else heading))]
    if agenda.items:
        blocks += [_progress(agenda, say), Table(COLUMNS, tuple(_rows(agenda, say)))]
    elif agenda.ahead is not None:
        coming = sentence(long_date(say, agenda.ahead.day))
        blocks += [line(say("today.free", day=coming)), Table(COLUMNS, tuple(_rows(agenda.ahead, say)))]
    blocks.append(Gap())
    blocks += _notes(agenda, say)
    blocks.append(_advice(agenda, say))
    return tuple(blocks)


def data(agenda: Agenda, say: Speech) -> dict[str, object]:
    """The shape of the contract (docs/scripting.md)."""
    totals = agenda.totals
    names = ("actions", "done", "skipped", "open", "minutes", "minutes_left", "spent_minutes")
    return {
        "date": agenda.day.isoformat(),
        "actions": [item_data(item, say) for item in agenda.items],
        "totals": {name: getattr(totals, name) for name in names},
        **({"ahead": _ahead(agenda.ahead, say)} if agenda.ahead is not None else {}),
    }


def _ahead(agenda: Agenda, say: Speech) -> dict[str, object]:
    return {"date": agenda.day.isoformat(), "actions": [item_data(item, say) for item in agenda.items]}


def item_data(item: Item, say: Speech) -> dict[str, object]:
    """One action in the shape of the contract; `target` is null where the action means all of them."""
    action = item.action
    return {
        "number": item.number,
        "id": action.id,
        "routine": action.routine,
        "section": text_in(action.section, say.language),
        "platform": action.platform,
        "title": text_in(action.title, say.language),
        "target": action.target,
        "done": item.done,
        "state": item.state,
        "minutes": action.minutes,
        "spent_minutes": minutes(item.spent_seconds),
        "essential": action.essential,
    }


def mark(state: str) -> tuple[str, str]:
    """The box in front of an action, as a styled span."""
    return f"mark_{state}", MARKS[state]


def count(item: Item, say: Speech) -> str:
    """`3/5`, or `all` where the action means all of them."""
    if item.action.target is None:
        return say("today.all")
    return f"{item.done}/{item.action.target}"


def _progress(agenda: Agenda, say: Speech) -> Bar:
    totals = agenda.totals
    counted = totals.actions - totals.skipped
    pieces = [
        say("today.done", done=totals.done, n=totals.actions),
        say("today.left", left=duration(say, totals.minutes_left), planned=duration(say, totals.minutes)),
    ]
    if totals.spent_minutes:
        pieces.append(say("today.spent", spent=duration(say, totals.spent_minutes)))
    return Bar(totals.done / counted if counted else 1.0, spans(" · ".join(pieces)))


def _rows(agenda: Agenda, say: Speech) -> list[Row]:
    rows: list[Row] = []
    section: object = None
    for item in agenda.items:
        key = (item.action.routine, item.action.section)
        if key != section:
            section = key
            rows.append(_section_row(agenda, item, say))
        rows.append(_item_row(item, say))
    return rows


def _section_row(agenda: Agenda, first: Item, say: Speech) -> Row:
    inside = [
        item
        for item in agenda.items
        if (item.action.routine, item.action.section) == (first.action.routine, first.action.section)
    ]
    planned = duration(say, sum(item.action.minutes for item in inside))
    return row(("section", text_in(first.action.section, say.language)), ("dim", planned), heading=True)


def _item_row(item: Item, say: Speech) -> Row:
    action = item.action
    style = STYLES[item.state] or ("essential" if action.essential else "dim" if item.beyond else "")
    title = [(style, text_in(action.title, say.language))]
    if action.slots and item.state == OPEN:
        slot = action.slots[min(item.done, len(action.slots) - 1)]
        title.append(("late", " " + say("today.slot", time=slot)))
    if item.since is not None and item.state == OPEN:
        title.append(("late", " " + say("today.since", day=short_date(say, item.since))))
    star = "*" if action.essential else " "
    return row(
        mark(item.state),
        (("number", str(item.number)), ("late", star)),
        tuple(title),
        (style, count(item, say)),
        ("dim", duration(say, action.minutes)),
    )


def _notes(agenda: Agenda, say: Speech) -> list[Block]:
    notes: list[Block] = []
    if any(item.action.essential for item in agenda.items):
        essential = sum(item.action.minutes for item in agenda.items if item.action.essential)
        notes.append(line(("dim", say("today.essential", time=duration(say, essential)))))
    beyond = [item for item in agenda.items if item.beyond]
    if beyond:
        over = duration(say, sum(item.minutes_left for item in beyond))
        limit = duration(say, agenda.limit)
        notes.append(line(("late", say("today.beyond", n=len(beyond), over=over, limit=limit))))
    for pause in agenda.pauses:
        key = "today.pause_because" if pause.reason else "today.pause"
        last = short_date(say, pause.last).removesuffix("." if key == "today.pause" else "")
        notes.append(line(("late", say(key, day=last, reason=pause.reason))))
    if agenda.timer is not None:
        timed = text_in(agenda.timed.title, say.language) if agenda.timed else agenda.timer.action
        spent = duration(say, minutes(agenda.timer_seconds))
        notes.append(line(("accent", say("today.timer", title=timed, time=spent))))
    return notes


def _advice(agenda: Agenda, say: Speech) -> Block:
    """What to type next."""
    left = agenda.open_items
    if not agenda.items:
        key = "today.nothing_paused" if agenda.pauses else "today.ahead" if agenda.ahead else "today.nothing"
        return line(say(key))
    if not left:
        return line(("good", say("today.finished")))
    first = left[0]
    missing = (first.action.target or 1) - first.done
    by = f" --by {missing}" if missing > 1 else ""
    return line(say("today.next", number=first.number), ("accent", f"cmdaily tick {first.number}{by}"))
