"""Pictures for networks that fetch them by address: files are put into an account that can hold them, and said so."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Refused
from cmdaily.domain.record import replace
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.platforms import registry
from cmdaily.platforms.hosting import HostsPictures
from cmdaily.platforms.http import media
from cmdaily.services.accounts.adapter_calls import call_adapter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.accounts.account import Account, KnownAccount
    from cmdaily.domain.accounts.network import Network
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.domain.publishing.outgoing import Outgoing
    from cmdaily.platforms.contract import Platform, Request, RequestOptions
    from cmdaily.platforms.http.media import Frozen
    from cmdaily.services.workspace import Workspace


def host_for(network: Network, known: Iterable[KnownAccount]) -> KnownAccount | None:
    """The account, first by name, that holds pictures for a network that fetches them; None where there is no need or
    no such account."""
    if Can.PICTURES_BY_ADDRESS not in network.can:
        return None
    able = {one.name for one in registry.shipped() if one.hosts_pictures}
    return next((account for account in known if account.platform in able), None)


def has_files(outgoing: Outgoing) -> bool:
    """Whether any picture is a file."""
    return any(not is_web_address(picture.path) for picture in outgoing.pictures)


def hosted(workspace: Workspace, host: Account, network: Network, outgoing: Outgoing) -> Outgoing | Refused:
    """The same with an address for each picture; what is not there yet is put there first."""
    pictures = []
    for picture in outgoing.pictures:
        if is_web_address(picture.path):
            pictures.append(picture)
            continue
        frozen = media.freeze([picture], network.limits)
        address = frozen if isinstance(frozen, Refused) else _put(workspace, host, frozen[0])
        if isinstance(address, Refused):
            return address
        pictures.append(replace(picture, path=address))
    return replace(outgoing, pictures=tuple(pictures))


def described(host: Account, network: Network, outgoing: Outgoing) -> tuple[Request, ...]:
    """The requests that put the files there, for a dry run."""
    platform = registry.load(host.platform)
    files = [picture for picture in outgoing.pictures if not is_web_address(picture.path)]
    frozen = media.freeze(files, network.limits)
    if isinstance(frozen, Refused) or not isinstance(platform, HostsPictures):
        return ()
    return tuple(platform.describe_hosting(host, one) for one in frozen)


def _put(workspace: Workspace, host: Account, frozen: Frozen) -> str | Refused:
    def ask(platform: Platform, secret: Secret, options: RequestOptions) -> str | Refused:
        assert isinstance(platform, HostsPictures)  # noqa: S101 - `host_for` chose it
        return platform.host_picture(host, secret, frozen, options)

    return call_adapter(workspace, host, ask)
