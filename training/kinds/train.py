"""Train the classifier of messages and write its weights: `python training/kinds/train.py` (needs numpy).

Multinomial logistic regression over the features of cmdaily/domain/inbox/kinds, full batch, Adam, from zero weights:
the same corpus gives the same bytes. `--folds` judges on parts of the corpus that were held back in turn, and writes
nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import zlib
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from cmdaily.domain.inbox.kinds.features import DIMENSIONS, features_of, shares_of  # noqa: E402
from cmdaily.domain.inbox.kinds.model import FORMAT, KindModel  # noqa: E402
from training.kinds.corpus import KINDS, Row, digest, read_corpus  # noqa: E402
from training.kinds.evaluate import report  # noqa: E402

WEIGHTS = ROOT / "cmdaily" / "domain" / "inbox" / "kinds" / "weights.bin"
STEPS, RATE = 120, 0.05
FEWEST = 2
"""In fewer messages a feature tells nothing."""
DECAY = 0.00008
"""How much a large weight costs."""
COSTS = {"complaint": 1.5, "question": 1.0, "thanks": 1.0, "other": 1.0}
"""What a message of each kind weighs: a complaint that is missed costs more."""
COMPLAINT_AT = 0.38
"""From which chance on a message is taken for a complaint."""


class Batch:
    """Messages as one list of features: the row, the column and the worth of each. A column is a feature that at least
    two messages have; `numbers` says which."""

    def __init__(self, texts: list[str]) -> None:
        rows, numbers, values = [], [], []
        for row, text in enumerate(texts):
            features = features_of(text)[1]
            worths = shares_of(features)
            for number, group, _place in features:
                rows.append(row)
                numbers.append(number)
                values.append(worths[group])
        self.size = len(texts)
        pairs = np.unique(np.stack([numbers, rows]), axis=1)
        self.numbers, often = np.unique(pairs[0], return_counts=True)
        self.numbers = self.numbers[often >= FEWEST]
        places = np.searchsorted(self.numbers, numbers)
        kept = (places < len(self.numbers)) & (
            self.numbers[np.minimum(places, len(self.numbers) - 1)] == numbers
        )
        self.rows, self.columns = np.array(rows)[kept], places[kept]
        self.values = np.array(values)[kept]

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """Of each message (rows) for each kind (columns)."""
        kinds = [
            np.bincount(self.rows, self.values * kind[self.columns], minlength=self.size) for kind in weights
        ]
        return np.stack(kinds, axis=1)

    def gradient(self, errors: np.ndarray) -> np.ndarray:
        """Of the weights, from the error of each message and kind."""
        count = len(self.numbers)
        return np.stack(
            [np.bincount(self.columns, self.values * kind[self.rows], minlength=count) for kind in errors.T]
        )


def fit(rows: list[Row]) -> np.ndarray:
    """The weights, kinds x DIMENSIONS."""
    batch = Batch([row.text for row in rows])
    wanted = np.array([[float(row.kind == kind) for kind in KINDS] for row in rows])
    worth = np.array([[COSTS[row.kind]] for row in rows])
    worth /= worth.sum()
    weights = np.zeros((len(KINDS), len(batch.numbers)))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = batch.scores(weights)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        errors = (powers / powers.sum(axis=1, keepdims=True) - wanted) * worth
        gradient = batch.gradient(errors) + DECAY * weights
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-6)
    whole = np.zeros((len(KINDS), DIMENSIONS))
    whole[:, batch.numbers] = weights - weights.mean(axis=0)
    return whole


def packed(weights: np.ndarray, rows: list[Row]) -> bytes:
    """The file of weights: a line that says what it is, then signed bytes, compressed."""
    largest = float(np.quantile(np.abs(weights[weights != 0]), 0.9999))
    small = np.clip(np.rint(weights / largest * 127), -127, 127).astype(np.int8)
    content = zlib.compress(small.tobytes(), 9)
    about = {
        "format": FORMAT,
        "dimensions": DIMENSIONS,
        "kinds": list(KINDS),
        "scale": round(largest / 127, 9),
        "complaint_at": COMPLAINT_AT,
        "corpus": digest(),
        "messages": len(rows),
        "weights": zlib.crc32(content),
    }
    return json.dumps(about).encode("ascii") + b"\n" + content


def folds(rows: list[Row], count: int) -> None:
    """Judge each part of the corpus by weights that have not seen it."""
    of = [int(hashlib.sha256(row.text.encode()).hexdigest(), 16) % count for row in rows]
    judged = []
    for fold in range(count):
        model = KindModel(packed(fit([row for row, its in zip(rows, of, strict=True) if its != fold]), rows))
        judged += [
            (row, model.chances(row.text), model) for row, its in zip(rows, of, strict=True) if its == fold
        ]
    print(report([(row, model.decide(chances)) for row, chances, model in judged]))
    for at in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        pairs = [(row.kind, chances["complaint"] >= at) for row, chances, _model in judged]
        hit = sum(kind == "complaint" and said for kind, said in pairs)
        print(
            at,
            round(hit / sum(k == "complaint" for k, _ in pairs), 3),
            round(hit / sum(s for _, s in pairs), 3),
        )
    if "--wrong" in sys.argv:
        for row, chances, model in judged:
            if model.decide(chances) != row.kind:
                print(row.kind, model.decide(chances), row.flags, row.text, sep=" | ")


def main() -> None:
    """Train, or judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--wrong", action="store_true")
    chosen = parser.parse_args()
    rows = read_corpus()
    if chosen.folds:
        folds(rows, chosen.folds)
        return
    content = packed(fit(rows), rows)
    WEIGHTS.write_bytes(content)
    print(f"{len(rows)} messages, {len(content)} bytes")


if __name__ == "__main__":
    main()
