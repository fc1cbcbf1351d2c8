"""Contacts view: who agreed to be written to, how, and whom a free text reaches now."""

from __future__ import annotations

from cmdaily.render.clean import one_line
from cmdaily.render.document import Column, Table, line, row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.publishing.contact import Contact, ContactList
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(model: ContactList, tr: Translator) -> Document:
    """A row for each person; what was done is one line."""
    if model.mode != "list":
        return tuple(line(_done(one, model, tr)) for one in model.contacts)
    if not model.contacts:
        return (line(tr("contact.none")),)
    header = [Column(tr("contact.name")), Column(tr("contact.number"))]
    rows = tuple(
        row(("accent", one_line(one.name, 40) or "-"), f"+{one.address}", _state(one, model, tr))
        for one in model.contacts
    )
    return (Table((*header, Column(tr("contact.state"), flexible=True)), rows),)


def data(model: ContactList, tr: Translator) -> dict[str, object]:
    """The contacts, with moments in UTC."""
    return {
        "contacts": [
            {
                "platform": one.platform,
                "number": f"+{one.address}",
                "name": one.name,
                "consent": one.consent,
                "agreed_at": one.agreed_at.isoformat(),
                "stopped_at": _moment(one.stopped_at),
                "wrote_at": _moment(one.wrote_at),
                "open_until": _moment(one.open_until(model.hours)),
            }
            for one in model.contacts
        ]
    }


def _state(one: Contact, model: ContactList, tr: Translator) -> str:
    """Whether one may write, and what."""
    if one.stopped_at is not None:
        return tr("contact.stopped_on", day=_day(one.stopped_at, model))
    closes = one.open_until(model.hours)
    if closes is not None and closes > model.now:
        left = int((closes - model.now).total_seconds() // 3600)
        open_for = tr("contact.open", n=left) if left else tr("contact.open_minutes")
    else:
        open_for = tr("contact.closed")
    agreed = tr("contact.agreed", day=_day(one.agreed_at, model), how=one_line(one.consent, 80))
    return f"{open_for} · {agreed}"


def _done(one: Contact, model: ContactList, tr: Translator) -> str:
    name = one_line(one.name, 40) or f"+{one.address}"
    return tr(f"contact.done_{model.mode}", name=name, hours=model.hours)


def _day(moment: datetime, model: ContactList) -> str:
    return f"{moment.astimezone(model.now.tzinfo):%Y-%m-%d}"


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
