"""Pictures by address, for networks that fetch a picture themselves: looked at before, as the network would.

An address behind a login, or one that gives a page in place of a picture, is refused here, where a person can still
do something about it.
"""

from __future__ import annotations

from collections.abc import Sequence

from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.publishing.outgoing import Picture
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.files.pictures.picture import media_type
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.http.responses import Response

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

HEAD = 64
"""Bytes of a picture that say what it is."""


def unfit(pictures: Sequence[Picture], most: int) -> tuple[Refused, ...]:
    """What can be known to be wrong without asking anybody: a file in place of an address, too many of them."""
    found = [
        _refused("adapter.picture_no_address", one.path) for one in pictures if not is_web_address(one.path)
    ]
    if len(pictures) > most:
        count = (("path", ""), ("count", len(pictures)), ("limit", most))
        found.append(
            Refused(Reason.PICTURE, "platform.pictures_count", count, remedy="platform.picture_remedy")
        )
    return tuple(found)


def by_address(
    pictures: Sequence[Picture], types: tuple[str, ...], most: int, options: RequestOptions
) -> list[dict[str, Any]] | Refused:
    """Address and description of every picture; the first that is none, or that not everybody may fetch, refuses."""
    for refused in unfit(pictures, most):
        return refused
    found = []
    for picture in pictures:
        looked_at = _looked_at(picture.path, types, options)
        if looked_at is not None:
            return looked_at
        found.append({"url": picture.path, "alt": picture.alt})
    return found


def _looked_at(address: str, types: tuple[str, ...], options: RequestOptions) -> Refused | None:
    from cmdaily.platforms.http.session import BoundedSession

    with BoundedSession(options, carries_secrets=False, enough=HEAD) as http:
        http.headers["Range"] = f"bytes=0-{HEAD - 1}"
        response = http.ask("GET", address)
    if not isinstance(response, Response):
        return _refused("adapter.picture_unfetched", address, why=response.key.rpartition(".")[2])
    kind = media_type(response.body[:HEAD]) if response.good else ""
    if not kind and response.good:
        return _refused("adapter.picture_is_page", address)
    if not kind:
        return _refused("adapter.picture_not_public", address, status=response.status)
    if kind not in types:
        return _refused("platform.picture_type", address, type=kind, known=", ".join(types))
    return None


def _refused(key: str, path: str, **values: object) -> Refused:
    return Refused(
        Reason.PICTURE, key, (("path", path), *values.items()), remedy="adapter.picture_address_remedy"
    )
