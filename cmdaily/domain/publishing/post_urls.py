"""Post URLs: which network an address belongs to, and which post it points at. How they look is the network's data."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from cmdaily.domain.publishing.outgoing import Target
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.accounts.network import Network

LONGEST_TARGET = 2048


def network_of(address: str, networks: Iterable[Network]) -> str:
    """The name of the network that an address belongs to, "" if it could be any server's."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    for network in networks:
        if parts.scheme in network.addresses.schemes or _is_under(host, network.addresses.hosts):
            return network.name
    return ""


def _is_under(host: str, hosts: Iterable[str]) -> bool:
    return any(host == known or host.endswith(f".{known}") for known in hosts)


def parse_target(network: Network, text: str, other: str = "") -> Target:
    """The post that an address, or an id, points at on a network.

    `other` is the network that the address belongs to, where one is known. UsageError: not a post, or one of
    another network. On networks of many servers only the server can tell which id belongs to an address: `id` is
    then "" and the adapter asks.
    """
    given = text.strip()
    if not given or len(given) > LONGEST_TARGET or not given.isprintable() or " " in given:
        raise _not_a_post(network, given)
    if other and other != network.name:
        raise UsageError(
            "platform.target_other",
            remedy="platform.target_other_remedy",
            text=given,
            other=other,
            platform=network.name,
        )
    target = network.addresses.parse(given) if network.addresses.parse else _by_pattern(network, given)
    if target is None:
        raise _not_a_post(network, given)
    return target


def _not_a_post(network: Network, text: str) -> UsageError:
    """Where one writes to persons, they are numbers."""
    if network.window_hours:
        return UsageError("platform.not_a_number", remedy="platform.not_a_number_remedy", text=text[:200])
    return UsageError(
        "platform.target_not_a_post",
        remedy="platform.target_not_a_post_remedy",
        text=text[:200],
        example=network.addresses.example,
    )


def web_path(given: str) -> str:
    """The path of a web address, without a slash at its end; "" if this is no web address."""
    try:
        parts = urlsplit(given)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return unquote(parts.path).rstrip("/")


def web_query(given: str, name: str) -> str:
    """What the query of a web address says under a name, "" for nothing."""
    try:
        return parse_qs(urlsplit(given).query).get(name, [""])[0]
    except ValueError:
        return ""


def id_in_path(pattern: str, given: str) -> str | None:
    """The id in the path of an address, None where the path is not a post's."""
    path = web_path(given)
    found = re.fullmatch(pattern, path) if path else None
    return next((group for group in found.groups() if group), "") if found is not None else None


def _by_pattern(network: Network, given: str) -> Target | None:
    form = network.addresses
    if form.post_id and re.fullmatch(form.post_id, given):
        return Target(network.name, given)
    if not form.post_path:
        return Target(network.name, "", given) if web_path(given) else None
    if network_of(given, (network,)) != network.name:
        return None
    known = id_in_path(form.post_path, given)
    return Target(network.name, known, given) if known is not None else None
