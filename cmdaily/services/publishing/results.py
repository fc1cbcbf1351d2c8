"""Send results, put together for the answer."""

from __future__ import annotations

from cmdaily.domain.accounts.outcome import Reason
from cmdaily.domain.charter.approval import still_open
from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.publishing.results import PlannedPost, SendResult
from cmdaily.domain.routines.results import Recorded
from cmdaily.errors import ExitCode
from cmdaily.platforms import registry
from cmdaily.services.routines import streaks
from cmdaily.services.routines.day import agenda
from cmdaily.store.publishing import approvals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.domain.publishing.delivery import Delivery, Draft
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace

_REFUSED_HERE = (Reason.PICTURE, "spend-limit", "same-text", "answered")
_SIGN_IN = (Reason.SIGN_IN, Reason.EXPIRED)


def send_result(
    workspace: Workspace,
    deliveries: Sequence[Delivery],
    ticked: Mapping[str, Action],
    refused: tuple[PlannedPost, ...] = (),
    draft: Draft | None = None,
) -> SendResult:
    """The answer: deliveries as they are now, and the day as it stands after the ticks."""
    recorded = None
    if ticked:
        actions = tuple(dict.fromkeys(ticked.values()))
        day = agenda(workspace)
        lengths = tuple(streaks.current(workspace, action) for action in actions)
        recorded = Recorded(day.day, actions, day, lengths)
    platforms = {delivery.platform for delivery in deliveries}
    titles = tuple((name, registry.about(name).title) for name in sorted(platforms))
    return SendResult(tuple(deliveries), refused, recorded, draft, titles, _approvals(workspace, deliveries))


def _approvals(
    workspace: Workspace, deliveries: Sequence[Delivery]
) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """The approvals that deliveries still wait for."""
    waiting = [delivery for delivery in deliveries if delivery.state == State.AWAITING]
    if not waiting:
        return ()
    reader = workspace.shared.reader()
    found = []
    for delivery in waiting:
        author, who = approvals.wanted(reader, delivery.id)
        found.append((delivery.id, still_open(who, approvals.decisions(reader, delivery.id), author)))
    return tuple(found)


def exit_code(result: SendResult) -> int:
    """The gravest of what happened: unknown, refused by the network, not signed in, refused before sending."""
    codes = {code_of(delivery) for delivery in result.deliveries}
    if result.refused:
        codes.add(ExitCode.REFUSED)
    order = (ExitCode.UNKNOWN, ExitCode.PLATFORM, ExitCode.NOT_SIGNED_IN, ExitCode.REFUSED)
    return next((code for code in order if code in codes), ExitCode.DONE)


def code_of(delivery: Delivery) -> int:
    """What one delivery would exit with."""
    if delivery.state == State.UNKNOWN:
        return ExitCode.UNKNOWN
    troubled = delivery.state == State.FAILED or (delivery.state == State.QUEUED and delivery.retry_at)
    if not troubled:
        return ExitCode.DONE
    reason = delivery.trouble.reason if delivery.trouble else ""
    if reason in _SIGN_IN:
        return ExitCode.NOT_SIGNED_IN
    return ExitCode.REFUSED if reason in _REFUSED_HERE else ExitCode.PLATFORM
