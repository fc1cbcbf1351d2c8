"""Budget: what sending costs, and what may be spent in a day."""

from __future__ import annotations

from cmdaily.domain.publishing.text.measure import holds_url, text_as_sent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Network
    from cmdaily.domain.publishing.outgoing import Outgoing
    from cmdaily.services.workspace import Workspace


def spend_limit(workspace: Workspace) -> int | None:
    """The day's limit in millionths of a US dollar, None for no limit."""
    limits = dict(workspace.config.section("limits", ()))
    found = limits.get("spend")
    return found if isinstance(found, int) else None


def price(network: Network, outgoing: Outgoing) -> int:
    """What one delivery costs, in millionths of a US dollar."""
    with_url = bool(outgoing.link) or holds_url(text_as_sent(network, outgoing))
    return network.prices.of(outgoing.kind, with_url)
