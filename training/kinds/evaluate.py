"""Judge the shipped weights on the messages that nothing was tuned on: `python training/kinds/evaluate.py`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from training.kinds.corpus import KINDS, Row, read_heldout  # noqa: E402

Judged = list[tuple[Row, str]]


def measures(judged: Judged, kind: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one kind; 0 where there is nothing to divide by."""
    hits = sum(row.kind == kind == said for row, said in judged)
    said, there = sum(each == kind for _row, each in judged), sum(row.kind == kind for row, _said in judged)
    precision, recall = hits / said if said else 0.0, hits / there if there else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def parts(judged: Judged) -> dict[str, Judged]:
    """All of them, by language, by flag."""
    chosen: dict[str, Judged] = {"all": judged}
    for language in ("en", "fr"):
        chosen[language] = [each for each in judged if each[0].language == language]
    chosen["easy"] = [each for each in judged if not each[0].flags]
    for flag in ("hard", "ironic", "mixed"):
        chosen[flag] = [each for each in judged if flag in each[0].flags]
    chosen["without irony"] = [each for each in judged if "ironic" not in each[0].flags]
    return chosen


def report(judged: Judged) -> str:
    """A Markdown table: for each part and kind, precision / recall / F1 and how many there are."""
    lines = ["| messages | " + " | ".join(KINDS) + " |", "|---" * (len(KINDS) + 1) + "|"]
    for name, part in parts(judged).items():
        cells = []
        for kind in KINDS:
            count = sum(row.kind == kind for row, _said in part)
            cells.append(
                "{:.2f} / {:.2f} / {:.2f} ({})".format(*measures(part, kind), count) if count else "–"
            )
        lines.append(f"| {name} ({len(part)}) | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    from cmdaily.domain.inbox.kinds.model import KindModel

    model = KindModel((ROOT / "cmdaily" / "domain" / "inbox" / "kinds" / "weights.bin").read_bytes())
    print(report([(row, model.kind_of(row.text)) for row in read_heldout()]))


if __name__ == "__main__":
    main()
