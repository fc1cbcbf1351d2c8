"""Background worker threads of the scheduler: a job that waits for a network holds up no other.

Each has a workspace of its own, with its own connection to the store. What it reports is handed to the main thread.
"""

from __future__ import annotations

import queue
import threading
import time

from cmdaily.services.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cmdaily.domain.scheduler.job_report import JobReport

    Work = Callable[[Workspace], Iterator[JobReport]]


class _Lane:
    """One job under way. Its queue ends with None, or with the error that ended it."""

    def __init__(self, name: str, like: Workspace, work: Work) -> None:
        self.name = name
        self.came: queue.SimpleQueue[JobReport | BaseException | None] = queue.SimpleQueue()
        self.workspace = Workspace(like.home, like.now, like.environ)
        threading.Thread(target=self._run, args=(work,), daemon=True).start()

    def _run(self, work: Work) -> None:
        try:
            try:
                for report in work(self.workspace):
                    self.came.put(report)
            finally:
                self.workspace.close()
        except BaseException as error:
            self.came.put(error)
        else:
            self.came.put(None)


class Lanes:
    """The jobs under way, in the order in which they began."""

    def __init__(self) -> None:
        self._lanes: list[_Lane] = []

    def start(self, name: str, like: Workspace, work: Work, *, several: bool = False) -> None:
        """Begin a job, unless it is still under way from an earlier turn; `several` begins it all the same."""
        if several or all(lane.name != name for lane in self._lanes):
            self._lanes.append(_Lane(name, like, work))

    def reports(self, workspace: Workspace, seconds: float | None = None) -> Iterator[JobReport]:
        """What the jobs report, for so long, or until all have ended. What happened in one that ends is the
        workspace's, and an error that ended one is raised."""
        until = None if seconds is None else time.monotonic() + seconds
        for lane in list(self._lanes):
            while True:
                try:
                    report = lane.came.get(
                        timeout=None if until is None else max(0.0, until - time.monotonic())
                    )
                except queue.Empty:
                    break
                if report is None or isinstance(report, BaseException):
                    workspace.happened += lane.workspace.happened
                    self._lanes.remove(lane)
                    if report is not None:
                        raise report
                    break
                yield report
