"""Entities of a text: its links, mentions and hashtags, as a network finds them.

Each network's folder says how it finds them; what stands here is what they share. Offsets are code points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from cmdaily.domain import lazy_re as re
from cmdaily.domain.publishing.text.urls import urls
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Limits

LINK, MENTION, HASHTAG, CASHTAG = "link", "mention", "hashtag", "cashtag"


@frozen
class Entity:
    """A link, a mention, a hashtag or a cashtag: `end` is exclusive, `value` is the address with its protocol, the
    name without `@`, the tag without its sign."""

    kind: str
    start: int
    end: int
    value: str


def apart(found: Iterable[Entity]) -> list[Entity]:
    """In the order of the text, none over another: the one that begins first wins, then the longer."""
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept


_MENTION = re.compile(r"(?<![\w@/.])@\w(?:[\w.-]{0,80}\w)?(?:@\w(?:[\w.-]{0,200}\w)?)?")


# from its protocol to the next space, without the marks of the sentence around it
_ADDRESS = re.compile(r"(?<![\w@#])https?://[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?…’'*)\]}]/?", re.IGNORECASE)


def entities_of(text: str, limits: Limits) -> Sequence[Entity]:
    """The entities of a text as a network finds them; where it does not say how, as most do."""
    return limits.entities(text) if limits.entities is not None else usual_entities(text)


def usual_entities(text: str) -> list[Entity]:
    """Links, mentions and hashtags as most networks find them."""
    found = [
        Entity(LINK, url.start, url.end, ("" if url.protocol else "https://") + text[url.start : url.end])
        for url in urls(text)
    ]
    # no network of these says how it ends an address: whole is what was meant
    found += (Entity(LINK, *match.span(), match[0]) for match in _ADDRESS.finditer(text))
    found += (Entity(MENTION, *match.span(), match[0][1:]) for match in _MENTION.finditer(text))
    for sign in re.finditer("[#＃]", text):
        end = run(text, sign.end(), is_word)
        alone = not sign.start() or not (is_word(text[sign.start() - 1]) or text[sign.start() - 1] in "&/")
        if alone and any(is_letter(one) for one in text[sign.end() : end]):
            found.append(Entity(HASHTAG, sign.start(), end, text[sign.end() : end]))
    return apart(found)


def run(text: str, at: int, belongs: Callable[[str], bool]) -> int:
    """The end of the characters that belong together, from an offset on."""
    while at < len(text) and belongs(text[at]):
        at += 1
    return at


def is_letter(character: str) -> bool:
    """A letter, or a mark on one, of any script (`\\p{L}\\p{M}`)."""
    return unicodedata.category(character)[0] in "LM"


def is_word(character: str) -> bool:
    """A letter, a mark, a decimal digit or a connector such as `_` (UTS 18, word)."""
    return unicodedata.category(character) in ("Nd", "Pc") or is_letter(character)
