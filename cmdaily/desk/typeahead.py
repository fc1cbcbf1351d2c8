"""Type-ahead: keys are taken one after the other, however fast they come, each by what the key before it opens.

Textual hands a key to what has the focus at that moment. A text that is begun while its screen still opens would else
be read by the list below it, where each letter does something.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.timer import Timer

PATIENCE = 2.0
"""Seconds after which keys are no longer kept for what opens: they are dropped, for nobody knows whom they were for."""
ROUNDS = 3
"""Times that a key is followed: on its way up, then what it asks of a widget (Enter: take this line), then what that
closes and calls."""
LOOK_AGAIN = 0.01
"""Seconds between two looks whether it is open."""


class TypeAhead(App[None]):
    """An application in which a key waits until the one before it has done what it does."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._held: deque[events.Key | events.Paste] = deque()
        self._in_turn = False
        self._since = 0.0
        self._depth = 1
        self._opening = 0
        self._was_opening = False
        self._given_up = False
        self._guard: Timer | None = None

    def opens(self) -> None:
        """A thread begins to read what it will open: keys wait for it."""
        self._opening += 1
        self._was_opening = True
        self._given_up = False

    def opened(self) -> None:
        """It is open, or nothing is opened after all."""
        self._opening -= 1

    async def on_event(self, event: events.Event) -> None:
        """Keys and what is pasted, in turn; everything else at once."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._in_turn:
            self._held.append(event)
        else:
            await self._take(event)

    async def _take(self, event: events.Event) -> None:
        self._in_turn, self._since, self._depth = True, monotonic(), len(self.screen_stack)
        self._was_opening = False
        asked = self.focused or self.screen
        self._guard = self.set_timer(
            PATIENCE, self._settle
        )  # a queue that is closed meanwhile brings nothing
        await super().on_event(event)
        self._follow(asked, asked, ROUNDS)

    def _follow(self, asked: MessagePump, at: MessagePump | None, rounds: int) -> None:
        """Wait in each queue that the key passes through on its way up to the application."""
        while at is not None and at is not self:
            above = at._parent
            if at.call_later(self._follow, asked, above, rounds):
                return
            at = above
        if rounds > 1:
            self.call_later(self._follow, asked, asked, rounds - 1)
        else:
            self.call_later(self._settle)

    async def _settle(self) -> None:
        """Take the next key once what this one opens is there to take it."""
        if not self._in_turn:
            return
        late = monotonic() - self._since >= PATIENCE
        if self._opens_still and not late and not self._given_up:
            self.set_timer(LOOK_AGAIN, self._settle)
            return
        if self._guard is not None:
            self._guard.stop()
        if late or (self._was_opening and len(self.screen_stack) <= self._depth):
            self._held.clear()  # meant for what did not open
            self._given_up = late
        self._in_turn = False
        if self._held:
            await self._take(self._held.popleft())

    @property
    def _opens_still(self) -> bool:
        if self._opening > 0:
            return True
        screen = self.screen
        asks = len(self.screen_stack) > 1
        return asks and (not screen.is_mounted or (screen.focused is None and bool(screen.focus_chain)))
