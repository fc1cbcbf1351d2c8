"""Public holidays: those of the library, kept so that the library is not needed every day."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cmdaily.files.cache.holidays import country_code, holidays_for

FRANCE_2026 = {
    *("2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25"),
    *("2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25"),
}


def iso(days: frozenset[date]) -> set[str]:
    return {str(day) for day in days}


def test_the_holidays_of_a_year_are_those_of_the_country(tmp_path: Path) -> None:
    assert iso(holidays_for("FR", [2026], str(tmp_path))) == FRANCE_2026
    assert iso(holidays_for("FR", [2026], None)) == FRANCE_2026


def test_a_region_has_its_own(tmp_path: Path) -> None:
    regional = iso(holidays_for("FR-57", [2026], str(tmp_path)))
    assert regional - FRANCE_2026 == {"2026-04-03", "2026-12-26"}
    assert iso(holidays_for("FR", [2026], str(tmp_path))) == FRANCE_2026


def test_what_was_asked_for_once_needs_no_library(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom cmdaily.files.cache.holidays import holidays_for\n"
        f"days = holidays_for('FR', [2025, 2026], {str(tmp_path)!r})\n"
        "print(len(days), 'holidays' in sys.modules)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert runs == ["22 True\n", "22 False\n"]


def test_years_are_added_to_those_that_are_kept(tmp_path: Path) -> None:
    directory = str(tmp_path / "not" / "there")
    both = holidays_for("FR", [2026], directory) | holidays_for("FR", [2030], directory)
    assert holidays_for("FR", [2026, 2030], directory) == both


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"cmdaily holidays 1\nend", b"x\t/nowhere\t1\n2026\nend"]
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "holidays-FR.txt").write_bytes(content)
    assert iso(holidays_for("FR", [2026], str(tmp_path))) == FRANCE_2026


def test_a_file_that_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    holidays_for("FR", [2026], str(tmp_path))
    path = tmp_path / "holidays-FR.txt"
    path.write_bytes(path.read_bytes()[:-30])
    assert iso(holidays_for("FR", [2026], str(tmp_path))) == FRANCE_2026


def test_holidays_of_a_newer_library_are_asked_for_again(tmp_path: Path) -> None:
    holidays_for("FR", [2026], str(tmp_path))
    path = tmp_path / "holidays-FR.txt"
    stamp, rest = path.read_text().split("\n", 1)
    path.write_text(f"{stamp}0\n" + rest.replace(" 2026-12-25", ""))
    assert iso(holidays_for("FR", [2026], str(tmp_path))) == FRANCE_2026


def test_a_directory_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert iso(holidays_for("FR", [2026], str(blocked))) == FRANCE_2026
    assert os.listdir(tmp_path) == ["file"]


def test_years_beyond_any_plan_have_none(tmp_path: Path) -> None:
    assert holidays_for("FR", [1, 9999], str(tmp_path)) == frozenset()


@pytest.mark.parametrize(
    ("written", "code"),
    [("FR", "FR"), ("fr", "FR"), ("FR-57", "FR-57"), ("de-by", "DE-BY"), ("XX", None), ("FR-XX", None)],
)
def test_a_country_is_known_by_its_code(written: str, code: str | None) -> None:
    assert country_code(written) == code
