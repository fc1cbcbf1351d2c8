"""Online learning from corrections (passive-aggressive updates): what a person put right weighs at once, in bounds.

Only words and pairs of words learn, so that one correction moves the messages that share its words and no others. The
trained weights are never touched.
"""

from __future__ import annotations

from cmdaily.domain.inbox.kinds.features import WORDS, features_of, hashed, shares_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.domain.inbox.kinds.features import Feature
    from cmdaily.domain.inbox.kinds.model import KindModel
    from cmdaily.domain.inbox.kinds.tokens import Token

MOST = 200
"""So many corrections count, the latest."""
MARGIN = 1.5
"""By so much the right kind is to lead after a correction, as a score."""
LARGEST = 3.0
"""No word weighs more than this, for or against, however often it was corrected."""
ROUNDS = 3

Learned = dict[int, list[float]]
"""For each feature that learned something, what it adds to the score of each kind."""


def learn(model: KindModel, corrections: Sequence[tuple[str, str]]) -> Learned:
    """What corrections teach: texts and the kinds they are, oldest first. The same ones teach the same."""
    learned: Learned = {}
    lessons = [(_lesson(model, text), model.kinds.index(kind)) for text, kind in corrections[-MOST:]]
    for _ in range(ROUNDS):
        for (scores, words, share), wanted in lessons:
            now = added(scores, words, share, learned)
            rival = max((kind for kind in range(len(now)) if kind != wanted), key=lambda kind: now[kind])
            loss = MARGIN - (now[wanted] - now[rival])
            if loss > 0 and words:
                _move(learned, words, (wanted, rival), loss / (2 * share * len(words)))
    return learned


def added(
    scores: Sequence[float], words: Sequence[int], share: float, learned: Mapping[int, Sequence[float]]
) -> list[float]:
    """Scores with what was learned of these words."""
    now = list(scores)
    for number in words:
        for kind, value in enumerate(learned.get(number, ())):
            now[kind] += share * value
    return now


def words_of(tokens: Sequence[Token]) -> list[int]:
    """The features that learn: each word, and each two that follow each other."""
    words = [word for word, shape, _start, _end in tokens if shape == "word"]
    names = [f"w:{word}" for word in words]
    names += [f"2:{one} {two}" for one, two in zip(words, words[1:], strict=False)]  # noqa: RUF007
    return sorted({hashed(name) for name in names})


def share_of(features: Sequence[Feature]) -> float:
    """What one word is worth in a message with these features."""
    return shares_of(features)[WORDS]


def _lesson(model: KindModel, text: str) -> tuple[list[float], list[int], float]:
    tokens, features = features_of(text)
    return model.scores(features), words_of(tokens), share_of(features)


def _move(learned: Learned, words: Sequence[int], kinds: tuple[int, int], step: float) -> None:
    wanted, rival = kinds
    for number in words:
        values = learned.setdefault(number, [0.0, 0.0, 0.0, 0.0])
        values[wanted] = min(LARGEST, values[wanted] + step)
        values[rival] = max(-LARGEST, values[rival] - step)
