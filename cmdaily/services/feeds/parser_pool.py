"""Parser processes: documents of strangers are parsed where they can take neither our memory nor our time."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading

from cmdaily.platforms.feeds.document import unpacked
from cmdaily.platforms.feeds.worker import LENGTH
from cmdaily.services.runtime import child_processes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from types import TracebackType
    from typing import Any

    from cmdaily.domain.feeds.article import ParsedFeed
    from cmdaily.platforms.feeds.discovery import FoundFeed

SECONDS = 20.0
"""A document that takes longer to parse is given up."""
LONGEST_ANSWER = 64 * 1024 * 1024
MOST_PROCESSES = 2
"""Each takes some 40 MB; a third would bring little where the store is written by one."""
_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
_CODE = "import sys; sys.path.insert(0, sys.argv[1]); from cmdaily.platforms.feeds.worker import main; main()"


class ParserPool:
    """Processes that parse; started when they are first needed, ended with the pool."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._idle: queue.SimpleQueue[subprocess.Popen[bytes] | None] = queue.SimpleQueue()
        self._processes: list[subprocess.Popen[bytes]] = []
        for _ in range(min(MOST_PROCESSES, os.cpu_count() or 1)):
            self._idle.put(None)

    def __enter__(self) -> ParserPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            _end(process)

    def parse(
        self, body: bytes, content_type: str, url: str, now: datetime, scope: str
    ) -> ParsedFeed | tuple[FoundFeed, ...] | None:
        """What a document is: a feed, the feeds a page names, or None. May be asked by several threads."""
        head = {"type": content_type, "url": url, "now": now.isoformat(), "scope": scope}
        process = self._idle.get()
        try:
            if process is None or process.poll() is not None:
                process = self._start()
            answer = _ask(process, json.dumps(head).encode("ascii"), body)
            if answer is None:
                _end(process)
                process = None
                return None
            return unpacked(answer)
        except (ValueError, KeyError, TypeError):
            return None
        finally:
            self._idle.put(process)

    def _start(self) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-P", "-c", _CODE, _ROOT]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        process = child_processes.start(words, self._environ, **pipes)
        self._processes.append(process)
        return process


def _ask(process: subprocess.Popen[bytes], head: bytes, body: bytes) -> dict[str, Any] | None:
    """What a process answers; None where it died or took too long, and was ended."""
    assert process.stdin is not None  # noqa: S101 - a pipe
    assert process.stdout is not None  # noqa: S101 - a pipe
    watchdog = threading.Timer(SECONDS, process.kill)
    watchdog.daemon = True
    watchdog.start()
    try:
        process.stdin.write(LENGTH.pack(len(head), len(body)) + head)
        process.stdin.write(body)
        process.stdin.flush()
        lengths = process.stdout.read(LENGTH.size)
        length = LENGTH.unpack(lengths)[1] if len(lengths) == LENGTH.size else LONGEST_ANSWER + 1
        answer = process.stdout.read(length) if length <= LONGEST_ANSWER else b""
        read: dict[str, Any] = json.loads(answer)
        return read
    except (OSError, ValueError):
        return None
    finally:
        watchdog.cancel()


def _end(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe is not None:
                pipe.close()
        except OSError:
            pass
    process.kill()
    process.wait()
