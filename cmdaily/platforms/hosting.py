"""Picture hosting: an account where a picture can be put so that other networks may fetch it by its address."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from cmdaily.platforms.contract import Account, Refused, Request, RequestOptions, Secret
from cmdaily.platforms.http.media import Frozen


@runtime_checkable
class HostsPictures(Protocol):
    """A door for adapters whose network has `hosts_pictures`."""

    def host_picture(
        self, account: Account, secret: Secret, frozen: Frozen, options: RequestOptions
    ) -> str | Refused:
        """The address at which everybody can fetch the picture. One that is there already is not put there twice."""

    def describe_hosting(self, account: Account, frozen: Frozen) -> Request:
        """The request that puts it there, for `--dry-run`."""
