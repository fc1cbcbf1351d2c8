"""Export, import, backup and integrity checks of the data."""

from __future__ import annotations

import json
import os

from cmdaily.domain.data.export_format import Exchange, from_data, to_data
from cmdaily.domain.data.store_health import Imported
from cmdaily.errors import CmdailyError, FileError, Problem, StoreError, UsageError
from cmdaily.services.data import damage
from cmdaily.services.routines.progress import keep_streaks, next_command
from cmdaily.store import assessments, figure_exchange, imports, journal
from cmdaily.store import backup as backup_store
from cmdaily.store import calendar as calendar_store
from cmdaily.store import progress as progress_store
from cmdaily.store.routines import planned
from cmdaily.store.watches import watches as watch_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

LARGEST = 512 * 1024 * 1024


def export(workspace: Workspace) -> dict[str, Any]:
    """Everything that laptops exchange, as data."""
    return to_data(_exchange(workspace))


def import_file(workspace: Workspace, path: str) -> Imported:
    """Bring in an export. What is there already is left; nothing is ever overwritten. FileError for a backup: that is
    restored."""
    check_readable(path)
    if backup_store.is_store(path):
        raise FileError([Problem(path, 0, 0, "exchange.is_backup")])
    return _merge(workspace, from_data(_json(path), path))


def backup(workspace: Workspace, target: str | None = None) -> str:
    """Write a copy of the store and return its path; into `backups/` beside the store unless a path is given."""
    workspace.store.refuse_lost()
    if not workspace.store.exists:
        raise StoreError("error.nothing_to_back_up")
    if target is None:
        stamp = workspace.now.astimezone(workspace.zone).strftime("%Y%m%d-%H%M%S")
        target = os.path.join(workspace.home.data, "backups", f"cmdaily-{stamp}.db")
        os.makedirs(os.path.dirname(target), mode=0o700, exist_ok=True)
    check_target(workspace, target)
    if os.path.lexists(target) and not backup_store.may_be_replaced(target):
        raise UsageError("error.target_is_another", remedy="error.target_is_another_remedy", path=target)
    try:
        backup_store.copy(workspace.store.reader(), target)
    except StoreError as error:
        if error.key == "error.store_corrupt":
            damage.note(workspace, "backup")
            raise StoreError("error.bad_copy", remedy="error.bad_copy_remedy", **error.values) from error
        raise
    damage.clear(workspace)
    return target


def check_target(workspace: Workspace, target: str) -> None:
    """Refuse to write a copy over the store itself, under whatever name."""
    store = os.path.realpath(workspace.store.path)
    if os.path.realpath(target) in (store, f"{store}-wal", f"{store}-shm"):
        raise UsageError("error.target_is_store", path=target)
    if os.path.isdir(target):
        raise FileError([Problem(target, 0, 0, "exchange.directory")])


def _merge(workspace: Workspace, exchange: Exchange) -> Imported:
    with workspace.store.transaction() as connection:
        before = imports.known(connection) | planned.known(connection)
        around = imports.surroundings(connection)
        touched = journal.add(connection, exchange.entries)
        planned.add(connection, exchange.plan)
        for pause in exchange.pauses:
            calendar_store.add_pause(connection, pause)
        for name, active, changed_at in exchange.switches:
            calendar_store.switch_routine(connection, name, active=active, changed_at=changed_at)
        progress_store.forget_streaks(connection)
        workspace.forget()
        keep_streaks(workspace, connection, touched)
        ids = [one.id for one in exchange.entries] + [one.id for one in exchange.plan]
        new = [id_ for id_ in ids if id_ not in before]
        rows = _merge_figures(workspace, connection, exchange)
        imports.keep(connection, next_command(workspace, connection), dict.fromkeys(new), around, rows)
    added = len(set(new))
    return Imported(added=added, known=len(ids) - added, figures=len(rows["values"]))


def _merge_figures(workspace: Workspace, connection: Connection, exchange: Exchange) -> dict[str, list[Any]]:
    """Bring in figures, breaks, assessments and watches, and note what is new. In a team figures and watches are the
    server's."""
    values: tuple[list[str], list[str]] = ([], [])
    breaks: list[Any] = []
    watches: list[str] = []
    if not workspace.in_team:
        watches = watch_store.merge(connection, exchange.watches, workspace.moment())
        values = figure_exchange.merge_values(connection, exchange.values)
        breaks = figure_exchange.merge_breaks(connection, exchange.breaks)
    return {
        "values": values[0],
        "demoted": values[1],
        "breaks": [[each.metric, each.account, each.day] for each in breaks],
        "sittings": assessments.merge(connection, exchange.sittings, workspace.timestamp),
        "watches": watches,
    }


def _exchange(workspace: Workspace) -> Exchange:
    """Everything that is one person's own. A team's figures and watches are its server's."""
    connection = workspace.store.reader()
    shared = workspace.in_team
    return Exchange(
        tuple(journal.everything(connection)),
        tuple(calendar_store.every_pause(connection)),
        tuple(calendar_store.every_state(connection)),
        () if shared else tuple(figure_exchange.every_value(connection)),
        () if shared else tuple(figure_exchange.every_break(connection)),
        tuple(assessments.everything(connection)),
        tuple(planned.everything(connection)),
        () if shared else tuple(watch_store.watches(connection)),
    )


def check_readable(path: str) -> None:
    """Raise FileError for what is no file, or larger than any of ours."""
    if not os.path.isfile(path):
        key = "exchange.directory" if os.path.isdir(path) else "exchange.missing"
        raise FileError([Problem(path, 0, 0, key)])
    if os.path.getsize(path) > LARGEST:
        raise FileError([Problem(path, 0, 0, "exchange.large", most=LARGEST // 1024 // 1024)])


def _json(path: str) -> Any:
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except json.JSONDecodeError as error:
        raise FileError([Problem(path, error.lineno, error.colno, "exchange.json")]) from None
    except (ValueError, RecursionError):  # no UTF-8, a number of 5,000 digits, a thousand brackets
        raise FileError([Problem(path, 0, 0, "exchange.not_one")]) from None
    except OSError as error:
        raise CmdailyError("error.system", path=path, reason=error.strerror or str(error)) from error
