"""How long a text is for a network.

Graphemes are counted by whoever calls: splitting them takes Unicode's tables, which the standard library
lacks (the `regex` package has them: cmdaily/platforms/http/graphemes.py), and this floor has the standard
library alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from cmdaily.domain import lazy_re as re
from cmdaily.domain.accounts.network import Can, Limits, Network, Unit
from cmdaily.domain.publishing.outgoing import SHARE, Outgoing
from cmdaily.domain.publishing.text.emoji import BASES, PICTOGRAPHS
from cmdaily.domain.publishing.text.entities import LINK, MENTION, Entity, entities_of
from cmdaily.domain.publishing.text.urls import urls
from cmdaily.domain.record import frozen

Splitter = Callable[[str], Sequence[str]]
"""Cuts a text into what a reader calls characters."""

# twitter-text v3.json: these code points weigh one, all others two
_LIGHT = "\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037"
_HEAVY = re.compile(f"[^{_LIGHT}]")

_TONE = "[\U0001f3fb-\U0001f3ff]"
_TAGS = "[\U000e0020-\U000e007e]+\U000e007f"
_ONE = rf"(?:[{BASES}](?:{_TONE}|\ufe0f)?|(?![©®™♟](?!\ufe0f))[{PICTOGRAPHS}]\ufe0f?)(?!\ufe0e)(?:{_TAGS})?"
_EMOJI = re.compile(
    rf"[#*0-9]\ufe0f?\u20e3|[\U0001f1e6-\U0001f1ff]{{2}}|{_ONE}(?:\u200d{_ONE})*|{_TONE}",
)


@frozen
class Measure:
    """A length as a network counts it, its limit (0 for none) and the unit of both (domain/accounts/network.py)."""

    length: int
    limit: int
    unit: str

    @property
    def too_long(self) -> bool:
        """Whether the network would refuse it."""
        return bool(self.limit) and self.length > self.limit


def measure(text: str, limits: Limits, graphemes: Splitter = list) -> Measure:
    """How long a text is for a network. Where it has a limit in bytes besides, that one
    if it alone is passed.

    `graphemes` is needed where the network counts graphemes; a text counted in code points needs none.
    """
    length = size = 0
    for _, _, weight, more in _sizes(text, limits, graphemes):
        length += weight
        size += more
    first = Measure(length, limits.text, limits.unit)
    second = Measure(size, limits.text_bytes, Unit.BYTES)
    return second if second.too_long and not first.too_long else first


def overflow(text: str, limits: Limits, graphemes: Splitter = list) -> int | None:
    """The offset, in code points, of the first character that is too many; None if everything fits."""
    length = size = 0
    for start, _, weight, more in _sizes(text, limits, graphemes):
        length += weight
        size += more
        if (limits.text and length > limits.text) or (limits.text_bytes and size > limits.text_bytes):
            return start
    return None


def text_as_sent(network: Network, outgoing: Outgoing) -> str:
    """The text that will stand there: with the link at its end where the network shows it in the text."""
    link = outgoing.link
    card = Can.LINK_CARD in network.can and not outgoing.pictures
    if not link or card or link in outgoing.text:
        return outgoing.text
    if outgoing.kind == SHARE and outgoing.target is not None and not outgoing.text:
        return outgoing.text
    return f"{outgoing.text.rstrip()}\n\n{link}" if outgoing.text.strip() else link


def holds_url(text: str) -> bool:
    """Whether X would charge for a link in this text."""
    return bool(urls(text))


def _sizes(text: str, limits: Limits, graphemes: Splitter) -> Iterator[tuple[int, int, int, int]]:
    """The pieces of a text with their bytes in UTF-8 where those count: 0 where they do not."""
    links = {one.start: one.end for one in _shown_links(text, limits)} if limits.text_bytes else {}
    for start, end, weight in _pieces(text, limits, graphemes):
        piece = text[start:end] if limits.text_bytes else ""
        if piece and limits.link_shown is not None and links.get(start) == end:
            piece = limits.link_shown(piece)
        yield start, end, weight, len(piece.encode("utf-8", "replace"))


def _shown_links(text: str, limits: Limits) -> list[Entity]:
    if limits.link_shown is None:
        return []
    return [one for one in entities_of(text, limits) if one.kind == LINK]


def _pieces(text: str, limits: Limits, graphemes: Splitter) -> Iterator[tuple[int, int, int]]:
    """Start, end and weight of everything that counts as one: links, mentions, emoji, characters."""
    if limits.unit == Unit.WEIGHTED and not unicodedata.is_normalized("NFC", text):
        # offsets are then those of the composed text, which is what the network keeps
        text = unicodedata.normalize("NFC", text)
    at = 0
    for start, end, weight in _whole(text, limits, graphemes):
        if start < at:
            continue
        yield from _plain(text, at, start, limits.unit, graphemes)
        yield start, end, weight
        at = end
    yield from _plain(text, at, len(text), limits.unit, graphemes)


def _whole(text: str, limits: Limits, graphemes: Splitter) -> list[tuple[int, int, int]]:
    """Links that count as a fixed length or by what is shown of them, and mentions that count without their domain."""
    if limits.link_shown is not None:
        shown = limits.link_shown
        return [
            (one.start, one.end, len(graphemes(shown(text[one.start : one.end]))))
            for one in _shown_links(text, limits)
        ]
    if not limits.url and limits.mention_domains:
        return []
    found: list[tuple[int, int, int]] = []
    if limits.unit == Unit.WEIGHTED:  # X counts every link, one that begins inside a hashtag too
        return [(url.start, url.end, limits.url) for url in urls(text)]
    for entity in entities_of(text, limits):
        if entity.kind == LINK and limits.url:
            found.append((entity.start, entity.end, limits.url))
        elif entity.kind == MENTION and not limits.mention_domains:
            found.append((entity.start, entity.end, 1 + len(entity.value.partition("@")[0])))
    return found


def _plain(text: str, start: int, end: int, unit: str, graphemes: Splitter) -> Iterator[tuple[int, int, int]]:
    if unit == Unit.GRAPHEMES:
        for cluster in graphemes(text[start:end]):
            yield start, start + len(cluster), 1
            start += len(cluster)
        return
    if unit in (Unit.WEIGHTED, Unit.EMOJI_BYTES):
        for emoji in _EMOJI.finditer(text, start, end):
            yield from _characters(text, start, emoji.start(), weighted=unit == Unit.WEIGHTED)
            yield emoji.start(), emoji.end(), 2 if unit == Unit.WEIGHTED else len(emoji[0].encode())
            start = emoji.end()
    yield from _characters(text, start, end, weighted=unit == Unit.WEIGHTED)


def _characters(text: str, start: int, end: int, weighted: bool) -> Iterator[tuple[int, int, int]]:
    for at in range(start, end):
        yield at, at + 1, 2 if weighted and _HEAVY.match(text, at) else 1
