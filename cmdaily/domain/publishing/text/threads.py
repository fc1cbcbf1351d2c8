"""Thread splitting: a text too long for one post, cut at the ends of sentences, numbered (1/3)."""

from __future__ import annotations

import unicodedata

from cmdaily.domain import lazy_re as re
from cmdaily.domain.accounts.network import Limits, Unit
from cmdaily.domain.publishing.text.entities import entities_of
from cmdaily.domain.publishing.text.measure import Splitter, measure, overflow
from cmdaily.domain.record import replace

_WINDOW = 8
"""A part is looked for in so many times the limit, in code points: a cluster may be long, and a link
counts less than it is."""

_PARAGRAPH = re.compile(r"\n\s*\n\s*")
# ends at . ! ? … with closing quotes after it, before a space; French puts one before » as well
_SENTENCE = re.compile(r"(?<![.!?…])[.!?…]+(?:[\"'”’)\]]|\s?»)*\s+|(?<![。！？])[。！？]+[」』]*\s*")
_SPACE = re.compile(r"\s+")
_BREAKS = (_PARAGRAPH, _SENTENCE, _SPACE)

ENOUGH = 0.5
"""A better break is taken if it leaves a part at least this full; else one that fills it more."""


def split_thread(text: str, limits: Limits, graphemes: Splitter = list) -> tuple[str, ...]:
    """The parts of a thread, each within the network's limits, numbered ` (1/3)`; the text as it is if it
    fits.

    Cuts at paragraphs, else at sentences, else at words, else anywhere, but never inside a link, a mention or a
    hashtag: one that is longer than a post stays whole, and the preflight refuses it. ValueError if the limit leaves no
    room for the number.
    """
    text = text.strip()
    if limits.unit == Unit.WEIGHTED:
        text = unicodedata.normalize("NFC", text)
    whole = measure(text, limits, graphemes)
    if not whole.too_long:
        return (text,)
    fewest = len(str(whole.length // whole.limit))
    for digits in range(fewest, fewest + 3):
        room = _less(limits, len(" (/)") + 2 * digits)
        parts = _parts(text, room, graphemes)
        if len(str(len(parts))) <= digits:
            break
    return tuple(f"{part} ({number}/{len(parts)})" for number, part in enumerate(parts, 1))


def _less(limits: Limits, reserved: int) -> Limits:
    room = limits.text - reserved
    if room <= reserved:
        raise ValueError("no room for numbering")
    return replace(limits, text=room, text_bytes=max(0, limits.text_bytes - reserved))


def _parts(text: str, limits: Limits, graphemes: Splitter) -> list[str]:
    parts: list[str] = []
    at = 0
    while at < len(text):
        window = text[at : at + limits.text * _WINDOW]
        over = overflow(window, limits, graphemes)
        end = len(window) if over is None else over
        if over is not None:
            end = _outside_entities(window, _break(window, over) or over, limits) or _first(window, graphemes)
        part = window[:end].strip()
        if part:
            parts.append(part)
        at += end
    return parts


def _outside_entities(window: str, end: int, limits: Limits) -> int:
    """Where to cut instead of inside a link, a mention or a hashtag: before it, or after one that begins the part."""
    for entity in entities_of(window, limits):
        if entity.start < end < entity.end or (end == 0 == entity.start):
            return entity.start if window[: entity.start].strip() else entity.end
    return end


def _break(window: str, over: int) -> int:
    """The best place to cut before `over`, 0 for none."""
    for breaks in _BREAKS:
        ends = [found.end() for found in breaks.finditer(window, 0, over) if found.end() <= over]
        if ends and ends[-1] >= over * ENOUGH:
            return ends[-1]
    if window[over].isspace():
        return over
    ends = [found.end() for found in _SPACE.finditer(window, 0, over)]
    return ends[-1] if ends else 0


def _first(window: str, graphemes: Splitter) -> int:
    """A single cluster larger than a post: it goes alone and the preflight refuses it."""
    return len(graphemes(window)[0])
