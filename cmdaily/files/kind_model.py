"""The weights of the classifier of messages, read from the package when they are first asked for."""

from __future__ import annotations

import os
from zlib import crc32

from cmdaily.domain.inbox.kinds.model import KindModel

PATH = os.path.join(os.path.dirname(os.path.dirname(__file__)), "domain", "inbox", "kinds", "weights.bin")
LARGEST = 300_000
"""Bytes that the weights may take on disk."""

_loaded: list[KindModel] = []


def checksum() -> str:
    """What tells these weights from others, without reading them all."""
    with open(PATH, "rb") as file:
        return f"{crc32(file.readline()):08x}"


def kind_model() -> KindModel:
    """The shipped model, read once by each process."""
    if not _loaded:
        with open(PATH, "rb") as file:
            _loaded.append(KindModel(file.read()))
    return _loaded[0]
