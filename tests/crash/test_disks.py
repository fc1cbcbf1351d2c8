"""Disks that are full, read-only, damaged or held by somebody else: said clearly, in both languages, nothing lost."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cmdaily.store.local import Store
from tests.conftest import Program, Result
from tests.typewritten import typewritten

READING = [("today",), ("next",), ("status",), ("stats",), ("log",), ("today", "--json"), ("pause", "list")]
WRITING = [
    ("tick", "2"),
    ("skip", "3"),
    ("undo",),
    ("start", "4"),
    ("pause", "add", "2026-12-01"),
    ("routine", "on", "weekly-review"),
]


def said(result: Result, *words: str, code: int = 1) -> None:
    """An error in words, and nothing else."""
    assert result.code == code, result
    assert result.err.startswith(("cmdaily: ", "cmdaily : ")) or code == 3, result
    assert "Traceback" not in result.err
    for word in words:
        assert word in result.err, result


def both(cmdaily: Program, argv: tuple[str, ...], english: str, french: str, code: int = 1) -> None:
    """An error in both languages."""
    said(cmdaily(*argv), english, code=code)
    result = cmdaily("--lang", "fr", *argv)
    said(Result(result.code, result.out, typewritten(result.err)), french, code=code)


# --- damage


def truncated(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 3])


def random_bytes(store: Path) -> None:
    store.write_bytes(random.Random(1).randbytes(40_000))


def text(store: Path) -> None:
    store.write_text("This is my diary.\n" * 100, encoding="utf-8")


def directory(store: Path) -> None:
    store.unlink()
    store.mkdir()


def overwritten(store: Path) -> None:
    content = bytearray(store.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    store.write_bytes(content)


@pytest.fixture
def used(cmdaily: Program) -> Program:
    """A store with something in it, in one file."""
    cmdaily.ok("tick", "1-20", "--date", "2026-11-20")
    cmdaily.ok("tick", "2", "--by", "3")
    settle(cmdaily.home / "cmdaily.db")
    return cmdaily


def settle(store: Path) -> None:
    """Leave one file, without a log beside it."""
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@pytest.mark.parametrize("damage", [truncated, random_bytes, text, overwritten])
@pytest.mark.parametrize(
    "argv", [("today",), ("status",), ("tick", "2"), ("stats",), ("undo",), ("data", "export")]
)
def test_a_damaged_store_is_said_to_be_damaged(
    used: Program, damage: Callable[[Path], None], argv: tuple[str, ...]
) -> None:
    store = used.home / "cmdaily.db"
    damage(store)
    left = store.read_bytes()
    both(used, argv, "is damaged, or is not a database", "est endommagée, ou n'est pas")
    assert store.read_bytes() == left, "a damaged store is left as it is"


@pytest.mark.parametrize("damage", [truncated, random_bytes, text, overwritten])
def test_check_finds_the_damage_and_a_backup_mends_it(
    used: Program, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    before = used.ok("today", "--json").out
    used.ok("data", "backup", str(tmp_path / "backup.db"))
    damage(used.home / "cmdaily.db")
    found = used("data", "check")
    assert found.code == 1
    assert "damaged" in found.out + found.err
    assert "data restore" in found.out + found.err
    assert used("doctor").code == 1
    restored = used.ok("data", "restore", str(tmp_path / "backup.db"), "--yes")
    assert "is kept" in restored.out
    assert used.ok("today", "--json").out == before
    used.ok("data", "check")
    assert list(used.home.glob("cmdaily.db.damaged-*")), "the damaged file is kept"


def test_a_directory_in_the_place_of_the_store(used: Program) -> None:
    directory(used.home / "cmdaily.db")
    for argv in (("today",), ("tick", "2"), ("data", "check")):
        both(used, argv, "cannot be opened: it is a directory", "ne s'ouvre pas : c'est un dossier")


def test_an_empty_file_is_an_empty_store(used: Program) -> None:
    """What a process killed at its very first write may leave."""
    (used.home / "cmdaily.db").write_bytes(b"")
    assert used.ok("today", "--json").json["totals"]["done"] == 0
    used.ok("tick", "2")
    used.ok("data", "check")


@pytest.mark.parametrize("seed", range(40))
def test_bytes_overwritten_anywhere_never_end_in_a_traceback(used: Program, seed: int) -> None:
    chance = random.Random(seed)
    store = used.home / "cmdaily.db"
    content = bytearray(store.read_bytes())
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(content))
        piece = chance.randbytes(chance.randint(1, 64))
        content[place : place + len(piece)] = piece
    store.write_bytes(content)
    for argv in (
        ("today",),
        ("stats",),
        ("log", "--date", "2026-11-20"),
        ("data", "check"),
        ("tick", "2"),
        ("undo",),
    ):
        result = used(*argv)
        assert result.code in (0, 1), result
        assert result.code == 0 or result.err.startswith(("cmdaily: ", "cmdaily : ")) or argv[0] == "data", (
            result
        )


# --- newer, locked


def test_a_newer_store_is_refused_and_left_untouched(used: Program) -> None:
    store = used.home / "cmdaily.db"
    connection = sqlite3.connect(store)
    connection.execute("INSERT INTO schema_migration (version, name) VALUES (9999, 'from the future')")
    connection.commit()
    connection.close()
    settle(store)
    before = store.read_bytes()
    for argv in (*READING, *WRITING, ("data", "export"), ("data", "check")):
        both(used, argv, "has format 9999", "est au format")
    assert store.read_bytes() == before


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits ten seconds for a lock in a test."""
    monkeypatch.setattr(Store, "busy_seconds", 0.01)


@pytest.mark.usefixtures("impatient")
def test_a_store_that_somebody_else_holds(used: Program) -> None:
    other = sqlite3.connect(used.home / "cmdaily.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = used.ok("today", "--json").out
    for argv in WRITING:
        both(used, argv, "is in use by another program", "un autre programme")
    for argv in READING:
        used.ok(*argv)
    assert used.ok("today", "--json").out == before
    other.execute("ROLLBACK")
    other.close()
    used.ok("tick", "2")


def test_a_command_waits_for_another_that_is_writing(used: Program) -> None:
    """The other lets go when it has seen that somebody waits: no clock decides this test."""
    script = f"""
import sqlite3, sys
held = sqlite3.connect({str(used.home / "cmdaily.db")!r}, isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
held.execute("COMMIT")
"""
    other = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    waiting = subprocess.Popen(
        [sys.executable, "-m", "cmdaily", "tick", "2", "--date", "2024-11-22", "--json"],
        stdout=subprocess.PIPE,
    )
    other.stdin.write("go\n")
    other.stdin.flush()
    out, _ = waiting.communicate(timeout=60)
    assert waiting.returncode == 0
    assert b'"done": ' in out
    other.communicate(timeout=60)


# --- full and read-only


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB, which only root can have."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "cmdaily-test", str(place)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def move(cmdaily: Program, monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Take the home elsewhere."""
    shutil.copytree(cmdaily.home, place)
    monkeypatch.setenv("CMDAILY_HOME", str(place))


def fill(place: Path) -> None:
    """Leave not a byte."""
    with open(place / "ballast", "wb", buffering=0) as ballast:
        for size in (65536, 4096, 512, 1):
            while True:
                try:
                    if not ballast.write(b"x" * size):
                        break
                except OSError:
                    break


def test_a_full_disk(used: Program, monkeypatch: pytest.MonkeyPatch, small_disk: Path) -> None:
    home = small_disk / "home"
    move(used, monkeypatch, home)
    before = used.ok("today", "--json").out
    fill(small_disk)
    for argv in WRITING:
        both(used, argv, "The disk is full", "Le disque est plein")
    both(used, ("data", "backup"), "The disk is full", "Le disque est plein")
    both(used, ("data", "export", str(small_disk / "out.json")), "the disk is full", "le disque est plein")
    assert not list(small_disk.rglob("*.part")), "nothing half-written is left"
    assert used.ok("today", "--json").out == before
    (small_disk / "ballast").unlink()
    used.ok("tick", "2")
    used.ok("data", "check")


def test_a_full_disk_on_the_first_day(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, small_disk: Path
) -> None:
    monkeypatch.setenv("CMDAILY_HOME", str(small_disk / "home"))
    fill(small_disk)
    both(cmdaily, ("tick", "2"), "The disk is full", "Le disque est plein")
    cmdaily.ok("today")
    (small_disk / "ballast").unlink()
    cmdaily.ok("tick", "2")


@pytest.fixture
def read_only(used: Program) -> Iterator[Program]:
    """The home on a disk that cannot be written."""
    mounted = subprocess.run(
        ["mount", "--bind", str(used.home), str(used.home)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a read-only disk cannot be mounted here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(used.home)], check=True)
        yield used
    finally:
        subprocess.run(["umount", str(used.home)], check=True)


def test_a_read_only_disk(read_only: Program, tmp_path: Path) -> None:
    assert read_only.ok("today", "--json").json["actions"][1]["done"] == 3
    for argv in READING:
        read_only.ok(*argv)
    for argv in WRITING:
        both(read_only, argv, "cannot be written", "pas accessible en écriture")
    both(read_only, ("data", "backup"), "the disk is read-only", "le disque est en lecture seule")
    read_only.ok("data", "backup", str(tmp_path / "elsewhere.db"))
    read_only.ok("data", "check")
    both(read_only, ("routine", "new", "mine"), "the disk is read-only", "le disque est en lecture seule")


def test_a_read_only_place_for_a_new_home(read_only: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMDAILY_HOME", str(read_only.home / "new"))
    read_only.ok("today")
    both(read_only, ("tick", "2"), "the disk is read-only", "le disque est en lecture seule")


def as_nobody(home: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    """Run cmdaily as a user without any rights here."""
    return subprocess.run(
        [
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            sys.executable,
            "-m",
            "cmdaily",
            *argv,
        ],
        env={
            "CMDAILY_HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A directory that every user of the machine may look into."""
    with tempfile.TemporaryDirectory(prefix="cmdaily-test-") as place:
        Path(place).chmod(0o755)
        yield Path(place)


def test_somebody_elses_directory(used: Program, open_to_all: Path) -> None:
    if os.getuid() != 0 or as_nobody(open_to_all / "x", "--version").returncode != 0:
        pytest.skip("another user cannot run this interpreter")
    home = open_to_all / "home"
    shutil.copytree(used.home, home)
    for place in (home, *home.rglob("*")):
        place.chmod(0o755 if place.is_dir() else 0o644)
    shown = as_nobody(home, "today", "--date", "2026-11-20", "--json")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert '"done": 1' in shown.stdout
    ticked = as_nobody(home, "tick", "2")
    assert (ticked.returncode, ticked.stdout) == (1, "")
    assert "cannot be written to; nothing was changed" in ticked.stderr
    home.chmod(0o700)
    for argv in (("today",), ("tick", "2")):
        closed = as_nobody(home, *argv)
        assert closed.returncode == 3
        assert "you may not read this file" in closed.stderr


def test_a_home_below_a_file(cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CMDAILY_HOME", str(tmp_path / "file" / "home"))
    both(cmdaily, ("tick", "2"), "a file, not a directory", "un fichier, pas un dossier")
