"""Routines: the list, and one explained in words."""

from __future__ import annotations

from cmdaily.domain.routines.agenda import DONE, OPEN
from cmdaily.domain.routines.recurrence_words import describe_action
from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.routines.routine_views import Explained, Listed, Shown
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.views.routines.today import mark
from cmdaily.render.words import duration, sentence, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document

    Model = tuple[Listed, ...] | Shown


def document(model: Model, say: Speech) -> Document:
    """The list of routines, or one routine in full."""
    return _shown(model, say) if isinstance(model, Shown) else _listed(model, say)


def data(model: Model, say: Speech) -> dict[str, object]:
    """The same for scripts."""
    if isinstance(model, Shown):
        actions = [_action(explained, model, say) for explained in model.actions]
        return {"routine": model.routine.name, "active": model.active, "actions": actions}
    return {
        "routines": [
            {
                "name": listed.routine.name,
                "title": text_in(listed.routine.title, say.language),
                "active": listed.active,
                "own": listed.own,
                "actions": len(listed.routine.actions),
                "minutes": sum(action.minutes for action in listed.routine.actions),
                "path": listed.routine.path,
            }
            for listed in model
        ]
    }


def _listed(model: tuple[Listed, ...], say: Speech) -> Document:
    rows = tuple(
        row(
            mark(DONE if listed.active else OPEN),
            ("essential" if listed.active else "", listed.routine.name),
            text_in(listed.routine.title, say.language),
            ("dim", say("routine.actions", n=len(listed.routine.actions))),
            ("dim", say("routine.own") if listed.own else say("routine.shipped")),
        )
        for listed in model
    )
    columns = (Column(), Column(), Column(flexible=True), Column(right=True), Column())
    return (Table(columns, rows), Gap(), line(("dim", say("routine.switch"))))


def _shown(model: Shown, say: Speech) -> Document:
    routine = model.routine
    blocks: list[Block] = [
        line(("title", text_in(routine.title, say.language)), ("dim", f"  {routine.name}"))
    ]
    if routine.description:
        blocks.append(line(text_in(routine.description, say.language)))
    blocks.append(line(("dim", say("routine.active" if model.active else "routine.inactive"))))
    section: object = None
    for explained in model.actions:
        if explained.action.section != section:
            section = explained.action.section
            blocks += [Gap(), line(("section", text_in(explained.action.section, say.language)))]
        blocks += _explained(explained, model, say)
    return tuple(blocks)


def _explained(explained: Explained, model: Shown, say: Speech) -> list[Block]:
    action = explained.action
    star = ("late", " *") if action.essential else ""
    times = say("today.all") if action.target is None else f"{action.target}x"
    budget = f"{times} · {duration(say, action.minutes)}"
    days = ", ".join(short_date(say, day) for day in explained.upcoming) or say("routine.never")
    return [
        line(
            ("accent", action.id),
            star,
            "  ",
            text_in(action.title, say.language),
            ("dim", f"  {budget}"),
            indent=2,
        ),
        line(("dim", sentence(_when(explained, say))), indent=4),
        line(("dim", say("routine.upcoming", days=days)), indent=4),
    ]


def _action(explained: Explained, model: Shown, say: Speech) -> dict[str, object]:
    action = explained.action
    return {
        "id": action.id,
        "section": text_in(action.section, say.language),
        "platform": action.platform,
        "title": text_in(action.title, say.language),
        "target": action.target,
        "minutes": action.minutes,
        "essential": action.essential,
        "when": _when(explained, say),
        "upcoming": [day.isoformat() for day in explained.upcoming],
    }


def _when(explained: Explained, say: Speech) -> str:
    return describe_action(say, explained.action)
