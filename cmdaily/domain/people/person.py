"""People outside, put together from what their handles did: one person across networks, joined by hand."""

from __future__ import annotations

from cmdaily.domain.feeds.words import folded
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

Key = tuple[str, str]
"""A network and a handle in small letters."""


def key_of(platform: str, author: str) -> Key:
    """The key of an author, however the network writes them."""
    return platform, author.strip().removeprefix("@").lower()


@frozen
class Counts:
    """What somebody did: `replies` are answers and comments under posts of ours, `mentions` what else they wrote to us
    or about us, `shares` what they passed on with a link of ours. Of all that, `thanks` are praise and `complaints`
    complaints; `answered` is how often they got an answer, `waiting` what waits for one."""

    replies: int = 0
    mentions: int = 0
    shares: int = 0
    thanks: int = 0
    complaints: int = 0
    answered: int = 0
    waiting: int = 0

    @property
    def all(self) -> int:
        """How often they said something."""
        return self.replies + self.mentions + self.shares

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(getattr(self, name) + getattr(other, name) for name in Counts.__match_args__))


@frozen
class Identity:
    """A handle at a network. `written` are the ways in which the network writes it, `recent` what they did lately.
    Moments are UTC, None for never."""

    platform: str
    handle: str
    name: str = ""
    written: tuple[str, ...] = ()
    counts: Counts = Counts()
    recent: Counts = Counts()
    first_at: datetime | None = None
    last_at: datetime | None = None
    contact: bool = False

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.platform, self.handle

    @property
    def ref(self) -> str:
        """What it is called on the command line: `mastodon:marie@social.example`."""
        return f"{self.platform}:{self.handle}"


@frozen
class PersonNote:
    """A note on a person. `key` is the handle that it stands with."""

    id: str
    key: Key
    text: str
    written_by: str
    at: datetime


@frozen
class Person:
    """One person. `identities` are their handles, the one that is heard most first: several
    where somebody said so."""

    identities: tuple[Identity, ...]
    given: str = ""
    thanked_at: datetime | None = None
    notes: tuple[PersonNote, ...] = ()
    blocked: bool = False

    @property
    def name(self) -> str:
        """What they go by, else their handle."""
        names = (self.given, *(each.name for each in self.identities))
        return next((name for name in names if name), f"@{self.identities[0].handle}")

    @property
    def ref(self) -> str:
        """What they are called on the command line."""
        return self.identities[0].ref

    @property
    def platform(self) -> str:
        """The network where they are heard most."""
        return self.identities[0].platform

    @property
    def counts(self) -> Counts:
        """What they did, on all networks."""
        return _sum(each.counts for each in self.identities)

    @property
    def recent(self) -> Counts:
        """What they did lately, on all networks."""
        return _sum(each.recent for each in self.identities)

    @property
    def first_at(self) -> datetime | None:
        """When they were first heard."""
        return min((each.first_at for each in self.identities if each.first_at), default=None)

    @property
    def last_at(self) -> datetime | None:
        """When they were last heard."""
        return max((each.last_at for each in self.identities if each.last_at), default=None)


def _sum(counts: Iterable[Counts]) -> Counts:
    total = Counts()
    for each in counts:
        total = total.plus(each)
    return total


def together(
    identities: Iterable[Identity],
    joined: Mapping[Key, tuple[str, str]],
    notes: Sequence[PersonNote] = (),
    thanked: Mapping[Key, datetime] | None = None,
    blocked: Iterable[Key] = (),
) -> list[Person]:
    """People of handles: those that `joined` gives one person (an id, and a name or "") are one. The one who was heard
    last comes first."""
    groups: dict[object, list[Identity]] = {}
    for identity in identities:
        group: object = joined[identity.key][0] if identity.key in joined else identity.key
        groups.setdefault(group, []).append(identity)
    by_key: dict[Key, list[PersonNote]] = {}
    for note in notes:
        by_key.setdefault(note.key, []).append(note)
    shut, when = set(blocked), thanked or {}
    people = []
    for group in groups.values():
        own = sorted(group, key=lambda each: (-each.counts.all, each.key))
        people.append(
            Person(
                tuple(own),
                next((joined[each.key][1] for each in own if each.key in joined and joined[each.key][1]), ""),
                max((when[each.key] for each in own if each.key in when), default=None),
                tuple(
                    sorted((n for each in own for n in by_key.get(each.key, ())), key=lambda n: (n.at, n.id))
                ),
                any(each.key in shut for each in own),
            )
        )
    people.sort(key=lambda person: person.ref)
    people.sort(key=lambda person: person.last_at.timestamp() if person.last_at else 0.0, reverse=True)
    return people


def named(people: Sequence[Person], name: str, *, whole: bool = False) -> list[Person]:
    """Whom a name means: a reference (`mastodon:marie`), a handle, what they go by, or else (unless it has to be
    `whole`) the beginning of one of these; several where it says too little."""
    wanted = folded(name.strip().removeprefix("@"))
    if not wanted:
        return []
    ways = [(person, _ways(person)) for person in people]
    exact = [person for person, known in ways if wanted in known]
    if exact or whole:
        return exact
    return [person for person, known in ways if any(each.startswith(wanted) for each in known)]


def _ways(person: Person) -> set[str]:
    ways = {folded(person.name).removeprefix("@")}
    for each in person.identities:
        ways |= {folded(each.ref), folded(each.handle), folded(each.name)}
        if each.contact:
            ways.add(f"+{each.handle}")
    return ways - {""}
