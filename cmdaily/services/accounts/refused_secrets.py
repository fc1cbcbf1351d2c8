"""A refused sign-in explained: which network did not take the secret, and whose it seems to be."""

from __future__ import annotations

import re

from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.errors import NotSignedInError
from cmdaily.platforms import registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Network
    from cmdaily.domain.accounts.secret import Secret


def explained(refused: Refused, network: Network, secret: Secret) -> NotSignedInError | None:
    """The error for a secret that a network does not take; None where it was refused for something else.

    "Sign in again" helps nobody who is just doing it: what helps is that the token was cut off, or is another's."""
    sign = network.sign_in
    if refused.reason != Reason.SIGN_IN or refused.key != "platform.sign_in" or sign is None:
        return None
    others = whose(secret.get(sign.plain) if secret.has(sign.plain) else "", network)
    if others:
        return NotSignedInError(
            "account.secret_of_another",
            remedy="account.secret_of_another_remedy",
            network=network.title,
            others=", ".join(others),
        )
    return NotSignedInError(
        "account.secret_refused", remedy="account.secret_refused_remedy", network=network.title
    )


def whose(given: str, network: Network) -> tuple[str, ...]:
    """The titles of the other networks whose secrets look like this one; none where the network's own do, or where it
    is none of the known kinds."""
    shapes = {
        each.title: each.sign_in.looks
        for each in map(registry.about, registry.names())
        if each.sign_in is not None and each.sign_in.looks
    }
    fitting = tuple(title for title, looks in shapes.items() if re.fullmatch(looks, given.strip()))
    return () if network.title in fitting else fitting
