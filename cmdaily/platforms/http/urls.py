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


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
