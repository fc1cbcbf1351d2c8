"""Text with its links, hashtags, words and sentences, parsed lazily and once."""

from __future__ import annotations

from functools import cached_property

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.rules.unicode_tables import EMOJI, MARKS
from cmdaily.domain.record import frozen_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    from cmdaily.domain.accounts.network import Network
    from cmdaily.domain.publishing.text.entities import Entity

    Placed = TypeVar("Placed", bound="Span | Entity")

TOP_LEVELS = (
    "com|org|net|info|edu|gov|biz|dev|app|io|ai|co|me|ly|gl|gd|cc|gg|tv|shop|site|online|news|blog|link|media|paris|bzh|"
    "alsace|corsica|eu|fr|be|ch|lu|de|es|it|pt|nl|uk|ie|us|ca|example|test"
)
"""Top-level domains that make a bare `name.tld` a link on the networks; a full list would go stale."""

_LINK = re.compile(
    r"https?://[^\s<>\"«»“”]+"
    rf"|(?<![\w@./#＃-])(?:[a-z0-9](?:[a-z0-9-]{{0,62}})\.)++(?:{TOP_LEVELS})(?![\w-])(?!\.\w)(?:[/?#][^\s<>\"«»“”]*)?",
    re.IGNORECASE,
)
# not after `@`: `@name@server` is how one mentions somebody; a full stop after it ends the sentence
_EMAIL = re.compile(
    r"(?<![\w.+%@-])[\w.+%-]{1,64}+@(?:[^\W_](?:[\w-]{0,62})\.)+(?:[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59})(?![\w-])",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"«[^«»\n]{0,600}»|“[^“”\n]{0,600}”|(?<![\w\"])\"(?=\S)[^\"\n]{1,600}\"(?!\w)")
_HANDLE = re.compile(r"(?<![\w@/.])@\w(?:[\w.-]{0,80}\w)?(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})?")
_HASHTAG = re.compile(rf"(?<![\w&/])[#＃](?=[\d_]*[^\W\d_])[\w{MARKS}]+")
_WORD = re.compile(rf"[^\W\d_][{MARKS}]*(?:[’'-]?[^\W\d_][{MARKS}]*)*+")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\s»”\")]*(?=\s|$)|\n+")
_MAYBE_LITERAL = re.compile(r"[:`\\<~]|/\w|\w\.\w")
_BARE = re.compile(r"\w\.[^\W\d_]{2}")
_CLOSERS = {")": "(", "]": "[", "}": "{"}
MASK = "\ufffc"
"""What stands for every character of a link, handle, hashtag or address in `Text.masked`: neither letter nor space."""


@frozen_row
class Span:
    """A piece of the text: what it is and its offsets in code points, `end` exclusive."""

    text: str
    start: int
    end: int


class Text(str):
    """A text to check. It is the plain text itself; what rules need to know about it is found on demand.

    Offsets count Unicode code points, as everywhere in the domain.
    """

    @cached_property
    def emails(self) -> tuple[Span, ...]:
        """Addresses such as `name@example.org`."""
        if "@" not in self:
            return ()
        emails = _spans(_EMAIL, self)
        if "://" not in self:
            return emails
        # in a link it is somebody's name, or a secret of its own, unless the query asks for an address
        within = [link.span() for link in _LINK.finditer(self) if "://" in link[0]]
        return tuple(
            email
            for email in emails
            if self[email.start - 1 : email.start] == "="
            or not any(start < email.start < end for start, end in within)
        )

    @cached_property
    def links(self) -> tuple[Span, ...]:
        """Web links, bare domains included, without the punctuation that follows them."""
        if "." not in self and "://" not in self:
            return ()
        links = _outside(map(_without_tail, _spans(_LINK, self)), self.emails)
        return tuple(link for link in links if "/" in link.text or not _unmeant(link.text))

    @cached_property
    def handles(self) -> tuple[Span, ...]:
        """Mentions: `@name`, `@name.bsky.social`, `@name@instance`."""
        if "@" not in self:
            return ()
        return _outside(_spans(_HANDLE, self), (*self.emails, *self.links))

    @cached_property
    def hashtags(self) -> tuple[Span, ...]:
        """Hashtags with their `#`; a number alone is none."""
        if "#" not in self and "＃" not in self:
            return ()
        return _outside(_spans(_HASHTAG, self), self.links)

    def on(self, network: Network) -> Text:
        """The text with its hashtags where a network finds them (`#R&D` is one on Bluesky, `#R` elsewhere), and with
        the bare domains that it makes links of (`musee.art`). A link that it ends too early is judged whole."""
        if "#" not in self and "＃" not in self and not _BARE.search(self):
            return self
        from cmdaily.domain.publishing.text.entities import HASHTAG, LINK, entities_of

        found = entities_of(self, network.limits)
        tags = tuple(
            Span(self[one.start : one.end], one.start, one.end) for one in found if one.kind == HASHTAG
        )
        links = [Span(self[one.start : one.end], one.start, one.end) for one in found if one.kind == LINK]
        more = [link for link in clear_of(links, self.links) if not _unmeant(link.text)]
        if tags == self.hashtags and not more:
            return self
        there = Text(self)
        there.__dict__["hashtags"] = tags  # what the properties would have found
        there.__dict__["links"] = tuple(sorted((*self.links, *more), key=_start))
        return there

    @cached_property
    def literals(self) -> tuple[Span, ...]:
        """What is no prose and none of the others: shortcodes, code, file names, addresses that are not the web's."""
        if not _MAYBE_LITERAL.search(self):
            return ()
        from cmdaily.domain.charter.literals import LITERAL

        return _outside(_spans(LITERAL, self), self.links)

    @cached_property
    def protected(self) -> tuple[Span, ...]:
        """Links, addresses, handles, hashtags and literals, in the order of the text."""
        spans = (*self.emails, *self.links, *self.handles, *self.hashtags, *self.literals)
        return tuple(sorted(spans, key=_start))

    @cached_property
    def masked(self) -> str:
        """The text, same length, with everything protected hidden: what a rule on prose looks at."""
        return hide(self, self.protected)

    @cached_property
    def unquoted(self) -> str:
        """The prose in lower case with everything between quotation marks hidden: what the author says."""
        quotations = _spans(_QUOTATION, self.masked)
        return hide(self.folded, quotations)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The words of the prose, hyphens and apostrophes kept inside."""
        return _spans(_WORD, self.masked)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the prose, trimmed; a line break ends one."""
        pieces, start = [], 0
        for end in _SENTENCE_END.finditer(self.masked):
            pieces.append((start, end.start()))
            start = end.end()
        pieces.append((start, len(self)))
        return tuple(Span(self[start:end], start, end) for start, end in pieces if self[start:end].strip())

    @cached_property
    def emojis(self) -> tuple[Span, ...]:
        """Emojis as a reader counts them."""
        return () if self.isascii() else _spans(EMOJI, self.masked)

    @cached_property
    def folded(self) -> str:
        """The prose in lower case, when that keeps the offsets (it does for French and English)."""
        lower = self.masked.lower()
        return lower if len(lower) == len(self) else self.masked

    def line_of(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1."""
        before = self[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def hide(text: str, spans: tuple[Span, ...]) -> str:
    """The text with every character of the spans masked; same length."""
    if not spans:
        return str(text)
    pieces, at = [], 0
    for span in sorted(spans, key=_start):
        if span.end <= at:
            continue
        start = max(span.start, at)
        pieces += [text[at:start], MASK * (span.end - start)]
        at = span.end
    pieces.append(text[at:])
    return "".join(pieces)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(found.group(), found.start(), found.end()) for found in pattern.finditer(text))


def _unmeant(link: str) -> str:
    from cmdaily.domain.charter.literals import why_unmeant

    return why_unmeant(link)


def clear_of(spans: Iterable[Placed], taken: Iterable[Span | Entity]) -> Iterator[Placed]:
    """The spans that touch none of those taken; all in the order of the text, none over another of its own kind."""
    others = iter(taken)
    other = next(others, None)
    for span in spans:
        while other is not None and other.end <= span.start:
            other = next(others, None)
        if other is None or other.start >= span.end:
            yield span


def _start(span: Span) -> int:
    return span.start


def _outside(spans: Iterable[Span], taken: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans that do not begin inside one already taken; both in the order of the text."""
    kept, others = [], iter(sorted(taken, key=_start))
    other = next(others, None)
    for span in spans:
        while other is not None and other.end <= span.start:
            other = next(others, None)
        if other is None or span.start < other.start:
            kept.append(span)
    return tuple(kept)


def _without_tail(link: Span) -> Span:
    """A link without the full stop or the bracket that belongs to the sentence around it."""
    shown, end = link.text, len(link.text)
    surplus = {closer: shown.count(closer) - shown.count(opener) for closer, opener in _CLOSERS.items()}
    while end:
        last = shown[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in ".,;:!?'’*…":
            break
        end -= 1
    return Span(shown[:end], link.start, link.start + end)
