"""By hand: a picture is added by the person, on every network; a thread is said to be none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Program

PIL = pytest.importorskip("PIL.Image", reason="Pillow is not installed")


@pytest.mark.parametrize("network", ["instagram", "threads", "facebook", "x", "linkedin"])
@pytest.mark.parametrize("by_address", [False, True], ids=["a file", "an address"])
def test_a_picture_is_for_the_person_to_add(
    cmdaily: Program, tmp_path: Path, network: str, by_address: bool
) -> None:
    path = tmp_path / "square.png"
    PIL.new("RGB", (40, 40), "red").save(path)
    given = "https://town.example/square.png" if by_address else str(path)
    said = cmdaily.ok(
        "post", "Hello to all", "--to", network, "--picture", given, "--alt", "The market square", "--dry-run"
    )
    assert "add the picture yourself" in said.err
    assert "error" not in said.err


def test_a_picture_that_is_damaged_is_still_said(cmdaily: Program, tmp_path: Path) -> None:
    path = tmp_path / "cut.png"
    PIL.new("RGB", (40, 40), "red").save(path)
    path.write_bytes(path.read_bytes()[:60])
    said = cmdaily("post", "Hello", "--to", "instagram", "--picture", str(path), "--dry-run")
    assert "cut off or damaged" in " ".join(said.err.split())


def test_a_thread_that_is_too_long_by_hand_is_told_why(cmdaily: Program) -> None:
    long = "A sentence that is long enough to fill a post. " * 9
    said = cmdaily("post", long, "--to", "x", "--thread", "--dry-run")
    assert "by hand, X takes no thread" in " ".join(said.err.split())
    assert "thread" not in cmdaily("post", "Short", "--to", "x", "--thread", "--dry-run").err
