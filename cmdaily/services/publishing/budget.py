"""Budget: what sending costs, and what may be spent in a day."""

from __future__ import annotations

from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.domain.publishing.text.measure import holds_url, text_as_sent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.account import Recipient
    from cmdaily.domain.publishing.outgoing import Outgoing
    from cmdaily.services.workspace import Workspace


def spend_limit(workspace: Workspace) -> int | None:
    """The day's limit in millionths of a US dollar, None for no limit."""
    limits = dict(workspace.config.section("limits", ()))
    found = limits.get("spend")
    return found if isinstance(found, int) else None


def price(recipient: Recipient, outgoing: Outgoing, *, links: bool = True) -> int:
    """What one delivery costs, in millionths of a US dollar; without `links`, what it would cost if it held none."""
    network = recipient.network
    with_url = links and (bool(outgoing.link) or holds_url(text_as_sent(network, outgoing)))
    described = sum(1 for picture in outgoing.pictures if picture.alt.strip())
    return network.prices.of(outgoing.kind, with_url, own=_own(recipient, outgoing), described=described)


def _own(recipient: Recipient, outgoing: Outgoing) -> bool:
    """Whether a reply continues what the account itself said: a part of a thread, whose target does not stand yet, or
    an answer to an address below the account's own name."""
    target, known = outgoing.target, recipient.known
    if outgoing.kind != REPLY or target is None:
        return outgoing.kind == REPLY
    handle = known.account.handle.lstrip("@").lower() if known is not None else ""
    return bool(handle) and f"/{handle}/" in target.url.lower()
