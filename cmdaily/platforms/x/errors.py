"""Errors of X, sorted into what a person can do about them.

X tells most refusals apart by their words alone (a 403 with a `detail`), so the words are data here,
looked for in lower case.
"""

from __future__ import annotations

from cmdaily.domain.accounts.outcome import Reason, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.record import frozen
from cmdaily.platforms.http.responses import GarbageError, Response, classify, windows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.outcome import RefusalReason


@frozen
class ErrorPattern:
    """If one of `said` stands in X's answer, it means `reason`. `key` and `remedy` are message keys."""

    said: tuple[str, ...]
    reason: RefusalReason
    key: str
    remedy: str = "platform.right_remedy"
    perhaps_sent: bool = False


FORBIDDEN = (
    ErrorPattern(
        ("duplicate content", "status is a duplicate"),
        Reason.DUPLICATE,
        "platform.duplicate",
        "platform.duplicate_remedy",
        perhaps_sent=True,
    ),
    ErrorPattern(
        ("deleted or not visible", "does not exist", "tweet not found", "could not find tweet"),
        Reason.TARGET,
        "platform.target_gone",
        "platform.target_remedy",
    ),
    ErrorPattern(("mentioned or otherwise engaged",), Reason.RIGHT, "x.reply"),
    ErrorPattern(
        ("restricted who can reply", "conversation is not allowed"),
        Reason.TARGET,
        "platform.author_forbids",
        "platform.author_forbids_remedy",
    ),
    ErrorPattern(("reply to this",), Reason.RIGHT, "x.reply"),
    ErrorPattern(("quote",), Reason.RIGHT, "x.quote"),
    ErrorPattern(
        ("oauth1-permissions", "oauth1 app permissions", "read-only application", "required scope"),
        Reason.SIGN_IN,
        "x.permissions",
        "x.permissions_remedy",
    ),
    ErrorPattern(
        ("client-not-enrolled", "client-forbidden", "attached to a project"),
        Reason.SIGN_IN,
        "x.not_enrolled",
        "x.help",
    ),
    ErrorPattern(
        ("unsupported-authentication", "unsupported authentication", "application-only"),
        Reason.SIGN_IN,
        "x.app_only",
        "x.help",
    ),
    ErrorPattern(("temporarily locked",), Reason.OTHER, "x.locked", "x.locked_remedy"),
    ErrorPattern(("suspended",), Reason.OTHER, "x.suspended", "x.locked_remedy"),
    ErrorPattern(
        ("too long", "over 280", "characters"),
        Reason.CONTENT,
        "x.too_long",
        "platform.content_remedy",
    ),
)

CAPPED = ("usage-capped", "usagecapexceeded", "spend cap", "spending cap", "spendcap", "monthly product cap")


def refusal(response: Response, secret: Secret, scope: str) -> Refused | Unknown | None:
    """What an answer of X means; None for a success."""
    if response.good:
        return None
    said = response.body[:4000].decode("utf-8", "replace").lower()
    if response.status == 429 and any(words in said for words in CAPPED):
        return Refused(
            Reason.CAP, "platform.cap", remedy="platform.cap_remedy", rate=windows(response, scope)
        )
    if response.status == 401 and secret.has("refresh_token"):
        return Refused(Reason.EXPIRED, "platform.expired", remedy="platform.sign_in_remedy")
    if response.status in (400, 403, 404, 422):
        return _worded(response, said, scope) or classify(response, scope)
    return classify(response, scope)


def _worded(response: Response, said: str, scope: str) -> Refused | None:
    why = (("why", explanation(response)),)
    rate = windows(response, scope)
    for words in FORBIDDEN:
        if any(part in said for part in words.said):
            return Refused(
                words.reason,
                words.key,
                why,
                remedy=words.remedy,
                perhaps_sent=words.perhaps_sent,
                rate=rate,
            )
    if response.status == 404:
        return Refused(Reason.TARGET, "platform.target_gone", why, remedy="platform.target_remedy", rate=rate)
    if response.status == 400:
        return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy", rate=rate)
    return None


def explanation(response: Response) -> str:
    """X's own words: the detail of a problem, or the first error's message."""
    try:
        errors = response.object().get("errors")
    except GarbageError:
        return "?"
    first = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else {}
    return str(first.get("detail") or first.get("message") or response.words() or "?")[:300]
