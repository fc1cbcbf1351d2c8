"""Store health: results of imports, integrity checks and the doctor."""

from __future__ import annotations

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@frozen
class Imported:
    """What an import brought: rows of the journal that were new, and rows that were there; and values of figures."""

    added: int
    known: int
    figures: int = 0


@frozen
class Held:
    """What a backup holds: the moment it was last used (aware, None when it is empty), rows of the journal, deliveries,
    messages and accounts, and how many deliveries may have gone out since."""

    path: str
    last_used: datetime | None
    rows: int
    deliveries: int
    messages: int
    accounts: int
    doubtful: int


@frozen
class Restored:
    """A backup that is the store now: how many occasions of what recurs are not made up for, and where the store went
    that was there before, "" without one."""

    held: Held
    occasions: int
    set_aside: str


@frozen
class StoreCheck:
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


@frozen
class Diagnosis:
    """One line of the doctor's: `level` is `good`, `late` or `bad`."""

    level: str
    message: LocalisedMessage
