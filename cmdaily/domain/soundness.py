"""What copies, checks and the doctor found."""

from __future__ import annotations

from cmdaily.domain.value import value


@value
class Imported:
    """What an import brought: rows that were new, and rows that were there.

    `restored` when a whole store was put in place; `set_aside` is where a damaged one went, "" without one.
    """

    added: int
    known: int
    restored: bool = False
    set_aside: str = ""


@value
class Checked:
    """What a check found: damage in SQLite's words, and summaries that do not agree with the journal."""

    damage: tuple[str, ...]
    wrong_days: int
    repaired: bool
    rows: int


@value
class Finding:
    """One line of the doctor's: `level` is `good`, `late` or `bad`; `key` and `values` say it in words."""

    level: str
    key: str
    values: tuple[tuple[str, object], ...] = ()
