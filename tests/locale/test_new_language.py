"""A language is one folder and one line: added to a copy of the program as CONTRIBUTING says, it speaks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hygiene.source import PACKAGE, ROOT

AT_NINE = """
import datetime, sys
from cmdaily.__main__ import main
sys.exit(main(sys.argv[1:], now=datetime.datetime(2026, 11, 23, 8, tzinfo=datetime.UTC)))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program that knows the language `zz`, English but for its plural rule and its page."""
    package = tmp_path / "cmdaily"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "routines", tmp_path / "routines")
    locale = package / "locale"
    shutil.copytree(locale / "en", locale / "zz")
    conventions = locale / "zz" / "__init__.py"
    own = conventions.read_text(encoding="utf-8").replace("commands.md", "commands.zz.md")
    own = own.replace("return number == 1", "return number > 1")
    conventions.write_text(own, encoding="utf-8")
    listed = (locale / "__init__.py").read_text(encoding="utf-8")
    added = listed.replace('LANGUAGES = ("en", "fr")', 'LANGUAGES = ("en", "fr", "zz")')
    assert added != listed
    (locale / "__init__.py").write_text(added, encoding="utf-8")
    return tmp_path


def run(copy: Path, *arguments: str) -> str:
    """What the copy prints."""
    environ = {
        **os.environ,
        "CMDAILY_HOME": str(copy / "home"),
        "PYTHONPATH": str(copy),
        "TZ": "Europe/Paris",
    }
    done = subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_copied_folder_and_its_code_are_a_language(copy: Path) -> None:
    assert "20 actions left" in run(copy, "-c", AT_NINE, "--lang", "en", "tick", "1")
    assert "20 action left" in run(copy, "-c", AT_NINE, "--lang", "zz", "tick", "2"), "its own plural rule"
    run(copy, "-c", AT_NINE, "--lang", "zz", "charter", "new")
    starter = (copy / "home" / "charter.yaml").read_text(encoding="utf-8")
    assert "language: en" in starter or "languages: [en]" in starter, "the English one, where it has none"
    (copy / "docs").mkdir()
    run(copy, "-m", "cmdaily.cli.reference", "docs")
    assert {page.name for page in (copy / "docs").iterdir()} == {
        "commands.md",
        "commandes.md",
        "commands.zz.md",
    }
