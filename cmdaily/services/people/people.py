"""People: who was heard, one of them whole, joining their handles and taking that back, and notes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cmdaily.domain.inbox.incoming import MENTION
from cmdaily.domain.inbox.message import ANSWERED, COMPLAINT, OPEN, THANKS
from cmdaily.domain.people.ambassadors import LATELY
from cmdaily.domain.people.person import Counts, Identity, key_of, named, together
from cmdaily.domain.people.results import PeopleList, PersonShown
from cmdaily.domain.record import replace
from cmdaily.domain.watches.query import parse
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.services.accounts import accounts
from cmdaily.services.inbox import inbox
from cmdaily.services.team.identity import me
from cmdaily.services.watches import watches
from cmdaily.store import contacts as contact_store
from cmdaily.store.inbox import messages as message_store
from cmdaily.store.inbox import walk as walk_store
from cmdaily.store.people import activity
from cmdaily.store.people import people as store
from cmdaily.store.publishing import outbox
from cmdaily.store.watches import hits as hit_store
from cmdaily.store.watches import watches as watch_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.people.person import Key, Person
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

MOST_SHOWN = 10
"""Messages of one person that are shown; scripts get more."""
LONGEST_NOTE = 1000
LONGEST_NAME = 100


def everybody(workspace: Workspace, connection: Connection | None = None) -> list[Person]:
    """All people who were heard, joined or noted, the one heard last first. We ourselves are none of them. With a
    `connection` those of another store than the workspace's, such as a backup."""
    reader = connection or workspace.shared.reader()
    found = _Identities(workspace)
    found.messages(reader)
    found.hits(reader)
    for contact in contact_store.contacts(reader):
        found.meet(key_of(contact.platform, contact.address), contact.name, contact=True)
    joined, notes, thanked = store.joined(reader), store.notes(reader), store.thanked(reader)
    for key in (*joined, *(note.key for note in notes), *thanked):
        found.meet(key)
    return together(found.all(), joined, notes, thanked, walk_store.blocked(reader))


class _Identities:
    """Handles and what each did, put together from several tables."""

    def __init__(self, workspace: Workspace) -> None:
        self._own = {
            key_of(each.platform, each.account.handle)
            for each in accounts.known(workspace)
            if each.account.handle
        }
        since = workspace.now.astimezone(UTC) - timedelta(days=LATELY)
        self._since = since.isoformat(timespec="milliseconds")
        self._found: dict[Key, _Tally] = {}

    def all(self) -> list[Identity]:
        """The handles."""
        return [tally.identity(key) for key, tally in self._found.items()]

    def meet(self, key: Key, name: str = "", *, contact: bool = False) -> None:
        """A handle that is known from elsewhere."""
        if key not in self._own and key[1]:
            tally = self._found.setdefault(key, _Tally())
            tally.name = tally.name or name
            tally.contact = tally.contact or contact

    def messages(self, reader: Connection) -> None:
        """Count what was received."""
        for row in activity.said(reader, self._since):
            replied = row.kind != MENTION
            unit = (
                int(replied),
                int(not replied),
                0,
                int(row.urgency == THANKS),
                int(row.urgency == COMPLAINT),
                int(row.state == ANSWERED),
                int(row.state == OPEN),
            )
            self._add(row.platform, row.author, row.name, row.first_at, row.last_at).count(
                unit, row.amount, row.recent
            )

    def hits(self, reader: Connection) -> None:
        """Count what watches found, each once: as a share where a watch asked for an address of ours."""
        links = {watch.id for watch in watch_store.watches(reader) if _asks_for_links(watch.query)}
        shared: dict[tuple[str, str], bool] = {}
        rows = {}
        for row in activity.seen(reader):
            place = (row.platform, row.hit_key)
            shared[place] = shared.get(place, False) or row.watch in links
            rows[place] = row
        for place, row in rows.items():
            tally = self._add(row.platform, row.author, row.name, row.at, row.at)
            recent = int(row.at >= self._since)
            if shared[place]:
                tally.count((0, 0, 1, 0, 0, 0, 0), 1, recent)
            elif not row.is_message:
                tally.count((0, 1, 0, 0, 0, 0, 0), 1, recent)

    def _add(self, platform: str, author: str, name: str, first_at: str, last_at: str) -> _Tally:
        key = key_of(platform, author)
        if key in self._own or not key[1]:
            return _Tally()
        tally = self._found.setdefault(key, _Tally())
        tally.see(author, name, first_at, last_at)
        return tally


class _Tally:
    """What one handle did, as it is counted."""

    def __init__(self) -> None:
        self.name, self.contact = "", False
        self._written: dict[str, None] = {}
        self._first, self._last = "", ""
        self._all, self._recent = [0] * 7, [0] * 7

    def see(self, author: str, name: str, first_at: str, last_at: str) -> None:
        """Note a way of writing them, and when they were heard. The latest name holds."""
        self._written[author] = None
        if name and (last_at >= self._last or not self.name):
            self.name = name
        self._first = min(self._first or first_at, first_at)
        self._last = max(self._last, last_at)

    def count(self, unit: tuple[int, ...], amount: int, recent: int) -> None:
        """Count so many of a kind."""
        for place, one in enumerate(unit):
            self._all[place] += one * amount
            self._recent[place] += one * recent

    def identity(self, key: Key) -> Identity:
        """The handle."""
        first, last = (datetime.fromisoformat(text) if text else None for text in (self._first, self._last))
        return Identity(
            *key,
            self.name,
            tuple(self._written),
            Counts(*self._all),
            Counts(*self._recent),
            first,
            last,
            self.contact,
        )


def _asks_for_links(query: str) -> bool:
    try:
        return parse(query).links
    except CmdailyError:
        return False


def listing(workspace: Workspace, most: int | None = None) -> PeopleList:
    """People, the one heard last first; at most so many."""
    people = everybody(workspace)
    return _result(workspace, people[:most], "list", everybody_=len(people))


def find(workspace: Workspace, name: str, *, whole: bool = False) -> Person:
    """Who is meant: `m12` or `h3` (who wrote it), `mastodon:marie@social.example`, `@marie`, `Marie Dupont`, or the
    beginning of one of these unless the name has to be `whole`. UsageError for nobody, and for a name of several."""
    return among(workspace, everybody(workspace), name, whole=whole)


def among(workspace: Workspace, people: Sequence[Person], name: str, *, whole: bool = False) -> Person:
    """The same among people who were read already."""
    key = _author_of(workspace, name)
    if key is not None:
        found = [person for person in people if key in (each.key for each in person.identities)]
    else:
        found = named(people, name, whole=whole)
    if len(found) == 1:
        return found[0]
    if found:
        refs = ", ".join(person.ref for person in found[:8])
        raise UsageError("people.ambiguous", remedy="people.ambiguous_remedy", name=name[:80], refs=refs)
    raise UsageError("people.no_such", remedy="people.no_such_remedy", name=name[:80])


def _author_of(workspace: Workspace, ref: str) -> Key | None:
    """The author of a message or a find that a reference means."""
    from cmdaily.domain.inbox.message import number_of as message_number

    reader = workspace.shared.reader()
    if (number := message_number(ref)) is not None:
        for message in message_store.numbered(reader, number, number):
            return key_of(message.platform, message.incoming.author)
    if (number := watches.number_of(ref)) is not None:
        for hit in hit_store.numbered(reader, number, number):
            return key_of(hit.platform, hit.sighting.author)
    return None


def show(workspace: Workspace, name: str, most: int = MOST_SHOWN) -> PersonShown:
    """One person whole."""
    return shown(workspace, find(workspace, name), most)


def shown(workspace: Workspace, person: Person, most: int = MOST_SHOWN) -> PersonShown:
    """One person with the latest of what they said and were answered."""
    reader = workspace.shared.reader()
    refs, hits = [], []
    for each in person.identities:
        for author in each.written:
            refs += [f"m{number}" for number in activity.numbers(reader, each.platform, author, most)]
            numbers = activity.hit_numbers(reader, each.platform, author, most)
            hits += [hit for number in numbers for hit in hit_store.numbered(reader, number, number)]
    messages = inbox.find(workspace, refs) if refs else []
    messages.sort(key=lambda message: message.incoming.received_at, reverse=True)
    entries = [
        replace(entry, answer=outbox.of_id(reader, entry.message.answer))
        if entry.message.state == ANSWERED and entry.message.answer
        else entry
        for entry in inbox.entries(workspace, messages[:most])
    ]
    hits.sort(key=lambda hit: hit.sighting.at, reverse=True)
    return PersonShown(person, tuple(entries), tuple(hits[:most]), workspace.now, workspace.zone, LATELY)


def join(workspace: Workspace, names: Sequence[str], given: str = "") -> PeopleList:
    """Make one person of several. UsageError for fewer than two."""
    people = everybody(workspace)
    chosen = list({person.ref: person for person in (among(workspace, people, n) for n in names)}.values())
    if len(chosen) < 2:
        raise UsageError("people.join_two", remedy="people.join_two_remedy")
    name = " ".join(given.split())[:LONGEST_NAME] or next((each.given for each in chosen if each.given), "")
    keys = [each.key for person in chosen for each in person.identities]
    with workspace.shared.transaction() as connection:
        known = store.joined(connection)
        person = next((known[key][0] for key in keys if key in known), None) or workspace.new_id()
        also = [key for key, (id_, _) in known.items() if id_ in {known[k][0] for k in keys if k in known}]
        for key in dict.fromkeys([*keys, *also]):
            store.join(connection, key, person, name, workspace.timestamp)
    undo = f"cmdaily people split {chosen[1].ref}"
    return _result(workspace, [find(workspace, chosen[0].ref)], "joined", undo=undo)


def split(workspace: Workspace, name: str, *, whole: bool = False) -> PeopleList:
    """Take one handle out of a person, where the name is a handle's own (`mastodon:marie`) and not the `whole` is
    meant; else all of them apart. UsageError for who was not joined."""
    people = everybody(workspace)
    person = among(workspace, people, name)
    plain = name.strip().lower()
    own = [each.key for each in person.identities if each.ref == plain and not whole] or [
        each.key for each in person.identities
    ]
    with workspace.shared.transaction() as connection:
        known = store.joined(connection)
        if not any(key in known for key in own):
            raise UsageError("people.not_joined", name=person.name[:80])
        ids = {known[key][0] for key in own if key in known}
        left = [key for key, (id_, _) in known.items() if id_ in ids and key not in own]
        for key in [*own, *(left if len(left) == 1 else ())]:
            store.split(connection, key)
    now = everybody(workspace)
    keys = {each.key for each in person.identities}
    apart = [each for each in now if keys & {identity.key for identity in each.identities}]
    undo = "cmdaily people join " + " ".join(each.ref for each in apart)
    return _result(workspace, apart, "split", undo=undo)


def note(workspace: Workspace, name: str, text: str) -> PersonShown:
    """Keep a note on a person. UsageError for an empty one."""
    person = find(workspace, name)
    said = " ".join(text.split())
    if not said:
        raise UsageError("people.note_empty", remedy="people.note_remedy")
    if len(said) > LONGEST_NOTE:
        raise UsageError("people.note_long", most=LONGEST_NOTE)
    with workspace.shared.transaction() as connection:
        store.add_note(
            connection,
            workspace.new_id(),
            person.identities[0].key,
            said,
            me(workspace),
            workspace.timestamp,
        )
    return show(workspace, person.ref)


def remove_note(workspace: Workspace, name: str, number: str) -> PersonShown:
    """Drop the note with this number in `people show`. UsageError for none."""
    person = find(workspace, name)
    place = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 0
    if not 1 <= place <= len(person.notes):
        raise UsageError("people.no_note", remedy="people.no_note_remedy", number=number[:20], ref=person.ref)
    with workspace.shared.transaction() as connection:
        store.remove_note(connection, person.notes[place - 1].id)
    return show(workspace, person.ref)


def _result(
    workspace: Workspace, people: Sequence[Person], mode: str, *, everybody_: int = 0, undo: str = ""
) -> PeopleList:
    return PeopleList(
        tuple(people), workspace.now, workspace.zone, LATELY, mode, everybody_ or len(people), undo
    )
