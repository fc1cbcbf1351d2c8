"""A team's database that was restored from a dump: what may have gone out since the dump is looked for first."""

from __future__ import annotations

from cmdaily.domain.team.member import ADMINISTRATOR
from cmdaily.errors import StoreError
from cmdaily.services.data.restore import SINCE
from cmdaily.services.team.membership import team_store
from cmdaily.store import restore as store
from cmdaily.store.team import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace


def doubt(workspace: Workspace) -> int:
    """Whatever may have gone out since the dump was made is unknown from now on; how many deliveries these are.

    Nobody's scheduler sends them before their network was asked. StoreError for somebody who is no administrator.
    """
    shared = team_store(workspace)
    if members.my_role(shared.reader()) != ADMINISTRATOR:
        raise StoreError("server.may_administrator", remedy="server.right_remedy")
    with shared.transaction() as connection:
        since = store.last_used_by_team(connection) or workspace.timestamp
        return store.doubt(connection, since, connection.stamp(workspace.now), SINCE)
