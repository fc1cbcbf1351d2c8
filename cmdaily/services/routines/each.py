"""Targets for each account or network there is: `each:` with `platform: all`, or by account."""

from __future__ import annotations

from cmdaily.domain.record import replace
from cmdaily.domain.routines.routine import ACCOUNT, ALL_NETWORKS
from cmdaily.errors import StoreError
from cmdaily.platforms import registry
from cmdaily.store.accounts import accounts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.routine import Action, Routine
    from cmdaily.services.workspace import Workspace


def with_parts(workspace: Workspace, routine: Routine) -> Routine:
    """The routine, its targets multiplied by the accounts (or networks of accounts) there are.

    Where there is none, or the team's server does not answer, the target is that for one.
    """
    try:
        known = [(each.account.platform, each.name) for each in accounts(workspace.shared.reader())]
    except StoreError:
        return routine
    actions = [
        _with_parts(action, known) if action.each and not action.parts else action
        for action in routine.actions
    ]
    return replace(routine, actions=tuple(actions))


def _with_parts(action: Action, known: list[tuple[str, str]]) -> Action:
    wanted = action.platforms
    found = [
        name if action.each == ACCOUNT else platform
        for platform, name in known
        if wanted == (ALL_NETWORKS,)
        or any(each in wanted for each in (platform, *registry.about(platform).kin))
    ]
    parts = tuple(dict.fromkeys(found))
    if not parts:
        return action
    return replace(action, parts=parts, target=(action.target or 1) * len(parts))
