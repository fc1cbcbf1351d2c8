"""Charter starters of `charter new`: commented files, one for each kind and language."""

from __future__ import annotations

import os

STARTERS = ("corporate", "association", "public-service")


def starter_charter(kind: str, language: str) -> str:
    """The text of a starter; `kind` is one of STARTERS."""
    path = os.path.join(os.path.dirname(__file__), "charters", f"{kind}.{language}.yaml")
    with open(path, encoding="utf-8") as file:
        return file.read()
