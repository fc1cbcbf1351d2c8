"""What the tests that kill have in common."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.deaths import Killer
from tests.people import database, person

__all__ = ["database", "killer", "person"]


@pytest.fixture
def killer(tmp_path: Path) -> Iterator[Killer]:
    found = Killer(tmp_path)
    yield found
    found.close()
