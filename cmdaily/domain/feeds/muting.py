"""Muted words and feeds: what is not offered, for ever or until a day."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.feeds.words import folded, tokens
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.feeds.article import Article


@frozen
class Mute:
    """A word or phrase that is not to be offered, until a day (that day included), None for ever."""

    word: str
    until: date | None = None

    def holds(self, today: date) -> bool:
        """Whether it holds on a day."""
        return self.until is None or today <= self.until


def muted(article: Article, mutes: Iterable[Mute], today: date) -> bool:
    """Whether a muted word stands in an article's title or text, as a whole word, whatever its accents and capitals."""
    words = [mute.word for mute in mutes if mute.holds(today)]
    if not words:
        return False
    there = f" {_plain(article.title)} {_plain(article.text)} "
    return any(f" {_plain(word)} " in there for word in words)


def _plain(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in folded(text)).split())


def says_something(word: str) -> bool:
    """Whether a word or phrase can be muted: something of it must be more than a function word."""
    return bool(tokens(word)) and len(word) <= 100
