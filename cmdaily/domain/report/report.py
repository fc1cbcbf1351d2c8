"""Report record: what a span of days brought, with what it is compared with. Every renderer shows this and no more."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.figures.activity import OwnFigures, ReceivedMessage, SentPost
from cmdaily.domain.figures.metric import Metric
from cmdaily.domain.figures.results import PostFigure
from cmdaily.domain.record import frozen, frozen_row
from cmdaily.domain.report.span import Span
from cmdaily.domain.routines.routine import Localized
from cmdaily.domain.routines.statistics import ActionStatistics

PARTS = ("highlights", "done", "messages", "people", "posts", "figures", "watches")
"""The parts of a report, in their usual order."""

BEFORE, YEAR = "before", "year"
COMPARED = (BEFORE, YEAR)
"""What a report is compared with: the span before, or the same a year before."""


@frozen
class ReportedWatch:
    """A watch with the mentions it counted in the span and in the one it is compared with, None where it was not yet
    watched. `voice` is whose they are (domain/watches/watch.py)."""

    ref: str
    title: str
    voice: str
    mentions: int
    before: int | None

    @property
    def change(self) -> int | None:
        """The difference; None where it cannot be told."""
        return None if self.before is None else self.mentions - self.before


@frozen
class ReportedPerson:
    """Somebody who wrote in the span: what to call them, where they wrote, how often, and how much was answered."""

    name: str
    platforms: tuple[str, ...]
    messages: int
    answered: int


@frozen
class ReportedPeople:
    """How many people wrote in the span, and in the one it is compared with (None where nobody listened yet); how many
    of them had not written then; and those who wrote most."""

    wrote: int = 0
    before: int | None = None
    new: int = 0
    most: tuple[ReportedPerson, ...] = ()


@frozen
class Done:
    """What was done of what was due, and the minutes it took against those that were planned for what was due."""

    actions: int = 0
    planned: int = 0
    minutes: int = 0
    planned_minutes: int = 0


@frozen
class SectionDone:
    """Done of a section of a routine."""

    section: Localized
    platform: str
    done: Done


@frozen
class ReportedPost:
    """A post with what it brought. `reactions` adds up its likes, replies, comments, shares and quotes; None where
    nothing of them is known."""

    post: SentPost
    figures: tuple[PostFigure, ...]
    reactions: float | None


@frozen
class ReportedMetric:
    """A figure of an account over the span and over the one it is compared with; None where there is no value.

    `broken`: it counts something else since then, and is not compared. `steps` are its values by the steps of the span.
    `usual` is how much it usually changes from span to span (standard deviation), None where too little is known.
    """

    metric: Metric
    account: str
    value: float | None
    before: float | None
    broken: bool = False
    steps: tuple[float | None, ...] = ()
    usual: float | None = None

    @property
    def change(self) -> float | None:
        """The difference to the span it is compared with; None where that cannot be told."""
        if self.value is None or self.before is None or self.broken:
            return None
        return round(self.value - self.before, 6)


@frozen_row
class StepFigures:
    """What a day, week or month of the span held: messages received and answered, posts by network."""

    first: date
    last: date
    received: int
    answered: int
    posts: tuple[tuple[str, int], ...]


@frozen
class Highlight:
    """Something that stands out, by a rule (domain/report/highlights.py). `numbers` are what its sentence says, by the
    names of its placeholders; `ref` is what the thing is called on the command line, `proof` its address."""

    rule: str
    numbers: tuple[tuple[str, float], ...] = ()
    metric: Metric | None = None
    account: str = ""
    text: Localized = ()
    ref: str = ""
    proof: str = ""


@frozen
class Report:
    """The record. `accounts` are those it is limited to, empty for all; `before` is what it is compared with;
    `networks` are what the networks call themselves, by name. `heard_before` and `sent_before` say whether messages and
    posts were known by then at all: else there is nothing to compare with, which is not 0."""

    span: Span
    before: Span
    compared: str
    accounts: tuple[str, ...]
    parts: tuple[str, ...]
    done: Done
    done_before: Done
    sections: tuple[SectionDone, ...]
    actions: tuple[ActionStatistics, ...]
    days: tuple[tuple[date, int, int], ...]
    own: OwnFigures
    own_before: OwnFigures
    messages: tuple[ReceivedMessage, ...]
    steps: tuple[StepFigures, ...]
    posts: tuple[ReportedPost, ...]
    metrics: tuple[ReportedMetric, ...]
    networks: tuple[tuple[str, str], ...] = ()
    heard_before: bool = True
    sent_before: bool = True
    people: ReportedPeople = ReportedPeople()
    watches: tuple[ReportedWatch, ...] = ()
    highlights: tuple[Highlight, ...] = ()

    def network(self, name: str) -> str:
        """What a network calls itself, of those that the report names."""
        return dict(self.networks).get(name, name)

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known of the span."""
        values = any(row.value is not None for row in self.metrics)
        return not (
            self.done.actions
            or self.done.minutes
            or self.own.ticks
            or self.own.messages.received
            or self.own.posts
            or values
            or any(watch.mentions for watch in self.watches)
        )
