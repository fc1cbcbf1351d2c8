"""`log`: what was done, day by day, with what proves it."""

from __future__ import annotations

from cmdaily.domain.publishing.decision_log import LoggedDecision
from cmdaily.domain.record import frozen
from cmdaily.domain.routines.journal import SKIP, JournalEntry
from cmdaily.domain.routines.parts import part_of
from cmdaily.domain.routines.routine import Action, text_in
from cmdaily.domain.time.durations import minutes
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.words import long_date, sentence, time_spent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document, Row


@frozen
class Log:
    """Rows of the journal, oldest first, the actions they may be about, and what was decided and overridden."""

    entries: tuple[JournalEntry, ...]
    actions: tuple[Action, ...]
    remarks: tuple[LoggedDecision, ...] = ()

    def title(self, entry: JournalEntry, language: str) -> str:
        """The title of a row's action, its id where the action is not active now."""
        for action in self.actions:
            if action.routine == entry.routine and action.owns(entry.action):
                part = part_of(entry.action)
                title = text_in(action.title, language)
                return f"{title} ({part})" if part else title
        return entry.action


def document(model: Log, tr: Translator) -> Document:
    """The rows under their days."""
    if not model.entries and not model.remarks:
        return (line(tr("log.nothing")),)
    days: dict[date, list[Row]] = {}
    for day in sorted({entry.day for entry in model.entries} | {remark.day for remark in model.remarks}):
        days[day] = [_row(model, entry, tr) for entry in model.entries if entry.day == day]
        days[day] += [_remark(remark, tr) for remark in model.remarks if remark.day == day]
    blocks: list[Block] = []
    for day, rows in days.items():
        blocks += [Gap()] if blocks else []
        blocks.append(line(("section", sentence(long_date(tr, day)))))
        blocks.append(Table((Column(right=True), Column(flexible=True), Column(right=True)), tuple(rows)))
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
    }


def _remark(decision: LoggedDecision, tr: Translator) -> Row:
    sign = ("late", "!") if decision.kind == "override" else ("accent", "§")
    words = tr(f"check.log_{decision.kind}", who=decision.who, why=decision.why)
    excerpt = " ".join(decision.text.split())[:60]
    return row(sign, (("", words.rstrip(" :")), ("dim", f" · {excerpt}")), ("dim", decision.delivery[-6:]))


def _row(model: Log, entry: JournalEntry, tr: Translator) -> Row:
    if entry.kind == SKIP:
        amount = ("late", tr("log.skip"))
    elif entry.amount:
        amount = ("done", f"+{entry.amount}")
    else:
        amount = ("accent", tr("log.time"))
    words = [("", model.title(entry, tr.language))]
    words += [("dim", f" · {part}") for part in (entry.note, entry.receipt) if part]
    spent = time_spent(tr, entry.seconds) if entry.seconds else ""
    return row(amount, tuple(words), ("dim", spent))
