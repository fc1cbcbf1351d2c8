"""Activity figures: what the store itself tells of days: messages, response times, posts, ticks, minutes, cost.

A message belongs to the day it came in; whether and how fast it was answered belongs to that day too, so that spans add
up. Response times are working minutes (domain/inbox/response_clock.py).
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain.figures.series import add_up, tidy
from cmdaily.domain.record import frozen, frozen_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@frozen_row
class ReceivedMessage:
    """A message that came in: its day, network, account and kind (complaint, question, thanks, other). `minutes` is how
    long the answer took in working minutes, None where there is none (yet). `ref` is what people call it by, `url` its
    address. `waits` says that somebody still waits: it was neither answered nor set aside. `author` is the handle of
    who wrote it, `name` what they call themselves, "" where the network does not say."""

    day: date
    platform: str
    account: str
    kind: str
    minutes: int | None
    ref: str
    url: str = ""
    waits: bool = False
    author: str = ""
    name: str = ""


@frozen_row
class SentPost:
    """A post, reply or share that stands at its network, or was posted by hand. `sent_at` is UTC, ISO 8601."""

    day: date
    platform: str
    account: str
    kind: str
    id: str
    text: str
    url: str
    sent_at: str
    remote_id: str = ""


@frozen_row
class Effort:
    """What a day took: ticks, seconds, and money in millionths of a US dollar."""

    day: date
    ticks: int = 0
    seconds: int = 0
    cost: int = 0


@frozen
class ResponseFigures:
    """How messages were answered. `median` and `p90` are working minutes of those that were, None where none was."""

    received: int
    answered: int
    median: float | None
    p90: float | None

    @property
    def rate(self) -> float | None:
        """Answered of those received, in percent; None where none was received."""
        return tidy(100 * self.answered / self.received) if self.received else None


@frozen
class OwnFigures:
    """What the store tells of the days from `first` to `last`, both included.

    `by_kind` and `by_network` are the parts of `messages`; `posts_by` counts the posts of each (network, kind).
    """

    first: date
    last: date
    messages: ResponseFigures
    by_kind: tuple[tuple[str, ResponseFigures], ...]
    by_network: tuple[tuple[str, ResponseFigures], ...]
    posts: int
    posts_by: tuple[tuple[tuple[str, str], int], ...]
    ticks: int
    seconds: int
    cost: int


def own_figures(
    first: date,
    last: date,
    messages: Iterable[ReceivedMessage],
    posts: Iterable[SentPost],
    efforts: Iterable[Effort],
) -> OwnFigures:
    """The figures of a span, of messages, posts and efforts that may lie outside it."""
    heard = [message for message in messages if first <= message.day <= last]
    sent = [post for post in posts if first <= post.day <= last]
    days = [effort for effort in efforts if first <= effort.day <= last]
    counted: dict[tuple[str, str], int] = {}
    for post in sent:
        counted[post.platform, post.kind] = counted.get((post.platform, post.kind), 0) + 1
    return OwnFigures(
        first,
        last,
        response_figures(heard),
        _parts(heard, lambda message: message.kind),
        _parts(heard, lambda message: message.platform),
        len(sent),
        tuple(sorted(counted.items())),
        sum(effort.ticks for effort in days),
        sum(effort.seconds for effort in days),
        sum(effort.cost for effort in days),
    )


def response_figures(messages: Sequence[ReceivedMessage]) -> ResponseFigures:
    """How these messages were answered."""
    minutes = [message.minutes for message in messages if message.minutes is not None]
    return ResponseFigures(len(messages), len(minutes), median(minutes), percentile(minutes, 90))


def median(values: Sequence[float]) -> float | None:
    """The middle value, the mean of the two in the middle where their number is even; None for none."""
    if not values:
        return None
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else tidy((ordered[middle - 1] + ordered[middle]) / 2)


def percentile(values: Sequence[float], percent: int) -> float | None:
    """The smallest value that at least so many percent of the values do not exceed (nearest rank); None for none."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(1, -(-len(ordered) * percent // 100)) - 1]


def _parts(
    messages: Sequence[ReceivedMessage], part: Callable[[ReceivedMessage], str]
) -> tuple[tuple[str, ResponseFigures], ...]:
    parts: dict[str, list[ReceivedMessage]] = {}
    for message in messages:
        parts.setdefault(part(message), []).append(message)
    return tuple((name, response_figures(parts[name])) for name in sorted(parts))


def by_day(
    name: str,
    messages: Sequence[ReceivedMessage],
    posts: Sequence[SentPost],
    efforts: Sequence[Effort],
) -> dict[date, float]:
    """One of the store's own metrics by day (domain/figures/metric.py). A day on which nothing came in or went out is
    not among them: whether that is a 0 or a gap, only the service knows, which knows since when it listens."""
    if name == "messages-received":
        return _counted((message.day, 1) for message in messages)
    if name == "messages-answered":
        return _counted((message.day, 0 if message.minutes is None else 1) for message in messages)
    if name == "posts-sent":
        return _counted((post.day, 1) for post in posts)
    if name in ("ticks", "time-spent", "cost"):
        return _efforts(name, efforts)
    heard: dict[date, list[ReceivedMessage]] = {}
    for message in messages:
        heard.setdefault(message.day, []).append(message)
    found = {}
    for day, those in heard.items():
        figures = response_figures(those)
        value = {"response-rate": figures.rate, "response-time": figures.median}.get(name, figures.p90)
        if value is not None:
            found[day] = value
    return found


def _counted(days: Iterable[tuple[date, int]]) -> dict[date, float]:
    counted: dict[date, float] = {}
    for day, amount in days:
        counted[day] = counted.get(day, 0) + amount
    return counted


def _efforts(name: str, efforts: Iterable[Effort]) -> dict[date, float]:
    parts: dict[date, list[float]] = {}
    for each in efforts:
        amount = {"ticks": each.ticks, "time-spent": each.seconds / 60}.get(name, each.cost / 1_000_000)
        parts.setdefault(each.day, []).append(amount)
    return {day: tidy(add_up(amounts)) for day, amounts in parts.items()}
