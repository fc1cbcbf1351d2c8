"""Duties of a team: whose turn it is, and handing over."""

from __future__ import annotations

from cmdaily.domain.team.duty import HandOver, Rotation, Turn, turn_on
from cmdaily.errors import UsageError
from cmdaily.services.team.membership import team_store
from cmdaily.store.team import duties as store
from cmdaily.store.team import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cmdaily.services.workspace import Workspace

LONGEST_TURN = 366


def plan(workspace: Workspace, name: str, people: Sequence[str], first: date, turn_days: int) -> None:
    """Set how a duty goes round. UsageError for somebody who is no member, and for a turn that is none."""
    if not 1 <= turn_days <= LONGEST_TURN:
        raise UsageError("team.turn", most=LONGEST_TURN)
    if not name.strip() or len(name) > 60:
        raise UsageError("team.duty_name")
    shared = team_store(workspace)
    with shared.transaction() as connection:
        known = [member.name for member in members.members(connection)]
        for person in people:
            if person not in known:
                raise UsageError("team.no_member", name=person[:40], known=", ".join(known))
        rotation = Rotation(name.strip(), tuple(people), first, turn_days)
        by, at = members.who_am_i(connection), connection.stamp(workspace.now)
        store.plan(connection, workspace.new_id(), rotation, by, at)


def hand_over(workspace: Workspace, name: str, person: str, first: date, last: date, why: str) -> None:
    """Hand a duty over for a span of days, to a colleague or to oneself."""
    if last < first:
        raise UsageError("team.turn_order")
    shared = team_store(workspace)
    with shared.transaction() as connection:
        known = [member.name for member in members.members(connection)]
        if person not in known:
            raise UsageError("team.no_member", name=person[:40], known=", ".join(known))
        if name not in [rotation.name for rotation in store.rotations(connection)]:
            raise UsageError("team.no_duty", name=name[:40])
        by, at = members.who_am_i(connection), connection.stamp(workspace.now)
        store.hand(connection, workspace.new_id(), HandOver(name, first, last, person, by, why.strip(), at))


def turns(workspace: Workspace, day: date) -> list[Turn]:
    """Whose turn each duty is on a day."""
    reader = team_store(workspace).reader()
    handed = store.handed(reader, day)
    found = (turn_on(rotation, handed, day) for rotation in store.rotations(reader))
    return [turn for turn in found if turn is not None]
