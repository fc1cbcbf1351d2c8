"""Charter starters of `charter new`: commented files, one for each kind and language."""

from __future__ import annotations

import os

STARTERS = ("corporate", "association", "public-service")


def starter_charter(kind: str, language: str) -> str:
    """The text of a starter, in English where there is none in the language; `kind` is one of STARTERS."""
    directory = os.path.join(os.path.dirname(__file__), "charters")
    path = os.path.join(directory, f"{kind}.{language}.yaml")
    if not os.path.exists(path):
        path = os.path.join(directory, f"{kind}.en.yaml")
    with open(path, encoding="utf-8") as file:
        return file.read()
