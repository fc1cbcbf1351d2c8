"""Data retention: how much went or would go."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen


@frozen
class Tidied:
    """What went of one kind (messages, mentions, articles, people), or would go: how many, and all that is older than
    the day `before`."""

    kind: str
    before: date
    count: int


@frozen
class Tidy:
    """What went, by kind; nothing where the configuration keeps everything. `done` False: it only would go."""

    parts: tuple[Tidied, ...] = ()
    done: bool = False
