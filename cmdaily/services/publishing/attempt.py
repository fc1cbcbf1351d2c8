"""Delivery attempt: everything that happens between the claim and the outcome.

Nothing here writes to the store; `freeze` does, and returns when it is committed."""

from __future__ import annotations

import json
from datetime import datetime

from cmdaily.domain.accounts.outcome import CannotTell, Receipt, Refused, Unknown
from cmdaily.domain.record import replace
from cmdaily.services.accounts.adapter_calls import call_adapter_safely
from cmdaily.services.publishing.hosting import has_files, hosted
from cmdaily.services.runtime.call_options import request_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdaily.domain.accounts.account import Account
    from cmdaily.domain.accounts.outcome import Outcome, ReadBack
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.platforms.contract import Platform, Prepared, RequestOptions
    from cmdaily.services.workspace import Workspace

    Freeze = Callable[[Prepared], bool]


class _LostError(Exception):
    """Somebody else took the delivery for abandoned."""


class DeliveryAttempt:
    """Speaks one delivery. `touched` tells whether the network can have been written to; `host` holds its pictures
    where the network fetches them itself."""

    def __init__(
        self,
        workspace: Workspace,
        delivery: Delivery,
        account: Account,
        freeze: Freeze,
        host: Account | None = None,
    ) -> None:
        self.workspace = workspace
        self.delivery = delivery
        self.account = account
        self.host = host
        self.touched = False
        self._freeze = freeze
        self._prepared: Prepared = json.loads(delivery.prepared) if delivery.prepared else {}

    def send(self) -> Outcome:
        """Send it; whatever goes wrong is an outcome."""
        return call_adapter_safely(self.workspace, self.account, self._sent, _as_it_is, self._broken)

    @property
    def _tried_before(self) -> bool:
        """Whether an earlier attempt may have arrived: one of ours, or one that a restored backup knows nothing of."""
        delivery = self.delivery
        return delivery.attempts > 1 or delivery.first_attempt_at != delivery.last_attempt_at

    def _broken(self, refused: Refused) -> Outcome:
        """An error of ours after the network may have been written to says nothing of what happened there."""
        return Unknown(refused.key, refused.values) if self.touched else refused

    def _sent(self, platform: Platform, secret: Secret, options: RequestOptions) -> Outcome:
        try:
            outcome = self._tried(platform, secret, options)
        except _LostError:
            return Unknown("outbox.killed")
        if isinstance(outcome, Refused) and outcome.perhaps_sent and self._tried_before:
            return self._echo(platform, secret, outcome)
        return outcome

    def _tried(self, platform: Platform, secret: Secret, options: RequestOptions) -> Outcome:
        """Freeze what is to be sent, unless that was done before, and send it."""
        if not self._prepared:
            outgoing = self.delivery.outgoing
            if self.host is not None and has_files(outgoing):
                there = hosted(self.workspace, self.host, platform.network, outgoing)
                if isinstance(there, Refused):
                    return there
                outgoing = there
            prepared = platform.prepare(self.account, secret, outgoing, options)
            if isinstance(prepared, Refused):
                return prepared
            self._prepared = prepared
        self._commit(self._prepared)
        return platform.send(self.account, secret, self._prepared, options, self._commit)

    def _commit(self, prepared: Prepared) -> None:
        if not self._freeze(prepared):
            raise _LostError
        self._prepared = prepared
        self.touched = True

    def _echo(self, platform: Platform, secret: Secret, outcome: Refused) -> Outcome:
        """A duplicate may be the echo of an earlier attempt of ours."""
        since = datetime.fromisoformat(self.delivery.first_attempt_at)
        found = platform.read_back(
            self.account, secret, self._prepared, since, request_options(self.workspace)
        )
        if isinstance(found, CannotTell):
            return Unknown(found.key, found.values, found.rate)
        return found if isinstance(found, Receipt) else outcome


def _as_it_is(refused: Refused) -> Outcome:
    return refused


def read_back(
    workspace: Workspace,
    delivery: Delivery,
    account: Account,
    taken: frozenset[str],
    earlier: frozenset[str] = frozenset(),
) -> ReadBack:
    """Look for a delivery whose outcome is unknown; whatever goes wrong is "cannot tell"."""

    def ask(platform: Platform, secret: Secret, options: RequestOptions) -> ReadBack:
        prepared = _payload(delivery, account, platform, secret, options)
        if isinstance(prepared, Refused):
            return _cannot_tell(prepared)
        since = datetime.fromisoformat(delivery.first_attempt_at)
        known = replace(options, earlier=earlier)
        return platform.read_back(account, secret, prepared, since, known, taken)

    return call_adapter_safely(workspace, account, ask, _cannot_tell)


def _cannot_tell(refused: Refused) -> CannotTell:
    return CannotTell(refused.key, refused.values, refused.rate)


def _payload(
    delivery: Delivery, account: Account, platform: Platform, secret: Secret, options: RequestOptions
) -> Prepared | Refused:
    """What was frozen; made again for a delivery of a restored backup, where it had not been frozen yet.

    What makes a send unique is in the delivery since it was queued, so this payload finds what another one sent.
    """
    if delivery.prepared:
        frozen: Prepared = json.loads(delivery.prepared)
        return frozen
    return platform.prepare(account, secret, delivery.outgoing, options)
