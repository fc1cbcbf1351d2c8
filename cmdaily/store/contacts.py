"""Contact table: people who agreed to be written to."""

from __future__ import annotations

from datetime import UTC, datetime

from cmdaily.domain.publishing.contact import Contact
from cmdaily.store.accounts import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.store.connection import Connection

_COLUMNS = "platform, address, name, consent, agreed_at, stopped_at, wrote_at"


def contacts(connection: Connection) -> list[Contact]:
    """All contacts, by name."""
    rows = connection.rows(f"SELECT {_COLUMNS} FROM contact ORDER BY name, platform, address")
    return [_contact(row) for row in rows]


def contact(connection: Connection, platform: str, address: str) -> Contact | None:
    """The contact with this number, None for nobody that is known."""
    rows = connection.rows(
        f"SELECT {_COLUMNS} FROM contact WHERE platform = :platform AND address = :address",
        platform=platform,
        address=address,
    )
    return _contact(rows[0]) if rows else None


def keep(connection: Connection, kept: Contact) -> None:
    """Add a contact, or bring what is known of one up to date."""
    connection.run(
        f"""INSERT INTO contact ({_COLUMNS})
            VALUES (:platform, :address, :name, :consent, :agreed_at, :stopped_at, :wrote_at)
        ON CONFLICT (platform, address) DO UPDATE SET name = excluded.name, consent = excluded.consent,
            agreed_at = excluded.agreed_at, stopped_at = excluded.stopped_at, wrote_at = excluded.wrote_at""",
        platform=kept.platform,
        address=kept.address,
        name=plain(kept.name),
        consent=plain(kept.consent),
        agreed_at=_written(kept.agreed_at),
        stopped_at=_written(kept.stopped_at),
        wrote_at=_written(kept.wrote_at),
    )


def remove(connection: Connection, platform: str, address: str) -> bool:
    """Forget a contact."""
    return (
        connection.run(
            "DELETE FROM contact WHERE platform = :platform AND address = :address",
            platform=platform,
            address=address,
        )
        > 0
    )


def _written(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment is not None else ""


def _contact(row: Any) -> Contact:
    platform, address, name, consent, *moments = row
    agreed, stopped, wrote = (datetime.fromisoformat(text) if text else None for text in moments)
    return Contact(
        platform, address, name, consent, agreed or datetime.min.replace(tzinfo=UTC), stopped, wrote
    )
