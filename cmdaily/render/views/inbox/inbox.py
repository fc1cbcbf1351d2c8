"""The inbox: who says what, how old it is, and how long is left to answer; the shape that scripts rely on."""

from __future__ import annotations

from cmdaily.domain.inbox.inbox import Inbox
from cmdaily.domain.inbox.message import COMPLAINT, OPEN
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, line
from cmdaily.render.labels import author, explained, left, rough_duration
from cmdaily.render.shapes import message_data
from cmdaily.render.words import duration, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.inbox.inbox import InboxEntry
    from cmdaily.domain.inbox.sitting import Sitting
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

SHOWN = 240
"""Characters of a message in the list; `inbox show` has all of it."""
INDENT = 4
SHOWN_LEFT = 8


def document(model: Inbox, tr: Translator) -> Document:
    """Two lines for each message: who, and what; then what to type next."""
    blocks: list[Block] = []
    for entry in model.entries:
        blocks += [
            line(*_who(model, entry, tr)),
            line(one_line(entry.message.incoming.text, SHOWN), indent=INDENT),
        ]
    if not model.entries and model.sitting is not None and model.sitting.among:
        blocks.append(line(tr("inbox.sitting_nothing", n=model.sitting.among)))
    elif not model.entries:
        blocks.append(line(tr("inbox.empty" if model.accounts else "inbox.no_accounts")))
    blocks += _footer(model, tr)
    return tuple(blocks)


def data(model: Inbox, _say: Translator) -> dict[str, object]:
    """The shape of the contract (docs/scripting.md)."""
    found: dict[str, object] = {"messages": [message_data(entry) for entry in model.entries]}
    if model.sitting is not None:
        seconds = dict(model.sitting.chosen)
        left = [f"m{number}" for number in model.sitting.left]
        each = [{"ref": f"m{number}", "seconds": spent} for number, spent in seconds.items()]
        found["sitting"] = {"seconds": model.sitting.seconds, "answers": each, "left_overdue": left}
    return found


def troubles(model: Inbox, tr: Translator) -> list[tuple[str, dict[str, object]]]:
    """What was in the way of reading, as message keys and values."""
    found: list[tuple[str, dict[str, object]]] = []
    for read in model.reads:
        if read.trouble is not None:
            why = explained(read.trouble, tr)
            found.append(("inbox.trouble", {"account": read.account, "why": why}))
        elif read.incomplete:
            found.append(("inbox.incomplete", {"account": read.account}))
        elif read.more:
            found.append(("inbox.more", {"account": read.account}))
    return found


def age(model: Inbox, moment: datetime, tr: Translator) -> str:
    """How old something is: in minutes or hours within a day, else its date."""
    minutes = max(0, int((model.now - moment).total_seconds() // 60))
    if minutes < 1:
        return tr("inbox.now")
    if minutes < 24 * 60:
        return tr("inbox.ago", time=rough_duration(minutes, tr))
    return short_date(tr, moment.astimezone(model.zone).date())


def _who(model: Inbox, entry: InboxEntry, tr: Translator) -> list[str | tuple[str, str]]:
    message = entry.message
    incoming = message.incoming
    wide = max(len(each.message.ref) for each in model.entries)
    pieces: list[str | tuple[str, str]] = [("number", message.ref.rjust(wide)), "  ", left(entry, tr)]
    if message.urgency == COMPLAINT and message.state == OPEN:
        pieces += [" ", ("bad", tr("inbox.complaint"))]
    about = [message.account, tr(f"inbox.kind_{incoming.kind}"), age(model, incoming.received_at, tr)]
    if incoming.private:
        about.append(tr("inbox.private"))
    if message.snoozed_until is not None and not message.waits(model.now):
        until = message.snoozed_until.astimezone(model.zone).strftime("%Y-%m-%d %H:%M")
        about.append(tr("inbox.snoozed", until=until))
    if model.sitting is not None:
        about.append(_takes(dict(model.sitting.chosen)[message.number], tr))
    if entry.claimed_by:
        about.append(tr("inbox.is_claimed", person=one_line(entry.claimed_by)))
    return [*pieces, "  ", ("accent", author(entry)), ("dim", " · " + " · ".join(about))]


def _takes(seconds: int, tr: Translator) -> str:
    if seconds < 60:
        return tr("inbox.takes_template")
    return tr("inbox.takes", time=duration(tr, seconds // 60))


def _sitting(sitting: Sitting, first: str, tr: Translator) -> list[Block]:
    """Why these: what they take, and what is overdue all the same."""
    blocks: list[Block] = []
    if sitting.chosen:
        time = duration(tr, -(-sitting.seconds // 60))
        blocks += [Gap(), line(tr("inbox.sitting", n=len(sitting.chosen), time=time))]
    if sitting.left:
        shown = ", ".join(f"m{number}" for number in sitting.left[:SHOWN_LEFT])
        more = ", …" if len(sitting.left) > SHOWN_LEFT else ""
        blocks.append(line(("late", tr("inbox.sitting_left", n=len(sitting.left), refs=shown + more))))
    elif sitting.chosen:
        blocks.append(line(("good", tr("inbox.sitting_none_left"))))
    if first:
        blocks.append(line(("dim", tr("inbox.next", ref=first))))
    return blocks


def _footer(model: Inbox, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    first = next((entry.message.ref for entry in model.entries if entry.message.state == OPEN), "")
    if model.sitting is not None:
        return [*blocks, *_sitting(model.sitting, first, tr)]
    if first:
        late = sum(1 for entry in model.entries if entry.overdue)
        count = tr("inbox.waiting", n=model.waiting)
        blocks += [Gap(), line(("late" if late else "", count + (tr("inbox.late", n=late) if late else "")))]
        blocks.append(line(("dim", tr("inbox.next", ref=first))))
    new = sum(read.new for read in model.reads)
    if model.reads:
        blocks.append(line(("dim", tr("inbox.new", n=new))))
        aside = [ref for read in model.reads for ref in read.elsewhere]
        if aside:
            shown = ", ".join(aside[:SHOWN_LEFT]) + (", …" if len(aside) > SHOWN_LEFT else "")
            blocks.append(line(("dim", tr("inbox.aside", n=len(aside), refs=shown))))
    elif model.accounts:
        key = "inbox.never_read" if model.read_at is None else "inbox.read"
        blocks.append(line(("dim", tr(key, ago=age(model, model.read_at, tr) if model.read_at else ""))))
    return blocks
