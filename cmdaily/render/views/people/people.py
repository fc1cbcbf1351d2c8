"""People list: who was heard, what they did and how often; the shape that scripts rely on."""

from __future__ import annotations

from cmdaily.domain.people.results import PeopleList
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, line
from cmdaily.render.views.feeds.articles import age

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.people.person import Counts, Identity, Person
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

NAME = 60
INDENT = 2


def document(model: PeopleList, tr: Translator) -> Document:
    """Two lines for each person, after what was done; then what to type next."""
    blocks: list[Block] = []
    if model.mode != "list":
        blocks.append(line(("good", tr(f"people.{model.mode}", n=len(model.people)))))
    for person in model.people:
        blocks += _person(model, person, tr)
    if model.mode == "list":
        blocks += _footer(model, tr)
    elif model.undo:
        blocks.append(line(("dim", tr("people.take_back", command=f"`{one_line(model.undo)}`"))))
    return tuple(blocks)


def _person(model: PeopleList, person: Person, tr: Translator) -> list[Block]:
    head: list[str | tuple[str, str]] = [("accent", one_line(person.name, NAME))]
    handles = ", ".join(handle_text(each) for each in person.identities)
    head.append(("dim", f"  {handles}"))
    if person.blocked:
        head.append(("late", f"  {tr('people.blocked')}"))
    about = [counted(person.counts, tr)]
    if person.last_at is not None:
        about.append(tr("people.last", ago=age(model.now, person.last_at, model.zone, tr)))
    if person.thanked_at is not None:
        about.append(tr("people.thanked_ago", ago=age(model.now, person.thanked_at, model.zone, tr)))
    if person.notes:
        about.append(tr("people.notes", n=len(person.notes)))
    return [line(*head), line(("dim", " · ".join(about)), indent=INDENT)]


def _footer(model: PeopleList, tr: Translator) -> list[Block]:
    if not model.people:
        return [line(tr("people.none"))]
    blocks: list[Block] = [Gap()]
    if model.all > len(model.people):
        blocks.append(line(("dim", tr("people.more", n=model.all - len(model.people)))))
    blocks.append(line(("dim", tr("people.next", ref=one_line(_short(model.people[0]))))))
    return blocks


def _short(person: Person) -> str:
    """The handle as one types it."""
    handle = person.identities[0].handle
    return f"'{handle}'" if " " in handle else handle


def handle_text(identity: Identity) -> str:
    """`mastodon @marie`; a contact's number as one dials it."""
    sign = "+" if identity.contact and identity.handle.isdigit() else "@"
    return f"{identity.platform} {sign}{one_line(identity.handle, NAME)}"


def counted(counts: Counts, tr: Translator) -> str:
    """What somebody did, in a few words: `3 replies, 1 share`."""
    amounts = (("replies", counts.replies), ("mentions", counts.mentions), ("shares", counts.shares))
    return ", ".join(tr(f"people.n_{name}", n=n) for name, n in amounts if n) or tr("people.n_nothing")


def data(model: PeopleList, _tr: Translator) -> dict[str, object]:
    """The shape of the contract (docs/scripting.md)."""
    return {"people": [person_data(person) for person in model.people]}


def person_data(person: Person) -> dict[str, object]:
    """One person for scripts."""
    counts, recent = person.counts, person.recent
    return {
        "ref": person.ref,
        "name": person.name,
        "platform": person.platform,
        "replies": counts.replies,
        "mentions": counts.mentions,
        "shares": counts.shares,
        "answered": counts.answered,
        "waiting": counts.waiting,
        "recent": {"replies": recent.replies, "mentions": recent.mentions, "shares": recent.shares},
        "first_at": moment(person.first_at),
        "last_at": moment(person.last_at),
        "thanked_at": moment(person.thanked_at),
        "blocked": person.blocked,
        "identities": [
            {"platform": each.platform, "handle": each.handle, "name": each.name or None}
            for each in person.identities
        ],
        "notes": [
            {"number": number, "text": note.text, "author": note.written_by or None, "at": moment(note.at)}
            for number, note in enumerate(person.notes, 1)
        ],
    }


def moment(at: datetime | None) -> str | None:
    """A moment for scripts."""
    return at.isoformat(timespec="seconds") if at is not None else None
