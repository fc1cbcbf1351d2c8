"""Worker pool with a single writer: threads that speak to networks, and one thread that commits.

Accounts are served in parallel, each by a thread of its own that touches no database. Whatever has to be committed
is handed to the desk, which the main thread serves: one connection, short transactions, and a call returns when it is
committed.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Any, TypeVar

from cmdaily.errors import UnknownOutcomeError

T = TypeVar("T")
Work = Callable[["WorkerPool"], None]

PATIENCE = 600.0
"""Seconds without any news after which a thread is given up: every adapter has timeouts far below."""

_Asked = tuple[Callable[[], Any], "Future[Any]"]


class ClosedError(Exception):
    """Nobody serves this desk any more: the command was interrupted, or gave up."""


class WorkerPool:
    """Where the threads have their writing done."""

    def __init__(self) -> None:
        self._asked: queue.SimpleQueue[_Asked | BaseException | None] = queue.SimpleQueue()
        self._closed = False

    def ask(self, write: Callable[[], T]) -> T:
        """Have something done by the main thread, and wait for it. Raises what it raises."""
        if self._closed:
            raise ClosedError
        future: Future[T] = Future()
        self._asked.put((write, future))
        return future.result()

    def run(self, works: Iterable[Work]) -> None:
        """Run every work in a thread of its own and serve them until all are done.

        One that fails stops no other. Raises the first error when all have ended. KeyboardInterrupt leaves at once:
        what was being sent is found without an owner, and its outcome is unknown.
        """
        threads = [threading.Thread(target=self._thread, args=(work,), daemon=True) for work in works]
        for thread in threads:
            thread.start()
        try:
            failed = self._serve(len(threads))
        finally:
            self._close()
        if failed is not None:
            raise failed

    def _serve(self, running: int) -> BaseException | None:
        failed: BaseException | None = None
        while running:
            try:
                asked = self._asked.get(timeout=PATIENCE)
            except queue.Empty:
                return failed or UnknownOutcomeError("outbox.gave_up", remedy="platform.unknown_remedy")
            if isinstance(asked, tuple):
                _answer(*asked)
            else:
                running -= 1
                failed = failed or asked
        return failed

    def _thread(self, work: Work) -> None:
        try:
            work(self)
        except ClosedError:
            return
        except BaseException as error:
            self._asked.put(error)
        else:
            self._asked.put(None)

    def _close(self) -> None:
        self._closed = True
        while True:
            try:
                asked = self._asked.get_nowait()
            except queue.Empty:
                return
            if isinstance(asked, tuple):
                asked[1].set_exception(ClosedError())


def _answer(write: Callable[[], Any], future: Future[Any]) -> None:
    try:
        done = write()
    except Exception as error:
        future.set_exception(error)
    else:
        future.set_result(done)
