"""Report template: one's own wording of a report: which parts in which order, sentences between them, a letterhead."""

from __future__ import annotations

from cmdaily.domain.record import frozen
from cmdaily.domain.report.report import PARTS
from cmdaily.domain.routines.routine import Localized

PLACEHOLDERS = ("from", "to", "actions", "planned", "received", "answered", "posts")
"""What stands between braces in one's own sentences: the days of the span, and what was counted in it."""


@frozen
class TemplatePart:
    """A part of the report with one's own title and sentences; sentences alone where `part` is ""."""

    part: str
    title: Localized = ()
    words: Localized = ()


@frozen
class ReportTemplate:
    """What a person puts around a report: `head` above and `foot` below it, a title, a picture as bytes."""

    title: Localized = ()
    head: Localized = ()
    foot: Localized = ()
    logo: bytes = b""
    logo_alt: Localized = ()
    parts: tuple[TemplatePart, ...] = tuple(TemplatePart(name) for name in PARTS)

    def layout(self, wanted: tuple[str, ...]) -> tuple[TemplatePart, ...]:
        """The parts in their order. Where some are asked for, those, and no sentences that stand alone."""
        if wanted == PARTS:
            return self.parts
        own = {each.part: each for each in self.parts}
        return tuple(own.get(name, TemplatePart(name)) for name in wanted)


USUAL = ReportTemplate()
