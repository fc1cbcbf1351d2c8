"""File names that are no UTF-8, or that hold escape sequences: every way out stays whole and harmless."""

from __future__ import annotations

import json
import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from tests.conftest import Program

NAMES = [
    b"caf\xe9.txt",
    b"\xff\xfe.md",
    b"a\x1b[31mred.txt",
    b"a\x1b]0;title\x07.txt",
    b"line\nend.txt",
    b"\xed\xa0\x80.txt",
    "de\u202eoc.txt".encode(),
    b"\xc2\x9b31m.txt",
    b"a b%20#?.txt",
    b"[red]x.txt",
]
HOSTILE = ("\x1b", "\x07", "\x9b", "\u202e")


def harmless(text: str) -> str:
    text.encode("utf-8")
    assert not [sign for sign in HOSTILE if sign in text]
    return text


@pytest.fixture(params=NAMES, ids=repr)
def name(request: pytest.FixtureRequest, tmp_path: Path) -> bytes:
    folder = tmp_path / "texts"
    folder.mkdir()
    path = os.path.join(os.fsencode(folder), request.param)
    try:
        with open(path, "wb") as file:
            file.write(b"Bonjour  !!!! GRANDE NOUVELLE ICI #a #b #c #d #e #f #g")
    except OSError as error:
        pytest.skip(f"this file system takes no such name: {error}")
    return bytes(request.param)


def test_check_names_the_file_in_every_form(cmdaily: Program, tmp_path: Path, name: bytes) -> None:
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path / "texts"), name))
    for words in ([str(tmp_path / "texts")], [path]):
        sarif = cmdaily("check", "--file", *words, "--format", "sarif", "--platform", "mastodon")
        assert sarif.code in (0, 4), sarif
        (run,) = json.loads(harmless(sarif.out))["runs"]
        assert run["results"]
        place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote_to_bytes(place).endswith(b"/" + name)
        for form in (["--json"], ["--format", "github"], []):
            said = cmdaily("check", "--file", *words, "--platform", "mastodon", *form)
            assert said.code in (0, 2, 4), said
            harmless(said.out + said.err)
    assert not (cmdaily.home / "errors.txt").exists()


def test_data_names_its_files_harmlessly(cmdaily: Program, tmp_path: Path, name: bytes) -> None:
    cmdaily.ok("tick", "1")
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), b"copy-" + name))
    for words in (
        ["backup", path],
        ["export", path],
        ["import", path],
        ["backup", path + "/nowhere"],
        ["import", path + "-missing"],
    ):
        said = cmdaily("data", *words)
        assert said.code in (0, 1, 3), said
        harmless(said.out + said.err)
    assert Path(path).exists()
    assert not (cmdaily.home / "errors.txt").exists()


def test_a_home_with_such_a_name_works(
    cmdaily: Program, tmp_path: Path, name: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = os.fsdecode(os.path.join(os.fsencode(tmp_path), b"home-" + name))
    monkeypatch.setenv("CMDAILY_HOME", home)
    for words in (
        ["tick", "1"],
        ["data", "path"],
        ["config", "path"],
        ["config", "check"],
        ["doctor"],
        ["today", "--json"],
        ["routine", "new", "mine"],
        ["charter", "new"],
        ["charter", "path"],
        ["data", "backup"],
        ["doctor", "--json"],
        ["post", "Hello", "--to", "x"],
        ["outbox"],
        ["cron", "show"],
        ["completion", "bash"],
    ):
        said = cmdaily(*words)
        assert said.code in range(9), said
        harmless(said.out + said.err)
        assert "unexpected error" not in said.err, (words, (Path(home) / "errors.txt").read_text())
