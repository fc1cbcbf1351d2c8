"""Report as CSV: one long table of raw figures, for spreadsheets and scripts. No cell can become a formula."""

from __future__ import annotations

import csv
import io

from cmdaily.domain.figures.text import plain_number
from cmdaily.domain.report.report import Report
from cmdaily.files.metric_csv import safe_cell
from cmdaily.render.clean import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("part", "name", "account", "network", "date", "unit", "value", "before", "change", "url", "text")
"""Numbers have a point and no groups; a gap is an empty cell."""


def csv_table(report: Report) -> str:
    """The figures of a report, a row each."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for part, rows in ROWS.items():
        if part in report.parts:
            for found in rows(report):
                writer.writerow({name: safe_cell(text) for name, text in found.items()})
    return stream.getvalue()


def _compared(now: float | None, then: float | None, unit: str) -> dict[str, str]:
    change = None if now is None or then is None else round(now - then, 6)
    return {"unit": unit, "value": _text(now), "before": _text(then), "change": _text(change)}


def _text(value: float | None) -> str:
    return "" if value is None else plain_number(value)


def _done(report: Report) -> Iterator[dict[str, str]]:
    now, then = report.done, report.done_before
    known = bool(then.planned or then.minutes)
    for name, unit in (
        ("actions", ""),
        ("planned", ""),
        ("minutes", "minutes"),
        ("planned_minutes", "minutes"),
    ):
        yield {
            "part": "done",
            "name": name,
            **_compared(getattr(now, name), getattr(then, name) if known else None, unit),
        }


def _messages(report: Report) -> Iterator[dict[str, str]]:
    now, then = report.own.messages, report.own_before.messages
    for name in ("received", "answered", "rate", "median", "p90"):
        unit = {"rate": "percent", "median": "minutes", "p90": "minutes"}.get(name, "messages")
        before = getattr(then, name) if report.heard_before else None
        yield {"part": "messages", "name": name, **_compared(getattr(now, name), before, unit)}
    for network, part in report.own.by_network:
        for name in ("received", "answered"):
            value = plain_number(getattr(part, name))
            yield {"part": "messages", "name": name, "network": network, "unit": "messages", "value": value}


def _posts(report: Report) -> Iterator[dict[str, str]]:
    before = report.own_before.posts if report.sent_before else None
    yield {"part": "posts", "name": "posts", **_compared(report.own.posts, before, "posts")}
    for each in report.posts:
        post = each.post
        shared = {
            "part": "posts",
            "account": post.account,
            "network": post.platform,
            "date": post.day.isoformat(),
            "url": post.url,
            "text": one_line(post.text),
        }
        yield {**shared, "name": "reactions", "unit": "times", "value": _text(each.reactions)}
        for figure in each.figures:
            yield {**shared, "name": figure.metric, "value": plain_number(figure.value)}


def _people(report: Report) -> Iterator[dict[str, str]]:
    people = report.people
    yield {"part": "people", "name": "wrote", **_compared(people.wrote, people.before, "people")}
    for each in people.most:
        for name in ("messages", "answered"):
            value = plain_number(getattr(each, name))
            shared = {"name": name, "network": " ".join(each.platforms), "text": one_line(each.name)}
            yield {"part": "people", **shared, "unit": "messages", "value": value}


def _watches(report: Report) -> Iterator[dict[str, str]]:
    for each in report.watches:
        shared = {"part": "watches", "name": "mentions", "text": one_line(each.title)}
        yield {**shared, **_compared(each.mentions, each.before, "times")}


def _metrics(report: Report) -> Iterator[dict[str, str]]:
    for row in report.metrics:
        numbers = {"value": _text(row.value), "before": _text(row.before), "change": _text(row.change)}
        shared = {"part": "figures", "name": row.metric.name, "account": row.account}
        yield {**shared, "unit": row.metric.unit, **numbers}


ROWS = {
    "done": _done,
    "messages": _messages,
    "people": _people,
    "posts": _posts,
    "figures": _metrics,
    "watches": _watches,
}
