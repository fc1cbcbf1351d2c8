"""Link checker: looks links up, only when a person asks for it."""

from __future__ import annotations

import errno
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urljoin, urlsplit, urlunsplit

from cmdaily.domain.charter.rules.links import host_of
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.http.responses import Response

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.platforms.http.session import BoundedSession

SECONDS = 8.0
"""How long one link may take, its redirects included."""

ALL_SECONDS = 30.0
"""How long all may take; what was not reached by then is not dead."""

AT_ONCE = 8
MOST = 50
"""Links looked up for one command; the others are left alone."""

HOPS = 5
NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""Nothing that is asked here depends on the time."""

ENOUGH = 1
"""Nothing of a page is wanted but that it is there."""

_GONE = (404, 410)
_NO_HEAD = (400, 403, 405, 406, 501)
_NOBODY = (errno.ECONNREFUSED, errno.EHOSTUNREACH)
_NO_NAME = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


def dead_among(links: Iterable[str]) -> tuple[str, ...]:
    """Those of the links that lead nowhere: gone (404, 410), no such host, or nobody there.

    A server that refuses robots, asks to wait or fails itself proves nothing: its links are not dead. Neither does a
    machine without a network.
    """
    asked = tuple(dict.fromkeys(links))[:MOST]
    if not asked:
        return ()
    is_dead = partial(_is_dead, until=time.monotonic() + ALL_SECONDS)
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        return tuple(link for link, dead in zip(asked, pool.map(is_dead, asked), strict=True) if dead)


def _is_dead(link: str, until: float) -> bool:
    from cmdaily.platforms.http.session import BoundedSession

    address = link if "://" in link else f"https://{link}"
    if not host_of(address):
        return True
    until = min(until, time.monotonic() + SECONDS)
    call = RequestOptions(NO_MOMENT, connect=SECONDS, read=SECONDS, total=SECONDS, until=until)
    with BoundedSession(call, carries_secrets=False, enough=ENOUGH) as line:
        answer = _asked(line, "HEAD", address)
        if isinstance(answer, Response) and answer.status in (*_NO_HEAD, *_GONE):  # some answer HEAD badly
            answer = _asked(line, "GET", address)
        if isinstance(answer, Response):
            return answer.status in _GONE
        return answer in _NOBODY or answer in _NO_NAME


def _asked(line: BoundedSession, method: str, address: str) -> Response | int | None:
    """The answer at the end of all redirects, the number of a connection's failure, or None for anything else."""
    for _ in range(HOPS):
        answer = line.ask(method, _without_credentials(address))
        if not isinstance(answer, Response):
            return line.errno
        location = answer.headers.get("location")
        if not (300 <= answer.status < 400 and location):
            return answer
        try:
            address = urljoin(address, location)
        except ValueError:
            return None
    return None


def _without_credentials(address: str) -> str:
    """An address without a name and password before its host: they are sent to nobody."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
