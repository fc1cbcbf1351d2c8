"""Data retention (`keep:`): older words of others go, and their counts stay."""

from __future__ import annotations

from datetime import UTC, datetime, time

from cmdaily.domain.people.retention import Tidied, Tidy
from cmdaily.domain.time.amounts import Amount
from cmdaily.domain.time.day_sums import before as days_before
from cmdaily.files.config.keep import KEY, KINDS
from cmdaily.store.people import old_words as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.services.workspace import Workspace

CHUNK = 500
"""Rows in one transaction: whoever writes beside waits no longer than for these."""


def spans(workspace: Workspace) -> dict[str, date]:
    """The first day of each kind whose words stay; kinds that are kept for ever are left out."""
    given = dict(workspace.config.section(KEY, None) or ())
    return {
        kind: days_before(workspace.today, Amount(*given[kind]))
        for kind in KINDS
        if any(given.get(kind, (0, 0)))
    }


def preview(workspace: Workspace) -> Tidy:
    """What would go."""
    return Tidy(
        tuple(Tidied(kind, first, _older(workspace, kind, first)) for kind, first in spans(workspace).items())
    )


def tidy(workspace: Workspace) -> Tidy:
    """Take away what is older, some rows in each transaction: killed in between, the next run goes on."""
    parts = []
    for kind, first in spans(workspace).items():
        before, count = _moment(workspace, first), 0
        taken = int(workspace.shared.exists)
        while taken:
            with workspace.shared.erasing() as connection:
                taken = store.take(connection, kind, before, CHUNK, workspace.new_id)
            count += taken
        parts.append(Tidied(kind, first, count))
    if any(part.count for part in parts):
        workspace.shared.erased()
    return Tidy(tuple(parts), done=True)


def _older(workspace: Workspace, kind: str, first: date) -> int:
    if not workspace.shared.exists:
        return 0
    return store.count(workspace.shared.reader(), kind, _moment(workspace, first))


def _moment(workspace: Workspace, first: date) -> str:
    """The beginning of a day, as the store writes moments."""
    begins = datetime.combine(first, time(), workspace.zone)
    return begins.astimezone(UTC).isoformat(timespec="milliseconds")
