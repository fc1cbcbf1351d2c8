"""One member of a team at work: `python -m tests.crash.team_member HOME LOG SECONDS LAST`.

Claims messages, answers most of what it claimed, gives the rest back, and ticks its own routine. What it was told is in
LOG, a line each, before and after: the judge of the history reads it when this process is long dead.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from datetime import UTC, datetime, timedelta

from cmdaily.domain.inbox.message import OPEN
from cmdaily.domain.publishing.delivery import Delivery, Draft, State
from cmdaily.domain.publishing.outgoing import REPLY, Outgoing, Target
from cmdaily.errors import CmdailyError, RefusedError
from cmdaily.files.home import find_home
from cmdaily.services.inbox import claims
from cmdaily.services.publishing import reply_links
from cmdaily.services.routines import progress
from cmdaily.services.team import sync
from cmdaily.services.workspace import Workspace
from cmdaily.store.inbox import messages as inbox
from cmdaily.store.postgresql import connection as engine
from cmdaily.store.publishing import outbox

CLAIMED = timedelta(seconds=float(os.environ.get("CMDAILY_TEAM_CLAIM", "3")))
PAUSE = float(os.environ.get("CMDAILY_TEAM_PAUSE", "0"))
"""A person's seconds between two messages, at the most."""
engine.SILENCE = float(os.environ.get("CMDAILY_TEAM_SILENCE", "2"))
engine.CONNECT_SECONDS = 2


class Worker:
    """The member, with one connection for all it does, as the desk has."""

    def __init__(self, home: str, log: str) -> None:
        self.workspace = Workspace(find_home({"CMDAILY_HOME": home}), datetime.now(UTC), dict(os.environ))
        self.log = open(log, "a", encoding="utf-8")  # noqa: SIM115 - it dies with it

    def note(self, what: str, **more: object) -> None:
        """Write a line, in the file before anything else is done."""
        self.log.write(json.dumps({"what": what, **more}) + "\n")
        self.log.flush()
        os.fsync(self.log.fileno())

    def work(self, seconds: float, last: int) -> bool:
        """Go through the messages in an order of one's own; True when nothing was open any more."""
        end = time.monotonic() + seconds
        open_ = list(range(1, last + 1))
        while open_ and time.monotonic() < end:
            random.shuffle(open_)
            left = []
            for number in open_:
                if time.monotonic() > end:
                    return False
                time.sleep(random.uniform(0, PAUSE))
                try:
                    if self.handle(number):
                        left.append(number)
                except CmdailyError as error:
                    self.note("error", key=error.key)
                    left.append(number)
            open_ = left
        return not open_

    def handle(self, number: int) -> bool:
        """Claim a message and answer it, perhaps; True when it is still open."""
        message = inbox.numbered(self.workspace.shared.reader(), number, number)[0]
        if message.state != OPEN or message.answer:
            return False
        self.note("claiming", message=number)
        began = time.perf_counter()
        try:
            claim = claims.claim(self.workspace, [message], lasts=CLAIMED)[0]
        except RefusedError:
            self.note("refused", message=number, took=time.perf_counter() - began)
            return True
        self.note(
            "claimed", message=number, since=claim.since, until=claim.until, took=time.perf_counter() - began
        )
        if random.random() < 0.2:
            self.note("releasing", message=number)
            claims.release(self.workspace, [message])
            self.note("released", message=number)
            return True
        return self.answer(number, message.account, message.incoming.remote_id)

    def answer(self, number: int, account: str, remote: str) -> bool:
        """Queue an answer as `reply` does: the claim, the message and the delivery in one transaction."""
        name = self.workspace.new_id()
        text = Outgoing(REPLY, f"An answer to {number}", name, target=Target("memory", remote))
        draft = Draft(name, REPLY, text.text, self.workspace.timestamp)
        delivery = Delivery(name, draft.id, account, "memory", text, State.QUEUED, self.workspace.timestamp)
        self.note("answering", message=number, delivery=name)
        try:
            with self.workspace.shared.transaction() as connection:
                outbox.keep_draft(connection, draft, done=True)
                reply_links.begin(self.workspace, connection, delivery, again=False)
                outbox.add(connection, delivery)
        except RefusedError:
            self.note("too late", message=number)
            return True
        self.note("answered", message=number, delivery=name)
        if random.random() < 0.3:
            self.tick()
        return False

    def tick(self) -> None:
        """Tick one's own routine, and lend it to the others."""
        key = self.workspace.new_id()
        self.note("ticking", key=key)
        progress.tick(self.workspace, ["2"], progress.Tick(by=1, key=key), self.workspace.today)
        self.note("ticked", key=key)
        sync.lend(self.workspace)


def main() -> int:
    """Work until all is answered, or the time is over."""
    home, log, seconds, last = sys.argv[1:5]
    worker = Worker(home, log)
    random.seed(os.getpid())
    done = worker.work(float(seconds), int(last))
    worker.note("end", done=done)
    return 0


if __name__ == "__main__":
    sys.exit(main())
