"""What a reminder says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.record import value
from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.scheduler.reminder import ESSENTIAL, INBOX, NEXT, TOKENS
from cmdaily.render.clean import clean
from cmdaily.render.views.inbox import inbox as inbox_view
from cmdaily.render.views.routines.today import count
from cmdaily.render.words import duration
from cmdaily.services.inbox import inbox
from cmdaily.store.accounts import accounts

if TYPE_CHECKING:
    from cmdaily.domain.routines.agenda import Agenda, Item
    from cmdaily.domain.scheduler.reminder import Reminder
    from cmdaily.locale import Speech
    from cmdaily.services.workspace import Workspace

MOST_LINES = 30
LONGEST_NAME = 60


@value
class Message:
    """A title of one line, and the lines below it; safe to print."""

    title: str
    lines: tuple[str, ...]


def message(reminder: Reminder, workspace: Workspace, day: Agenda, say: Speech) -> Message:
    """The reminder in words, as the day stands now."""
    saying = reminder.saying
    if saying == TOKENS:
        return _tokens(workspace, say)
    if saying == INBOX:
        return _inbox(workspace, say)
    title = _title(day, say)
    if not saying:
        return Message(clean(text_in(reminder.say, say.language)), (title,))
    items = day.open_items
    if saying == NEXT:
        items = items[:1]
    elif saying == ESSENTIAL:
        items = [item for item in items if item.action.essential]
    lines = [_line(item, say) for item in items[:MOST_LINES]]
    if len(items) > MOST_LINES:
        lines.append(say("reminder.more", n=len(items) - MOST_LINES))
    return Message(title, tuple(lines))


def _tokens(workspace: Workspace, say: Speech) -> Message:
    """The accounts whose secrets stop working within a week."""
    known = accounts(workspace.store.reader())
    left = [(account, account.days_left(workspace.now)) for account in known]
    lines = [
        say("reminder.token", n=days, account=clean(account.name))
        for account, days in left
        if days is not None
    ]
    return Message(say("reminder.tokens" if lines else "reminder.tokens_none", n=len(lines)), tuple(lines))


def _inbox(workspace: Workspace, say: Speech) -> Message:
    """Who waits for an answer, the most urgent first."""
    entries = inbox.listing(workspace).entries
    late = sum(1 for entry in entries if entry.overdue)
    title = say("inbox.waiting", n=len(entries)) + (say("inbox.late", n=late) if late else "")
    lines = [inbox_view.brief(entry, say) for entry in entries[:MOST_LINES]]
    if len(entries) > MOST_LINES:
        lines.append(say("reminder.more", n=len(entries) - MOST_LINES))
    return Message(title if entries else say("inbox.empty"), tuple(lines))


def what(reminder: Reminder, say: Speech) -> str:
    """What tells a reminder from the others, for a plan or a report."""
    if reminder.saying:
        return say(f"reminder.say_{reminder.saying}")
    text = clean(text_in(reminder.say, say.language))
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def _title(day: Agenda, say: Speech) -> str:
    totals = day.totals
    if not totals.actions:
        return say("reminder.free")
    if not totals.open:
        return say("reminder.finished")
    return say("reminder.open", n=totals.open, time=duration(say, totals.minutes_left))


def _line(item: Item, say: Speech) -> str:
    title = clean(text_in(item.action.title, say.language))
    star = "*" if item.action.essential else ""
    return f"{item.number}{star} {title} ({count(item, say)}, {duration(say, item.minutes_left)})"
