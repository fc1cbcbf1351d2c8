"""Who declares an entry point is told without `importlib.metadata`, and told as it tells it."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cmdaily.files.entry_points import entry_points_of_others

GROUP = "nobodys.group"
TEXT = "[console_scripts]\nother = other:main\n\n[nobodys.group]\n# a note\nfirst = some:Thing\nsecond=some:Other\n"


@pytest.mark.parametrize("group", ["console_scripts", "pytest11", "cmdaily.platforms", GROUP])
def test_as_the_standard_library_tells_it(group: str) -> None:
    told = {(entry.name, entry.value) for entry in importlib.metadata.entry_points(group=group)}
    assert {(entry.name, entry.value) for entry in entry_points_of_others(group)} == told


@pytest.mark.parametrize("place", ["some-1.0.dist-info", "some.egg-info"])
def test_one_that_is_installed_later_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    info = tmp_path / place
    info.mkdir()
    (info / "entry_points.txt").write_text(TEXT)
    name = "PKG-INFO" if place.endswith("egg-info") else "METADATA"
    (info / name).write_text("Metadata-Version: 2.1\nName: some\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert [entry.name for entry in entry_points_of_others(GROUP)] == ["first", "second"]
    assert [entry.name for entry in entry_points_of_others(GROUP, ("second",))] == ["first"]
    assert entry_points_of_others(GROUP, ("first", "second")) == []


def test_one_in_a_zip_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("some-1.0.dist-info/entry_points.txt", TEXT)
        archive.writestr("some-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: some\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path / "all.zip"))
    assert [entry.name for entry in entry_points_of_others(GROUP)] == ["first", "second"]


def test_where_nobody_declares_any_nothing_is_imported() -> None:
    code = (
        "import sys; from cmdaily.platforms import registry; assert 'x' in registry.names(); "
        "sys.exit('importlib.metadata' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
