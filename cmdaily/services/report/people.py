"""People of a report: who wrote in a span, from the messages that came in."""

from __future__ import annotations

from cmdaily.domain.report.report import ReportedPeople, ReportedPerson

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.figures.activity import ReceivedMessage

MOST = 10
"""People who are named."""


def reported_people(
    heard: Sequence[ReceivedMessage], before: Sequence[ReceivedMessage] | None
) -> ReportedPeople:
    """The people who wrote. `before` are the messages of the span it is compared with, None where nobody listened."""
    by_person: dict[tuple[str, str], list[ReceivedMessage]] = {}
    for message in heard:
        if message.author:
            by_person.setdefault(_person(message), []).append(message)
    earlier = None if before is None else {_person(message) for message in before if message.author}
    order = sorted(by_person, key=lambda person: (-len(by_person[person]), person))
    most = tuple(_reported(by_person[person]) for person in order[:MOST])
    new = 0 if earlier is None else len(by_person.keys() - earlier)
    return ReportedPeople(len(by_person), None if earlier is None else len(earlier), new, most)


def _person(message: ReceivedMessage) -> tuple[str, str]:
    return message.platform, message.author.casefold()


def _reported(messages: Sequence[ReceivedMessage]) -> ReportedPerson:
    last = messages[-1]
    answered = sum(message.minutes is not None for message in messages)
    return ReportedPerson(last.name or last.author, (last.platform,), len(messages), answered)
