"""Server URLs of accounts: complete, and none that would carry a secret in the clear."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from cmdaily.platforms.contract import Account


def server_address(account: Account, default: str = "") -> str:
    """The account's server, else the network's own, without a slash at its end; https where nothing is said."""
    given = (account.server or default).strip().rstrip("/")
    return given if "://" in given or not given else f"https://{given}"


def keeps_secrets(url: str) -> bool:
    """Whether a secret may go there: by TLS, or without leaving this machine."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_local(host))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open Internet, also where it is wrapped into one of IPv6 (mapped, 6to4,
    Teredo, NAT64 of RFC 6052)."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
