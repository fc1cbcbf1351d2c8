"""Send results: what is about to be sent, and what came of it, as they are shown."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.account import Recipient
    from cmdaily.domain.accounts.network import Limits
    from cmdaily.domain.accounts.outcome import Refused
    from cmdaily.domain.charter.approval import Decision
    from cmdaily.domain.figures.results import PostFigure
    from cmdaily.domain.publishing.attempt import Attempt
    from cmdaily.domain.publishing.delivery import Delivery, Draft
    from cmdaily.domain.publishing.finding import Finding
    from cmdaily.domain.publishing.outgoing import Outgoing
    from cmdaily.domain.routines.results import Recorded
    from cmdaily.domain.time.when import When

    Notice = tuple[str, tuple[tuple[str, object], ...]]


@frozen
class PicturesRead:
    """What reading a post's pictures gave: what a network does not take, what is done to the others, the names of
    those that move, and of those that tell where they were taken."""

    refused: tuple[Refused, ...] = ()
    notices: tuple[Notice, ...] = ()
    animated: tuple[str, ...] = ()
    located: tuple[str, ...] = ()


@frozen
class PlannedPost:
    """One draft to one account, before it is sent.

    `parts` are several for a thread, `price` is in millionths of a US dollar, `by_hand` says that a person will have to
    send it. `approvals` are those it has to have first, each with the names of the people who may give it. `notices`
    are message keys and their values: what is done to it before it is sent, that nobody has to decide on."""

    recipient: Recipient
    parts: tuple[Outgoing, ...]
    findings: tuple[Finding, ...]
    limits: Limits
    price: int = 0
    by_hand: bool = False
    approvals: tuple[tuple[str, ...], ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def language(self) -> str:
        """The language that goes along, where the network takes one and it is known; else ""."""
        return self.parts[0].language if self.recipient.network.takes_language and not self.by_hand else ""

    @property
    def blocked(self) -> bool:
        """Whether a finding keeps it from being sent."""
        return any(finding.severity == "error" for finding in self.findings)


@frozen
class SendResult:
    """What one command made of a draft: its deliveries, what the preflight refused, and what was ticked.

    `approvals` are those that deliveries still wait for, by delivery, each with the names of who may give it.
    """

    deliveries: tuple[Delivery, ...]
    refused: tuple[PlannedPost, ...] = ()
    recorded: Recorded | None = None
    draft: Draft | None = None
    titles: tuple[tuple[str, str], ...] = ()
    approvals: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()

    def title(self, platform: str) -> str:
        """What people call a network."""
        return dict(self.titles).get(platform, platform)


@frozen
class DeliveryList:
    """Deliveries as a list shows them."""

    deliveries: tuple[Delivery, ...]
    drafts: tuple[Draft, ...] = ()


@frozen
class DeliveryDetails:
    """One delivery with all that was tried, and what was decided about it: who wrote it, who has to approve it, the
    decisions so far; and what it brought by now."""

    delivery: Delivery
    attempts: tuple[Attempt, ...]
    author: str = ""
    approvals: tuple[tuple[str, ...], ...] = ()
    decisions: tuple[Decision, ...] = ()
    figures: tuple[PostFigure, ...] = ()


@frozen
class DryRun:
    """What `--dry-run` shows for one account: the requests that would be made, or the address of the compose window."""

    planned: PlannedPost
    requests: tuple[object, ...] = ()
    address: str = ""
    refused: tuple[str, tuple[tuple[str, object], ...]] | None = None
    when: When | None = None
