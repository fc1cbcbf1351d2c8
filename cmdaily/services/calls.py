"""What a call to a network is given: the moment, and how long it may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.platforms.base import Call

if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

ANSWER_SECONDS = 30


def call_now(workspace: Workspace) -> Call:
    """A call that begins now. `timeout` of the configuration is the seconds to wait for an answer."""
    seconds = float(workspace.config.section("timeout", ANSWER_SECONDS))
    return Call(workspace.moment(), connect=min(10.0, seconds), read=seconds, total=2 * seconds)
