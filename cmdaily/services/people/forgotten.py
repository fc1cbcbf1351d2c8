"""Who was forgotten: what they said up to that moment does not come in again, whichever way it comes."""

from __future__ import annotations

from datetime import UTC

from cmdaily.domain.people.forgetting import digest
from cmdaily.domain.people.person import key_of
from cmdaily.store.people import forgetting as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.people.person import Key
    from cmdaily.store.connection import Connection


class ForgottenPeople:
    """The digests of a store, read once within a transaction. What is written after somebody was forgotten is theirs
    to write: it comes in as from anybody."""

    def __init__(self, connection: Connection) -> None:
        rows = store.digests(connection)
        self._moments = {kept: at for kept, _, at in rows}
        self._salts = tuple(dict.fromkeys(salt for _, salt, _ in rows))
        self._latest = max(self._moments.values(), default="")
        self._known: dict[Key, str] = {}

    def said(self, platform: str, author: str, at: datetime) -> bool:
        """Whether somebody who was forgotten said this before they were."""
        moment = at.astimezone(UTC).isoformat(timespec="milliseconds")
        if moment > self._latest:
            return False
        key = key_of(platform, author)
        if key not in self._known:
            found = (self._moments.get(digest(salt, key), "") for salt in self._salts)
            self._known[key] = max(found, default="")
        return moment <= self._known[key]
