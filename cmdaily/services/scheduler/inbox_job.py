"""The scheduler's job of the inbox: read the networks, and say what came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.scheduler.job_report import BAD, GOOD, LATE, Planned, Report
from cmdaily.domain.scheduler.schedule import Every, next_turn
from cmdaily.render.views.inbox.inbox import code_of
from cmdaily.render.views.publishing.outbox import explained
from cmdaily.services.inbox import fetch as listening
from cmdaily.services.inbox.response_times import Response

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cmdaily.locale import Speech
    from cmdaily.services.scheduler.job import Turn
    from cmdaily.services.workspace import Workspace

NAME = "listen"
MINUTES = Every(15)


def wanted(workspace: Workspace) -> bool:
    """Whether there is an account to read."""
    return workspace.store.exists and bool(listening.heard_accounts(workspace, Response(workspace)))


def run(turn: Turn) -> Iterator[Report]:
    """Read every account; one that fails is reported and stops no other."""
    for read in listening.refresh(turn.workspace):
        if read.new:
            yield Report(NAME, GOOD, "inbox.received", (("account", read.account), ("n", read.new)))
        if read.incomplete:
            yield Report(NAME, LATE, "inbox.incomplete", (("account", read.account),))
        if read.trouble is not None:
            values = (("account", read.account), ("why", explained(read.trouble, turn.say)))
            yield Report(NAME, BAD, "inbox.trouble", values, exit_code=code_of(read.trouble.reason))


def ahead(workspace: Workspace, _say: Speech, until: datetime) -> Iterator[Planned]:
    """The next time it is read: what comes every few minutes is said once."""
    moment = next_turn(MINUTES, workspace.now, workspace.zone)
    if moment is not None and moment <= until and wanted(workspace):
        yield Planned(moment, NAME, "inbox.plan")
