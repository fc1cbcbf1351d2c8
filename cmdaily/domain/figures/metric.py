"""Metric definitions: the catalogue with unit, kind and formula of each, and what a value may be.

A `level` is a state (followers), a `count` what happened on one day (likes), a `rate` a share in percent, and `minutes`
a typical time. A rate always has a formula, and so a denominator. Where a value was logged, it stands; where there is
none, the formula gives it.
"""

from __future__ import annotations

from cmdaily.domain.figures.formula import Division, names_in, parse
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    Kind = Literal["level", "count", "rate", "minutes"]
    Localized = tuple[tuple[str, str], ...]

LEVEL: Kind = "level"
COUNT: Kind = "count"
RATE: Kind = "rate"
MINUTES: Kind = "minutes"
KINDS: tuple[Kind, ...] = (LEVEL, COUNT, RATE, MINUTES)

PEOPLE, POSTS, VIEWS, TIMES, MESSAGES = "people", "posts", "views", "times", "messages"
PERCENT, DOLLARS, TICKS, OTHER, MINUTE = "percent", "dollars", "ticks", "number", "minutes"
UNITS = (PEOPLE, POSTS, VIEWS, TIMES, MESSAGES, PERCENT, MINUTE, DOLLARS, TICKS, OTHER)
WHOLE = (PEOPLE, POSTS, VIEWS, TIMES, MESSAGES, TICKS)
"""Units of which there are no halves."""

LARGEST = 10**15
"""No figure is larger; below it, whole numbers are exact."""
DECIMALS = 6
LONGEST_NAME = 40


@frozen
class Metric:
    """A figure by name. `title` is that of a metric of the user's own; the others have theirs in the catalogues of
    messages (`metric_names.NAME`). `distinct` is a count of people seen on a day: days do not add up, for the same
    person may stand in two. `own` is what the store itself tells, and nobody logs. `signed` may be below zero."""

    name: str
    kind: Kind
    unit: str
    formula: str = ""
    title: Localized = ()
    distinct: bool = False
    own: bool = False
    signed: bool = False

    @property
    def denominator(self) -> str:
        """What a rate is a share of, as its formula writes it; "" where nothing is divided."""
        if "/" not in self.formula:
            return ""
        tree = parse(self.formula)
        return tree.below if isinstance(tree, Division) else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The metrics that its formula reads."""
        return names_in(parse(self.formula)) if self.formula else ()

    @property
    def whole(self) -> bool:
        """Whether there are no halves of it."""
        return self.unit in WHOLE


OWN_MENTIONS, ALL_MENTIONS = "own-mentions", "all-mentions"
"""Counts that watches tell where some have a voice (services/watches/voice.py)."""


def _metrics() -> Iterable[Metric]:
    for name, unit in (
        ("followers", PEOPLE),
        ("following", PEOPLE),
        ("members", PEOPLE),
        ("posts-total", POSTS),
        ("comments-total", MESSAGES),
    ):
        yield Metric(name, LEVEL, unit)
    for name in ("impressions", "views", "profile-views", "visits"):
        yield Metric(name, COUNT, VIEWS)
    yield Metric("reach", COUNT, PEOPLE, distinct=True)
    for name in ("likes", "replies", "shares", "quotes", "saves", "clicks", OWN_MENTIONS, ALL_MENTIONS):
        yield Metric(name, COUNT, TIMES)
    yield Metric("new-followers", COUNT, PEOPLE)
    yield Metric("comments", COUNT, MESSAGES)
    yield Metric("engagement", COUNT, TIMES, "likes + replies + shares")
    yield Metric("engagement-by-reach", RATE, PERCENT, "100 * engagement / reach")
    yield Metric("engagement-by-impressions", RATE, PERCENT, "100 * engagement / impressions")
    yield Metric("engagement-by-followers", RATE, PERCENT, "100 * engagement / followers")
    growth = "100 * (followers - ago(followers, 28)) / ago(followers, 28)"
    yield Metric("follower-growth", RATE, PERCENT, growth, signed=True)
    yield Metric("click-rate", RATE, PERCENT, "100 * clicks / impressions")
    yield Metric("share-of-voice", RATE, PERCENT, f"100 * {OWN_MENTIONS} / {ALL_MENTIONS}")
    for name, unit in (
        ("messages-received", MESSAGES),
        ("messages-answered", MESSAGES),
        ("posts-sent", POSTS),
        ("ticks", TICKS),
        ("time-spent", MINUTE),
        ("cost", DOLLARS),
    ):
        yield Metric(name, COUNT, unit, own=True)
    yield Metric("response-rate", RATE, PERCENT, "100 * messages-answered / messages-received", own=True)
    yield Metric("response-time", MINUTES, MINUTE, own=True)
    yield Metric("response-time-p90", MINUTES, MINUTE, own=True)


CATALOGUE: dict[str, Metric] = {metric.name: metric for metric in _metrics()}
"""The metrics that cmdaily knows, by name, in the order of lists. Engagement is what the network says it is where a
value was logged, else what can be seen in public: likes, replies and shares."""


def is_name(text: str) -> bool:
    """Whether a metric may be called so: small letters, digits and single hyphens, a letter first."""
    plain = text.replace("-", "")
    return (
        0 < len(text) <= LONGEST_NAME
        and plain.isascii()
        and plain.isalnum()
        and plain == plain.lower()
        and text[0].isalpha()
        and text[-1] != "-"
        and "--" not in text
    )


def wrong_value(metric: Metric, value: float) -> str:
    """What a value cannot be, as a message key; "" for one that can."""
    if value < 0 and not metric.signed:
        return "metric.negative"
    if not abs(value) <= LARGEST:  # what is no number is not smaller either
        return "metric.too_large"
    if metric.whole and value != int(value):
        return "metric.not_whole"
    return ""
