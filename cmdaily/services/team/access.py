"""Database access of a team: which server the settings name, and the password for it.

The password comes from CMDAILY_STORE_PASSWORD, then from the address itself, then from what `team join` kept (the
keyring, or a file of one's own); libpq looks into its own places after that.
"""

from __future__ import annotations

from cmdaily.errors import StoreError
from cmdaily.services.accounts import keyrings, secret_files
from cmdaily.store.postgresql.address import Address, parse
from cmdaily.store.postgresql.store import SharedStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from cmdaily.services.workspace import Workspace

    T = TypeVar("T")

KEPT_AS = "database.team"
"""The name of the kept password; no account can be called so."""


def shared_store(workspace: Workspace, text: str) -> SharedStore:
    """The shared store at an address. Nothing is opened yet. UsageError for what is no address."""
    return SharedStore(with_password(workspace, parse(text)))


def with_password(workspace: Workspace, address: Address, *, kept: bool = True) -> Address:
    """The address with the password that is known for it, "" where none is; with `kept` the one that this home keeps,
    too."""
    password = workspace.environ.get("CMDAILY_STORE_PASSWORD") or address.password
    return Address(address.url, password or (_kept(workspace) if kept else ""))


def keep_password(workspace: Workspace, password: str) -> None:
    """Keep the password of the team's database where secrets are kept."""
    if keyrings.write(KEPT_AS, password):
        secret_files.remove(workspace.home, KEPT_AS)
    else:
        secret_files.write(workspace.home, KEPT_AS, password)


AWAY = (
    "server.unreachable",
    "server.lost",
    "server.busy",
    "server.crowded",
    "server.readonly",
    "server.full",
    "server.driver",
    "server.password",
    "server.unknown",
)
"""What says that the server cannot be asked at the moment."""


def asked(workspace: Workspace, question: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
    """The answer to a question to the shared store, or nothing where a team's server is away; the person is told
    that something is missing."""
    try:
        return question()
    except StoreError as error:
        if not workspace.in_team or error.key not in AWAY:
            raise
        workspace.missing = error
        return ()


def forget_password(workspace: Workspace) -> None:
    """Drop the kept password."""
    secret_files.remove(workspace.home, KEPT_AS)
    keyrings.remove(KEPT_AS)


def _kept(workspace: Workspace) -> str:
    return (secret_files.read(workspace.home, KEPT_AS) or keyrings.read(KEPT_AS) or "").strip()


def changed(workspace: Workspace, seconds: float) -> bool:
    """Whether a colleague wrote to the team's store within so many seconds: waits no longer than until then.

    In a team alone. StoreError where the server cannot be reached."""
    from cmdaily.store.postgresql.store import SharedStore

    shared = workspace.shared
    return isinstance(shared, SharedStore) and bool(shared.reader().changes(seconds))
