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
_ANY_SPACE = re.compile(r"\s+")
_SPACE = re.compile(r"(?<![\u00a0\u2007\u202f])[^\S\u00a0\u2007\u202f]+(?![\u00a0\u2007\u202f])")
_CLAUSE = re.compile(r"(?<=[,;:–—])[^\S\u00a0\u2007\u202f]+")
_BREAKS = (_PARAGRAPH, _SENTENCE, _CLAUSE, _SPACE)

_ABBREVIATED = re.compile(
    r"(?:(?:^|[^\w.])(?:[A-ZÀ-Ýnpv]|MM|Mr|Mrs|Ms|Dr|Drs|Pr|Me|St|Ste|Prof|Jr|Sr|pp|cf|ex|av|bd|boul|[Tt][ée]l|env|no|nos|vs|"
    r"fig|art|chap|vol|éd|ed|hab|max|min|approx|dép|i\.e|e\.g|"
    r"p\. ?ex|J\.-?C|[ap]\.m|J\.-[A-Z]|"
    r"[Jj]anv?|[Ff][ée]vr?|Mar|[Aa]vr|Apr|[Jj]uil|Aug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd][ée]c|Nos?|Vols?|Figs?|ca|al|incl|Mgr|Rev|Hon)|"
    r"(?:^|\n)[ \t]*\d{1,2})\.\s+$"
)
"""The full stop of a shortened word, of an initial or of a number in a list: no sentence ends there."""
_NO_END = re.compile(
    r"(?:[!?…]|\b(?:etc|Inc|Ltd|Corp|Co|Ave|Blvd|Rd|Mt|Cie|Ets|approx|mi|suiv|s)\.|\.(?=[»”\"’)\]]))[»”\"’)\]\s]*$"
)
"""What ends a sentence only where a capital follows."""
_NEVER_AFTER = re.compile(r"[«“‘(\[{]\s*$")
_NEVER_BEFORE = re.compile(r"[?;»%°]|[!](?!\[)|:(?![\w+-]+:)|€(?!\d)|…")
_TOGETHER = re.compile(
    r"(?=(\d\s?[hH]\s+\d\d|\d\s?[:x×/]\s+\d|\d\s+\d{3}(?!\d)|\+\s\d"
    r"|\d\s+(?:[hH](?:rs?|eures?)?\b|min\b|[kcm]?m[²2]?\b|k?g\b|c?l\b|x\b|×|[kM]?€|euros?\b|[ap]\.?m\b|ans?\b|years?\b|mois\b|"
    r"months?\b|jours?\b|days?\b|places?\b|janv|févr|mars\b|avr|mai\b|juin\b|juil|août\b|sept|oct|nov|déc|[JFMASOND][a-z]{2,8}\b)"
    r"|(?<!\w)(?:n[°o]|pp?\.|MM?\.|Mme|Mlle|(?:Mgr|Mr|Mrs|Ms|Dr|Pr|St|Rev|Prof)\.?|(?:[A-ZÀ-Ý]\.-)?[A-ZÀ-Ý]\.)\s+\S"
    r"|(?<!\w)(?:No|art|chap|fig|vol|Art|Vol|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+\d))"
)
"""What stands together though a space is in it: a number and its unit, an hour, a ratio, a title and a name."""
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s。、！？」』）]+|[\w.+-]{1,64}@[\w.-]+")
"""An address that the network makes no link of is no better cut."""

ENOUGH, FULL = 0.5, 0.85
"""A better break is taken if it leaves a part at least this full; else one that fills it more. After a comma a part has
to be fuller than after a sentence."""


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
            cut = _break(window, over) or _between_clusters(window, over, graphemes)
            end = _outside_entities(window, cut, limits) or _first(window, graphemes)
        part = window[:end].strip()
        if part:
            parts.append(part)
        at += end
    return parts


def _outside_entities(window: str, end: int, limits: Limits) -> int:
    """Where to cut instead of inside a link, a mention, a hashtag or an address: before it, or after one that begins
    the part."""
    spans = [(entity.start, entity.end) for entity in entities_of(window, limits)]
    if "@" in window or "://" in window:
        addresses = [found.span() for found in _ADDRESS.finditer(window)]
        spans += [
            one for one in addresses if not any(one[0] < stop and start < one[1] for start, stop in spans)
        ]
    for start, stop in sorted(spans):
        if start < end < stop or (end == 0 == start):
            return start if window[:start].strip() else stop
    return end


def _break(window: str, over: int) -> int:
    """The best place to cut before `over`, 0 for none."""
    for breaks in _BREAKS:
        for end in _ends(breaks, window, over):
            if end < over * (FULL if breaks is _CLAUSE else ENOUGH):
                break
            if _parts_well(window, end, sentence=breaks is _SENTENCE):
                return end
    if window[over].isspace() and _parts_well(window, over):
        return over
    every = _ends(_ANY_SPACE, window, over)
    return next((end for end in every[:20] if _parts_well(window, end)), every[0] if every else 0)


def _ends(breaks: re.Pattern[str], window: str, over: int) -> list[int]:
    """Where a part may end, the last one first."""
    return [found.end() for found in breaks.finditer(window, 0, over) if found.end() <= over][::-1]


def _parts_well(window: str, end: int, *, sentence: bool = False) -> bool:
    """Whether what stands on both sides of a cut does not belong together."""
    before = window[max(0, end - 24) : end]
    if _NEVER_AFTER.search(before) or (_NEVER_BEFORE.match(window, end) and "\n" not in before[-2:]):
        return False
    gap = len(before) - len(before.rstrip())
    start = end - gap
    together = _TOGETHER.finditer(window, max(0, start - 6), end + 12)
    if any(one.start() < start and one.end(1) > end for one in together):
        return False
    goes_on = window[end : end + 1].islower() and _NO_END.search(before)
    return not (sentence and (goes_on or _ABBREVIATED.search(before)))


def _between_clusters(window: str, over: int, graphemes: Splitter) -> int:
    """The last place before `over` that cuts no cluster: flags and joined emoji stay whole where code points count."""
    begin = max(0, over - 64)
    at = begin
    for cluster in graphemes(window[begin : over + 64]):
        if at + len(cluster) > over:
            break
        at += len(cluster)
    return at if at > begin else over


def _first(window: str, graphemes: Splitter) -> int:
    """A single cluster larger than a post: it goes alone and the preflight refuses it."""
    return len(graphemes(window)[0])
