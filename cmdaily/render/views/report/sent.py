"""Sent reports: over which channel each went, and why one did not."""

from __future__ import annotations

from cmdaily.domain.scheduler.reminder import shown_channel
from cmdaily.render.document import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.report.scheduled import SentReport
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(model: Sequence[SentReport], tr: Translator) -> Document:
    """A line for each channel."""
    found = []
    for each in model:
        to = shown_channel(each.channel)
        if not each.why:
            found.append(line(("good", tr("report.sent", name=each.name, to=to))))
        else:
            why = tr(each.why, status=each.status)
            found.append(line(("bad", tr("report.not_sent", name=each.name, to=to, why=why))))
    return tuple(found)


def data(model: Sequence[SentReport], tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    return {
        "sent": [
            {
                "name": each.name,
                "to": shown_channel(each.channel),
                "error": None if not each.why else tr(each.why, status=each.status),
            }
            for each in model
        ]
    }
