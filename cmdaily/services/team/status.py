"""Team status: who waits, what is claimed, and what each member did today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.team.status import MemberStatus, TeamStatus
from cmdaily.services.inbox import claims
from cmdaily.services.team.membership import team_store
from cmdaily.store import inbox, outbox
from cmdaily.store.team import entries, members

if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace


def status(workspace: Workspace) -> TeamStatus:
    """The team as it is now. UsageError where there is none."""
    reader = team_store(workspace).reader()
    held = claims.holding(workspace)
    done = entries.of_day(reader, workspace.today)
    waiting = inbox.waiting(reader)
    open_ = {message.number for message in waiting}
    found = tuple(
        MemberStatus(
            member.name,
            member.role,
            *done.get(member.name, (0, 0)),
            tuple(
                number for number, claim in held.items() if claim.person == member.name and number in open_
            ),
        )
        for member in members.members(reader)
        if member.joined_at
    )
    return TeamStatus(
        found,
        members.who_am_i(reader),
        len(waiting),
        len(outbox.in_states(reader, (State.AWAITING,))),
        len(outbox.in_states(reader, (State.QUEUED,))),
    )
