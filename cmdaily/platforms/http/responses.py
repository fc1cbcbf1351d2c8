"""HTTP responses classified: what one means for a delivery; an adapter adds its own words first.

The rule: what certainly did not happen is refused, everything else is unknown. No answer is trusted to be
what it should: it may be garbage, HTML, or have no end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from cmdaily.domain.accounts.outcome import CannotTell, RateWindow, Reason, Refused, Unknown
from cmdaily.domain.localised_message import Values
from cmdaily.domain.record import frozen, replace
from cmdaily.platforms.http.json_text import parse

TYPE_CHECKING = False
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.domain.accounts.outcome import RefusalReason

WORDS = 300
"""No more than this of a server's own words is kept, in characters."""

DELTA = 10_000_000
"""A reset below this is seconds from now, above it seconds since 1970: networks do either."""


FAR = timedelta(days=40)
"""A moment further from now than this is no moment to try again at: X's monthly caps are the furthest that is meant."""

SKEW = timedelta(days=500)
"""Clocks may differ by this: a laptop whose battery was flat wakes in another year. A server's Date beyond it says
nothing."""


class GarbageError(Exception):
    """An answer that makes no sense."""


@frozen
class Response:
    """An HTTP answer. Header names are lower case; `now` is this machine's time when the call began."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    now: datetime

    @property
    def good(self) -> bool:
        """Whether the server says that it did it."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """The body as JSON. GarbageError if it is not. A number that is none (NaN, Infinity, one too long for any
        use) is as if it were absent: null."""
        try:
            return parse(self.body)
        except (ValueError, RecursionError) as error:
            raise GarbageError(str(error)) from None

    def object(self) -> dict[str, Any]:
        """The body as a JSON object. GarbageError if it is not one."""
        read = self.json()
        if not isinstance(read, dict):
            raise GarbageError("not an object")
        return read

    def skew(self) -> timedelta:
        """How far the server's clock is ahead of this machine's, by its Date header; zero without one that makes
        sense."""
        theirs = _http_date(self.headers.get("date", ""))
        if theirs is None:
            return timedelta()
        ahead = theirs - self.now
        return ahead if abs(ahead) <= SKEW else timedelta()

    def without_path(self, server: str) -> Response:
        """The answer of a network that has its token in the path: that is told to nobody, nor where it points to."""
        location = {"location": server} if "location" in self.headers else {}
        return replace(self, url=server, headers=dict(self.headers) | location)

    def words(self) -> str:
        """What the server says is wrong: the usual fields of a JSON error, or its plain text (never its HTML)."""
        try:
            read = self.object()
        except GarbageError:
            kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
            said = self.body[: 4 * WORDS].decode("utf-8", "replace") if kind == "text/plain" else ""
            return " ".join(said.split())[:WORDS]
        for name in ("error_description", "detail", "message", "error", "title"):
            message = read.get(name)
            if isinstance(message, str) and message:
                return message[:WORDS]
        errors = read.get("errors")
        first = errors[0] if isinstance(errors, list) and errors else None
        message = first.get("message") if isinstance(first, dict) else None
        return message[:WORDS] if isinstance(message, str) else ""


def classify(response: Response, scope: str = "") -> Refused | Unknown | None:
    """What an answer that is not a success means; None for a success (2xx)."""
    if response.good:
        return None
    rate = windows(response, scope)
    status = response.status
    if 300 <= status < 400:
        moved = (("server", response.url), ("location", response.headers.get("location", "?")[:WORDS]))
        return Refused(
            Reason.SERVER, "platform.server_moved", moved, remedy="platform.server_remedy", rate=rate
        )
    if status >= 500 or status < 200 or status == 408:
        return Unknown("platform.unknown_status", (("status", status),), rate)
    if status == 429:
        return rate_refusal(response, scope)
    return _refusal(response, rate)


def rate_refusal(response: Response, scope: str = "") -> Refused:
    """A 429, with the moment from which it may be tried again where the headers say one."""
    rate = windows(response, scope)
    again = retry_after(response)
    closed = [window.resets_at for window in rate if window.resets_at and not window.remaining]
    if again is None and closed:
        again = max(closed)
    return Refused(Reason.RATE, "platform.rate", remedy="platform.rate_remedy", retry_at=again, rate=rate)


def _refusal(response: Response, rate: tuple[RateWindow, ...]) -> Refused:
    if before_the_site(response):
        return Refused(Reason.SERVER, "platform.gate", remedy="platform.gate_remedy", rate=rate)
    words = response.words()
    by_status: dict[int, tuple[RefusalReason, str, Values, str]] = {
        401: (Reason.SIGN_IN, "platform.sign_in", (), "platform.sign_in_remedy"),
        402: (Reason.PRICE, "platform.balance", (), "platform.balance_remedy"),
        403: (Reason.RIGHT, *_right(words), "platform.right_remedy"),
        413: (Reason.CONTENT, "platform.content", (("why", words or "413"),), "platform.content_remedy"),
    }
    refused = (("status", response.status), ("why", words or "?"))
    otherwise: tuple[RefusalReason, str, Values, str] = (
        Reason.OTHER,
        "platform.refused",
        refused,
        "platform.refused_remedy",
    )
    reason, key, values, remedy = by_status.get(response.status, otherwise)
    return Refused(reason, key, values, remedy=remedy, rate=rate)


def before_the_site(response: Response) -> bool:
    """Whether something before the site asks for a password of its own: it answers with a page, not as an API does."""
    asked = response.headers.get("www-authenticate", "").strip().lower()
    page = response.headers.get("content-type", "").strip().lower().startswith("text/html")
    return response.status == 401 and asked.startswith("basic") and page


def _right(words: str) -> tuple[str, Values]:
    return ("platform.right_why", (("why", words),)) if words else ("platform.right", ())


def retry_after(response: Response) -> datetime | None:
    """The moment that Retry-After names, in seconds or as a date (RFC 9110, 10.2.3), by this machine's
    clock."""
    header = response.headers.get("retry-after", "").strip()
    seconds = _number(header)
    if seconds is not None:
        return _sensible(response, timedelta(seconds=seconds)) if seconds < DELTA else None
    moment = _http_date(header)
    return _sensible(response, moment - response.skew() - response.now) if moment is not None else None


def _sensible(response: Response, later: timedelta) -> datetime | None:
    """The moment so much later, None where nobody can mean that."""
    return response.now + later if abs(later) <= FAR else None


def _http_date(header: str) -> datetime | None:
    """A moment in UTC as headers write it; None for what is none."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(header[:100])
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def windows(response: Response, scope: str = "") -> tuple[RateWindow, ...]:
    """The rate window of an answer's headers: X's, Mastodon's and Bluesky's spellings. Resets are brought
    to this machine's clock, which may be wrong."""
    for prefix in ("x-rate-limit-", "x-ratelimit-", "ratelimit-"):
        limit = _number(response.headers.get(prefix + "limit"))
        remaining = _number(response.headers.get(prefix + "remaining"))
        resets = _moment(response, response.headers.get(prefix + "reset", ""))
        if remaining is not None or resets is not None:
            return (RateWindow(scope, remaining, limit, resets),)
    return ()


def _number(header: str | None) -> int | None:
    """Digits of ASCII: `isdigit` takes a superscript for one, and `int` does not."""
    plain = header is not None and header.isascii() and header.isdecimal() and len(header) < 12
    return int(header) if header is not None and plain else None


def _moment(response: Response, header: str) -> datetime | None:
    number = _number(header)
    if number is not None and number < DELTA:
        return _sensible(response, timedelta(seconds=number))
    try:
        moment = (
            datetime.fromtimestamp(number, UTC)
            if number is not None
            else datetime.fromisoformat(header[:100])
        )
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return _sensible(response, moment - response.skew() - response.now)


def ask_for_fewer(
    ask: Callable[[int], Response | Refused | Unknown], sizes: Sequence[int]
) -> tuple[Response | Refused | Unknown, int]:
    """Ask for a page, and for a smaller one where so many things are too long an answer; what came, and for which of
    the sizes, largest first."""
    for size in sizes[:-1]:
        response = ask(size)
        if not (isinstance(response, Unknown) and response.key == "platform.unknown_large"):
            return response, size
    return ask(sizes[-1]), sizes[-1]


def moment_in(told: object) -> datetime | None:
    """The moment in UTC that a network writes in ISO 8601, without a zone for UTC; None for what is none."""
    try:
        moment = datetime.fromisoformat(told) if isinstance(told, str) else None
        return moment and moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def utc_text(moment: datetime) -> str:
    """A moment as networks take it: ISO 8601 in UTC to the second, `2026-11-24T09:00:00Z`."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def garbage(rate: tuple[RateWindow, ...] = ()) -> Unknown:
    """A success that makes no sense."""
    return Unknown("platform.unknown_garbage", (), rate)


_READS = {
    "platform.unknown_silence": "platform.read_silence",
    "platform.unknown_cut": "platform.read_cut",
    "platform.unknown_status": "platform.read_status",
}
"""What is said of a read, where a write that fails alike may have happened."""


def refused_read(outcome: Refused | Unknown, server: str) -> Refused:
    """A read that failed, where nothing was to be written: never an unknown outcome."""
    if isinstance(outcome, Refused):
        return outcome
    values = (*outcome.values, ("server", server))
    return Refused(
        Reason.UNREACHABLE,
        _READS.get(outcome.key, "platform.no_sense"),
        values,
        remedy="platform.unreachable_remedy",
        rate=outcome.rate,
    )


def cannot_tell(outcome: Refused | Unknown) -> CannotTell:
    """A read-back that failed."""
    return CannotTell(outcome.key, outcome.values, outcome.rate)
