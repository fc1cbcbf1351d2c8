"""Dry run: the exact requests that would be made, and none made that writes."""

from __future__ import annotations

from cmdaily.domain.accounts.outcome import Refused
from cmdaily.domain.publishing.results import DryRun, PlannedPost
from cmdaily.domain.record import replace
from cmdaily.errors import CmdailyError
from cmdaily.platforms import registry
from cmdaily.services.accounts import accounts
from cmdaily.services.publishing import handoff

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.domain.publishing.outgoing import Outgoing
    from cmdaily.domain.time.when import When
    from cmdaily.platforms.contract import Platform, Prepared, RequestOptions
    from cmdaily.services.workspace import Workspace


def build_dry_run(
    workspace: Workspace, planned: Sequence[PlannedPost], when: When | None = None
) -> tuple[DryRun, ...]:
    """What sending would do for each recipient; what the preflight refused is shown with its findings alone. `when` is
    the moment it would be sent, None for now."""
    return tuple(replace(_one(workspace, one), when=when) for one in planned)


def _one(workspace: Workspace, planned: PlannedPost) -> DryRun:
    known = planned.recipient.known
    first = replace(planned.parts[0], key=workspace.new_id())
    if planned.by_hand:
        server = known.account.server if known else ""
        return DryRun(planned, address=handoff.window(planned.recipient.network, first, server).url)
    if planned.blocked:
        return DryRun(planned)
    try:
        return _requests(workspace, planned, first)
    except CmdailyError as error:
        return DryRun(planned, refused=(error.key, tuple(error.values.items())))


def _requests(workspace: Workspace, planned: PlannedPost, outgoing: Outgoing) -> DryRun:
    """The first part's requests; what continues a thread hangs on a post that does not stand yet."""
    known = planned.recipient.known
    if known is None:
        return DryRun(planned)
    from cmdaily.services.accounts.adapter_calls import call_adapter
    from cmdaily.services.publishing.hosting import described, has_files, host_for

    host = host_for(planned.recipient.network, accounts.known(workspace))
    if host is not None and has_files(outgoing):  # what follows needs the addresses, which are not there yet
        return DryRun(planned, described(host.account, planned.recipient.network, outgoing))

    def ask(platform: Platform, secret: Secret, options: RequestOptions) -> Prepared | Refused:
        return platform.prepare(known.account, secret, outgoing, options)

    prepared = call_adapter(workspace, known.account, ask)
    if isinstance(prepared, Refused):
        return DryRun(planned, refused=(prepared.key, prepared.values))
    return DryRun(planned, tuple(registry.load(known.platform).describe(known.account, prepared)))
