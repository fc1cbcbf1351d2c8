"""Labels: short names, excerpts and errors of deliveries, findings and messages, in the user's language."""

from __future__ import annotations

from cmdaily.domain.inbox.message import ANSWERED, DONE
from cmdaily.domain.publishing.delivery import State
from cmdaily.render.clean import one_line
from cmdaily.render.words import duration, message_text, remedy_text, short_date, weekday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.inbox.inbox import InboxEntry
    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.publishing.delivery import Delivery, DeliveryError
    from cmdaily.domain.publishing.finding import Finding
    from cmdaily.locale import Translator

EXCERPT = 60
"""Characters of a text in a list of deliveries."""
BRIEF = 80
"""Characters of a message in a reminder."""


def short(identifier: str) -> str:
    """The end of an id: enough to name a delivery by."""
    return identifier[-6:]


def excerpt(text: str) -> str:
    """One line of a text."""
    return one_line(text, EXCERPT)


def whom(delivery: Delivery) -> str:
    """The account, else the network."""
    return delivery.account or delivery.platform


def error_of(delivery: Delivery, tr: Translator) -> str | None:
    """What is wrong with a delivery, in words; None when nothing is."""
    if delivery.state in (State.SENT, State.CANCELLED):
        return None
    return error_text(delivery.trouble, tr)


def returned_of(delivery: Delivery, tr: Translator) -> str | None:
    """By whom a delivery was sent back to its author, and why; None for one that was not."""
    trouble = delivery.trouble
    returned = delivery.state == State.CANCELLED and trouble and trouble.message.key == "check.returned"
    return error_text(trouble, tr) if returned else None


def remark_of(delivery: Delivery, tr: Translator) -> str | None:
    """What a person should know of what was sent all the same, in words."""
    return error_text(delivery.remark, tr)


def error_text(trouble: DeliveryError | None, tr: Translator) -> str | None:
    """What went wrong, in words."""
    return None if trouble is None else message_text(trouble.message, tr)


def remedy_of(trouble: DeliveryError | None, tr: Translator, delivery: Delivery | None = None) -> str | None:
    """What to do about it, in words; the commands in it name the delivery, where that is known."""
    words = None if trouble is None else remedy_text(trouble.message, tr)
    return (
        words.replace(" ID", f" {short(delivery.id)}") if words and delivery and "outbox " in words else words
    )


def explained(trouble: DeliveryError | None, tr: Translator, delivery: Delivery | None = None) -> str:
    """What went wrong and what to do about it, in one breath; "" where nothing is wrong."""
    why, remedy = error_text(trouble, tr), remedy_of(trouble, tr, delivery)
    if not why or not remedy:
        return why or ""
    from cmdaily.render.errors import ENDS

    return f"{why if why.endswith(ENDS) else why + '.'} {remedy}"


def finding_text(finding: Finding, tr: Translator) -> str:
    """A finding in words."""
    return message_text(finding.message, tr) if tr.has(finding.message.key) else finding.rule


def left(entry: InboxEntry, tr: Translator) -> tuple[str, str]:
    """How long is left on the response clock, in working time, as a styled span; until when, where that is not today:
    24 hours of work are three days on a calendar."""
    message = entry.message
    if message.state in (ANSWERED, DONE):
        return "dim", tr(f"inbox.state_{message.state}")
    if entry.minutes is None:
        return "dim", tr("inbox.no_clock")
    time = rough_duration(abs(entry.minutes), tr)
    if entry.overdue:
        return "bad", tr("inbox.overdue", time=time)
    if entry.due is not None and entry.days > 0:
        day = weekday(tr, entry.due.weekday()) if entry.days < 7 else short_date(tr, entry.due.date())
        return "good", tr("inbox.before", day=day, time=f"{entry.due:%H:%M}")
    return ("late" if entry.minutes <= 60 else "good"), tr("inbox.left", time=time)


def rough_duration(minutes: int, tr: Translator) -> str:
    """Short: minutes only matter within a few hours."""
    exact = minutes < 4 * 60 and minutes % 60
    return duration(tr, minutes) if minutes < 60 or exact else tr("inbox.hours", n=minutes // 60)


def author(entry: InboxEntry) -> str:
    """Who says it: what they go by, and their handle."""
    return writer(entry.message)


def writer(message: Message) -> str:
    """Who wrote a message: what they go by, and their handle."""
    incoming = message.incoming
    handle, name = (one_line(given) for given in (incoming.author, incoming.name))
    if not handle or handle == name:
        return name or "?"
    return f"{name} (@{handle})" if name else f"@{handle}"


def brief(entry: InboxEntry, tr: Translator) -> str:
    """A message in one line, for a reminder."""
    message = entry.message
    return f"{message.ref} ({left(entry, tr)[1]}) {author(entry)}: {one_line(message.incoming.text, BRIEF)}"
