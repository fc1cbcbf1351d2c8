"""Results of the watch commands."""

from __future__ import annotations

from datetime import datetime, tzinfo

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.localised_message import LocalisedMessage
    from cmdaily.domain.watches.alert import Heat
    from cmdaily.domain.watches.watch import Alert, Hit, Watch, WatchReading


@frozen
class ListedWatch:
    """A watch with what it found: all in all, waiting, and in the last seven days; its heat, its latest alert, and the
    sources that failed when they were last asked; what asking it costs."""

    watch: Watch
    sources: tuple[str, ...] = ()
    found: int = 0
    waiting: int = 0
    week: int = 0
    heat: Heat | None = None
    alert: Alert | None = None
    errors: tuple[tuple[str, LocalisedMessage], ...] = ()
    prices: tuple[LocalisedMessage, ...] = ()


@frozen
class WatchList:
    """Watches to be shown. `mode` is `list`, `added` or `removed`."""

    watches: tuple[ListedWatch, ...]
    now: datetime
    zone: tzinfo | None
    mode: str = "list"


@frozen
class HitList:
    """Mentions to be shown. `mode` is `read`, `all`, `done` or `reopen`; `waiting` is how many there are in all."""

    hits: tuple[Hit, ...]
    watches: tuple[Watch, ...]
    now: datetime
    zone: tzinfo | None
    mode: str = "read"
    waiting: int = 0
    readings: tuple[WatchReading, ...] | None = None
    alerts: tuple[Alert, ...] = ()

    def watch(self, id_: str) -> Watch | None:
        """A watch by its id."""
        return next((watch for watch in self.watches if watch.id == id_), None)
