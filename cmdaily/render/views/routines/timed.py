"""Timer results: what `start` and `stop` answer."""

from __future__ import annotations

from cmdaily.domain.routines.results import Started, Stopped
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.document import line
from cmdaily.render.words import duration, time_spent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: Started | Stopped, tr: Translator) -> Document:
    """One line for the timer that stopped, one for the one that started."""
    if isinstance(model, Stopped):
        return (_stopped(model, tr),)
    blocks: list[Block] = []
    if model.instead_of is not None:
        blocks.append(_stopped(model.instead_of, tr))
    title = text_in(model.action.title, tr.language)
    blocks.append(line(tr("timer.started", title=title, time=duration(tr, model.action.minutes))))
    blocks.append(line(("accent", "cmdaily stop")))
    return tuple(blocks)


def data(model: Started | Stopped, tr: Translator) -> dict[str, object]:
    """The timer, and what was recorded."""
    if isinstance(model, Stopped):
        return {"stopped": _shape(model)}
    return {
        "started": {"action": model.timer.action, "routine": model.timer.routine},
        "stopped": _shape(model.instead_of) if model.instead_of is not None else None,
    }


def _stopped(model: Stopped, tr: Translator) -> Block:
    title = text_in(model.action.title, tr.language) if model.action else model.timer.action
    if not model.seconds:
        return line(tr("timer.discarded", title=title))
    time = time_spent(tr, model.seconds)
    return line(tr("timer.ticked" if model.by else "timer.stopped", title=title, time=time, by=model.by))


def _shape(model: Stopped) -> dict[str, object]:
    return {
        "action": model.timer.action,
        "routine": model.timer.routine,
        "date": model.timer.day.isoformat(),
        "seconds": model.seconds,
        "by": model.by,
    }
