"""Muted words and feeds."""

from __future__ import annotations

from cmdaily.domain.feeds.results import MuteList
from cmdaily.render.clean import one_line
from cmdaily.render.document import line
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: MuteList, tr: Translator) -> Document:
    """One line for each, with its last day."""
    from datetime import date

    blocks: list[Block] = []
    for feed in model.feeds:
        day = short_date(tr, date.fromisoformat(feed.muted_until))
        blocks.append(
            line(
                ("number", feed.ref), "  ", one_line(feed.name, 80), ("dim", "  " + tr("feed.until", day=day))
            )
        )
    for mute in model.words:
        until = tr("feed.until", day=short_date(tr, mute.until)) if mute.until else tr("feed.for_ever")
        blocks.append(line(tr("feed.word", word=one_line(mute.word)), ("dim", f"  {until}")))
    if not blocks:
        blocks.append(line(tr("feed.nothing_muted")))
    return tuple(blocks)


def data(model: MuteList, _tr: Translator) -> dict[str, object]:
    """Words and feeds with their last day, null for ever."""
    words = [
        {"word": mute.word, "feed": None, "until": mute.until and mute.until.isoformat()}
        for mute in model.words
    ]
    feeds = [{"word": None, "feed": feed.ref, "until": feed.muted_until} for feed in model.feeds]
    return {"muted": [*words, *feeds]}
