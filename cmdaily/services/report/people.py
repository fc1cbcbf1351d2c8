"""People of a report: who wrote in a span, from the messages that came in. Joined user names are one person."""

from __future__ import annotations

from cmdaily.domain.people.person import key_of
from cmdaily.domain.report.report import ReportedPeople, ReportedPerson

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.domain.figures.activity import ReceivedMessage
    from cmdaily.domain.people.person import Key

    Joined = Mapping[Key, tuple[str, str]]

MOST = 10
"""People who are named."""


def reported_people(
    heard: Sequence[ReceivedMessage], before: Sequence[ReceivedMessage] | None, joined: Joined
) -> ReportedPeople:
    """The people who wrote. `before` are the messages of the span it is compared with, None where nobody listened;
    `joined` the person and name that user names were given to (store/people/people.py)."""
    by_person: dict[str, list[ReceivedMessage]] = {}
    for message in heard:
        if message.author:
            by_person.setdefault(_person(message, joined), []).append(message)
    earlier = None if before is None else {_person(message, joined) for message in before if message.author}
    order = sorted(by_person, key=lambda person: (-len(by_person[person]), by_person[person][-1].author))
    most = tuple(_reported(by_person[person], joined) for person in order[:MOST])
    new = 0 if earlier is None else len(by_person.keys() - earlier)
    return ReportedPeople(len(by_person), None if earlier is None else len(earlier), new, most)


def _person(message: ReceivedMessage, joined: Joined) -> str:
    key = key_of(message.platform, message.author)
    return joined[key][0] if key in joined else ":".join(key)


def _reported(messages: Sequence[ReceivedMessage], joined: Joined) -> ReportedPerson:
    last = messages[-1]
    _, name = joined.get(key_of(last.platform, last.author), ("", ""))
    answered = sum(message.minutes is not None for message in messages)
    platforms = tuple(sorted({message.platform for message in messages}))
    return ReportedPerson(name or last.name or last.author, platforms, len(messages), answered)
