"""One delivery and its network: everything that happens between the claim and the outcome. Nothing here writes to the
store; `freeze` does, and returns when it is committed."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from cmdaily.domain.accounts.outcome import CannotTell, Reason, Receipt, Refused, Unknown
from cmdaily.domain.publishing.delivery import refused_as_expired
from cmdaily.errors import CmdailyError, NotSignedInError
from cmdaily.platforms import registry
from cmdaily.services.accounts import secrets
from cmdaily.services.publishing.worker_pool import ClosedError
from cmdaily.services.runtime import crash_reports
from cmdaily.services.runtime.call_options import request_options

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdaily.domain.accounts.account import Account
    from cmdaily.domain.accounts.outcome import Outcome, ReadBack
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.platforms.contract import Platform, Prepared
    from cmdaily.services.workspace import Workspace

    Freeze = Callable[[Prepared], bool]


class _LostError(Exception):
    """Somebody else took the delivery for abandoned."""


class DeliveryAttempt:
    """Speaks one delivery. `touched` tells whether the network can have been written to."""

    def __init__(self, workspace: Workspace, delivery: Delivery, account: Account, freeze: Freeze) -> None:
        self.workspace = workspace
        self.delivery = delivery
        self.account = account
        self.touched = False
        self._freeze = freeze
        self._prepared: Prepared = json.loads(delivery.prepared) if delivery.prepared else {}

    def send(self) -> Outcome:
        """Send it; whatever goes wrong is an outcome."""
        try:
            return self._sent()
        except ClosedError:
            raise
        except NotSignedInError as error:
            return _refused(Reason.SIGN_IN, error)
        except _LostError:
            return Unknown("outbox.killed")
        except CmdailyError as error:
            return self._broken(error.key, tuple(error.values.items()), error.remedy)
        except Exception as error:
            crash_reports.keep(error, self.workspace.timestamp, self.workspace.environ)
            values = (("platform", self.delivery.platform), ("why", type(error).__name__))
            return self._broken("outbox.broken_adapter", values, None)

    @property
    def _tried_before(self) -> bool:
        """Whether an earlier attempt may have arrived: one of ours, or one that a restored backup knows nothing of."""
        delivery = self.delivery
        return delivery.attempts > 1 or delivery.first_attempt_at != delivery.last_attempt_at

    def _broken(self, key: str, values: tuple[tuple[str, object], ...], remedy: str | None) -> Outcome:
        if self.touched:
            return Unknown(key, values)
        return Refused(Reason.OTHER, key, values, remedy)

    def _sent(self) -> Outcome:
        platform = registry.load(self.delivery.platform)
        secret = secrets.usable(self.workspace, self.account, platform, request_options(self.workspace))
        if isinstance(secret, Refused):
            return secret
        outcome = self._tried(platform, secret)
        if refused_as_expired(outcome):
            options = request_options(self.workspace)
            fresh = secrets.refreshed(self.workspace, self.account, platform, options, secret)
            if isinstance(fresh, Refused) or fresh == secret:
                return fresh if isinstance(fresh, Refused) else outcome
            secret = fresh
            outcome = self._tried(platform, secret)
        if isinstance(outcome, Refused) and outcome.perhaps_sent and self._tried_before:
            return self._echo(platform, secret, outcome)
        return outcome

    def _tried(self, platform: Platform, secret: Secret) -> Outcome:
        """Freeze what is to be sent, unless that was done before, and send it."""
        options = request_options(self.workspace)
        if not self._prepared:
            prepared = platform.prepare(self.account, secret, self.delivery.outgoing, options)
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


def read_back(workspace: Workspace, delivery: Delivery, account: Account, taken: frozenset[str]) -> ReadBack:
    """Look for a delivery whose outcome is unknown; whatever goes wrong is "cannot tell"."""
    try:
        platform = registry.load(delivery.platform)
        secret = secrets.usable(workspace, account, platform, request_options(workspace))
        if isinstance(secret, Refused):
            return CannotTell(secret.key, secret.values, secret.rate)
        prepared = _payload(workspace, delivery, account, platform, secret)
        if isinstance(prepared, Refused):
            return CannotTell(prepared.key, prepared.values, prepared.rate)
        since = datetime.fromisoformat(delivery.first_attempt_at)
        found = platform.read_back(account, secret, prepared, since, request_options(workspace), taken)
        if isinstance(found, CannotTell) and found.key == "platform.expired":
            options = request_options(workspace)
            fresh = secrets.refreshed(workspace, account, platform, options, secret)
            if not isinstance(fresh, Refused):
                found = platform.read_back(account, fresh, prepared, since, options, taken)
        return found
    except CmdailyError as error:
        return CannotTell(error.key, tuple(error.values.items()))
    except Exception as error:
        crash_reports.keep(error, workspace.timestamp, workspace.environ)
        values = (("platform", delivery.platform), ("why", type(error).__name__))
        return CannotTell("outbox.broken_adapter", values)


def _payload(
    workspace: Workspace, delivery: Delivery, account: Account, platform: Platform, secret: Secret
) -> Prepared | Refused:
    """What was frozen; made again for a delivery of a restored backup, where it had not been frozen yet.

    What makes a send unique is in the delivery since it was queued, so this payload finds what another one sent.
    """
    if delivery.prepared:
        frozen: Prepared = json.loads(delivery.prepared)
        return frozen
    return platform.prepare(account, secret, delivery.outgoing, request_options(workspace))


def _refused(reason: str, error: CmdailyError) -> Refused:
    return Refused(reason, error.key, tuple(error.values.items()), error.remedy)
