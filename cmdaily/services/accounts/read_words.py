"""Words of a refusal where something was read, or somebody signed in: nothing of texts and sending."""

from __future__ import annotations

from cmdaily.domain.accounts.outcome import Refused, Unknown
from cmdaily.domain.record import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.errors import CmdailyError

_KEYS = {
    "platform.unreachable": "platform.unreachable_read",
    "platform.no_sense": "platform.no_sense_read",
    "platform.read_silence": "platform.read_silence_read",
    "platform.read_cut": "platform.read_cut_read",
    "platform.read_status": "platform.read_status_read",
}
_REMEDIES = {
    "platform.right_remedy": "account.right_remedy",
    "platform.rate_remedy": "account.rate_remedy",
    "platform.content_remedy": None,
    "platform.refused_remedy": None,
    "platform.unreachable_remedy": "account.unreachable_remedy",
}
"""Remedies that tell somebody who signs in what to do with a text."""


def about_reading(key: str) -> str:
    """The key of what is said of a read that was refused; the same where it speaks of nothing else."""
    return _KEYS.get(key, key)


def not_signed_in(refused: Refused | Unknown, server: str = "") -> CmdailyError:
    """What is said of a sign-in that failed."""
    from cmdaily.platforms.contract import error_of
    from cmdaily.platforms.http.responses import refused_read

    refused = refused_read(refused, server)
    key = "account.refused" if refused.key == "platform.content" else about_reading(refused.key)
    remedy = _REMEDIES.get(refused.remedy or "", refused.remedy)
    return error_of(replace(refused, key=key, remedy=remedy))
