"""All routines together: shipped and own, broken ones beside the others, and the cache that nobody notices."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cmdaily.errors import UsageError
from cmdaily.files.home import Home
from cmdaily.files.plan import Plan, load_plan
from cmdaily.locale import Translator


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "routines").mkdir()
    return Home(str(tmp_path), str(tmp_path), str(tmp_path / "cache"))


def write(home: Home, file: str, text: str | None = None, *, title: str = "Mine") -> Path:
    path = Path(home.routines) / file
    name = path.stem
    path.write_text(
        text
        or f"routine: {name}\ntitle: {title}\nsections:\n  - title: S\n    actions:\n      - {{id: a, title: A}}\n",
        encoding="utf-8",
    )
    return path


def said(plan: Plan) -> list[str]:
    say = Translator("en")
    return [f"{os.path.basename(p.path)}:{p.line}:{p.column}: {say(p.key, **p.values)}" for p in plan.broken]


SHIPPED = (
    "customer-care",
    "editorial-week",
    "launch-campaign",
    "monthly-report",
    "onboarding",
    "twenty-actions",
    "weekly-review",
)


def test_the_shipped_routines_are_there_without_any_file(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    plan = load_plan(Home(nowhere, nowhere, nowhere))
    assert plan.names == SHIPPED
    assert plan.own == frozenset()
    assert plan.broken == ()
    assert len(plan.routine("twenty-actions").actions) == 20


def test_own_routines_join_the_shipped_ones(home: Home) -> None:
    path = write(home, "acme.yaml")
    write(home, "other.yml")
    write(home, "notes.txt", "not a routine")
    write(home, ".hidden.yaml", "not a routine")
    plan = load_plan(home)
    assert plan.names == tuple(sorted((*SHIPPED, "acme", "other")))
    assert plan.own == {"acme", "other"}
    assert plan.is_own("acme")
    assert not plan.is_own("twenty-actions")
    assert plan.path("acme") == str(path)
    assert plan.routine("acme").path == str(path)


def test_an_own_routine_replaces_the_shipped_one_of_its_name(home: Home) -> None:
    write(home, "twenty-actions.yaml")
    plan = load_plan(home)
    assert len(plan.routine("twenty-actions").actions) == 1
    assert plan.is_own("twenty-actions")
    assert plan.broken == ()


def test_of_two_routines_with_one_name_the_first_file_counts(home: Home) -> None:
    first = write(home, "a.yaml", title="First")
    write(home, "b.yaml", first.read_text().replace("First", "Second"))
    plan = load_plan(home)
    assert plan.routine("a").title == (("und", "First"),)
    assert said(plan) == ["b.yaml:1:10: a routine “a” is already in a.yaml; this one is ignored"]


def test_a_broken_file_is_reported_and_the_others_work(home: Home) -> None:
    write(home, "acme.yaml")
    write(home, "broken.yaml", "routine: broken\ntitel: X\nsections: []\n")
    (Path(home.routines) / "directory.yaml").mkdir()
    os.symlink("nowhere", Path(home.routines) / "link.yaml")
    write(home, "twenty-actions.yaml", "routine: twenty-actions\n")
    expected = [
        "broken.yaml:1:1: “title” is missing here",
        "broken.yaml:2:1: “titel” is not a key of a routine; did you mean “title”?",
        "broken.yaml:3:11: this list is empty",
        "directory.yaml:0:0: this is a directory, not a file",
        "link.yaml:0:0: there is no such file",
        "twenty-actions.yaml:1:1: “title” is missing here",
        "twenty-actions.yaml:1:1: “sections” is missing here",
    ]
    for _ in ("parsed", "from the cache"):
        plan = load_plan(home)
        assert said(plan) == expected
        assert plan.is_own("acme")
        assert len(plan.routine("twenty-actions").actions) == 20


def test_an_unknown_name_gets_a_suggestion(home: Home) -> None:
    with pytest.raises(UsageError) as caught:
        load_plan(home).routine("twenty-action")
    message = Translator("en")(caught.value.key, **caught.value.values)
    assert message == "There is no routine “twenty-action”; did you mean “twenty-actions”?"


def test_a_routine_whose_file_is_wrong_is_said_to_be_there(home: Home) -> None:
    Path(home.routines).mkdir(parents=True, exist_ok=True)
    (Path(home.routines) / "acme.yaml").write_text("routine: acme\ntitle: [\n")
    with pytest.raises(UsageError) as caught:
        load_plan(home).routine("acme")
    message = Translator("en")(caught.value.key, **caught.value.values)
    assert message == "Routine “acme” cannot be used until its file is right."


def everything(plan: Plan) -> tuple[object, ...]:
    return plan.config, said(plan), [plan.routine(name) for name in plan.names]


def modules_after_load(home: Home) -> set[str]:
    """The modules a fresh interpreter has after loading and building a plan."""
    code = (
        "import sys\nfrom cmdaily.files.home import Home\nfrom cmdaily.files.plan import load_plan\n"
        f"plan = load_plan(Home({home.config!r}, {home.data!r}, {home.cache!r}))\n"
        "[plan.routine(name) for name in plan.names]\nprint(*sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


def test_the_second_run_imports_neither_yaml_nor_what_is_slow(home: Home) -> None:
    write(home, "acme.yaml")
    (Path(home.config) / "config.yaml").write_text("timezone: Europe/Paris\nholidays: FR\n")
    assert "yaml" in modules_after_load(home)
    slow = {
        "yaml",
        "typing",
        "re",
        "json",
        "enum",
        "dataclasses",
        "pathlib",
        "zoneinfo",
        "holidays",
        "dateutil",
    }
    assert modules_after_load(home) & slow == set()


def test_a_plan_from_the_cache_is_the_plan(home: Home) -> None:
    write(home, "acme.yaml")
    (Path(home.config) / "config.yaml").write_text("minutes: 45\nholidays: FR\n")
    parsed = everything(load_plan(home))
    assert Path(home.plan_cache).exists()
    assert everything(load_plan(home)) == parsed


def test_a_file_that_changed_is_read_again(home: Home) -> None:
    path = write(home, "acme.yaml", title="Old")
    load_plan(home)
    write(home, "acme.yaml", title="Newer")
    assert load_plan(home).routine("acme").title == (("und", "Newer"),)
    found = path.stat()
    write(home, "acme.yaml", title="Other")  # of the same size, and touched later
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000))
    assert load_plan(home).routine("acme").title == (("und", "Other"),)
    path.unlink()
    assert "acme" not in load_plan(home).names


def test_a_changed_country_reaches_routines_that_are_in_the_cache(home: Home) -> None:
    config = Path(home.config) / "config.yaml"
    for text, country in (("holidays: FR\n", "FR"), ("holidays: BE\n", "BE"), ("minutes: 3\n", None)):
        config.write_text(text)
        action = load_plan(home).routine("twenty-actions").actions[0]
        assert (action.schedule.holidays, action.schedule.off_on_holidays) == (country, country is not None)


def test_the_cache_is_private(home: Home) -> None:
    load_plan(home)
    assert stat.S_IMODE(os.stat(home.plan_cache).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(home.cache).st_mode) == 0o700
    assert os.listdir(home.cache) == [os.path.basename(home.plan_cache)]


def damages(content: bytes) -> dict[str, bytes]:
    middle = len(content) // 2
    return {
        "empty": b"",
        "cut short": content[:middle],
        "one bit turned": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
        "another version": content.replace(b"cmdaily parsed", b"cmdaily pursed", 1),
        "foreign": b"\x89PNG\r\n" * 100,
        "only the first line": content.split(b"\n")[0] + b"\n",
    }


@pytest.mark.parametrize("damage", damages(b"0123456789"))
def test_a_damaged_cache_is_silently_made_anew(home: Home, damage: str) -> None:
    write(home, "acme.yaml")
    parsed = everything(load_plan(home))
    cache = Path(home.plan_cache)
    sound = cache.read_bytes()
    damaged = damages(sound)[damage]
    cache.write_bytes(damaged)
    assert everything(load_plan(home)) == parsed
    made = cache.read_bytes()  # not byte for byte what it was: marshal notes what is shared just then
    assert made != damaged
    assert made.split(b"\n")[0] == sound.split(b"\n")[0]
    assert everything(load_plan(home)) == parsed
    assert cache.read_bytes() == made, "it is sound: nothing is made anew"


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path: Path, home: Home) -> None:
    (tmp_path / "cache").write_text("a file where a directory should be")
    assert load_plan(home).names == SHIPPED
    (tmp_path / "cache").unlink()
    os.makedirs(home.plan_cache)  # a directory where a file should be
    assert load_plan(home).names == SHIPPED
    assert os.listdir(home.cache) == [os.path.basename(home.plan_cache)]


def test_entries_of_files_that_are_gone_leave_the_cache(home: Home) -> None:
    path = write(home, "acme.yaml")
    load_plan(home)
    path.unlink()
    load_plan(home)
    assert b"acme.yaml" not in Path(home.plan_cache).read_bytes()


def test_a_directory_of_routines_that_is_none_is_reported(tmp_path: Path) -> None:
    (tmp_path / "routines").write_text("not a directory")
    home = Home(str(tmp_path), str(tmp_path), str(tmp_path / "cache"))
    plan = load_plan(home)
    assert plan.names == SHIPPED
    assert said(plan) == ["routines:0:0: this directory of routines cannot be read"]
