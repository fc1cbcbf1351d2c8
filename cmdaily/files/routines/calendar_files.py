"""Calendar files: the days of an iCalendar file (`holidays.ics`) for `except:` and `only:`."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta

from cmdaily.domain.time.days import FIRST_DAY, LAST_DAY
from cmdaily.files.yaml.problems import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

    Spans = tuple[tuple[date, date], ...]

SUFFIX = ".ics"
_LARGEST = 2_000_000
_MOST_SPANS = 2000
_MOST_TIMES = 200
"""How often an event that comes again is followed: two hundred years of a yearly one."""


def spans_of(written: str, node: Node, report: ProblemReport) -> Spans | None:
    """The days of a calendar file's events, as spans that do not touch. Its name counts from the routine's folder."""
    path = os.path.join(os.path.dirname(report.path), os.path.expanduser(written))
    report.read.append(path)
    name = quoted(written)
    try:
        if os.path.getsize(path) > _LARGEST:
            report.add(node, "routine_file.calendar_large", name=name, most=_LARGEST // 1_000_000)
            return None
        with open(path, "rb") as file:
            content = file.read()
    except (OSError, ValueError):
        report.add(node, "routine_file.calendar_unreadable", name=name)
        return None
    found = _events(content)
    if found is None:
        report.add(node, "routine_file.calendar_broken", name=name)
        return None
    spans = _joined(sorted(found))
    if not spans or len(spans) > _MOST_SPANS:
        key = "routine_file.calendar_many" if spans else "routine_file.calendar_empty"
        report.add(node, key, name=name, most=_MOST_SPANS)
        return None
    return spans


def _events(content: bytes) -> list[tuple[date, date]] | None:
    """The spans of the events; None for what is no calendar."""
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(content)
        return [span for event in calendar.walk("VEVENT") for span in _spans(event)]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError):
        return None


def _spans(event: Any) -> Iterator[tuple[date, date]]:
    """The days of an event, each time it comes."""
    if event.get("STATUS") == "CANCELLED" or "DTSTART" not in event:
        return
    start = event.decoded("DTSTART")
    end = event.decoded("DTEND") if "DTEND" in event else None
    if end is None and "DURATION" in event:
        end = start + event.decoded("DURATION")
    first, last = _day(start), _day(start if end is None else end)
    whole = not isinstance(end, datetime) or end.time() == datetime.min.time()
    if end is not None and whole and last > first:
        last -= timedelta(days=1)  # DTEND is the first day, or moment, after it (RFC 5545, 3.6.1)
    for begin in _starts(event, first):
        if begin >= FIRST_DAY and begin + (last - first) <= LAST_DAY:
            yield begin, begin + (last - first)


def _starts(event: Any, first: date) -> Iterator[date]:
    left_out = {_day(each.dt) for each in _dates(event.get("EXDATE"))}
    days = [first, *(_day(each.dt) for each in _dates(event.get("RDATE")))]
    if "RRULE" in event:
        from itertools import islice

        from dateutil.rrule import rrulestr

        rule = dict(event["RRULE"])
        rule["UNTIL"] = [_day(each) for each in rule.get("UNTIL", ())]
        text = ";".join(
            f"{name}={','.join(each.strftime('%Y%m%d') if isinstance(each, date) else str(each) for each in given)}"
            for name, given in rule.items()
            if given
        )
        begin = datetime.fromordinal(first.toordinal())
        days += [moment.date() for moment in islice(rrulestr(text, dtstart=begin), _MOST_TIMES)]
    yield from (day for day in dict.fromkeys(days) if day not in left_out)


def _dates(given: Any) -> list[Any]:
    listed = given if isinstance(given, list) else [given] if given is not None else []
    return [each for part in listed for each in part.dts]


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _joined(spans: list[tuple[date, date]]) -> Spans:
    joined: list[tuple[date, date]] = []
    for first, last in spans:
        if joined and first <= joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)
