"""Duty: whose turn it is, by rotation of people, and by what one handed to another."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.record import frozen


@frozen
class Rotation:
    """A duty that goes round: each of the people for so many days, from the first day on, in their order."""

    name: str
    people: tuple[str, ...]
    first: date
    turn_days: int


@frozen
class HandOver:
    """Somebody takes a duty for a span of days, both ends included. `at` orders them: the latest holds."""

    duty: str
    first: date
    last: date
    person: str
    by: str
    why: str
    at: str


@frozen
class Turn:
    """Whose turn a duty is on a day, until when, and who has it after that; `why` where it was handed over."""

    duty: str
    person: str
    until: date
    after: str
    why: str = ""


def turn_on(rotation: Rotation, handed: tuple[HandOver, ...], day: date) -> Turn | None:
    """Whose turn it is on a day; None before the first day."""
    taken = [each for each in handed if each.duty == rotation.name and each.first <= day <= each.last]
    if day < rotation.first and not taken:
        return None
    number = (day - rotation.first).days // rotation.turn_days
    people = rotation.people
    until = rotation.first + timedelta(days=(number + 1) * rotation.turn_days - 1)
    after = people[(number + 1) % len(people)]
    if taken:
        latest = max(taken, key=lambda each: each.at)
        return Turn(rotation.name, latest.person, min(latest.last, until), after, latest.why)
    return Turn(rotation.name, people[number % len(people)], until, after)
