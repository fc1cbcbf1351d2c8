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
    """What a check found: damage in SQLite's words, summaries that do not agree with the journal, and kept streaks
    that do not agree with the summaries."""

    damage: tuple[str, ...]
    wrong_days: int
    repaired: bool
    rows: int
    wrong_streaks: int = 0

    @property
    def sound(self) -> bool:
        """Whether there is nothing to remark on, or what there was has been repaired."""
        return not self.damage and (self.repaired or not (self.wrong_days or self.wrong_streaks))


@value
class Finding:
    """One line of the doctor's: `level` is `good`, `late` or `bad`; `key` and `values` say it in words."""

    level: str
    key: str
    values: tuple[tuple[str, object], ...] = ()
