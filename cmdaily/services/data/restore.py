"""Restoring a backup: verified before and after, the present store kept aside, and nothing said twice.

Wherever this is killed, the store's place holds the old store, the new one, or nothing with the old one beside it; in
the last case every command says so, and restoring again ends it.
"""

from __future__ import annotations

import os
from datetime import UTC

from cmdaily.domain.data.store_health import Held, Restored
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import RESTORED_FAILED, DeliveryError
from cmdaily.domain.record import replace
from cmdaily.errors import CmdailyError, FileError, Problem, StoreError
from cmdaily.services.data import damage, data
from cmdaily.services.people import forget
from cmdaily.services.scheduler import single_instance
from cmdaily.store import backup as backup_store
from cmdaily.store import restore as store
from cmdaily.store.connection import Transaction, connect
from cmdaily.store.people import forgetting
from cmdaily.store.publishing.trouble_json import trouble_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import SqliteConnection

SINCE = (
    trouble_text(DeliveryError("", LocalisedMessage("outbox.restored", remedy="outbox.restored_remedy"))),
    trouble_text(RESTORED_FAILED),
)
"""What is the matter with a delivery that may have gone out after the backup was made: it waited, or it had failed."""
BESIDE = ("", "-wal", "-shm")
"""The store's files. The store itself goes first: what is left of a store without it is never read."""


def look(workspace: Workspace, path: str | None = None) -> Held:
    """What a backup holds; the latest sound one of `backups/` unless a path is given. Raises FileError, StoreError."""
    if path is None:
        return _latest(workspace)
    data.check_readable(path)
    if not backup_store.is_store(path):
        raise FileError([Problem(path, 0, 0, "exchange.no_backup")])
    if os.path.realpath(path) == os.path.realpath(workspace.store.path):
        raise FileError([Problem(path, 0, 0, "exchange.the_store")])
    source = backup_store.open_copy(path)
    try:
        return _held(workspace, source, path)
    finally:
        source.close()


def restore(workspace: Workspace, path: str) -> Restored:
    """Make a backup the store. Raises CmdailyError while `cmdaily run` or another command holds the present one."""
    os.makedirs(workspace.home.data, mode=0o700, exist_ok=True)
    workspace.close()
    with single_instance.only_one(workspace.home):
        source = backup_store.open_copy(path)
        try:
            held = _held(workspace, source, path)
            _forget_again(workspace, source)
            doubtful, occasions = _doubt(workspace, source, held)
            set_aside = _put_in_place(workspace, source)
            _verify(workspace, source)
        finally:
            source.close()
    damage.clear(workspace)
    workspace.forget()
    return Restored(replace(held, doubtful=doubtful), occasions, set_aside)


def _latest(workspace: Workspace) -> Held:
    directory = os.path.join(workspace.home.data, "backups")
    try:
        names = [os.path.join(directory, name) for name in os.listdir(directory) if name.endswith(".db")]
    except OSError:
        names = []
    for path in sorted(names, key=os.path.getmtime, reverse=True):
        try:
            return look(workspace, path)
        except CmdailyError:
            continue
    raise StoreError("error.no_backup", remedy="error.no_backup_remedy", path=directory)


def _held(workspace: Workspace, source: SqliteConnection, path: str) -> Held:
    rows, deliveries, messages, accounts = store.counts(source)
    used = store.last_used(source)
    gone = store.may_have_gone(source, _since(workspace, used))
    used = used and used.astimezone(workspace.zone)
    return Held(path, used, rows, deliveries, messages, accounts, gone)


def _since(workspace: Workspace, used: datetime | None) -> str:
    return used.astimezone(UTC).isoformat(timespec="milliseconds") if used else workspace.timestamp


def _doubt(workspace: Workspace, source: SqliteConnection, held: Held) -> tuple[int, int]:
    """In the copy of the backup: whatever may have happened since."""
    since = _since(workspace, held.last_used)
    with Transaction(source):
        doubtful = store.doubt(source, since, workspace.timestamp, SINCE)
        return doubtful, store.pass_over(source, workspace.timestamp[:19] + "+00:00")


def _forget_again(workspace: Workspace, source: SqliteConnection) -> None:
    """In the copy of the backup: whoever was forgotten since it was made is forgotten there as well."""
    try:
        known = forgetting.digests(workspace.store.reader()) if workspace.store.exists else []
    except StoreError:  # a damaged store tells nothing
        known = []
    if known:
        backup_store.overwrite_what_goes(source)
        with Transaction(source):
            forget.forget_again(workspace, source, known)
    workspace.close()


def _put_in_place(workspace: Workspace, source: SqliteConnection) -> str:
    """Keep the present store aside, and put the new one in its place; where the old one lies now, or ""."""
    path = workspace.store.path
    if not any(os.path.lexists(path + suffix) for suffix in BESIDE):
        if not backup_store.put_in_place(source, path):
            raise StoreError("error.store_locked", remedy="error.store_locked_remedy", path=path)
        return ""
    present = _sound(workspace)
    if present is None:
        kept = _moved_aside(workspace)
        if not backup_store.put_in_place(source, path):
            raise StoreError("error.store_locked", remedy="error.store_locked_remedy", path=path)
        return kept
    try:
        kept = _linked_aside(workspace)
        backup_store.replace_store(source, path)
    finally:
        present.close()
    return kept


def _sound(workspace: Workspace) -> SqliteConnection | None:
    """The present store, held by nobody else and with nothing left beside it; None when it is damaged."""
    path = workspace.store.path
    if not os.path.isfile(path) or not os.path.getsize(path):
        return None
    connection = connect(path)
    try:
        if backup_store.damage(connection):
            connection.close()
            return None
        backup_store.hold_alone(connection)
    except StoreError as error:
        connection.close()
        if error.key == "error.store_corrupt":
            return None
        raise
    return connection


def _linked_aside(workspace: Workspace) -> str:
    """A second name for the present store: its own place is never empty."""
    path = workspace.store.path
    kept = _free_name(workspace, "before")
    try:
        os.link(path, kept)
    except OSError:  # a file system without hard links
        os.replace(path, kept)
    return kept


def _moved_aside(workspace: Workspace) -> str:
    """Move a damaged store, or what is left of one, out of the way; never over another file."""
    path = workspace.store.path
    kept = _free_name(workspace, "damaged")
    for suffix in BESIDE:
        if os.path.lexists(path + suffix):
            os.replace(path + suffix, kept + suffix)
    return kept


def _free_name(workspace: Workspace, why: str) -> str:
    stamp = workspace.now.strftime("%Y%m%d-%H%M%S")
    kept = f"{workspace.store.path}.{why}-{stamp}"
    number = 1
    while any(os.path.lexists(kept + suffix) for suffix in BESIDE):
        number += 1
        kept = f"{workspace.store.path}.{why}-{stamp}-{number}"
    return kept


def _verify(workspace: Workspace, source: SqliteConnection) -> None:
    """What is in place now holds what the backup held."""
    placed = workspace.store.reader()
    if backup_store.damage(placed) or backup_store.contents(placed) != backup_store.contents(source):
        raise StoreError(
            "error.store_corrupt", remedy="error.store_corrupt_remedy", path=workspace.store.path
        )
