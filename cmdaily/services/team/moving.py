"""Moving a home's shared part into a team's store, whole and once, and a copy of it out again."""

from __future__ import annotations

from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.record import replace
from cmdaily.errors import StoreError
from cmdaily.services.data import data
from cmdaily.services.scheduler import single_instance
from cmdaily.services.team.access import with_password
from cmdaily.services.team.membership import team_store
from cmdaily.store.connection import Transaction
from cmdaily.store.postgresql.address import parse
from cmdaily.store.postgresql.schema import make_team
from cmdaily.store.publishing import outbox
from cmdaily.store.team import members, moving

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.team.member import Joined
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

HOME = "home"
WAITING = (State.QUEUED, State.SENDING, State.AWAITING)


def move_in(workspace: Workspace, address: str, joined: Joined) -> Joined:
    """Move what this home has of the shared part into the team that it started; a backup is made first.

    The rows are the server's before they are taken out here: killed in between, it goes on where it stopped. StoreError
    while something is being sent, or `cmdaily run` is at work.
    """
    if not workspace.store.exists:
        return joined
    with single_instance.only_one(workspace.home):
        home = _home(workspace)
        if outbox.in_states(workspace.store.reader(), (State.SENDING,)):
            raise StoreError("team.sending", remedy="team.sending_remedy")
        data.backup(workspace)
        connection = make_team(with_password(workspace, parse(address), kept=False))
        try:
            with workspace.store.transaction() as own:
                tables = {name: own.columns(name) for name in moving.shared_tables(own)}
                found = moving.everything(own, tables)
                rows = _put(connection, found, home, joined.name, workspace.now)
                moving.clear(own, tables)
        finally:
            connection.close()
    return replace(joined, rows=rows)


def _home(workspace: Workspace) -> str:
    """The name of this home, made once."""
    with workspace.store.transaction() as connection:
        home = members.state(connection, HOME)
        if not home:
            home = workspace.new_id()
            members.keep_state(connection, HOME, home, workspace.timestamp)
    return home


def _put(connection: Connection, found: dict[str, moving.Rows], home: str, person: str, now: datetime) -> int:
    for row in (*found.get("draft", ()), *found.get("delivery", ())):
        row["author"] = row["author"] or person
        if "owner" in row:
            row["owner"] = ""
    with Transaction(connection):
        if moving.was_moved(connection, home):
            return 0
        rows = moving.put(connection, found)
        moving.note_move(connection, home, person, connection.stamp(now))
    return rows


def move_out(workspace: Workspace) -> int:
    """Copy what a member may read of the team's store into this home; how many rows.

    What waits to be sent is the team's to send: in the copy it is cancelled, so that nothing is said twice.
    """
    shared = team_store(workspace).reader()
    with workspace.store.transaction() as own:
        tables = {name: own.columns(name) for name in moving.shared_tables(own)}
        found = moving.everything(shared, tables)
        for row in found.get("delivery", ()):
            if row["state"] in WAITING:
                row["state"], row["owner"] = State.CANCELLED, ""
        return moving.put(own, found)
