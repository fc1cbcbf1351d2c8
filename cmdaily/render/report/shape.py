"""Report as data for scripts: the shape of the contract (`report --json`). What is not known is null, never 0."""

from __future__ import annotations

from cmdaily.domain.figures.text import json_number
from cmdaily.domain.report.report import Report
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.report.sentences import highlight_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.figures.activity import ResponseFigures
    from cmdaily.locale import Translator


def report_data(report: Report, tr: Translator) -> dict[str, object]:
    """A report without its `schema_version`."""
    return {
        "from": report.span.first.isoformat(),
        "to": report.span.last.isoformat(),
        "compared_with": {
            "from": report.before.first.isoformat(),
            "to": report.before.last.isoformat(),
            "what": report.compared,
        },
        "accounts": list(report.accounts),
        "done": _done(report),
        "messages": {
            **_responses(report.own.messages),
            "before": _responses(report.own_before.messages) if report.heard_before else None,
            "by_kind": {name: _responses(part) for name, part in report.own.by_kind},
            "by_network": {name: _responses(part) for name, part in report.own.by_network},
        },
        "people": {
            "wrote": report.people.wrote,
            "before": report.people.before,
            "new": report.people.new,
            "most": [
                {
                    "name": each.name,
                    "platforms": list(each.platforms),
                    "messages": each.messages,
                    "answered": each.answered,
                }
                for each in report.people.most
            ],
        },
        "watches": [
            {
                "ref": each.ref,
                "title": each.title,
                "voice": each.voice or None,
                "mentions": each.mentions,
                "before": each.before,
            }
            for each in report.watches
        ],
        "posts": [
            {
                "account": each.post.account or None,
                "platform": each.post.platform,
                "kind": each.post.kind,
                "text": each.post.text,
                "url": each.post.url or None,
                "sent_at": each.post.sent_at,
                "reactions": _number(each.reactions),
                "figures": {figure.metric: json_number(figure.value) for figure in each.figures},
            }
            for each in report.posts
        ],
        "metrics": [
            {
                "metric": row.metric.name,
                "account": row.account or None,
                "unit": row.metric.unit,
                "value": _number(row.value),
                "before": _number(row.before),
                "change": _number(row.change),
                "broken": row.broken,
            }
            for row in report.metrics
        ],
        "undone": [
            {
                "action": row.action.id,
                "title": text_in(row.action.title, tr.language),
                "missed": row.due - row.completed,
                "due": row.due,
            }
            for row in report.actions
            if row.due > row.completed
        ],
        "highlights": [highlight_text(each, tr) for each in report.highlights],
    }


def _done(report: Report) -> dict[str, object]:
    names = ("actions", "planned", "minutes", "planned_minutes")
    return {
        **{name: getattr(report.done, name) for name in names},
        "before": {name: getattr(report.done_before, name) for name in names}
        if report.done_before.planned or report.done_before.minutes
        else None,
    }


def _responses(part: ResponseFigures) -> dict[str, object]:
    return {
        "received": part.received,
        "answered": part.answered,
        "median_response_minutes": _number(part.median),
        "p90_response_minutes": _number(part.p90),
    }


def _number(value: float | None) -> int | float | None:
    return None if value is None else json_number(value)
