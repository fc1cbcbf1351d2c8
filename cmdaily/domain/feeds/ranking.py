"""Ranking of articles: the most likely to be shared first, by the words and feeds of what was kept and shared before.

Log-odds of words with add-half smoothing (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 11.3), so
that every place in the list can be explained by the words that brought it there.
"""

from __future__ import annotations

import math
import re
from collections import Counter

from cmdaily.domain.feeds.words import folded, tokens
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from cmdaily.domain.feeds.article import Article

HALF_LIFE_DAYS = 3.0
"""An article that is so old weighs half as much as one of now."""
SHOWN_WORDS = 3
LEAD = 30
"""Words of a text that are looked at, after its title."""
MOST = 2.0
"""No word weighs more, in nats: one lucky word must not decide."""


@frozen
class Ranked:
    """An article and why it stands where it does: words of it that were in what was kept and shared, as it writes them,
    whether its feed is one that much is kept of, and how many feeds carry it."""

    article: Article
    score: float
    words: tuple[str, ...] = ()
    liked_feed: bool = False
    feeds: int = 1


class Taste:
    """What the kept and shared articles have in common, against those passed over."""

    def __init__(self, liked: Sequence[Article], passed: Sequence[Article]) -> None:
        self._liked, self._passed = _counts(liked), _counts(passed)
        self._n_liked, self._n_passed = len(liked), len(passed)
        self._feeds = Counter(article.feed for article in liked)
        self._others = Counter(article.feed for article in passed)

    def word(self, word: str) -> float:
        """How much a word speaks for an article, in nats; 0 for one that says nothing."""
        if not self._n_liked or not (self._liked[word] or self._passed[word] > 1):
            return 0.0
        return _odds(self._liked[word], self._n_liked, self._passed[word], self._n_passed)

    def feed(self, feed: str) -> float:
        """How much its feed speaks for an article, in nats."""
        if not self._n_liked or not (self._feeds[feed] or self._others[feed]):
            return 0.0
        return _odds(self._feeds[feed], self._n_liked, self._others[feed], self._n_passed)


def _odds(liked: int, of_liked: int, passed: int, of_passed: int) -> float:
    odds = math.log((liked + 0.5) / (of_liked + 1)) - math.log((passed + 0.5) / (of_passed + 1))
    return max(-MOST, min(MOST, odds))


def _words(article: Article) -> set[str]:
    text = f"{article.title}\n{article.text[:600]}"
    return {word for word, _ in tokens(text, 20 + LEAD) if len(word) > 2 and not word[0].isdigit()}


def _counts(articles: Iterable[Article]) -> Counter[str]:
    return Counter(word for article in articles for word in _words(article))


def rank(articles: Iterable[Article], taste: Taste, now: datetime) -> list[Ranked]:
    """The articles, the most likely to be shared first; of equal ones the newest."""
    ranked = [_ranked(article, taste, now) for article in articles]
    return sorted(
        ranked, key=lambda each: (-round(each.score, 6), -each.article.at.timestamp(), each.article.number)
    )


def _ranked(article: Article, taste: Taste, now: datetime) -> Ranked:
    weights = {word: taste.word(word) for word in _words(article)}
    told = [weight for weight in weights.values() if weight]
    by_words = sum(told) / math.sqrt(len(told)) if told else 0.0
    by_feed = taste.feed(article.feed)
    feeds = 1 + len(article.also_in)
    age = max(0.0, (now - article.at).total_seconds() / 86_400)
    score = by_words + by_feed + 0.5 * math.log(feeds) - math.log(2) * age / HALF_LIFE_DAYS
    best = sorted((word for word in weights if weights[word] > 0.1), key=lambda word: (-weights[word], word))
    words = tuple(_as_written(word, article) for word in best[:SHOWN_WORDS])
    return Ranked(article, score, words, by_feed > 0.1, feeds)


def _as_written(word: str, article: Article) -> str:
    for written in re.findall(r"[^\W\d_]+", f"{article.title} {article.text[:600]}"):
        if folded(written) == word:
            return str(written)
    return word
