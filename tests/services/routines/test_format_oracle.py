"""The whole format, over 400 days with a leap day and both changes of the clocks, against a second reading of it.

The other reading is dateutil, holidays and plain Python; ticks, skips and pauses fall on both alike. A longer series:
CMDAILY_FORMAT_EXAMPLES=400.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import holidays
import pytest
from dateutil.easter import easter
from dateutil.rrule import MONTHLY, WEEKLY, rrule
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdaily.services.routines.day import agenda
from tests.laptops import laptops, make_plan

FIRST = date(2027, 9, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(400)]
LAST = DAYS[-1]
FRANCE = frozenset(holidays.country_holidays("FR", years=range(2026, 2030)))
BEFORE_ALL = datetime(2026, 1, 1, tzinfo=UTC)
AFTER_ALL = datetime(2029, 6, 30, tzinfo=UTC)

Rule = Callable[[date], bool]


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def among(days: object) -> Rule:
    kept = frozenset(days)  # type: ignore[call-overload]
    return lambda day: day in kept


def by_rule(freq: int, start: datetime = BEFORE_ALL, **parts: object) -> set[date]:
    return {m.date() for m in rrule(freq, dtstart=start, until=AFTER_ALL, **parts)}  # type: ignore[arg-type]


def working(day: date) -> bool:
    return day.weekday() < 5 and day not in FRANCE


def around(day: date, offset: int) -> date:
    """So many working days before or after a day."""
    left = abs(offset)
    while left:
        day += timedelta(days=1 if offset > 0 else -1)
        left -= working(day)
    return day


def moved(days: set[date], step: int) -> set[date]:
    found = set()
    for each in days:
        day = each
        while not working(day):
            day += timedelta(days=step)
        found.add(day)
    return found


def from_the_end(day: date) -> int:
    """Which working day of its month this is, counted from the end."""
    rest = [day + timedelta(days=n) for n in range(31)]
    return sum(working(each) for each in rest if (each.year, each.month) == (day.year, day.month))


FIRST_MONDAYS = by_rule(MONTHLY, byweekday=0, bysetpos=1)
FORTNIGHT = by_rule(WEEKLY, at(date(2027, 9, 6)), interval=2, byweekday=4)
LAST_THURSDAYS = by_rule(MONTHLY, byweekday=3, bysetpos=-1)
EASTERS = [easter(year) for year in range(2026, 2030)]
LEAP = date(2028, 2, 29)
TERM = {date(2028, 1, 3) + timedelta(days=n) for n in range(40)} | {
    date(y, 11, 11) for y in range(2026, 2030)
}
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20280103
DTEND;VALUE=DATE:20280212
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20201111
RRULE:FREQ=YEARLY
END:VEVENT
END:VCALENDAR
"""

KINDS: dict[str, tuple[str, Rule]] = {
    "daily": ("every: day", bool),
    "weekday": ("every: weekday", lambda day: day.weekday() < 5),
    "grid": (
        "every: 'monday, thursday', holidays: FR",
        lambda day: day.weekday() in (0, 3) and day not in FRANCE,
    ),
    "fortnight": ("every: 2 weeks on friday, from: 2027-09-06", among(FORTNIGHT)),
    "mid-month": ("every: 'month on day 1, 15'", lambda day: day.day in (1, 15)),
    "mondays": (
        "every: month on first and third monday",
        among(by_rule(MONTHLY, byweekday=0, bysetpos=[1, 3])),
    ),
    "month-end": (
        "every: month on third last working day, holidays: FR",
        lambda day: working(day) and from_the_end(day) == 3,
    ),
    "even": (
        "every: even weeks on tuesday",
        lambda day: day.isocalendar().week % 2 == 0 and day.weekday() == 1,
    ),
    "odd": ("every: odd weeks", lambda day: day.isocalendar().week % 2 == 1 and day.weekday() == 0),
    "leap": ("every: year on 02-29", lambda day: (day.month, day.day) == (2, 29 if day.year == 2028 else 28)),
    "next": (
        "every: month on day 1, or: next working day, holidays: FR",
        among(moved(by_rule(MONTHLY, bymonthday=1), 1)),
    ),
    "previous": (
        "every: month on day 25, or: previous working day, holidays: FR",
        among(moved(by_rule(MONTHLY, bymonthday=25), -1)),
    ),
    "events": (
        "event: [2027-11-11, 2028-03-26], days: [-3, 0, 5]",
        among(e + timedelta(days=n) for e in (date(2027, 11, 11), date(2028, 3, 26)) for n in (-3, 0, 5)),
    ),
    "closer": (
        "event: 2028-05-08, days: [-5 working, 2 working], holidays: FR",
        lambda day: day in {around(date(2028, 5, 8), -5), around(date(2028, 5, 8), 2)} and working(day),
    ),
    "easter": (
        "event: easter, days: [-2, 0, 39]",
        among(e + timedelta(days=n) for e in EASTERS for n in (-2, 0, 39)),
    ),
    "council": (
        "event: month on last thursday, days: -4",
        among(d - timedelta(days=4) for d in LAST_THURSDAYS),
    ),
    "write": ("days: -2, of: fortnight", among(d - timedelta(days=2) for d in FORTNIGHT)),
    "rule": ("rrule: FREQ=MONTHLY;BYDAY=1MO", among(FIRST_MONDAYS)),
    "holes": (
        "every: day, except: [2027-12-20..2028-01-02, 2028-02-29]",
        lambda day: not date(2027, 12, 20) <= day <= date(2028, 1, 2) and day != LEAP,
    ),
    "turn": (
        "every: day, from: 2027-09-01, rotation: 2 of 3",
        lambda day: day >= FIRST and (day - FIRST).days % 3 == 1,
    ),
    "only": (
        "every: weekday, only: [2027-10-04..2027-10-20, 2028-02-29, term.ics]",
        lambda day: (
            day.weekday() < 5
            and (date(2027, 10, 4) <= day <= date(2027, 10, 20) or day == LEAP or day in TERM)
        ),
    ),
    "closed": (
        "every: 'tuesday, sunday', except: term.ics",
        lambda d: d.weekday() in (1, 6) and d not in TERM,
    ),
    "apart": (
        "every: weekday, apart: fortnight",
        lambda day: day.weekday() < 5 and day not in FORTNIGHT,
    ),
    "ends": (
        "rrule: FREQ=WEEKLY;BYDAY=SU;UNTIL=20280325T230000Z",  # an hour into the 26th in Paris, the night of the change
        lambda day: day.weekday() == 6 and day <= date(2028, 3, 26),
    ),
    "campaign": (
        "every: saturday, from: 2028-01-05, until: 2028-04-30",
        lambda day: day.weekday() == 5 and date(2028, 1, 5) <= day <= date(2028, 4, 30),
    ),
}
UNTIL = {"ends": date(2028, 3, 26), "campaign": date(2028, 4, 30), "film": date(2028, 2, 29)}
EXTRA: dict[str, tuple[str, Rule]] = {
    "film": ("every: once, from: 2028-02-01, until: 2028-02-29", lambda day: day == date(2028, 2, 1)),
}
QUOTAS = {
    "week": "per: week, times: 3, every: weekday",
    "month": "per: month, times: 2",
    "fortnight": "per: 2 weeks, times: 4",
}


ALL = KINDS | EXTRA
KEPT = tuple(name for name in ALL if name != "write")
"""Those that are there a second time, with `carry`."""


def routine() -> str:
    lines = [f"{{id: {name}, title: T, times: 2, {keys}}}" for name, (keys, _) in KINDS.items()]
    lines += [f"{{id: {name}-kept, title: T, carry: true, {ALL[name][0]}}}" for name in KEPT]
    lines += [f"{{id: quota-{name}, title: T, {keys}}}" for name, keys in QUOTAS.items()]
    lines += [
        "{id: delay, title: T, times: 2, after: 5 days}",
        "{id: follow, title: T, after: 4 days of weekday}",
        "{id: each, title: T, every: weekday, platform: [x, mastodon], each: platform}",
    ]
    listed = "".join(f"      - {line}\n" for line in lines)
    return f"routine: kinds\ntitle: Kinds\nsections:\n  - title: S\n    actions:\n{listed}"


NAMES = (
    *KINDS,
    *(f"{name}-kept" for name in KEPT),
    *(f"quota-{name}" for name in QUOTAS),
    "delay",
    "follow",
    "each",
)

Done = dict[tuple[str, date], int]
"""What was ticked of an action on a day; 0 stands for a skip."""


def state(amount: int, target: int, today: int | None) -> str:
    return "done" if amount >= target else "skipped" if today == 0 else "open"


def expected(name: str, day: date, done: Done, off: Callable[[date], bool]) -> tuple[int, str] | None:
    """How much is done of an action on a day, and its state; None where nothing is asked."""
    if off(day):
        return None
    today = done.get((name, day))
    mine = {d: n for (other, d), n in done.items() if other == name}
    if name.startswith("quota-"):
        return _quota(name, day, mine)
    if name == "delay":
        return _delay(day, mine)
    if name == "follow":
        return _follow(day, mine, {d: n for (other, d), n in done.items() if other == "weekday"})
    if name == "each":
        return _each(day, done)
    kept = name.endswith("-kept")
    target = 1 if kept else 2
    kind = name.removesuffix("-kept")
    due = ALL[kind][1]
    if due(day):
        return today or 0, state(today or 0, target, today)
    if not kept or day > UNTIL.get(kind, LAST):
        return None
    start = day - timedelta(days=1)
    while not due(start) or off(start):
        start -= timedelta(days=1)
        if start < date(2026, 6, 1):
            return None
    earlier = [n for d, n in mine.items() if start <= d < day]
    if sum(earlier) >= target or 0 in earlier:
        return None
    amount = sum(earlier) + (today or 0)
    return amount, state(amount, target, today)


def _quota(name: str, day: date, mine: dict[date, int]) -> tuple[int, str] | None:
    week = name == "quota-week"
    monday = day - timedelta(days=day.weekday())
    in_second_week = (monday - date(2024, 1, 1)).days // 7 % 2
    start = {
        "quota-week": monday,
        "quota-month": day.replace(day=1),
        "quota-fortnight": monday - timedelta(weeks=in_second_week),
    }[name]
    target = {"quota-week": 3, "quota-month": 2, "quota-fortnight": 4}[name]
    amount = sum(n for d, n in mine.items() if start <= d <= day)
    if (week and day.weekday() > 4) or (amount >= target and day not in mine):
        return None
    return amount, state(amount, target, mine.get(day))


def _delay(day: date, mine: dict[date, int]) -> tuple[int, str] | None:
    amount, last = 0, None
    for each in sorted(d for d in mine if d < day):
        amount += mine[each]
        if amount >= 2:
            amount, last = 0, each
    if last is not None and (day - last).days < 5:
        return None
    amount += mine.get(day, 0)
    return amount, state(amount, 2, mine.get(day))


def _follow(day: date, mine: dict[date, int], followed: dict[date, int]) -> tuple[int, str] | None:
    """Four days after the latest time on which the other action had both of its two."""
    complete = [d for d, n in followed.items() if n >= 2 and d + timedelta(days=4) <= day]
    if not complete:
        return None
    earlier = [n for d, n in mine.items() if max(complete) + timedelta(days=4) <= d < day]
    if earlier:
        return None
    return mine.get(day, 0), state(mine.get(day, 0), 1, mine.get(day))


def _each(day: date, done: Done) -> tuple[int, str] | None:
    """What is ticked for a network counts there, what is ticked for none where something is missing."""
    if day.weekday() > 4:
        return None
    counted, more = {"@x": 0, "@mastodon": 0}, 0
    for name in [name for name, other in done if other == day and name.startswith("each")]:
        amount = done[name, day]
        if name != "each":
            counted[name.removeprefix("each")] += amount
            continue
        for part in [part for part, n in counted.items() if not n]:
            counted[part] += min(1, amount)
            amount -= min(1, amount)
        more += amount
    amount = sum(min(1, n) for n in counted.values()) + more
    return amount, state(amount, 2, done.get(("each", day)))


@pytest.fixture(scope="module")
def plan() -> Iterator[Path]:
    import shutil

    place = make_plan(routine(), {"term.ics": CALENDAR})
    yield place
    shutil.rmtree(place)


EVENTS = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(DAYS)), st.integers(0, 2), min_size=20, max_size=60
)
PARTS = st.dictionaries(
    st.tuples(st.sampled_from(("each@x", "each@mastodon", "each")), st.sampled_from(DAYS[:12])),
    st.integers(1, 2),
    max_size=8,
)
PAUSES = st.lists(st.tuples(st.sampled_from(DAYS), st.integers(0, 12)), max_size=2)


@settings(
    max_examples=int(os.environ.get("CMDAILY_FORMAT_EXAMPLES", "2")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(done=EVENTS, parts=PARTS, pauses=PAUSES)
def test_every_day_asks_for_what_the_file_says(
    plan: Path, done: Done, parts: Done, pauses: list[tuple[date, int]]
) -> None:
    done = done | parts
    with laptops(plan, 1) as (laptop,):
        for (name, day), amount in sorted(done.items(), key=lambda item: item[0][1]):
            if amount:
                laptop.tick(LAST, day, [f"kinds/{name}"], by=amount)
            else:
                laptop.skip(LAST, day, [f"kinds/{name}"])
        for first, length in pauses:
            laptop.pause(LAST, first, length)

        def off(day: date) -> bool:
            return any(first <= day <= first + timedelta(days=length) for first, length in pauses)

        with laptop.at(LAST) as workspace:
            for day in DAYS:
                items = {i.action.id: (i.done, i.state) for i in agenda(workspace, day).items}
                found = {name: items[name] for name in NAMES if name in items}
                wanted = {name: expected(name, day, done, off) for name in NAMES}
                assert found == {name: each for name, each in wanted.items() if each is not None}, day
