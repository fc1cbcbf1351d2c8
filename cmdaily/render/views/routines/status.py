"""`status`: one line for a shell prompt."""

from __future__ import annotations

from cmdaily.domain.time.durations import minutes
from cmdaily.render.document import line
from cmdaily.render.words import duration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.agenda import Agenda
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(agenda: Agenda, tr: Translator) -> Document:
    """`5/20 · 34 min`, and the running timer."""
    totals = agenda.totals
    if not totals.actions:
        pieces = [tr("status.paused" if agenda.pauses else "status.free")]
    elif totals.open:
        pieces = [f"{totals.done}/{totals.actions - totals.skipped}", duration(tr, totals.minutes_left)]
    else:
        pieces = [f"{totals.done}/{totals.actions - totals.skipped}", tr("status.finished")]
    if agenda.timer is not None:
        pieces.append(f"{agenda.timer.action} {duration(tr, minutes(agenda.timer_seconds))}")
    return (line(" · ".join(pieces)),)


def data(agenda: Agenda, tr: Translator) -> dict[str, object]:
    """The totals of the day, and the timer."""
    totals = agenda.totals
    names = ("actions", "done", "skipped", "open", "minutes", "minutes_left", "spent_minutes")
    timer = agenda.timer
    return {
        "date": agenda.day.isoformat(),
        "totals": {name: getattr(totals, name) for name in names},
        "paused": bool(agenda.pauses),
        "timer": None
        if timer is None
        else {
            "action": timer.action,
            "routine": timer.routine,
            "started_at": timer.started_at.isoformat(),
            "minutes": minutes(agenda.timer_seconds),
        },
    }
