"""Polling: asking a network again, a few times and for a bounded while, whether it is done with something."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from cmdaily.platforms.contract import RequestOptions

PAUSES = (1.0, 2.0, 3.0, 5.0, 8.0)
"""Seconds between two questions: some twenty in all. What takes longer is asked for by a later attempt."""

Pause = Callable[[float], None]
Answered = TypeVar("Answered")


def polled(
    ask: Callable[[], Answered], pending: Callable[[Answered], bool], options: RequestOptions, pause: Pause
) -> Answered:
    """The first answer that is not pending, or the last one when patience or the call's own time is used up."""
    response = ask()
    for seconds in PAUSES:
        if not pending(response) or (options.until and time.monotonic() + seconds >= options.until):
            break
        pause(seconds)
        response = ask()
    return response
