"""Target resolution: which post an address means for each recipient, and who may answer it."""

from __future__ import annotations

from urllib.parse import urlsplit

from cmdaily.domain import lazy_re as re
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.publishing.outgoing import REPLY, SHARE
from cmdaily.domain.publishing.post_urls import parse_target
from cmdaily.errors import UsageError
from cmdaily.platforms import registry
from cmdaily.services.accounts import accounts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.accounts.account import KnownAccount, Recipient
    from cmdaily.domain.publishing.outgoing import Target
    from cmdaily.services.workspace import Workspace


def recipients_for(workspace: Workspace, kind: str, to: Sequence[str], address: str) -> list[Recipient]:
    """Who speaks: those that `--to` says, else the account that belongs to the address, else the only one there is."""
    if to:
        return accounts.recipients(workspace, to)
    known = accounts.known(workspace)
    if address:
        network = registry.network_of(address)
        if network and kind in (REPLY, SHARE):
            return accounts.recipients(workspace, [network])
        near = [account.name for account in known if same_host(account, address)]
        if near:
            return accounts.recipients(workspace, near[:1] if len(near) == 1 else near)[:1]
    if len(known) == 1 and not address:
        return accounts.recipients(workspace, [known[0].name])
    raise UsageError("speak.to_whom", remedy="speak.to_whom_remedy")


def links_for_quotes(recipient: Recipient) -> bool:
    """Whether a post with a word of one's own is passed on as a link: where there are no quotes, or not on the
    account's server, and a link does not become one."""
    network, known = recipient.network, recipient.known
    rights = known.rights if known is not None and known.rights is not None else network.can
    return network.quotes_as_link and not (Can.QUOTE in network.can and Can.QUOTE in rights)


def same_host(account: KnownAccount, address: str) -> bool:
    """Whether an address is on the account's own server."""
    try:
        here, there = urlsplit(account.account.server), urlsplit(address)
    except ValueError:
        return False
    return bool(here.hostname) and (here.hostname, here.port) == (there.hostname, there.port)


def resolve_target(recipient: Recipient, kind: str, address: str) -> tuple[Target | None, str]:
    """The post and the link that an address means for a recipient: a reply needs a post, a share takes either.

    Raises UsageError when a reply's address is not a post of the recipient's network.
    """
    if kind == REPLY:
        return _target(recipient, address), ""
    if not address:
        return None, ""
    if kind == SHARE and Can.SHARE in recipient.network.can and _is_post_of(recipient, address):
        return _target(recipient, address), ""
    return None, _link(address)


def _target(recipient: Recipient, address: str) -> Target:
    return parse_target(recipient.network, address, registry.network_of(address.strip()))


def _is_post_of(recipient: Recipient, address: str) -> bool:
    owner = registry.network_of(address)
    if owner:
        return owner == recipient.platform
    if "://" not in address:
        return True  # an id, which only this network can have meant
    path = urlsplit(address).path
    if recipient.known is not None and same_host(recipient.known, address):
        return True
    federated = recipient.network.addresses.federated_path
    return bool(federated) and re.fullmatch(federated, path) is not None


def _link(address: str) -> str:
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or any(character.isspace() or not character.isprintable() for character in address):
        raise UsageError("speak.not_a_link", remedy="speak.not_a_link_remedy", given=address[:200])
    return address
