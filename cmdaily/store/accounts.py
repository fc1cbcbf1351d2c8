"""Account tables, and the rate windows that networks told us about. No secrets here."""

from __future__ import annotations

import json
from datetime import datetime

from cmdaily.domain.accounts.account import Account, KnownAccount
from cmdaily.domain.accounts.outcome import RateWindow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from cmdaily.store.connection import Connection

_COLUMNS = (
    "name, platform, server, handle, settings, remote_id, url, rights, expires_at, added_at, checked_at"
)


def accounts(connection: Connection) -> list[KnownAccount]:
    """All accounts, by name."""
    return [_account(row) for row in connection.rows(f"SELECT {_COLUMNS} FROM account ORDER BY name")]


def keep_account(connection: Connection, known: KnownAccount) -> None:
    """Add an account, or bring what is known of it up to date. TakenError: another name has this
    identity already."""
    account = known.account
    connection.run(
        f"""INSERT INTO account ({_COLUMNS}) VALUES (:name, :platform, :server, :handle, :settings, :remote_id,
            :url, :rights, :expires_at, :added_at, :checked_at)
        ON CONFLICT (name) DO UPDATE SET platform = excluded.platform, server = excluded.server,
            handle = excluded.handle, settings = excluded.settings, remote_id = excluded.remote_id,
            url = excluded.url, rights = excluded.rights, expires_at = excluded.expires_at,
            checked_at = excluded.checked_at""",
        name=account.name,
        platform=account.platform,
        server=account.server,
        handle=account.handle,
        settings=json.dumps(dict(account.settings)),
        remote_id=plain(known.remote_id),
        url=plain(known.url),
        rights=None if known.rights is None else json.dumps(known.rights),
        expires_at=known.expires_at and known.expires_at.isoformat(),
        added_at=known.added_at,
        checked_at=known.checked_at,
    )


def remove_account(connection: Connection, name: str) -> bool:
    """Forget an account; its deliveries stay as history."""
    connection.run("DELETE FROM rate_window WHERE account = :name", name=name)
    return connection.run("DELETE FROM account WHERE name = :name", name=name) > 0


def keep_rates(
    connection: Connection, account: str, purpose: str, windows: Iterable[RateWindow], seen_at: str
) -> None:
    """Remember what a network's headers said; `purpose` is `send` or `read`."""
    for window in windows:
        connection.run(
            """INSERT INTO rate_window (account, purpose, scope, remaining, most, resets_at, seen_at)
            VALUES (:account, :purpose, :scope, :remaining, :most, :resets_at, :seen_at)
            ON CONFLICT (account, purpose, scope) DO UPDATE SET remaining = excluded.remaining,
                most = excluded.most, resets_at = excluded.resets_at, seen_at = excluded.seen_at""",
            account=account,
            purpose=purpose,
            scope=plain(window.scope),
            remaining=window.remaining,
            most=window.limit,
            resets_at=window.resets_at and window.resets_at.isoformat(),
            seen_at=seen_at,
        )


def rates(connection: Connection, account: str, purpose: str) -> list[RateWindow]:
    """What is remembered of an account's rate windows."""
    rows = connection.rows(
        """SELECT scope, remaining, most, resets_at FROM rate_window
        WHERE account = :account AND purpose = :purpose ORDER BY scope""",
        account=account,
        purpose=purpose,
    )
    return [
        RateWindow(scope, remaining, most, datetime.fromisoformat(resets_at) if resets_at else None)
        for scope, remaining, most, resets_at in rows
    ]


def plain(text: str) -> str:
    """A text that every database takes: what a network sent may hold half a character or a zero."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")


def _account(row: tuple[Any, ...]) -> KnownAccount:
    name, platform, server, handle, settings, remote_id, url, rights, expires_at, added_at, checked_at = row
    account = Account(name, platform, server, handle, tuple(json.loads(settings).items()))
    return KnownAccount(
        account,
        remote_id,
        url,
        None if rights is None else tuple(json.loads(rights)),
        datetime.fromisoformat(expires_at) if expires_at else None,
        added_at,
        checked_at,
    )
