"""Duties of a team: whose turn it is."""

from __future__ import annotations

from cmdaily.render.document import Column, Table, line, row
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.team.duty import Turn
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(model: tuple[Turn, ...], tr: Translator) -> Document:
    """A line for each duty."""
    if not model:
        return (line(tr("team.no_duties")),)
    rows = tuple(
        row(
            turn.duty,
            ("accent", turn.person),
            tr("team.turn_until", day=short_date(tr, turn.until), after=turn.after),
            ("dim", turn.why),
        )
        for turn in model
    )
    return (Table((Column(), Column(), Column(), Column(flexible=True)), rows),)


def data(model: tuple[Turn, ...], _say: Translator) -> dict[str, object]:
    """The same for scripts."""
    return {
        "duties": [
            {
                "duty": turn.duty,
                "person": turn.person,
                "until": turn.until.isoformat(),
                "after": turn.after,
                "why": turn.why or None,
            }
            for turn in model
        ]
    }
