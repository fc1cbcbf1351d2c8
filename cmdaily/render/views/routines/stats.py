"""`stats`: streaks, scores, the year at a glance, minutes, and the weekday on which things are missed."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.routines.statistics import ActionStatistics, Statistics, weeks
from cmdaily.domain.time.durations import minutes
from cmdaily.render.document import Column, Gap, Line, Table, line, row
from cmdaily.render.views.figures.metrics import series_shape, series_table
from cmdaily.render.words import duration, long_date, sentence, weekday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document, Row

SHADES = ("·", "░", "▒", "▓", "█")
WEEKS = 53


def document(model: Statistics, tr: Translator) -> Document:
    """The figures of a span of days for a person."""
    if not any(row.due for row in model.actions):
        nothing: list[Block] = [line(tr("stats.nothing"))]
        return (*nothing, *_metrics(model, tr))
    span = tr("stats.span", first=long_date(tr, model.first), last=long_date(tr, model.last))
    blocks: list[Block] = [line(("title", span)), Gap()]
    blocks.append(Table(_columns(tr), tuple(_row(figures, tr) for figures in model.actions)))
    blocks += [Gap(), line(("section", tr("stats.minutes"))), _minutes(model, tr)]
    if len(model.days) > 1:
        blocks += [Gap(), line(("section", tr("stats.heatmap"))), *_heatmap(model, tr)]
    blocks += _missed(model, tr) + _metrics(model, tr)
    return tuple(blocks)


def _metrics(model: Statistics, tr: Translator) -> list[Block]:
    """The metrics that are kept, each beside the mean of the week before."""
    if not model.figures:
        return []
    return [Gap(), line(("section", tr("stats.figures"))), series_table(model.figures, tr)]


def data(model: Statistics, tr: Translator) -> dict[str, object]:
    """The figures for scripts; `score` and `rate` are from 0 to 1, `rate` is completed over due."""
    return {
        "first": model.first.isoformat(),
        "last": model.last.isoformat(),
        "actions": [_shape(figures, tr) for figures in model.actions],
        "sections": [
            {
                "routine": section.routine,
                "section": text_in(section.section, tr.language),
                "planned_minutes": section.planned_minutes,
                "spent_minutes": minutes(section.spent_seconds),
            }
            for section in model.sections
        ],
        "metrics": [series_shape(each, tr) for each in model.figures],
        "days": [{"date": day.isoformat(), "done": done, "due": due} for day, done, due in model.days],
    }


def _shape(figures: ActionStatistics, tr: Translator) -> dict[str, object]:
    return {
        "id": figures.action.id,
        "routine": figures.action.routine,
        "title": text_in(figures.action.title, tr.language),
        "due": figures.due,
        "completed": figures.completed,
        "excused": figures.excused,
        "rate": round(figures.completed / figures.due, 4) if figures.due else None,
        "streak": figures.streak,
        "best": figures.best,
        "score": round(figures.score, 4),
        "planned_minutes": figures.planned_minutes,
        "spent_minutes": minutes(figures.spent_seconds),
        "due_by_weekday": list(figures.due_by_weekday),
        "missed_by_weekday": list(figures.missed_by_weekday),
    }


def _columns(tr: Translator) -> tuple[Column, ...]:
    return (
        Column(tr("stats.action"), flexible=True),
        Column(tr("stats.done"), right=True),
        Column(tr("stats.streak"), right=True),
        Column(tr("stats.best"), right=True),
        Column(tr("stats.score"), right=True),
    )


def _row(figures: ActionStatistics, tr: Translator) -> Row:
    return row(
        text_in(figures.action.title, tr.language),
        ("dim", f"{figures.completed}/{figures.due}"),
        ("good" if figures.streak else "dim", str(figures.streak)),
        ("dim", str(figures.best)),
        f"{round(figures.score * 100)} %",
    )


def _minutes(model: Statistics, tr: Translator) -> Table:
    rows = tuple(
        row(
            text_in(section.section, tr.language),
            ("dim", tr("stats.planned", time=duration(tr, section.planned_minutes))),
            tr("stats.spent", time=duration(tr, minutes(section.spent_seconds))),
        )
        for section in model.sections
    )
    return Table((Column(flexible=True), Column(right=True), Column(right=True)), rows)


def _heatmap(model: Statistics, tr: Translator) -> list[Line]:
    """Seven rows, Monday first, one column a week: a year of them is whole at 60 columns."""
    span = (model.last - model.first).days // 7 + 2
    count = min(WEEKS, max(2, span))
    rows = weeks(model.days, model.last, count)
    names = tr("date.weekdays_short").split()
    lines = []
    for number, cells in enumerate(rows):
        spans: list[tuple[str, str]] = [("dim", f"{names[number]:<5}")]
        for place, level in enumerate(cells):
            day = model.last - timedelta(days=model.last.weekday() - number, weeks=count - 1 - place)
            blank = level is None or day > model.last
            spans.append(("", " ") if blank else (f"heat{level}", SHADES[level or 0]))
        lines.append(Line(tuple(spans)))
    legend = " ".join(SHADES)
    return [*lines, line(("dim", tr("stats.legend", shades=legend)), indent=5)]


def _missed(model: Statistics, tr: Translator) -> list[Block]:
    """For each weekday the actions that tend to be missed on it, the most missed first."""
    by_weekday: dict[int, list[tuple[int, str]]] = {}
    for figures in model.actions:
        day = figures.worst_weekday
        if day is not None:
            missed, due = figures.missed_by_weekday[day], figures.due_by_weekday[day]
            by_weekday.setdefault(day, []).append((-missed, f"{figures.action.id} {missed}/{due}"))
    found = [
        line(
            ("late", sentence(weekday(tr, day))),
            tr("stats.missed", actions=", ".join(shown for _, shown in sorted(actions))),
        )
        for day, actions in sorted(by_weekday.items())
    ]
    return [Gap(), line(("section", tr("stats.weekdays"))), *found] if found else []
