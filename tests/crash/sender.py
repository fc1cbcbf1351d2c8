"""Kills a send at every step: `python -m tests.crash.sender` reads orders as JSON lines and answers each with one.

Every order is carried out by a forked child that runs `main(argv)`. With `die_at` the child kills itself before that
step; a step is a call into cmdaily's services, store and platforms, into SQLite, a file or a socket, by any of its
threads. Nothing in cmdaily knows of it: the steps are counted by the interpreter's own profiling hook. Without
`die_at` the answer says how many steps there were.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import sys
import threading
from contextlib import suppress
from datetime import datetime
from importlib import import_module
from types import FrameType
from typing import Any

# what a child needs is imported once, before any of them
import cmdaily.cli.accounts.account
import cmdaily.cli.app
import cmdaily.cli.publishing.outbox
import cmdaily.cli.publishing.post
import cmdaily.cli.publishing.reply
import cmdaily.platforms.memory.adapter
from cmdaily.__main__ import main
from cmdaily.locale import Translator

for _name in (
    "requests",
    "mastodon",
    "cmdaily.platforms.bluesky.adapter",
    "cmdaily.platforms.wordpress.adapter",
    "cmdaily.platforms.http.session",
):
    with suppress(ImportError):
        import_module(_name)

WATCHED = tuple(
    os.path.join(os.path.dirname(cmdaily.cli.__path__[0]), name)
    for name in ("services", "store", "platforms")
)
C_MODULES = ("sqlite3", "posix", "_io", "_socket", "_ssl")


class Steps:
    """Counts steps, and dies at one of them."""

    def __init__(self, die_at: int) -> None:
        self.die_at = die_at
        self.count = itertools.count(1)
        self.last = 0

    def hook(self, frame: FrameType, event: str, argument: Any) -> None:
        """What the interpreter calls for every call and return."""
        if event == "call":
            if not frame.f_code.co_filename.startswith(WATCHED):
                return
        elif event == "c_call":
            owner = getattr(argument, "__self__", None)
            module = getattr(argument, "__module__", None) or type(owner).__module__
            if module not in C_MODULES:
                return
        else:
            return
        self.last = next(self.count)
        if self.last == self.die_at:
            os.kill(os.getpid(), signal.SIGKILL)


def child(order: dict[str, Any], answer: int) -> None:
    """Run one command line and leave; the number of steps goes back through a pipe."""
    os.environ.update(order.get("env", {}))
    for language in ("en",):
        for noun in ("error", "outbox", "speak", "preflight", "platform", "tick", "today", "help"):
            Translator(language).has(f"{noun}.x")
    sys.stdin = open(os.devnull)  # noqa: SIM115
    sys.stdout = sys.stderr = open(order["log"], "a")  # noqa: SIM115
    steps = Steps(order.get("die_at", 0))
    now = datetime.fromisoformat(order["now"]) if order.get("now") else None
    threading.setprofile(steps.hook)
    sys.setprofile(steps.hook)
    code = main(order["argv"], now=now)
    sys.setprofile(None)
    os.write(answer, json.dumps({"code": code, "steps": steps.last}).encode())
    os._exit(0)


def carry_out(order: dict[str, Any]) -> dict[str, Any]:
    """One order in a child of its own: its exit code and steps, or that it died."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        child(order, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(pid, 0)
    if said:
        answer: dict[str, Any] = json.loads(said)
        return answer
    return {"code": None, "steps": None, "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0}


def serve() -> None:
    """Carry out orders until there are no more."""
    for line in sys.stdin:
        print(json.dumps(carry_out(json.loads(line))), flush=True)


if __name__ == "__main__":
    serve()
