"""The kind of a message as one home sees it: its own words first, then the model with what corrections taught it."""

from __future__ import annotations

from math import sqrt

from cmdaily.domain.charter.rules.words import word_pattern
from cmdaily.domain.inbox.kinds.corrections import added, learn, words_of
from cmdaily.domain.inbox.kinds.features import GROUP_WORTH, WORDS, features_of, numbers_of
from cmdaily.domain.inbox.kinds.lexicon import classes_of
from cmdaily.domain.inbox.kinds.model import is_foreign, shares
from cmdaily.domain.inbox.kinds.reasons import BY_MODEL, BY_WORD, Verdict
from cmdaily.domain.inbox.kinds.tokens import places, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cmdaily.domain.inbox.kinds.features import Feature
    from cmdaily.domain.inbox.kinds.model import KindModel
    from cmdaily.domain.inbox.kinds.tokens import Token

LONGEST = 20_000
"""Characters of a text in which the home's own words are looked for."""
MOST_TOLD = 5
"""Words that are named as the reason."""
SHORTEST_TOLD = 3
"""Letters up to which a word by itself is no reason, unless it belongs to a class of words."""
FAINT = 0.2
"""A word that speaks more softly than this share of the loudest is not named."""


class Classifier:
    """Rules are pairs of a kind and its words, as a charter writes words, tried in order. `corrections` are texts and
    the kinds they are, oldest first. The model is asked for when the first text needs it."""

    def __init__(
        self,
        model: Callable[[], KindModel],
        rules: Sequence[tuple[str, Sequence[str]]] = (),
        corrections: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._load = model
        self._rules = [(kind, word_pattern(tuple(words))) for kind, words in rules if words]
        self._corrections = corrections
        self._model: KindModel | None = None

    def kind_of(self, text: str) -> str:
        """The kind of a text. The cost is bounded, whatever the text."""
        ruled = self._ruled(text)
        return ruled.kind if ruled else self._decided(*numbers_of(text))

    def verdict(self, text: str) -> Verdict:
        """The kind of a text, and why."""
        ruled = self._ruled(text)
        if ruled:
            return ruled
        tokens, features = features_of(text)
        kind = self._decided(*numbers_of(text))
        return Verdict(kind, BY_MODEL, self._reasons(visible(text), tokens, features, kind))

    def _ruled(self, text: str) -> Verdict | None:
        for kind, pattern in self._rules:
            found = pattern.search(text[:LONGEST])
            if found:
                return Verdict(kind, BY_WORD, (found[0],))
        return None

    def _ready(self) -> KindModel:
        if self._model is None:
            self._model = self._load()
            self._learned = learn(self._model, self._corrections)
        return self._model

    def _decided(self, tokens: Sequence[Token], numbers: Sequence[Sequence[int]]) -> str:
        model = self._ready()
        if is_foreign(tokens) and not self._learned:
            return "question" if any(shape == "ask" for _word, shape, _start, _end in tokens) else "other"
        scores = model.scores_of(numbers)
        if self._learned:
            share = GROUP_WORTH[WORDS] / sqrt(len(numbers[WORDS]) or 1)
            scores = added(scores, words_of(tokens), share, self._learned)
        return model.decide(shares(model.kinds, scores))

    def _reasons(
        self, text: str, tokens: Sequence[Token], features: Sequence[Feature], kind: str
    ) -> tuple[str, ...]:
        by_token = self._ready().by_token(tokens, features, kind)
        spoken = [(worth, place) for worth, place in by_token if worth > 0 and place >= 0]
        loud = sorted(place for worth, place in spoken[:MOST_TOLD] if worth >= FAINT * spoken[0][0])
        runs: list[list[int]] = []
        for place in loud:
            if runs and place == runs[-1][-1] + 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        telling = [run for run in runs if len(run) > 1 or _tells(tokens[run[0]])] or runs
        where = places(text)
        told = (_piece(text, where, tokens[run[0] : run[-1] + 1]) for run in telling)
        return tuple(dict.fromkeys(told))


def _tells(token: Token) -> bool:
    """Whether a word by itself is a reason that a person understands: `the` is none."""
    word, shape = token[:2]
    return shape != "word" or len(word) > SHORTEST_TOLD or bool(classes_of(word))


def _piece(text: str, where: Sequence[int] | None, run: Sequence[Token]) -> str:
    """Tokens that follow each other, as they stand in the text."""
    start, end = run[0][2], run[-1][3]
    if where is None or end > len(where):
        return " ".join(word for word, _shape, _start, _end in run)
    return text[where[start] : where[end - 1] + 1]
