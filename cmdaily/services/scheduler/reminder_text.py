"""Reminder texts."""

from __future__ import annotations

from cmdaily.domain.record import frozen
from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.scheduler.reminder import ESSENTIAL, INBOX, NEXT, TOKENS
from cmdaily.render import labels
from cmdaily.render.clean import clean
from cmdaily.render.words import duration, progress
from cmdaily.services.inbox import inbox
from cmdaily.store.accounts import accounts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.agenda import Agenda, Item
    from cmdaily.domain.scheduler.reminder import Reminder
    from cmdaily.locale import Translator
    from cmdaily.services.workspace import Workspace

MOST_LINES = 30
LONGEST_NAME = 60


@frozen
class ReminderMessage:
    """A title of one line, and the lines below it; safe to print."""

    title: str
    lines: tuple[str, ...]


def message(
    reminder: Reminder, workspace: Workspace, day: Agenda, clock: str, tr: Translator
) -> ReminderMessage:
    """The reminder of a time (HH:MM) in words, as the day stands now."""
    if reminder.action:
        return _slot(reminder, day, clock, tr)
    saying = reminder.saying
    if saying == TOKENS:
        return _tokens(workspace, tr)
    if saying == INBOX:
        return _inbox(workspace, tr)
    title = _title(day, tr)
    if not saying:
        return ReminderMessage(clean(text_in(reminder.say, tr.language)), (title,))
    items = day.open_items
    if saying == NEXT:
        items = items[:1]
    elif saying == ESSENTIAL:
        items = [item for item in items if item.action.essential]
    lines = [_line(item, tr) for item in items[:MOST_LINES]]
    if len(items) > MOST_LINES:
        lines.append(tr("reminder.more", n=len(items) - MOST_LINES))
    return ReminderMessage(title, tuple(lines))


def _slot(reminder: Reminder, day: Agenda, clock: str, tr: Translator) -> ReminderMessage:
    """The action whose time it is, and how to tick it."""
    title = clean(text_in(reminder.say, tr.language))
    lines = [
        tr(
            "reminder.slot_line",
            done=progress(item, tr),
            minutes=duration(tr, item.minutes_left),
            number=item.number,
        )
        for item in day.items
        if f"{item.action.routine}/{item.action.id}" == reminder.action
    ]
    return ReminderMessage(tr("reminder.slot", time=clock, title=title), tuple(lines))


def _tokens(workspace: Workspace, tr: Translator) -> ReminderMessage:
    """The accounts whose secrets stop working within a week."""
    known = accounts(workspace.shared.reader())
    left = [(account, account.days_left(workspace.now)) for account in known]
    lines = [
        tr("reminder.token", n=days, account=clean(account.name))
        for account, days in left
        if days is not None
    ]
    return ReminderMessage(
        tr("reminder.tokens" if lines else "reminder.tokens_none", n=len(lines)), tuple(lines)
    )


def _inbox(workspace: Workspace, tr: Translator) -> ReminderMessage:
    """Who waits for an answer, the most urgent first."""
    entries = inbox.listing(workspace).entries
    late = sum(1 for entry in entries if entry.overdue)
    title = tr("inbox.waiting", n=len(entries)) + (tr("inbox.late", n=late) if late else "")
    lines = [labels.brief(entry, tr) for entry in entries[:MOST_LINES]]
    if len(entries) > MOST_LINES:
        lines.append(tr("reminder.more", n=len(entries) - MOST_LINES))
    return ReminderMessage(title if entries else tr("inbox.empty"), tuple(lines))


def what(reminder: Reminder, tr: Translator) -> str:
    """What tells a reminder from the others, for a plan or a report."""
    if reminder.saying:
        return tr(f"reminder.say_{reminder.saying}")
    text = clean(text_in(reminder.say, tr.language))
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def _title(day: Agenda, tr: Translator) -> str:
    totals = day.totals
    if not totals.actions:
        return tr("reminder.free")
    if not totals.open:
        return tr("reminder.finished")
    return tr("reminder.open", n=totals.open, time=duration(tr, totals.minutes_left))


def _line(item: Item, tr: Translator) -> str:
    title = clean(text_in(item.action.title, tr.language))
    star = "*" if item.action.essential else ""
    return f"{item.number}{star} {title} ({progress(item, tr)}, {duration(tr, item.minutes_left)})"
