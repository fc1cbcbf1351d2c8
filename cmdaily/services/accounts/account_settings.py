"""Account settings: what a person may set of an account at its network, checked when it is said."""

from __future__ import annotations

import re

from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.accounts.account import Account
    from cmdaily.domain.accounts.network import Network

VERSION = "version"
_VERSION = re.compile(r"[A-Za-z0-9.-]{1,20}", re.ASCII)


def known(network: Network) -> dict[str, tuple[str, ...]]:
    """The settings of a network with their values; none for those of a version, of which there are new ones."""
    return dict(network.settings) | ({VERSION: ()} if network.versions else {})


def merged(
    before: Account | None, said: Sequence[tuple[str, str]], network: Network
) -> tuple[tuple[str, str], ...]:
    """An account's settings: those that it had, and what is said now; one without a value is taken back.

    UsageError for a name or a value that the network does not have."""
    may = known(network)
    for name, value in said:
        if name not in may:
            key = "account.setting" if may else "account.no_settings"
            raise UsageError(key, name=name[:64], network=network.title, known=", ".join(may))
        if value and not (value in may[name] if may[name] else _VERSION.fullmatch(value)):
            one_of = ", ".join(may[name] or (version.name for version in network.versions))
            raise UsageError("account.setting_value", name=name, value=value[:64], known=one_of)
    same = before is not None and before.platform == network.name
    kept = {name: value for name, value in (before.settings if before and same else ()) if name in may}
    return tuple((name, value) for name, value in (kept | dict(said)).items() if value)
