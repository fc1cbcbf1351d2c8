"""A file is replaced whole or left as it was, and nothing half-written stays beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cmdaily.files.home import find_home
from cmdaily.files.whole import write_whole
from cmdaily.services import secret_files


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(str(path), "first")
    write_whole(str(path), "zweite, naïve", mode=0o644)
    assert path.read_text(encoding="utf-8") == "zweite, naïve"
    assert path.stat().st_mode & 0o777 == 0o644
    assert os.listdir(tmp_path) == ["file"]


def test_what_cannot_be_put_in_place_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="taken"):
        write_whole(str(tmp_path / "taken"), "text")
    assert os.listdir(tmp_path) == ["taken"]


def test_a_secret_that_could_not_be_kept_is_nowhere(tmp_path: Path) -> None:
    home = find_home({"CMDAILY_HOME": str(tmp_path)})
    in_the_way = Path(secret_files.path_of(home, "acme"))
    (in_the_way / "inside").mkdir(parents=True)
    with pytest.raises(Exception, match="store_unreachable"):
        secret_files.write(home, "acme", "hunter2")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
