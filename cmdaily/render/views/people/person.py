"""One person whole: handles, how often they write and are answered, notes, and the latest of what they said."""

from __future__ import annotations

from cmdaily.domain.people.results import PersonShown
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, line
from cmdaily.render.shapes import message_data
from cmdaily.render.views.feeds.articles import age
from cmdaily.render.views.people.people import counted, handle_text, moment, person_data
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

TEXT = 300
MONTH = 30
INDENT = 6


def document(model: PersonShown, tr: Translator) -> Document:
    """Who, how often, notes, then what they said and were answered, newest first."""
    person = model.person
    blocks: list[Block] = [
        line(
            ("accent", one_line(person.name, 100)),
            *([("late", f"  {tr('people.blocked')}")] if person.blocked else []),
        ),
        *(line(("dim", handle_text(each)), indent=2) for each in person.identities),
        *(line(text, indent=2) for text in _habits(model, tr)),
    ]
    if person.notes:
        blocks += [Gap(), line(("section", tr("people.notes_title")))]
        for number, note in enumerate(person.notes, 1):
            who = f" ({one_line(note.written_by, 40)})" if note.written_by else ""
            blocks.append(
                line(
                    ("number", str(number)),
                    "  ",
                    one_line(note.text),
                    ("dim", f"  {_day(note.at, model, tr)}{who}"),
                    indent=2,
                )
            )
    blocks += _said(model, tr)
    return tuple(blocks)


def _habits(model: PersonShown, tr: Translator) -> list[str]:
    person = model.person
    counts, recent = person.counts, person.recent
    told = []
    if person.first_at is not None:
        told.append(tr("people.in_all", counted=counted(counts, tr), day=_day(person.first_at, model, tr)))
        told.append(tr("people.lately", counted=counted(recent, tr), days=model.days, rate=rate(model, tr)))
    if counts.replies + counts.mentions:
        told.append(tr("people.answered", n=counts.answered, of=counts.replies + counts.mentions))
    if counts.waiting:
        told.append(tr("people.waits", n=counts.waiting))
    if counts.thanks or counts.complaints:
        told.append(tr("people.moods", thanks=counts.thanks, complaints=counts.complaints))
    if person.thanked_at is not None:
        told.append(tr("people.thanked_last", day=_day(person.thanked_at, model, tr)))
    return told


def rate(model: PersonShown, tr: Translator) -> str:
    """How often they are heard lately: so many times a month, or less than once."""
    first = model.person.first_at
    known = model.days if first is None else max(1, min(model.days, (model.now - first).days))
    times = round(model.person.recent.all * MONTH / max(known, MONTH))
    return tr("people.a_month", n=times) if times else tr("people.seldom")


def _said(model: PersonShown, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    if model.entries:
        blocks += [Gap(), line(("section", tr("people.said_title")))]
    for entry in model.entries:
        message = entry.message
        ago = age(model.now, message.incoming.received_at, model.zone, tr)
        where = f"{message.platform} · {tr(f'inbox.kind_{message.incoming.kind}')} · {ago}"
        blocks.append(line(("number", message.ref), "  ", one_line(message.incoming.text, TEXT), indent=2))
        blocks.append(line(("dim", where), indent=INDENT))
        if entry.answer is not None:
            blocks.append(line(("good", "→ "), one_line(entry.answer.text, TEXT), indent=INDENT))
        elif message.elsewhere:
            blocks.append(line(("good", "→ "), ("dim", one_line(message.elsewhere, TEXT)), indent=INDENT))
    if model.hits:
        blocks += [Gap(), line(("section", tr("people.seen_title")))]
    for hit in model.hits:
        ago = age(model.now, hit.sighting.at, model.zone, tr)
        blocks.append(line(("number", hit.ref), "  ", one_line(hit.sighting.text, TEXT), indent=2))
        blocks.append(line(("dim", f"{hit.platform} · {ago}  {one_line(hit.sighting.url)}"), indent=INDENT))
    return blocks


def _day(at: datetime, model: PersonShown, tr: Translator) -> str:
    day = at.astimezone(model.zone).date()
    return f"{short_date(tr, day)} {day.year}"


def data(model: PersonShown, _tr: Translator) -> dict[str, object]:
    """One person for scripts."""
    return {
        "person": person_data(model.person),
        "messages": [
            {
                **message_data(entry),
                "answer": entry.answer and {"text": entry.answer.text, "url": entry.answer.url or None},
            }
            for entry in model.entries
        ],
        "finds": [
            {
                "ref": hit.ref,
                "platform": hit.platform,
                "text": hit.sighting.text,
                "url": hit.sighting.url or None,
                "at": moment(hit.sighting.at),
            }
            for hit in model.hits
        ],
    }
