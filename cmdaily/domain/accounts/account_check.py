"""What asking a network about an account brought to light."""

from __future__ import annotations

from cmdaily.domain.record import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.accounts.network import Limits
    from cmdaily.domain.accounts.outcome import RateWindow
    from cmdaily.errors import CmdailyError


@value
class Checked:
    """An account after signing in: `error` says why it did not work; `days_left` that it soon will not."""

    account: KnownAccount
    limits: Limits | None = None
    rates: tuple[RateWindow, ...] = ()
    error: CmdailyError | None = None
    days_left: int | None = None
