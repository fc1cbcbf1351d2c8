"""Linear classifier (multinomial logistic regression) of messages, with quantised weights: pure Python, no dependency.

The file of weights: a line of JSON (format, kinds, scales, `complaint_at`, checksum of the corpus and of the features),
then zlib-compressed signed bytes, `DIMENSIONS` for each kind in turn.
"""

from __future__ import annotations

import json
import zlib
from math import exp, sqrt
from operator import itemgetter

from cmdaily.domain.inbox.kinds.features import (
    DIMENSIONS,
    GROUP_WORTH,
    Feature,
    numbers_of,
    shares_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.domain.inbox.kinds.tokens import Token

FORMAT = 1
_ZERO = 128
_SHIFTED = bytes((byte + _ZERO) % 256 for byte in range(256))
"""Weights are kept as unsigned bytes, 128 being nothing: those are looked up the fastest."""


class KindModel:
    """Weights that were trained, ready to be asked."""

    def __init__(self, content: bytes) -> None:
        """Of the content of a file of weights; ValueError for what is none."""
        head, _line, packed = content.partition(b"\n")
        about = json.loads(head)
        if about["format"] != FORMAT or about["dimensions"] != DIMENSIONS:
            raise ValueError("weights of another format")
        self.kinds: tuple[str, ...] = tuple(about["kinds"])
        self.about = about
        self._scale: float = about["scale"]
        self._complaint_at: float = about["complaint_at"]
        weights = zlib.decompress(packed).translate(_SHIFTED)
        if len(weights) != DIMENSIONS * len(self.kinds):
            raise ValueError("weights of another size")
        self._weights = [weights[at : at + DIMENSIONS] for at in range(0, len(weights), DIMENSIONS)]

    def scores(self, features: Sequence[Feature]) -> list[float]:
        """The score of each kind, in the order of `kinds`."""
        groups: tuple[list[int], ...] = tuple([] for _ in GROUP_WORTH)
        for number, group, _place in features:
            groups[group].append(number)
        return self.scores_of(groups)

    def scores_of(self, groups: Sequence[Sequence[int]]) -> list[float]:
        """The same of the numbers of features, by group."""
        totals = [0.0] * len(self.kinds)
        for numbers, worth in zip(groups, GROUP_WORTH, strict=True):
            if not numbers:
                continue
            share = worth * self._scale / sqrt(len(numbers))
            chosen = itemgetter(*numbers, 0)  # with a place to spare, so that it always gives a tuple
            for kind, weights in enumerate(self._weights):
                totals[kind] += share * (sum(chosen(weights)) - weights[0] - _ZERO * len(numbers))
        return totals

    def chances(self, text: str) -> dict[str, float]:
        """How likely each kind is, by itself."""
        return shares(self.kinds, self.scores_of(numbers_of(text)[1]))

    def kind_of(self, text: str) -> str:
        """The kind of a text. In a script that was not learned only a question mark is understood."""
        tokens, numbers = numbers_of(text)
        if is_foreign(tokens):
            return "question" if any(shape == "ask" for _word, shape, _start, _end in tokens) else "other"
        return self.decide(shares(self.kinds, self.scores_of(numbers)))

    def decide(self, chances: Mapping[str, float]) -> str:
        """The likeliest kind; a complaint sooner than that, for who misses one pays more."""
        if chances["complaint"] >= self._complaint_at:
            return "complaint"
        return max((kind for kind in self.kinds if kind != "complaint"), key=lambda kind: chances[kind])

    def by_token(
        self, tokens: Sequence[Token], features: Sequence[Feature], kind: str
    ) -> list[tuple[float, int]]:
        """How much each token spoke for a kind against the others' mean, the loudest first, with its place in the
        list of tokens; -1 stands for the message as a whole."""
        worths = shares_of(features)
        wanted = self.kinds.index(kind)
        spoken = dict.fromkeys(range(-1, len(tokens)), 0.0)
        for number, group, place in features:
            values = [weights[number] - _ZERO for weights in self._weights]
            spoken[place] += (values[wanted] - sum(values) / len(values)) * self._scale * worths[group]
        return sorted(
            ((value, place) for place, value in spoken.items()), key=lambda each: (-each[0], each[1])
        )


def is_foreign(tokens: Sequence[Token]) -> bool:
    """Whether most words are in another script than the Latin one."""
    words = [word for word, shape, _start, _end in tokens if shape == "word"]
    return sum(not word.isascii() for word in words) * 2 > len(words)


def shares(kinds: Sequence[str], scores: Sequence[float]) -> dict[str, float]:
    """Softmax: scores as shares of one."""
    highest = max(scores)
    powers = [exp(score - highest) for score in scores]
    total = sum(powers)
    return {kind: power / total for kind, power in zip(kinds, powers, strict=True)}
