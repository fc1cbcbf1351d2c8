"""The code cache changes nothing but the time it takes: same answers, same files behind the modules, edits are seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cmdaily

PROGRAM = "import sys; sys.argv[0] = 'cmdaily'; from cmdaily.__main__ import program; program()"
WHERE = """
import atexit, sys
from cmdaily.files.cache import code_cache
code_cache.use()
from cmdaily.__main__ import main
assert main(sys.argv[1:]) == 0
for name in sorted(sys.modules):
    if name.startswith('cmdaily'):
        spec = sys.modules[name].__spec__
        print(name, spec.origin, sys.modules[name].__file__, spec.submodule_search_locations, file=sys.stderr)
print(sum(type(m.__loader__).__name__ == '_CachedLoader' for m in sys.modules.values() if hasattr(m, '__loader__')))
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A copy of the package, as an installation of one's own."""
    place = tmp_path / "site"
    shutil.copytree(Path(cmdaily.__file__).parent, place / "cmdaily", ignore=shutil.ignore_patterns("*.code"))
    return place


def run(place: Path, *argv: str, code: str = PROGRAM, write: bool = True) -> subprocess.CompletedProcess[str]:
    environ = {
        "CMDAILY_HOME": str(place.parent / "home"),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(
            [str(place), *(each for each in sys.path if each.endswith("site-packages"))]
        ),
    }
    environ |= {} if write else {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, *argv],
        cwd=place,  # where -c imports from first
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def cache(place: Path) -> list[Path]:
    return list((place / "cmdaily" / "__pycache__").glob("*.code"))


def test_a_cached_program_answers_and_is_found_as_without(installed: Path) -> None:
    first = run(installed, "today", write=False)
    plain = run(installed, "today", code=WHERE, write=False)
    assert plain.stdout.rstrip().endswith("\n0")
    assert cache(installed) == []
    run(installed, "today")
    [kept] = cache(installed)
    assert kept.stat().st_mode & 0o022 == 0
    assert run(installed, "today").stdout == first.stdout
    cached = run(installed, "today", code=WHERE)
    assert int(cached.stdout.splitlines()[-1]) > 40
    assert cached.stderr == plain.stderr


def test_an_edited_module_is_seen_at_once(installed: Path) -> None:
    for _ in range(2):
        run(installed, "today")
    catalogue = installed / "cmdaily" / "locale" / "en" / "today.py"
    text = catalogue.read_text(encoding="utf-8")
    changed = text.replace("Nothing is due today.", "A day off.")
    assert changed != text
    catalogue.write_text(changed, encoding="utf-8")
    for _ in range(3):
        assert "A day off." in run(installed, "today").stdout


@pytest.mark.parametrize("part", [0, 20, 400, 20_000, -1], ids=str)
def test_a_damaged_cache_is_as_none(installed: Path, part: int) -> None:
    run(installed, "today", write=False)
    expected = run(installed, "today").stdout
    [kept] = cache(installed)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:part] if part > 0 else b"" if part == 0 else whole[:-60_000] + b"\0" * 60_000)
    assert run(installed, "today").stdout == expected
    assert run(installed, "next").returncode == 0


def test_a_copied_package_does_not_import_the_one_it_was_copied_from(installed: Path) -> None:
    for _ in range(2):
        run(installed, "today")
    copied = installed.parent / "elsewhere"
    shutil.copytree(installed, copied)
    found = run(copied, "today", code=WHERE).stderr
    assert str(copied) in found
    assert str(installed) not in found


def test_a_package_installed_anew_is_cached_anew(installed: Path) -> None:
    for _ in range(2):
        run(installed, "today")
    for source in (installed / "cmdaily").rglob("*.py"):
        os.utime(source)
    run(installed, "today")
    assert int(run(installed, "today", code=WHERE).stdout.splitlines()[-1]) > 40


def test_the_cache_does_not_take_the_number_of_a_closed_stream(installed: Path) -> None:
    expected = [run(installed, "today").stdout for _ in range(2)]
    assert run(installed, "today", code=f"import os; os.close(0); {PROGRAM}").stdout == expected[0]
