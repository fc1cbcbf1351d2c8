"""Main loop of `cmdaily run`: the jobs at every full minute, until a signal.

It and the entry point alone read the clock. The `schedule` library reckons with the wall clock: when that is
set back, by hand or at the end of summer, its next turn would be as far away. So the loop never sleeps for longer than
a minute, and plans anew when the next turn lies further off.
"""

from __future__ import annotations

import select
import signal
import socket
from datetime import UTC, datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, TracebackType
    from typing import Any

LONGEST_SLEEP = 60.0
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


def run_until_stopped(turn: Callable[[datetime], None]) -> None:
    """Take a turn now and at every full minute. A signal lets the turn in hand finish and ends the loop."""
    from schedule import Scheduler

    scheduler = Scheduler()

    def take() -> None:
        turn(datetime.now(UTC))

    with Stopper() as stopper:
        take()
        while not stopper.asked:
            idle = scheduler.idle_seconds
            if idle is None or idle > LONGEST_SLEEP:
                scheduler.clear()
                scheduler.every().minute.at(":00").do(take)
            stopper.sleep(min(LONGEST_SLEEP, max(0.0, scheduler.idle_seconds or 0.0)))
            if not stopper.asked:
                scheduler.run_pending()


class Stopper:
    """Hears SIGINT, SIGTERM and SIGHUP; a second one ends the process at once, as it always did."""

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[int, Any] = {}
        self._wake, self._woken = socket.socketpair()
        self._wake.setblocking(False)
        self._woken.setblocking(False)

    def __enter__(self) -> Stopper:
        self._wakeup = signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._restore()
        signal.set_wakeup_fd(self._wakeup)
        self._wake.close()
        self._woken.close()

    def sleep(self, seconds: float) -> None:
        """Sleep, but wake at once when a signal comes, also one that came just before."""
        if not self.asked:
            select.select([self._woken], [], [], seconds)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        self._restore()

    def _restore(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
