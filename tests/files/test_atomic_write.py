"""A file is replaced whole or left as it was, and nothing half-written stays beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cmdaily.files.atomic_write import atomic_write, private_path, write_new
from cmdaily.files.home import find_home
from cmdaily.services.accounts import secret_files


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    atomic_write(str(path), "first")
    atomic_write(str(path), "zweite, naïve", mode=0o644)
    assert path.read_text(encoding="utf-8") == "zweite, naïve"
    assert path.stat().st_mode & 0o777 == 0o644
    assert os.listdir(tmp_path) == ["file"]


def test_what_cannot_be_put_in_place_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="taken"):
        atomic_write(str(tmp_path / "taken"), "text")
    assert os.listdir(tmp_path) == ["taken"]


def test_a_secret_that_could_not_be_kept_is_nowhere(tmp_path: Path) -> None:
    home = find_home({"CMDAILY_HOME": str(tmp_path)})
    in_the_way = Path(secret_files.path_of(home, "acme"))
    (in_the_way / "inside").mkdir(parents=True)
    with pytest.raises(Exception, match="store_unreachable"):
        secret_files.write(home, "acme", "hunter2")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_new_file_never_takes_the_place_of_another_nor_goes_through_a_link(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text("as it was", encoding="utf-8")
    (tmp_path / "link").symlink_to(theirs)
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    for name in ("theirs", "link", "nowhere"):
        with pytest.raises(FileExistsError):
            write_new(str(tmp_path / name), "new")
    assert theirs.read_text(encoding="utf-8") == "as it was"
    assert not (tmp_path / "missing").exists()


def test_a_new_file_is_private(tmp_path: Path) -> None:
    write_new(str(tmp_path / "new"), "text")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_ones_own_link_is_written_through(tmp_path: Path) -> None:
    """As people link their settings from a folder of dotfiles."""
    (tmp_path / "dotfiles").mkdir()
    real = tmp_path / "dotfiles" / "config.yaml"
    real.write_text("old", encoding="utf-8")
    (tmp_path / "second").symlink_to(Path("dotfiles") / "config.yaml")
    (tmp_path / "config.yaml").symlink_to(tmp_path / "second")
    atomic_write(str(tmp_path / "config.yaml"), "new")
    assert real.read_text(encoding="utf-8") == "new"
    assert (tmp_path / "config.yaml").is_symlink()
    assert os.listdir(tmp_path / "dotfiles") == ["config.yaml"]


def test_a_link_in_a_folder_of_everybody_is_replaced_itself(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text("as it was", encoding="utf-8")
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (shared / "file").symlink_to(theirs)
    atomic_write(str(shared / "file"), "new")
    assert theirs.read_text(encoding="utf-8") == "as it was"
    assert (shared / "file").read_text(encoding="utf-8") == "new"
    assert not (shared / "file").is_symlink()


def test_links_in_a_circle_are_no_trap(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    atomic_write(str(tmp_path / "a"), "new")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "new"


def test_the_longest_name_that_a_folder_holds_can_be_written(tmp_path: Path) -> None:
    name = "n" * os.pathconf(tmp_path, "PC_NAME_MAX")
    atomic_write(str(tmp_path / name), "text")
    assert os.listdir(tmp_path) == [name]


def test_a_path_for_a_program_is_in_a_folder_that_nobody_else_looks_into(tmp_path: Path) -> None:
    target = str(tmp_path / "copy.db")
    with private_path(target) as path:
        folder = Path(path).parent
        assert folder.parent == tmp_path
        assert folder.stat().st_mode & 0o777 == 0o700
        assert Path(path).stat().st_mode & 0o777 == 0o600
        (folder / "journal").write_text("beside it", encoding="utf-8")
    assert os.listdir(tmp_path) == []


def test_a_backup_goes_through_no_link_that_somebody_planted(tmp_path: Path) -> None:
    """Whichever process id it will have: a name that can be foreseen is a name that can be taken."""
    theirs = tmp_path / "theirs"
    theirs.write_text("as it was", encoding="utf-8")
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    home = tmp_path / "home"
    world = {"CMDAILY_HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    cmdaily = [sys.executable, "-m", "cmdaily"]
    subprocess.run([*cmdaily, "tick", "1"], env=world, check=True, capture_output=True)
    script = (
        "import os, sys\n"
        f"os.symlink({str(theirs)!r}, {str(shared)!r} + f'/copy.db.{{os.getpid()}}.part')\n"
        f"os.execv(sys.executable, [sys.executable, '-m', 'cmdaily', 'data', 'backup', {str(shared)!r} + '/copy.db'])\n"
    )
    (shared / "copy.db").symlink_to(theirs)
    done = subprocess.run([sys.executable, "-c", script], env=world, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert theirs.read_text(encoding="utf-8") == "as it was"
    copy = shared / "copy.db"
    assert not copy.is_symlink()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.read_bytes().startswith(b"SQLite format 3\0")
