"""Where the networks' published descriptions are: beside the repository, or where CMDAILY_SPECS says."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(os.environ.get("CMDAILY_SPECS") or Path(__file__).parents[2] / "shared" / "specs")


@cache
def spec(name: str) -> Any:
    """A specification file, parsed. Skips the test, saying so, where it is missing."""
    path = ROOT / name
    if not path.exists():
        pytest.skip(f"{path} is not here (set CMDAILY_SPECS)")
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return json.loads(text)
    import yaml

    return yaml.safe_load(text) if path.suffix in (".yml", ".yaml") else text.splitlines()
