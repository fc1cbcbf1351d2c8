"""The weights of the classifier of messages, read from the package when they are first asked for."""

from __future__ import annotations

import os

from cmdaily.domain.kinds.model import KindModel

PATH = os.path.join(os.path.dirname(os.path.dirname(__file__)), "domain", "kinds", "weights.bin")
LARGEST = 300_000
"""Bytes that the weights may take on disk."""

_loaded: list[KindModel] = []


def kind_model() -> KindModel:
    """The shipped model, read once by each process."""
    if not _loaded:
        with open(PATH, "rb") as file:
            _loaded.append(KindModel(file.read()))
    return _loaded[0]
