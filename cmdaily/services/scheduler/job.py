"""Jobs of the scheduler, and the context they run in."""

from __future__ import annotations

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen
from cmdaily.domain.scheduler.job_report import PlannedJob
from cmdaily.domain.scheduler.schedule import next_turn
from cmdaily.services.runtime.process_locks import Owner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from types import TracebackType

    from cmdaily.domain.scheduler.job_report import JobReport
    from cmdaily.domain.scheduler.schedule import Frequency
    from cmdaily.locale import Translator
    from cmdaily.services.workspace import Workspace

    Ahead = Callable[[Workspace, Translator, datetime], Iterator[PlannedJob]]
    Wanted = Callable[[Workspace], bool]


@frozen
class Job:
    """An entry of the scheduler's table.

    `run` does what is due and reports it; `ahead` says what it will do up to a moment; `wanted` is asked first, so that
    a job with nothing to do costs nothing.
    """

    name: str
    frequency: Frequency
    run: Callable[[JobContext], Iterator[JobReport]]
    ahead: Ahead
    wanted: Wanted


def ahead_of(name: str, frequency: Frequency, wanted: Wanted, key: str) -> Ahead:
    """The `ahead` of a job that says the same of each turn: its next one. What comes every few minutes is said once."""

    def ahead(workspace: Workspace, _tr: Translator, until: datetime) -> Iterator[PlannedJob]:
        moment = next_turn(frequency, workspace.now, workspace.zone)
        if moment is not None and moment <= until and wanted(workspace):
            yield PlannedJob(moment, name, LocalisedMessage(key))

    return ahead


class JobContext:
    """The workspace, the language, and this process as the owner of what it takes."""

    def __init__(self, workspace: Workspace, tr: Translator) -> None:
        self.workspace = workspace
        self.tr = tr
        self._owner: Owner | None = None

    @property
    def owner(self) -> str:
        """The name under which this turn takes things, for as long as its process lives."""
        if self._owner is None:
            owner = Owner(self.workspace.home)
            owner.__enter__()
            self._owner = owner
        return self._owner.token

    def __enter__(self) -> JobContext:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._owner is not None:
            self._owner.__exit__(kind, error, trace)
            self._owner = None
