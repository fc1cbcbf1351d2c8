"""Looking up links, only when a person asks for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from cmdaily.domain.charter.links import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable

SECONDS = 8.0
"""How long one server may take to answer."""

AT_ONCE = 8
MOST = 50
"""Links looked up for one command; the others are left alone."""

_GONE = (404, 410)
_NO_HEAD = (400, 403, 405, 406, 501)


def dead_among(links: Iterable[str]) -> tuple[str, ...]:
    """Those of the links that lead nowhere: gone (404, 410), no such host, or nobody there.

    A server that refuses robots, asks to wait or fails itself proves nothing: its links are not dead.
    """
    asked = tuple(dict.fromkeys(links))[:MOST]
    if not asked:
        return ()
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        return tuple(link for link, dead in zip(asked, pool.map(_is_dead, asked), strict=True) if dead)


def _is_dead(link: str) -> bool:
    import requests

    address = link if "://" in link else f"https://{link}"
    try:
        with requests.Session() as session:
            session.max_redirects = 5
            answer = session.head(address, timeout=SECONDS, allow_redirects=True)
            if answer.status_code in (*_NO_HEAD, *_GONE):  # some answer HEAD badly
                answer = session.get(address, timeout=SECONDS, stream=True)
            return answer.status_code in _GONE
    except requests.ConnectionError as error:
        return not isinstance(
            error, requests.exceptions.SSLError | requests.exceptions.ProxyError | requests.Timeout
        )
    except (requests.RequestException, ValueError):
        return not host_of(address)
