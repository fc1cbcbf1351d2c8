"""Sign-in by browser: its callback comes to one port of this machine, whoever runs tests beside these."""

from __future__ import annotations

import fcntl
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def callback_port() -> Iterator[None]:
    """The port of the callback, for one test at a time."""
    with (Path(tempfile.gettempdir()) / "cmdaily-test-callback.lock").open("w") as port:
        fcntl.flock(port, fcntl.LOCK_EX)
        yield
