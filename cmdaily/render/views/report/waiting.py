"""Waiting reports: written, and not sent yet."""

from __future__ import annotations

from cmdaily.domain.scheduler.reminder import shown_channel
from cmdaily.render.document import Column, Table, line, row
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.report.scheduled import HeldReport
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(model: Sequence[HeldReport], tr: Translator) -> Document:
    """The reports that wait, with their files."""
    if not model:
        return (line(("dim", tr("report.none_waits"))),)
    rows = []
    for each in model:
        state = tr(f"report.state_{each.state}")
        rows.append(row(each.name, short_date(tr, each.day), state, ("dim", shown_channel(each.channel))))
    files = dict.fromkeys(each.path for each in model)
    table = Table((Column(flexible=True), Column(), Column(), Column()), tuple(rows))
    return (
        table,
        *(line(("dim", path)) for path in files),
        line(tr("report.waits_hint", name=model[0].name)),
    )


def data(model: Sequence[HeldReport], _tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    return {
        "reports": [
            {
                "name": each.name,
                "date": each.day.isoformat(),
                "state": each.state,
                "to": shown_channel(each.channel),
                "file": each.path,
            }
            for each in model
        ]
    }
