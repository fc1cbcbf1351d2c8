"""What the type checker refuses: a misspelt state, reason, kind or capability, a view of another model, an unknown
property of the program's context. Each line ends with what mypy says of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SNIPPET = """\
from cmdaily.cli.declare import CommandContext
from cmdaily.domain.accounts.network import Can, Limits, Network
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.publishing.delivery import State, Step, may_move
from cmdaily.domain.publishing.outgoing import POST, Outgoing
from cmdaily.render.views.routines import status, upcoming

Step(State.SENT)
Step("send")  # arg-type
State.SEND  # attr-defined
may_move(State.QUEUED, "canceled")  # arg-type
Refused(Reason.RATE, "platform.rate")
Refused("rates", "platform.rate")  # arg-type
Outgoing(POST, "", "")
Outgoing("posts", "", "")  # arg-type
Network("n", "N", can=(Can.POST, "reply"))
Network("n", "N", can=("post", "repl"))  # arg-type
Limits(unit="letters")  # arg-type


def run(ctx: CommandContext, model: upcoming.Upcoming) -> None:
    ctx.obj.show(upcoming, model)
    ctx.obj.show(status, model)  # misc
    ctx.obj.show(State, model)  # arg-type
    ctx.obj.workspaces  # attr-defined
"""


def test_the_type_checker_refuses_what_is_misspelt(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="the linters are not installed")
    (tmp_path / "snippet.py").write_text(SNIPPET)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(tmp_path / "snippet.py")]
    mypy = subprocess.run(
        [*command, "--follow-imports=silent", f"--cache-dir={tmp_path}"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    refused = {(int(n), kind) for n, kind in re.findall(r"snippet\.py:(\d+): error: .*\[(.+)\]", mypy.stdout)}
    lines = enumerate(SNIPPET.splitlines(), 1)
    assert refused == {(n, line.split("  # ")[1]) for n, line in lines if "  # " in line}, mypy.stdout
