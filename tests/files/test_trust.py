"""What others could have written is neither run nor believed, and the doctor says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cmdaily.errors import NotSignedInError
from cmdaily.files.home import find_home
from cmdaily.files.trust import writable_by_others
from cmdaily.services.accounts import secret_files
from tests.conftest import Program

root_only = pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file to somebody else")


def private(tmp_path: Path) -> Path:
    place = tmp_path / "home" / "inner"
    place.mkdir(parents=True)
    (place / "file").write_text("mine", encoding="utf-8")
    for path in (place / "file", place, place.parent):
        path.chmod(0o700)
    return place / "file"


def test_what_is_ones_own_is_trusted(tmp_path: Path) -> None:
    assert writable_by_others(str(private(tmp_path))) == ""


@pytest.mark.parametrize("mode", [0o702, 0o720, 0o777, 0o1777, 0o666])
def test_a_file_or_folder_that_others_may_write_to_is_not(tmp_path: Path, mode: int) -> None:
    path = private(tmp_path)
    path.chmod(mode)
    assert writable_by_others(str(path)) == str(path)
    path.chmod(0o600)
    path.parent.chmod(mode | 0o111)
    assert writable_by_others(str(path)) == str(path.parent)


def test_further_up_a_sticky_bit_is_enough(tmp_path: Path) -> None:
    path = private(tmp_path)
    path.parent.parent.chmod(0o1777)
    assert writable_by_others(str(path)) == ""
    path.parent.parent.chmod(0o777)
    assert writable_by_others(str(path)) == str(path.parent.parent)


def test_a_link_is_looked_at_and_what_it_leads_to(tmp_path: Path) -> None:
    path = private(tmp_path)
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "real").write_text("theirs", encoding="utf-8")
    (path.parent / "link").symlink_to(shared / "real")
    assert writable_by_others(str(path.parent / "link")) == ""
    shared.chmod(0o777)
    assert writable_by_others(str(path.parent / "link")) == str(shared)
    (shared / "back").symlink_to(path)
    assert writable_by_others(str(shared / "back")) == str(shared)


@root_only
@pytest.mark.parametrize("which", ["file", "inner", "home"])
def test_what_belongs_to_somebody_else_is_not_trusted(tmp_path: Path, which: str) -> None:
    path = private(tmp_path)
    place = {"file": path, "inner": path.parent, "home": path.parent.parent}[which]
    os.chown(place, 12345, -1)
    assert writable_by_others(str(path)) == str(place)


def test_hooks_of_a_folder_that_others_may_write_to_are_not_run(cmdaily: Program, tmp_path: Path) -> None:
    hooks = cmdaily.home / "hooks"
    hooks.mkdir(parents=True)
    (hooks / "tick").write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    (hooks / "tick").chmod(0o700)
    assert cmdaily.ok("doctor").code == 0
    for mode in (0o777, 0o1777, 0o770):
        hooks.chmod(mode)
        said = cmdaily.ok("tick", "1")
        assert f"the hook tick was not run: others may write to {hooks}" in said.err
        assert not (tmp_path / "ran").exists()
        told = cmdaily("doctor")
        assert told.code == 1
        assert "the hook tick was not run" in told.out
    hooks.chmod(0o700)
    cmdaily.ok("tick", "1")
    assert (tmp_path / "ran").exists()


def test_secrets_of_a_folder_that_others_may_write_to_are_not_used(cmdaily: Program) -> None:
    home = find_home({"CMDAILY_HOME": str(cmdaily.home)})
    secret_files.write(home, "acme", "hunter2")
    assert secret_files.read(home, "acme") == "hunter2"
    folder = cmdaily.home / "secrets"
    for place, mode in ((folder, 0o777), (folder, 0o1777), (folder / "acme.json", 0o666)):
        before = place.stat().st_mode & 0o7777
        place.chmod(mode)
        with pytest.raises(NotSignedInError):
            secret_files.read(home, "acme")
        if place == folder:
            with pytest.raises(NotSignedInError):
                secret_files.write(home, "acme", "new")
        told = cmdaily("doctor")
        assert told.code == 1
        assert f"the credentials are not used: others may write to {place}" in told.out
        place.chmod(before)
    assert cmdaily("doctor").code == 0


def test_a_secret_command_of_a_file_that_others_may_write_to_is_not_run(
    cmdaily: Program, tmp_path: Path
) -> None:
    cmdaily.home.mkdir(mode=0o700)
    config = cmdaily.home / "config.yaml"
    config.write_text(f"secret_command: touch {tmp_path}/ran\n")
    config.chmod(0o600)
    assert "is not run" not in cmdaily("doctor").out
    config.chmod(0o622)
    told = cmdaily("doctor")
    assert told.code == 1
    assert f"`secret_command` in {config} was not run" in told.out
    added = cmdaily("account", "add", "acme", "--platform", "mastodon", "--server", "https://m.example")
    assert not (tmp_path / "ran").exists(), added
