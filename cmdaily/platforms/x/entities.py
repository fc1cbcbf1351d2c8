"""Links, mentions, hashtags and cashtags as X finds them: the rules of twitter-text 3, run beside this by a test.

Letters are those of today's Unicode; the library knows those of 2014, so a hashtag in a script added since then is
none for it.
"""

from __future__ import annotations

import unicodedata

from cmdaily.domain import lazy_re as re
from cmdaily.domain.publishing.text.entities import (
    CASHTAG,
    HASHTAG,
    LINK,
    MENTION,
    Entity,
    apart,
    is_letter,
    run,
)
from cmdaily.domain.publishing.text.urls import urls

_ACCENTED = (
    "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b"
    "\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_MENTION = re.compile(
    r"(?:(?<![a-zA-Z0-9_!#$%&*@＠])|(?<=[rR][tT])(?<![a-zA-Z0-9_+~.-][rR][tT]))"
    r"[@＠](?P<name>[a-zA-Z0-9_]{1,20})(?P<list>/[a-zA-Z][a-zA-Z0-9_-]{0,24})?"
)
_AFTER_MENTION = re.compile(f"[@＠{_ACCENTED}]|://")
_SPECIAL = "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7"
_HASH = re.compile("[#＃](?!\ufe0f|\u20e3)")
_AFTER_TAG = re.compile("[#＃]|://")
_SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CASHTAG = re.compile(
    rf"(?<![^{_SPACES}])\$([a-zA-Z]{{1,6}}(?:[._][a-zA-Z]{{1,2}})?)(?=\Z|[\s\ufeff!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~$])"
)


def entities(text: str) -> list[Entity]:
    """What a post links to, whom it names, its hashtags and its cashtags."""
    found: list[Entity] = []
    for url in urls(text):
        shown = text[url.start : url.end]
        found.append(Entity(LINK, url.start, url.end, shown if url.protocol else f"https://{shown}"))
    last = 0
    for match in _MENTION.finditer(text):
        # the RT before a name is none where it is a name itself, as in @RT@lea
        if (match.start() > last or not last) and not _AFTER_MENTION.match(text, match.end()):
            found.append(Entity(MENTION, *match.span(), match["name"]))
        last = match.end()
    found += _hashtags(text)
    found += (Entity(CASHTAG, *match.span(), match[1]) for match in _CASHTAG.finditer(text))
    return apart(found)


def _hashtags(text: str) -> list[Entity]:
    found: list[Entity] = []
    taken = -1  # a sign that follows a hashtag begins none
    for sign in _HASH.finditer(text):
        at = sign.start()
        if at == taken or (at and not _may_begin_after(text[at - 1])):
            continue
        end = run(text, at + 1, _belongs)
        if not any(is_letter(one) for one in text[at + 1 : end]):
            continue
        taken = end
        if not _AFTER_TAG.match(text, end):
            found.append(Entity(HASHTAG, at, end, text[at + 1 : end]))
    return found


def _belongs(character: str) -> bool:
    return character in _SPECIAL or unicodedata.category(character) == "Nd" or is_letter(character)


def _may_begin_after(before: str) -> bool:
    return before in "\ufe0e\ufe0f" or (before != "&" and not _belongs(before))
