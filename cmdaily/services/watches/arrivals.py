"""Arrivals of watches: what was found comes into the store once, and where it is wanted into the inbox."""

from __future__ import annotations

from cmdaily.domain.inbox.incoming import MENTION, Incoming
from cmdaily.domain.inbox.message import OPEN, OTHER, Message
from cmdaily.domain.watches.watch import Hit
from cmdaily.errors import CmdailyError
from cmdaily.platforms.http.messages import bounded
from cmdaily.services.accounts import accounts
from cmdaily.services.inbox.response_times import ResponseTimes
from cmdaily.services.people.forgotten import ForgottenPeople
from cmdaily.store.inbox import messages as message_store
from cmdaily.store.inbox import walk as walk_store
from cmdaily.store.watches import hits as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.watches.watch import Sighting, Watch
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection


class Arrivals:
    """What watches bring within one transaction."""

    def __init__(self, workspace: Workspace, connection: Connection) -> None:
        self._workspace, self._connection = workspace, connection
        self._number = 0
        self._own = {
            (account.platform, own.lower().removeprefix("@"))
            for account in accounts.known(workspace)
            for own in (account.account.handle, account.remote_id)
            if own
        }
        self._blocked = set(walk_store.blocked(connection))
        self._forgotten = ForgottenPeople(connection)
        self._response: ResponseTimes | None = None

    def take(
        self, watch: Watch, platform: str, source: str, sighting: Sighting, *, counted: bool = False
    ) -> bool:
        """Keep something found; False for what is known, and for what we or people who are blocked said, or
        others before they were forgotten. `counted` says that the network's own count has it already."""
        author = (platform, sighting.author.lower())
        if author in self._own or author in self._blocked or not sighting.key:
            return False
        if self._forgotten.said(platform, sighting.author, sighting.at):
            return False
        self._number = self._number or store.next_number(self._connection)
        seen = self._workspace.moment()
        hit = Hit(self._workspace.new_id(), self._number, watch.id, platform, source, sighting, seen)
        if not store.add(self._connection, hit, counted=counted):
            return False
        self._number += 1
        return True

    def into_inbox(self, account: KnownAccount, sighting: Sighting) -> list[str]:
        """Let it wait in the inbox, where it can be answered; its reference there, none where it waits already."""
        incoming = Incoming(
            sighting.remote_id,
            MENTION,
            sighting.author,
            sighting.text,
            sighting.url,
            sighting.at,
            sighting.name,
        )
        number = message_store.next_number(self._connection)
        message = Message(number, account.name, account.platform, bounded(incoming), OTHER, None, OPEN)
        message = self._reckoned(message)
        added = message_store.add(
            self._connection, self._workspace.new_id(), message, self._workspace.timestamp
        )
        return [message.ref] if added else []

    def _reckoned(self, message: Message) -> Message:
        """A message with its response clock; where none can be reckoned, as one that may wait."""
        if self._response is None:
            self._response = ResponseTimes(self._workspace)
        try:
            return self._response.reckoned(message)
        except CmdailyError:
            raise
        except Exception:
            return message
