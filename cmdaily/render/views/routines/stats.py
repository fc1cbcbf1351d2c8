"""`stats`: streaks, scores, the year at a glance, minutes, and the weekday on which things are missed."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.routines.statistics import ActionStatistics, Statistics, weeks
from cmdaily.domain.time.durations import minutes
from cmdaily.render.document import Column, Gap, Line, Table, line, row
from cmdaily.render.words import duration, long_date, sentence, weekday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document, Row

SHADES = ("·", "░", "▒", "▓", "█")
WEEKS = 53


def document(model: Statistics, say: Speech) -> Document:
    """The figures of a span of days for a person."""
    if not any(row.due for row in model.actions):
        return (line(say("stats.nothing")),)
    span = say("stats.span", first=long_date(say, model.first), last=long_date(say, model.last))
    blocks: list[Block] = [line(("title", span)), Gap()]
    blocks.append(Table(_columns(say), tuple(_row(figures, say) for figures in model.actions)))
    blocks += [Gap(), line(("section", say("stats.minutes"))), _minutes(model, say)]
    if len(model.days) > 1:
        blocks += [Gap(), line(("section", say("stats.heatmap"))), *_heatmap(model, say)]
    blocks += _missed(model, say)
    return tuple(blocks)


def data(model: Statistics, say: Speech) -> dict[str, object]:
    """The figures for scripts; `score` and `rate` are from 0 to 1, `rate` is completed over due."""
    return {
        "first": model.first.isoformat(),
        "last": model.last.isoformat(),
        "actions": [_shape(figures, say) for figures in model.actions],
        "sections": [
            {
                "routine": section.routine,
                "section": text_in(section.section, say.language),
                "planned_minutes": section.planned_minutes,
                "spent_minutes": minutes(section.spent_seconds),
            }
            for section in model.sections
        ],
        "days": [{"date": day.isoformat(), "done": done, "due": due} for day, done, due in model.days],
    }


def _shape(figures: ActionStatistics, say: Speech) -> dict[str, object]:
    return {
        "id": figures.action.id,
        "routine": figures.action.routine,
        "title": text_in(figures.action.title, say.language),
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


def _columns(say: Speech) -> tuple[Column, ...]:
    return (
        Column(say("stats.action"), flexible=True),
        Column(say("stats.done"), right=True),
        Column(say("stats.streak"), right=True),
        Column(say("stats.best"), right=True),
        Column(say("stats.score"), right=True),
    )


def _row(figures: ActionStatistics, say: Speech) -> Row:
    return row(
        text_in(figures.action.title, say.language),
        ("dim", f"{figures.completed}/{figures.due}"),
        ("good" if figures.streak else "dim", str(figures.streak)),
        ("dim", str(figures.best)),
        f"{round(figures.score * 100)} %",
    )


def _minutes(model: Statistics, say: Speech) -> Table:
    rows = tuple(
        row(
            text_in(section.section, say.language),
            ("dim", say("stats.planned", time=duration(say, section.planned_minutes))),
            say("stats.spent", time=duration(say, minutes(section.spent_seconds))),
        )
        for section in model.sections
    )
    return Table((Column(flexible=True), Column(right=True), Column(right=True)), rows)


def _heatmap(model: Statistics, say: Speech) -> list[Line]:
    """Seven rows, Monday first, one column a week: a year of them is whole at 60 columns."""
    span = (model.last - model.first).days // 7 + 2
    count = min(WEEKS, max(2, span))
    rows = weeks(model.days, model.last, count)
    names = say("date.weekdays_short").split()
    lines = []
    for number, cells in enumerate(rows):
        spans: list[tuple[str, str]] = [("dim", f"{names[number]:<5}")]
        for place, level in enumerate(cells):
            day = model.last - timedelta(days=model.last.weekday() - number, weeks=count - 1 - place)
            blank = level is None or day > model.last
            spans.append(("", " ") if blank else (f"heat{level}", SHADES[level or 0]))
        lines.append(Line(tuple(spans)))
    legend = " ".join(SHADES)
    return [*lines, line(("dim", say("stats.legend", shades=legend)), indent=5)]


def _missed(model: Statistics, say: Speech) -> list[Block]:
    """For each weekday the actions that tend to be missed on it, the most missed first."""
    by_weekday: dict[int, list[tuple[int, str]]] = {}
    for figures in model.actions:
        day = figures.worst_weekday
        if day is not None:
            missed, due = figures.missed_by_weekday[day], figures.due_by_weekday[day]
            by_weekday.setdefault(day, []).append((-missed, f"{figures.action.id} {missed}/{due}"))
    found = [
        line(
            ("late", sentence(weekday(say, day))),
            say("stats.missed", actions=", ".join(shown for _, shown in sorted(actions))),
        )
        for day, actions in sorted(by_weekday.items())
    ]
    return [Gap(), line(("section", say("stats.weekdays"))), *found] if found else []
