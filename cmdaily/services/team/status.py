"""Team status: who waits, what is claimed, and what each member did today."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.team.status import MemberStatus, TeamStatus
from cmdaily.services.inbox import claims
from cmdaily.services.team import duty, sync
from cmdaily.services.team.membership import team_store
from cmdaily.store.inbox import messages as inbox
from cmdaily.store.publishing import outbox
from cmdaily.store.team import entries, members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace


def status(workspace: Workspace, *, days: int = 1) -> TeamStatus:
    """The team as it is now, with what each did in so many days up to today. UsageError where there is none."""
    team_store(workspace)
    sync.meet(workspace)
    reader = team_store(workspace).reader()
    held = claims.holding(workspace)
    today = workspace.today
    done = entries.of_days(reader, today - timedelta(days=max(1, days) - 1), today)
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
        tuple((turn.duty, turn.person) for turn in duty.turns(workspace, today)),
    )
