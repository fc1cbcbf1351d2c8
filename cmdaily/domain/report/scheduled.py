"""Scheduled report: which span it is of when it falls due, in which form, to whom, and whether it waits for a look."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.record import frozen
from cmdaily.domain.report.span import MONTH, QUARTER, WEEK, Span, so_far, span_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.report.span import SpanKind
    from cmdaily.domain.scheduler.timetable import Recurring

LAST = "last-"
SPANS = (WEEK, f"{LAST}{WEEK}", MONTH, f"{LAST}{MONTH}", QUARTER, f"{LAST}{QUARTER}")
"""The span of the day it falls due on, as far as it has come by then, or the one before, which is whole."""


@frozen
class ScheduledReport:
    """A report of `reports:`. `to` holds channels as those of reminders, which may be secrets; `language` is "" for the
    user's own."""

    times: Recurring
    span: str
    form: str
    to: tuple[str, ...]
    review: bool
    compared: str
    accounts: tuple[str, ...]
    parts: tuple[str, ...]
    template: str
    language: str

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return self.times.name

    def span_on(self, day: date) -> Span:
        """The span it is of when it falls due on a day."""
        if self.span.startswith(LAST):
            kind: SpanKind = self.span.removeprefix(LAST)  # type: ignore[assignment]
            return span_of(kind, span_of(kind, day).first - timedelta(days=1))
        this: SpanKind = self.span  # type: ignore[assignment]
        return so_far(span_of(this, day), day)


@frozen
class HeldReport:
    """A report that waits for a look (`held`), did not arrive (`failed`), or may have (`unknown`), on one channel."""

    name: str
    day: date
    state: str
    channel: str
    path: str


@frozen
class SentReport:
    """What came of sending a report over a channel: why it failed, as a message key with the status that was answered;
    "" where it was taken."""

    name: str
    channel: str
    why: str = ""
    status: str = ""
