"""Sitting: which messages to answer in a given time, so that the least is overdue: a knapsack, solved exactly.

Messages fall into few classes by how long an answer takes, so the best of a class are its first, and what is left is to
say how many of each: dynamic programming over the time, no guess.
"""

from __future__ import annotations

from cmdaily.domain.inbox.message import COMPLAINT, OTHER, QUESTION, THANKS
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UNIT = 30
"""Seconds: what the time is counted in."""
WITH_TEMPLATE = 30
"""Seconds for an answer that a template gives."""
SECONDS = {COMPLAINT: 300, QUESTION: 180, THANKS: 60, OTHER: 120}
"""Seconds for an answer that has to be written. Estimates: multiples of UNIT."""
LONGEST = 4 * 3600
DAY = 480
"""Minutes of a working day."""

Worth = tuple[int, int, int, int]
NOTHING: Worth = (0, 0, 0, 0)


@frozen
class Candidate:
    """A message by its number, with the `seconds` that its answer takes. `minutes` are those left on its response
    clock, below 0 those since it ran out, None where it stands still."""

    number: int
    seconds: int
    minutes: int | None


@frozen
class Sitting:
    """What was chosen for a time. `chosen` are messages with the seconds for each, `seconds` those of all; `left` are
    those that are overdue at the end and had no room. `among` is how many there were to choose from."""

    chosen: tuple[tuple[int, int], ...]
    seconds: int
    left: tuple[int, ...]
    among: int = 0


def seconds_for(urgency: str, *, template: bool) -> int:
    """How long an answer takes."""
    return WITH_TEMPLATE if template else SECONDS[urgency]


def choose(candidates: Iterable[Candidate], seconds: int) -> Sitting:
    """The set that fits into the time and leaves the fewest messages overdue at its end; of such sets the one that
    leaves the fewest minutes overdue, then the fewest minutes that are overdue a working day on, then the fewest
    messages at all."""
    ends = -(-seconds // 60)
    ranked = sorted(candidates, key=lambda each: (_reversed(_worth(each, ends)), each.number))
    classes: dict[int, list[Candidate]] = {}
    for each in ranked:
        classes.setdefault(each.seconds, []).append(each)
    room = seconds // UNIT
    best: list[tuple[Worth, tuple[int, ...]]] = [(NOTHING, ())] * (room + 1)
    for cost, members in classes.items():
        best = _with_class(best, cost // UNIT, _sums(members[: room * UNIT // cost], ends))
    counts = best[room][1]
    taken = [
        each for members, count in zip(classes.values(), counts, strict=True) for each in members[:count]
    ]
    numbers = {each.number for each in taken}
    left = tuple(each.number for each in ranked if each.number not in numbers and _worth(each, ends)[0])
    chosen = tuple((each.number, each.seconds) for each in ranked if each.number in numbers)
    return Sitting(chosen, sum(each.seconds for each in taken), left, len(ranked))


def _worth(candidate: Candidate, ends: int) -> Worth:
    """What answering it spares: an overdue message, its minutes overdue, those a working day on, one at all."""
    minutes = candidate.minutes
    if minutes is None:
        return (0, 0, 0, 1)
    late = minutes < ends
    return (int(late), max(0, ends - minutes), max(0, DAY - minutes), 1)


def _reversed(worth: Worth) -> Worth:
    return (-worth[0], -worth[1], -worth[2], -worth[3])


def _sums(members: Sequence[Candidate], ends: int) -> list[Worth]:
    """The worth of the first none, one, two… of a class."""
    sums = [NOTHING]
    for each in members:
        sums.append(_plus(sums[-1], _worth(each, ends)))
    return sums


def _with_class(
    best: list[tuple[Worth, tuple[int, ...]]], cost: int, sums: list[Worth]
) -> list[tuple[Worth, tuple[int, ...]]]:
    """The best for each time, now that so many of one more class may be taken."""
    found = []
    for room in range(len(best)):
        most = min(len(sums) - 1, room // cost)
        ways = ((_plus(best[room - count * cost][0], sums[count]), count) for count in range(most + 1))
        worth, count = max(ways)
        found.append((worth, (*best[room - count * cost][1], count)))
    return found


def _plus(one: Worth, other: Worth) -> Worth:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3])
