"""Message view: one message whole, with what became of it."""

from __future__ import annotations

from cmdaily.domain.inbox.inbox import Inbox
from cmdaily.domain.inbox.kinds.reasons import BY_MODEL
from cmdaily.domain.inbox.message import DONE, OPEN, OTHER
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, Line, line
from cmdaily.render.labels import author, left
from cmdaily.render.shapes import message_data
from cmdaily.render.views.inbox import inbox as listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.inbox.inbox import InboxEntry
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

LONGEST_REASON = 60
"""Characters of a word, or of words, that decided."""


def document(model: Inbox, tr: Translator) -> Document:
    """Who, when, where and what, then the answer, or what to type."""
    return tuple(block for entry in model.entries for block in _whole(model, entry, tr))


def data(model: Inbox, _say: Translator) -> dict[str, object]:
    """As the list has it, with what became of it."""
    return {"messages": [_data(entry) for entry in model.entries]}


def _data(entry: InboxEntry) -> dict[str, object]:
    message, answer = entry.message, entry.answer
    return {
        **message_data(entry),
        "name": message.incoming.name or None,
        "urgency": message.urgency,
        "urgency_by": entry.why and entry.why.by,
        "urgency_words": list(entry.why.words) if entry.why else [],
        "about": message.incoming.about or None,
        "answer": answer and {"id": answer.id, "text": answer.text, "url": answer.url or None},
    }


def _whole(model: Inbox, entry: InboxEntry, tr: Translator) -> list[Block]:
    message = entry.message
    incoming = message.incoming
    blocks: list[Block] = [
        line(("number", message.ref), "  ", ("accent", author(entry)), "  ", left(entry, tr)),
        line(
            ("dim", f"{message.account} · {tr(f'inbox.kind_{incoming.kind}')} · "),
            ("dim", f"{_clock(model, incoming.received_at, tr)} · {tr(f'inbox.urgency_{message.urgency}')}"),
        ),
        line(("dim", incoming.url)),
        *([line(("late", tr("inbox.private_more")))] if incoming.private else []),
        *(
            [line(("dim", tr("inbox.elsewhere", url=message.elsewhere)))]
            if message.elsewhere and message.state == DONE
            else []
        ),
        *_why(entry, tr),
        Gap(),
    ]
    blocks += [Line((("", text),), listed.INDENT) for text in incoming.text.split("\n")]
    if entry.answer is not None:
        blocks += [Gap(), line(("good", tr("inbox.answer")), ("dim", "  " + entry.answer.url))]
        blocks += [Line((("", text),), listed.INDENT) for text in entry.answer.text.split("\n")]
    if message.state == OPEN:
        due = _clock(model, message.due_at, tr) if message.due_at else tr("inbox.no_clock")
        blocks += [Gap(), line(tr("inbox.due", due=due)), line(("dim", tr("inbox.next", ref=message.ref)))]
    return blocks


def _why(entry: InboxEntry, tr: Translator) -> list[Block]:
    """By what the message was taken for what it is, and how to put that right."""
    why = entry.why
    if why is None:
        return []
    if why.by == BY_MODEL and (why.kind == OTHER or not why.words):
        said = tr("inbox.why_nothing")
    else:
        words = ", ".join(tr("inbox.why_quote", word=one_line(word, LONGEST_REASON)) for word in why.words)
        said = tr(f"inbox.why_{why.by}", words=words)
    return [line(("dim", said + " " + tr("inbox.why_correct", ref=entry.message.ref)))]


def _clock(model: Inbox, moment: datetime, tr: Translator) -> str:
    return tr("date.one", moment=moment.astimezone(model.zone).strftime("%Y-%m-%d %H:%M"))
