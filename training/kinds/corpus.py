"""The labelled messages: tab-separated files of kind, language, flags (hard, ironic, mixed) and text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = ("complaint", "question", "thanks", "other")
FLAGS = ("hard", "ironic", "mixed")
HEADER = "kind\tlanguage\tflags\ttext"


@dataclass(frozen=True)
class Row:
    """One labelled message."""

    kind: str
    language: str
    flags: tuple[str, ...]
    text: str


def read_rows(path: Path) -> list[Row]:
    """The rows of one file. ValueError for a line that is none."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    if first != HEADER:
        raise ValueError(f"{path}: no header")
    rows = []
    for number, line in enumerate(lines, 2):
        kind, language, flags, text = line.split("\t")
        row = Row(kind, language, tuple(filter(None, flags.split(","))), text)
        if row.kind not in KINDS or row.language not in ("en", "fr") or not set(row.flags) <= set(FLAGS):
            raise ValueError(f"{path}:{number}: no such kind, language or flag")
        rows.append(row)
    return rows


def read_corpus() -> list[Row]:
    """The messages that the weights are trained on."""
    return [row for path in sorted((HERE / "messages").glob("*.tsv")) for row in read_rows(path)]


def read_heldout(name: str = "heldout") -> list[Row]:
    """The messages that nothing was tuned on; `heldout-harmless`, those that complain of nothing."""
    return read_rows(HERE / f"{name}.tsv")


def digest() -> str:
    """A checksum of what the weights depend on: the messages, and how a text becomes features."""
    sources = sorted((HERE / "messages").glob("*.tsv"))
    package = HERE.parent.parent / "cmdaily" / "domain" / "inbox" / "kinds"
    sources += [package / name for name in ("tokens.py", "lexicon.py", "features.py")]
    total = hashlib.sha256()
    for path in sources:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
