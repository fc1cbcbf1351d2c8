"""Judgement on a text while it is typed: its length and price for each recipient, then what there is to remark on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from cmdaily.desk.styled import document_text
from cmdaily.domain.accounts.network import dollars
from cmdaily.domain.publishing.text.measure import measure, text_as_sent
from cmdaily.platforms.http import graphemes
from cmdaily.render.views.publishing import findings
from cmdaily.render.words import money

if TYPE_CHECKING:
    from cmdaily.domain.publishing.results import PlannedPost
    from cmdaily.locale import Translator

MOST_REMARKS = 20
"""Of thousands of findings in one text, the first are enough to begin with."""


def judgement(planned: tuple[PlannedPost, ...], tr: Translator, *, begun: bool) -> Text:
    """The length for each recipient and the price in one line, then the findings; those of a text that was not begun
    yet would say only that it is missing."""
    found = Text()
    for post in planned:
        part = post.parts[0]
        size = measure(text_as_sent(post.recipient.network, part), post.limits, graphemes.split)
        said = tr("desk.length", length=size.length, limit=size.limit) if size.limit else str(size.length)
        by_hand = "  " + tr("desk.by_hand") if post.by_hand else ""
        found.append(f"{post.recipient.name}: ", "bold")
        found.append(f"{said}{by_hand}   ", "red" if size.too_long else "green")
    price = sum(post.price for post in planned if not post.blocked)
    if price:
        found.append(tr("preflight.total", price=money(tr, dollars(price))), "dim")
    found.rstrip()
    remarks = findings.remarks(planned, tr)[:MOST_REMARKS] if begun else ()
    return Text("\n").join([found, document_text(remarks)]) if remarks else found
