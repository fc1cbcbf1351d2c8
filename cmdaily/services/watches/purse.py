"""Daily budget of paid searches: money is taken before a network is asked, and what was not used is given back.

It is taken in one transaction that looks at what is left. So the day's limit holds over all watches, threads and
processes; one that dies leaves too much taken.
"""

from __future__ import annotations

from cmdaily.services.publishing.budget import spend_limit
from cmdaily.store.inbox import messages as inbox_store
from cmdaily.store.publishing import attempts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

UNSAID = 1_000_000
"""A day's reading costs at most this where `limits: spend:` says nothing, in millionths of a US dollar."""


class Purse:
    """What reading with an account may still cost today. All amounts are millionths of a US dollar."""

    def __init__(self, workspace: Workspace, account: str) -> None:
        self._workspace, self._account = workspace, account
        said = spend_limit(workspace)
        self._day = workspace.today
        self._said, self.limit = said is not None, UNSAID if said is None else said

    def spent(self, connection: Connection | None = None) -> int:
        """What the limit is held against: all of the day's money where one is set, else what reading took."""
        connection = connection or self._workspace.shared.reader()
        today = self._workspace.today
        if self._said:
            return attempts.spent(connection, today)
        return attempts.spent_on_reading(connection, today, today)

    def left(self, connection: Connection | None = None) -> int:
        """What is left today."""
        return max(0, self.limit - self.spent(connection))

    def take(self, amount: int) -> bool:
        """Take an amount; False where that is more than is left, and nothing is taken."""
        with self._workspace.shared.transaction() as connection:
            if amount > self.left(connection):
                return False
            self._day = self._workspace.today
            inbox_store.spend(connection, self._account, self._day, amount)
            return True

    def give_back(self, amount: int) -> None:
        """What was taken and not used."""
        if amount > 0:
            with self._workspace.shared.transaction() as connection:
                inbox_store.spend(connection, self._account, self._day, -amount)
