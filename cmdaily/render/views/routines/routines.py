"""Routines: the list, and one explained in words."""

from __future__ import annotations

from cmdaily.domain.routines.agenda import DONE, OPEN
from cmdaily.domain.routines.recurrence_words import describe_action
from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.routines.routine_views import ActionDetails, ListedRoutine, RoutineDetails
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.views.routines.today import mark
from cmdaily.render.words import duration, sentence, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from cmdaily.domain.routines.routine import Action
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

    Model = tuple[ListedRoutine, ...] | RoutineDetails


def document(model: Model, tr: Translator) -> Document:
    """The list of routines, or one routine in full."""
    return _shown(model, tr) if isinstance(model, RoutineDetails) else _listed(model, tr)


def data(model: Model, tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    if isinstance(model, RoutineDetails):
        actions = [_action(explained, model, tr) for explained in model.actions]
        return {"routine": model.routine.name, "active": model.active, "actions": actions}
    return {
        "routines": [
            {
                "name": listed.routine.name,
                "title": text_in(listed.routine.title, tr.language),
                "active": listed.active,
                "own": listed.own,
                "actions": len(listed.routine.actions),
                "minutes": sum(action.minutes for action in listed.routine.actions),
                "path": listed.routine.path,
            }
            for listed in model
        ]
    }


def _listed(model: tuple[ListedRoutine, ...], tr: Translator) -> Document:
    rows = tuple(
        row(
            mark(DONE if listed.active else OPEN),
            ("essential" if listed.active else "", listed.routine.name),
            text_in(listed.routine.title, tr.language),
            ("dim", tr("routine.actions", n=len(listed.routine.actions))),
            ("dim", tr("routine.own") if listed.own else tr("routine.shipped")),
        )
        for listed in model
    )
    columns = (Column(), Column(), Column(flexible=True), Column(right=True), Column())
    return (Table(columns, rows), Gap(), line(("dim", tr("routine.switch"))))


def _shown(model: RoutineDetails, tr: Translator) -> Document:
    routine = model.routine
    blocks: list[Block] = [line(("title", text_in(routine.title, tr.language)), ("dim", f"  {routine.name}"))]
    if routine.description:
        blocks.append(line(text_in(routine.description, tr.language)))
    blocks.append(line(("dim", tr("routine.active" if model.active else "routine.inactive"))))
    section: object = None
    for explained in model.actions:
        if explained.action.section != section:
            section = explained.action.section
            blocks += [Gap(), line(("section", text_in(explained.action.section, tr.language)))]
        blocks += _explained(explained, model, tr)
    return tuple(blocks)


def _explained(explained: ActionDetails, model: RoutineDetails, tr: Translator) -> list[Block]:
    action = explained.action
    star = ("late", " *") if action.essential else ""
    budget = f"{_times(action, tr)} · {duration(tr, action.minutes)}"
    days = _upcoming(explained, model.today, tr) or _no_days(action, tr)
    return [
        line(
            ("accent", action.id),
            star,
            "  ",
            text_in(action.title, tr.language),
            ("dim", f"  {budget}"),
            indent=2,
        ),
        line(("dim", sentence(_when(explained, tr))), indent=4),
        line(("dim", tr("routine.upcoming", days=days)), indent=4),
    ]


def _times(action: Action, tr: Translator) -> str:
    """How often in a period, in words."""
    if action.target is None:
        return tr("today.all")
    if action.most <= action.target:
        return tr("routine.times", n=action.target)
    if not action.target:
        return tr("recurrence.at_most", n=action.most)
    return tr("recurrence.from_to", n=action.most, least=action.target)


def _no_days(action: Action, tr: Translator) -> str:
    """What stands for the next days where there are none."""
    pattern: Any = action.schedule.pattern
    if pattern.kind == "after" and pattern.of:
        return tr("routine.never_yet", action=pattern.of)
    return tr("routine.never")


def _upcoming(explained: ActionDetails, today: date, tr: Translator) -> str:
    """The next days; the year stands where it is another than that of the day before, or than today's."""
    shown = []
    year = today.year
    for day in explained.upcoming:
        short = short_date(tr, day)
        shown.append(short if day.year == year else f"{short} {day.year}")
        year = day.year
    return ", ".join(shown)


def _action(explained: ActionDetails, model: RoutineDetails, tr: Translator) -> dict[str, object]:
    action = explained.action
    return {
        "id": action.id,
        "section": text_in(action.section, tr.language),
        "platform": action.platform,
        "title": text_in(action.title, tr.language),
        "target": action.target,
        "minutes": action.minutes,
        "essential": action.essential,
        "when": _when(explained, tr),
        "upcoming": [day.isoformat() for day in explained.upcoming],
    }


def _when(explained: ActionDetails, tr: Translator) -> str:
    return describe_action(tr, explained.action)
