"""Assembling a report page: the parts that were asked for, in the order and with the words of a template."""

from __future__ import annotations

import re

from cmdaily.domain.report.report import Report
from cmdaily.domain.report.template import USUAL, ReportTemplate, TemplatePart
from cmdaily.domain.routines.proof import proof_of
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.report.page import Letterhead, Page, Part, PartBlock, Points, Words
from cmdaily.render.report.parts.done import done_part
from cmdaily.render.report.parts.figures import figures_part
from cmdaily.render.report.parts.messages import messages_part
from cmdaily.render.report.parts.people import people_part
from cmdaily.render.report.parts.posts import posts_part
from cmdaily.render.report.parts.watches import watches_part
from cmdaily.render.report.sentences import day_words, highlight_text, span_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdaily.domain.routines.routine import Localized
    from cmdaily.locale import Translator

MOST_NAMED = 6
"""Accounts in the line below the title."""


def page_of(report: Report, tr: Translator, template: ReportTemplate = USUAL) -> Page:
    """A report in words. One of an empty span, or of parts that hold nothing, says so, and nothing else."""

    def own(text: Localized) -> str:
        return text_in(text, tr.language) if text else ""

    around = Letterhead(own(template.head), own(template.foot), template.logo, own(template.logo_alt))
    title = own(template.title) or tr("report.title")
    subtitle = " · ".join((span_text(tr, report.span), *report.accounts[:MOST_NAMED]))
    if len(report.accounts) > MOST_NAMED:
        subtitle += " …"
    if report.empty:
        return Page(title, subtitle, (_nothing("report.empty", tr),), around, tr.language)
    parts = [part for each in template.layout(report.parts) if (part := _part(report, each, tr))]
    if not parts:
        parts = [_nothing("report.empty_parts", tr)]
    compared = tr(f"report.compared_{report.compared}", span=span_text(tr, report.before))
    return Page(title, f"{subtitle} · {compared}", tuple(parts), around, tr.language)


def _nothing(key: str, tr: Translator) -> Part:
    return Part("empty", "", (Words(tr(key)),))


def _part(report: Report, given: TemplatePart, tr: Translator) -> Part | None:
    """A part with its own sentences first; None for one that has nothing to say."""
    blocks: list[PartBlock] = MAKERS[given.part](report, tr) if given.part else []
    if given.part and not blocks:
        return None
    usual = tr(f"report.part_{given.part}") if given.part else ""
    title = text_in(given.title, tr.language) if given.title else usual
    words = _filled(text_in(given.words, tr.language), report, tr) if given.words else ""
    own: list[PartBlock] = [Words(line) for line in words.splitlines() if line.strip()]
    return Part(given.part or "words", title, (*own, *blocks))


def _filled(text: str, report: Report, tr: Translator) -> str:
    """One's own sentences, with the span and what was counted in it (domain/report/template.py)."""
    values: dict[str, object] = {
        "from": day_words(tr, report.span.first),
        "to": day_words(tr, report.span.last),
        "actions": report.done.actions,
        "planned": report.done.planned,
        "received": report.own.messages.received,
        "answered": report.own.messages.answered,
        "posts": report.own.posts,
    }
    return re.sub(r"\{([a-z]+)\}", lambda match: str(values.get(match[1], match[0])), text)


def _highlights(report: Report, tr: Translator) -> list[PartBlock]:
    items = tuple((highlight_text(each, tr), proof_of(each.proof)) for each in report.highlights)
    return [Points(items)] if items else [Words(tr("report.no_highlights"))]


MAKERS: dict[str, Callable[[Report, Translator], list[PartBlock]]] = {
    "highlights": _highlights,
    "done": done_part,
    "messages": messages_part,
    "people": people_part,
    "posts": posts_part,
    "figures": figures_part,
    "watches": watches_part,
}
