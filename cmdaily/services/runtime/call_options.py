"""Request options of network calls: the moment, and how long it may take."""

from __future__ import annotations

import time

from cmdaily.platforms.contract import RequestOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

ANSWER_SECONDS = 30
MOST_SECONDS = 600.0

TOGETHER = 4
"""Several requests for one purpose (pictures and their post, a page of messages with what they answer) may take as
long as so many answers."""


def request_options(workspace: Workspace) -> RequestOptions:
    """A call that begins now. `timeout` of the configuration is the seconds to wait for an answer."""
    seconds = min(float(workspace.config.section("timeout", ANSWER_SECONDS)), MOST_SECONDS)
    until = time.monotonic() + TOGETHER * seconds
    return RequestOptions(workspace.moment(), min(10.0, seconds), seconds, 2 * seconds, until)
