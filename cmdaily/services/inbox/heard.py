"""Accounts that messages can come in for."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Can
from cmdaily.errors import CmdailyError
from cmdaily.platforms import registry
from cmdaily.services.accounts import accounts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.services.inbox.response_times import ResponseTimes
    from cmdaily.services.workspace import Workspace


def accounts_with_inbox(workspace: Workspace, response: ResponseTimes) -> list[KnownAccount]:
    """The accounts that messages can come in for: those of networks with an inbox, less what the settings leave out."""
    wanted = response.settings.accounts
    return [
        account
        for account in accounts.known(workspace)
        if (wanted is None or account.name in wanted) and _may_hear(account)
    ]


def _may_hear(account: KnownAccount) -> bool:
    """Whether messages can come in: the network brings some, and the account's secret was given the right."""
    granted = account.rights is None or Can.INBOX in account.rights
    return granted and Can.INBOX in abilities(account.platform)


def abilities(platform: str) -> tuple[str, ...]:
    """What a network can do; nothing for a plug-in that does not load."""
    try:
        return registry.about(platform).can
    except CmdailyError:
        return ()
