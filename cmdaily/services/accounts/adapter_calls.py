"""Adapter calls: a secret that works, the call, once more with a fresh secret, and every way to fail as a value.

Sending, reading back, reading the inbox, figures and checks of accounts all ask a network through here.
"""

from __future__ import annotations

from cmdaily.domain.accounts.outcome import Reason, Refused, has_expired
from cmdaily.errors import CmdailyError, NotSignedInError
from cmdaily.platforms import registry
from cmdaily.services.accounts import secrets
from cmdaily.services.runtime.call_options import request_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from cmdaily.domain.accounts.account import Account
    from cmdaily.domain.accounts.outcome import RefusalReason
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.platforms.contract import Platform, RequestOptions
    from cmdaily.services.workspace import Workspace

    Answer = TypeVar("Answer")
    Ask = Callable[[Platform, Secret, RequestOptions], Answer]


def call_adapter(workspace: Workspace, account: Account, ask: Ask[Answer]) -> Answer | Refused:
    """What an adapter answers to `ask`, asked with a secret that works.

    Where the network calls the secret expired, it is refreshed and `ask` is called a second time. A refresh that is
    refused is the answer, for it says what to do; one that brings nothing new leaves the first answer as it is, and
    nothing is asked twice. Raises NotSignedInError without a secret, and whatever the adapter raises.
    """
    platform = registry.load(account.platform)
    secret = secrets.usable(workspace, account, platform, request_options(workspace))
    if isinstance(secret, Refused):
        return secret
    answer = ask(platform, secret, request_options(workspace))
    if not has_expired(answer):
        return answer
    fresh = secrets.refreshed(workspace, account, platform, request_options(workspace), secret)
    if isinstance(fresh, Refused):
        return fresh
    return answer if fresh == secret else ask(platform, fresh, request_options(workspace))


def call_adapter_safely(
    workspace: Workspace,
    account: Account,
    ask: Ask[Answer],
    failed: Callable[[Refused], Answer],
    broke: Callable[[Refused], Answer] | None = None,
) -> Answer:
    """As `call_adapter`, and raises nothing but ClosedError.

    `failed` makes of a refusal what the caller answers then; `broke` (else `failed`) of an error that was raised,
    given as a refusal. An error that nobody foresaw leaves its traceback in the crash reports.
    """
    from cmdaily.services.runtime.worker_pool import ClosedError

    try:
        answer = call_adapter(workspace, account, ask)
    except ClosedError:
        raise
    except CmdailyError as error:
        reason: RefusalReason = Reason.SIGN_IN if isinstance(error, NotSignedInError) else Reason.OTHER
        return (broke or failed)(Refused(reason, error.key, tuple(error.values.items()), error.remedy))
    except Exception as error:
        from cmdaily.services.runtime import crash_reports

        crash_reports.keep(error, workspace.timestamp, workspace.environ)
        values = (("platform", account.platform), ("why", type(error).__name__))
        return (broke or failed)(Refused(Reason.OTHER, "outbox.broken_adapter", values))
    return failed(answer) if isinstance(answer, Refused) else answer
