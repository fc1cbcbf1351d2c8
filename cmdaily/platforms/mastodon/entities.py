"""Links, mentions and hashtags as a Mastodon server finds them in a status.

Its patterns are those of twitter-text with letters of every script in paths and queries, other protocols besides, and
no link without one (mastodon/mastodon: config/initializers/twitter_regex.rb, app/models/account.rb, tag.rb,
app/validators/status_length_validator.rb). The same finding counts the length.
"""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.publishing.text.entities import (
    HASHTAG,
    LINK,
    MENTION,
    Entity,
    apart,
    is_letter,
    is_word,
    run,
)
from cmdaily.domain.publishing.text.urls import UrlGrammar, urls

_SPACES = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_PATH = rf"[^{_SPACES}<>()?]"
_BALANCED = rf"\((?:{_PATH}+|{_PATH}*\({_PATH}+\){_PATH}*)\)"
_PATH_END = rf"(?:[^{_SPACES}()?!*\"'「」<>;:=,.$%\[\]~&|@]|{_BALANCED})"
_BEYOND = "\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0010fffd"
_GRAMMAR = UrlGrammar(
    protocols="https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini",
    tail=rf"(?::[0-9]+)?(?P<path>/(?:{_PATH}*(?:{_BALANCED}{_PATH}*)*{_PATH_END}|{_PATH}+/)*)?"
    rf"(?:\?[a-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{_BEYOND}]*[a-z0-9_&=#/\-{_BEYOND}])?",
)
_NAME = "[a-zA-Z0-9_]+(?:[.-]+[a-zA-Z0-9_]+)*"
_MENTION = re.compile(rf"@(?P<user>{_NAME})(?P<server>@)?")
_AFTER_MENTION = re.compile("[@＠\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]|://")
_PROTOCOL = re.compile(r"https?\Z")
_SEPARATORS = "_\xb7\u30fb\u200c"


def entities(text: str) -> list[Entity]:
    """What a status links to, whom it names and its hashtags."""
    found: list[Entity] = []
    if "://" in text:
        found += (
            Entity(LINK, url.start, url.end, text[url.start : url.end])
            for url in urls(text, bare=False, grammar=_GRAMMAR)
        )
    found += (*_mentions(text), *_hashtags(text))
    return apart(found)


def _mentions(text: str) -> list[Entity]:
    found: list[Entity] = []
    at = text.find("@")
    while at >= 0:
        match = _MENTION.match(text, at)
        if match is None or (at and (text[at - 1] in "=/" or is_word(text[at - 1]))):
            at = text.find("@", at + 1)
            continue
        end = match.end("user")
        if match["server"]:
            end = _server(text, match.end()) or end
        if not _AFTER_MENTION.match(text, end):
            found.append(Entity(MENTION, at, end, text[at + 1 : end]))
        at = text.find("@", end)
    return found


def _server(text: str, at: int) -> int:
    """The end of a server's name, 0 for none."""
    end = run(text, at, is_word)
    if end == at:
        return 0
    while True:
        joint = run(text, end, ".-".__contains__)
        after = run(text, joint, is_word)
        if joint == end or after == joint:
            return end
        end = after


def _hashtags(text: str) -> list[Entity]:
    found: list[Entity] = []
    at = text.find("#")
    while at >= 0:
        end = _tag(text, at + 1) if not at or _may_begin_after(text[at - 1]) else 0
        glued = _PROTOCOL.search(text, at + 2, end) if text.startswith("://", end) else None
        end = glued.start() if glued else end
        if end:
            found.append(Entity(HASHTAG, at, end, text[at + 1 : end]))
        at = text.find("#", end or at + 1)
    return found


def _may_begin_after(before: str) -> bool:
    return before not in "=/)" and (not is_word(before) or before == "_")


def _tag(text: str, at: int) -> int:
    """The end of a hashtag's name: words, joined by separators if a word ends it and it holds a letter; 0 for none."""
    long = run(text, at, lambda one: one in _SEPARATORS or is_word(one))
    while long > at and not is_word(text[long - 1]):
        long -= 1
    inner = text[at + 1 : long - 1]
    if long - at > 2 and is_word(text[at]) and any(one in _SEPARATORS or is_letter(one) for one in inner):
        return long
    short = run(text, at, is_word)
    return short if any(is_letter(one) for one in text[at:short]) else 0
