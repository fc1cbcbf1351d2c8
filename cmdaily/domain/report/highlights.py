"""Highlights of a report: at most ten sentences, each by a rule, each carried by the figures and nothing else.

A change stands out by how far it exceeds what the figure usually changes by (its own spread), not by its size. Where
too little is known for a spread, no change is called unusual.
"""

from __future__ import annotations

from cmdaily.domain.figures.activity import median
from cmdaily.domain.record import frozen
from cmdaily.domain.report.report import Highlight, Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Rule = Callable[[Report], Iterator[Highlight]]

MOST = 10
UNUSUAL = 2.0
"""A change of so many times its usual size stands out."""
FEWEST_POSTS = 3
"""Fewer posts have no best and no worst one."""
MOST_CHANGES = 3
OFTEN = 2
"""What was missed once was not missed often."""


def highlights_of(report: Report) -> tuple[Highlight, ...]:
    """What stands out, in the order of the rules."""
    found = [highlight for rule in RULES for highlight in rule(report)]
    return tuple(found[:MOST])


def unusual_changes(report: Report) -> Iterator[Highlight]:
    """The figures that changed furthest beyond their own spread."""
    ranked: list[_Change] = []
    for row in report.metrics:
        if row.change and row.usual:
            times = abs(row.change) / row.usual
            if times >= UNUSUAL:
                numbers = (("value", row.value or 0.0), ("change", row.change), ("times", round(times, 1)))
                ranked.append(_Change(times, Highlight("change", numbers, row.metric, row.account)))
    ranked.sort(
        key=lambda each: (
            -each.times,
            each.highlight.account,
            each.highlight.metric and each.highlight.metric.name,
        )
    )
    for each in ranked[:MOST_CHANGES]:
        yield each.highlight


@frozen
class _Change:
    times: float
    highlight: Highlight


def best_and_worst_post(report: Report) -> Iterator[Highlight]:
    """The post that brought most reactions, and the one that brought fewest, beside the middle one."""
    known = [each for each in report.posts if each.reactions is not None]
    if len(known) < FEWEST_POSTS:
        return
    ranked = sorted(known, key=lambda each: (-(each.reactions or 0), each.post.id))
    middle = median([each.reactions or 0 for each in known]) or 0
    for rule, each in (("best", ranked[0]), ("worst", ranked[-1])):
        if each.reactions != middle:
            numbers = (("n", each.reactions or 0), ("median", middle))
            yield Highlight(
                rule, numbers, account=each.post.account, text=(("und", each.post.text),), proof=each.post.url
            )


def answers(report: Report) -> Iterator[Highlight]:
    """How many messages were answered, and how fast, beside the span before."""
    now, then = report.own.messages, report.own_before.messages
    if not now.received:
        return
    numbers = [("n", float(now.answered)), ("received", float(now.received))]
    if now.median is not None:
        numbers.append(("median_minutes", now.median))
        if then.median is not None:
            numbers.append(("before_minutes", then.median))
            yield Highlight("answers_compared", tuple(numbers))
            return
        yield Highlight("answers_median", tuple(numbers))
        return
    yield Highlight("answers", tuple(numbers))


def longest_wait(report: Report) -> Iterator[Highlight]:
    """The message that waited longest for its answer."""
    answered = [each for each in report.messages if each.minutes]
    if len(answered) > 1:
        longest = max(answered, key=lambda each: (each.minutes or 0, each.ref))
        numbers = (("wait_minutes", float(longest.minutes or 0)),)
        yield Highlight("wait", numbers, account=longest.account, ref=longest.ref, proof=longest.url)


def unanswered(report: Report) -> Iterator[Highlight]:
    """The messages that still wait for an answer, and the oldest of them."""
    waiting = [each for each in report.messages if each.waits]
    if waiting:
        oldest = waiting[0]
        numbers = (("n", float(len(waiting))),)
        yield Highlight("unanswered", numbers, account=oldest.account, ref=oldest.ref, proof=oldest.url)


def done(report: Report) -> Iterator[Highlight]:
    """The share of what was due that was done, beside the span before."""
    now, then = report.done, report.done_before
    if now.planned:
        numbers = [
            ("n", float(now.actions)),
            ("planned", float(now.planned)),
            ("share", 100 * now.actions / now.planned),
        ]
        if then.planned:
            numbers.append(("before_share", 100 * then.actions / then.planned))
        yield Highlight("done_compared" if then.planned else "done", tuple(numbers))


def left_undone(report: Report) -> Iterator[Highlight]:
    """The action that was missed most often."""
    missed = [(row.due - row.completed, row) for row in report.actions if row.due - row.completed >= OFTEN]
    if missed:
        many, row = max(missed, key=lambda pair: (pair[0], pair[1].action.id))
        numbers = (("n", float(many)), ("due", float(row.due)))
        yield Highlight("undone", numbers, text=row.action.title, ref=row.action.id)


def time_over(report: Report) -> Iterator[Highlight]:
    """The section that took furthest over its plan, by ten minutes at least."""
    over = [
        (row.done.minutes - row.done.planned_minutes, row)
        for row in report.sections
        if row.done.planned_minutes
    ]
    if over:
        more, row = max(over, key=lambda pair: pair[0])
        if more >= 10:
            numbers = (("more_minutes", float(more)), ("planned_minutes", float(row.done.planned_minutes)))
            yield Highlight("over", numbers, text=row.section)


def posts(report: Report) -> Iterator[Highlight]:
    """How many posts were sent, where their number changed."""
    now, then = report.own.posts, report.own_before.posts
    if now != then and (now or then) and report.sent_before:
        yield Highlight("posts", (("n", float(now)), ("before", float(then))))


RULES: tuple[Rule, ...] = (
    unusual_changes,
    best_and_worst_post,
    answers,
    longest_wait,
    unanswered,
    done,
    left_undone,
    time_over,
    posts,
)
