"""`log`: what was done, day by day, with what proves it."""

from __future__ import annotations

from cmdaily.domain.routines.journal import SKIP
from cmdaily.domain.time.durations import minutes
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.labels import excerpt, short, whom
from cmdaily.render.words import long_date, sentence, short_date, time_spent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.decision_log import LoggedDecision, LoggedDelivery
    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.domain.routines.logbook import Log
    from cmdaily.domain.routines.planned import PlanEntry
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document, Row


def document(model: Log, tr: Translator) -> Document:
    """The rows under their days, in the order they were recorded."""
    rows = [(entry.day, entry.recorded_at, _row(model, entry, tr)) for entry in model.entries]
    rows += [(note.day, note.recorded_at, _note(model, note, tr)) for note in model.notes]
    rows += [(one.day, one.delivery.last_attempt_at, _sent(model, one, tr)) for one in model.sent]
    rows += [(remark.day, remark.at, _remark(model, remark, tr)) for remark in model.remarks]
    if not rows:
        return (line(tr("log.nothing")),)
    blocks: list[Block] = []
    columns = (Column(right=True), Column(right=True), Column(flexible=True), Column(right=True), Column())
    for day in sorted({day for day, _, _ in rows}):
        blocks += [Gap()] if blocks else []
        blocks.append(line(("section", sentence(long_date(tr, day)))))
        of_day = sorted((at, place) for place, (on, at, _) in enumerate(rows) if on == day)
        blocks.append(Table(columns, tuple(rows[place][2] for _, place in of_day)))
    return tuple(blocks)


def data(model: Log, tr: Translator) -> dict[str, object]:
    """The rows as they are kept."""
    names = (
        "id",
        "kind",
        "routine",
        "action",
        "amount",
        "target",
        "note",
        "source",
        "receipt",
        "recorded_at",
    )
    return {
        "entries": [
            {
                "date": entry.day.isoformat(),
                **{name: getattr(entry, name) for name in names},
                "minutes": minutes(entry.seconds),
                "key": entry.key,
            }
            for entry in model.entries
        ],
        "remarks": [
            {
                "date": remark.day.isoformat(),
                "kind": remark.kind,
                "who": remark.who,
                "why": remark.why,
                "delivery": remark.delivery,
                "at": remark.at,
            }
            for remark in model.remarks
        ],
        "notes": [{"id": note.id, "date": note.day.isoformat(), "text": note.text} for note in model.notes],
        "sent": [_sent_data(one) for one in model.sent],
    }


def _sent_data(one: LoggedDelivery) -> dict[str, object]:
    delivery = one.delivery
    return {
        "date": one.day.isoformat(),
        "delivery": delivery.id,
        "kind": delivery.outgoing.kind,
        "platform": delivery.platform,
        "account": delivery.account or None,
        "text": delivery.outgoing.text,
        "url": delivery.url or None,
        "at": delivery.last_attempt_at,
    }


def _remark(model: Log, remark: LoggedDecision, tr: Translator) -> Row:
    sign = ("late", "!") if remark.kind == "override" else ("accent", "§")
    words = tr(f"check.log_{remark.kind}", who=remark.who, why=remark.why)
    about = (("", words.rstrip(" :")), ("dim", f" · {excerpt(remark.text)}"))
    return row(("dim", model.hour(remark.day, remark.at)), sign, about, "", ("dim", short(remark.delivery)))


def _note(model: Log, note: PlanEntry, tr: Translator) -> Row:
    hour = ("dim", model.hour(note.day, note.recorded_at))
    return row(hour, ("accent", tr("planning.log_note")), note.text, "", "")


def _sent(model: Log, one: LoggedDelivery, tr: Translator) -> Row:
    delivery = one.delivery
    words = [("", tr(f"log.sent_{delivery.outgoing.kind}", whom=whom(delivery)))]
    words += [("dim", f" · {part}") for part in (excerpt(delivery.outgoing.text), delivery.url) if part]
    hour = ("dim", model.hour(one.day, delivery.last_attempt_at))
    return row(hour, ("accent", tr("log.sent")), tuple(words), "", ("dim", short(delivery.id)))


def _row(model: Log, entry: JournalEntry, tr: Translator) -> Row:
    to_day = model.moved_to(entry) if entry.kind == SKIP else None
    if entry.kind == SKIP:
        amount = ("late", tr("log.skip" if to_day is None else "log.moved"))
    elif entry.amount:
        amount = ("done", f"+{entry.amount}")
    else:
        amount = ("accent", tr("log.time"))
    moved = "" if to_day is None else tr("log.moved_to", day=short_date(tr, to_day))
    words = [("", model.title(entry, tr.language))]
    words += [("dim", f" · {part}") for part in (moved, entry.note, entry.receipt) if part]
    spent = time_spent(tr, entry.seconds) if entry.seconds else ""
    hour = ("dim", model.hour(entry.day, entry.recorded_at))
    return row(hour, amount, tuple(words), ("dim", spent), ("dim", short(entry.id)))
