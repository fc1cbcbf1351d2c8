"""A walk through the inbox: its keys, its steps, and which message comes next. Pure: `services/inbox/walk.py` acts."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.inbox.inbox import InboxEntry
    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.inbox.suggestion import Suggestion
    from cmdaily.domain.publishing.results import PlannedPost

ANSWER, EDIT, WRITE, TEMPLATE = "answer", "edit", "write", "template"
DONE, SKIP, SNOOZE, CLAIM, KIND, BLOCK = "done", "skip", "snooze", "claim", "kind", "block"
BACK, UNDO, OPEN_PAGE, HELP, QUIT = "back", "undo", "open", "help", "quit"

KEYS = (
    ("\r", ANSWER),
    ("e", EDIT),
    ("r", WRITE),
    ("t", TEMPLATE),
    ("d", DONE),
    ("n", SKIP),
    ("z", SNOOZE),
    ("c", CLAIM),
    ("k", KIND),
    ("!", BLOCK),
    ("b", BACK),
    ("u", UNDO),
    ("o", OPEN_PAGE),
    ("?", HELP),
    ("q", QUIT),
)
"""One key for each; the same in every language."""
ALSO = {"\n": ANSWER, "\x1b[C": SKIP, "\x1b[D": BACK, "\x04": QUIT, "\x1b": QUIT}
"""Other keys for the same: arrows, the end of input, Escape."""


@frozen
class WalkStep:
    """What was done to a message, by its number; `before` is what undoing it needs."""

    number: int
    what: str
    before: str = ""


@frozen
class Stop:
    """Where a walk stands: a message with what is around it. `place` counts from 1 up to `total`. `earlier` is what the
    same person said before, `around` the rest of its thread, both oldest first; `suggestion` the reply that fits,
    and `planned` what sending it would be: its findings, its price (of one with a value missing the price alone)."""

    entry: InboxEntry
    place: int
    total: int
    earlier: tuple[Message, ...] = ()
    around: tuple[Message, ...] = ()
    suggestion: Suggestion | None = None
    planned: tuple[PlannedPost, ...] = ()

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that do something here."""
        without = set()
        if self.suggestion is None:
            without = {ANSWER}
        if self.place == 1:
            without.add(BACK)
        return tuple((key, what) for key, what in KEYS if what not in without)


def meaning(key: str) -> str | None:
    """What a key does, None for nothing."""
    return ALSO.get(key) or dict(KEYS).get(key.lower())


def order(waiting: Sequence[Message], steps: Iterable[WalkStep]) -> tuple[list[Message], int]:
    """The messages of a walk in its order, those passed over first, and the place of the next one (from 0). The order
    of those passed over is that of the steps, of the others that of the inbox."""
    passed = dict.fromkeys(step.number for step in steps if step.what == SKIP)
    numbered = {message.number: message for message in waiting}
    before = [numbered[number] for number in passed if number in numbered]
    return [*before, *(message for message in waiting if message.number not in passed)], len(before)
