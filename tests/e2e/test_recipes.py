"""The recipes of docs/scripting.md, each run as it stands there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdaily.platforms.memory.adapter import MemoryServer
from tests.loopback import Reply, serving, web_page

pytestmark = pytest.mark.e2e
PAGE = Path(__file__).parents[2] / "docs" / "scripting.md"
RECIPES = dict(re.findall(r"<!-- recipe: (\w+) -->\n```\w+\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL))

ROUTINE = """routine: acme
title: Acme
every: day
minutes: 60
sections:
  - title: Blog
    actions:
      - {id: blog-idea, title: Note an idea, minutes: 5, essential: true}
      - {id: blog-read, title: Read the feeds, minutes: 10}
"""


class Desk:
    """A home with a routine for every day, a directory to work in, and the programs a script would find."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.home = directory / "home"
        (self.home / "routines").mkdir(parents=True)
        (self.home / "routines" / "acme.yaml").write_text(ROUTINE)
        self.programs = directory / "bin"
        self.programs.mkdir()
        self.program(
            "cmdaily", f'#!/bin/sh\nexec {sys.executable} -P -m cmdaily "$@"\n'
        )  # the checkout under test
        self.environment = {
            "PATH": f"{self.programs}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(directory),
            "CMDAILY_HOME": str(self.home),
            "LANG": "C.UTF-8",
            "TMPDIR": str(directory),
            "PYTHONPATH": str(PAGE.parents[1]),
            "CMDAILY_SECRET_ACME": "right",
        }
        self.run("cmdaily routine off twenty-actions")

    def program(self, name: str, text: str) -> None:
        path = self.programs / name
        path.write_text(text)
        path.chmod(0o755)

    def needs(self, *programs: str) -> None:
        for name in programs:
            if shutil.which(name, path=self.environment["PATH"]) is None:
                pytest.skip(f"{name} is not here")

    def run(self, script: str, code: int = 0, by: str = "sh", **more: str) -> str:
        done = subprocess.run(
            [by, "-c", script],
            env=self.environment | more,
            cwd=self.directory,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == code, done
        return done.stdout

    def network(self) -> MemoryServer:
        server = MemoryServer(self.directory / "network")
        self.run(f"cmdaily account add acme memory --server {server.address} --handle acme")
        return server

    def hook(self, name: str, text: str) -> None:
        path = self.home / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        path.chmod(0o700)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def prompt(desk: Desk, recipe: str) -> None:
    desk.needs("bash")
    assert desk.run(recipe + '\necho "${PS1@P}"', by="bash").startswith("[0/2 · 15 min] ")


def tmux(desk: Desk, recipe: str) -> None:
    desk.needs("tmux")
    (desk.directory / "tmux.conf").write_text(recipe)
    outer, inner = (f"tmux -S {desk.directory}/{name}" for name in ("outer", "inner"))
    own = f"{inner} -f {desk.directory}/tmux.conf new-session 'exec sleep 240'"
    desk.run(f'{outer} -f /dev/null new-session -d -x 120 -y 10 "TERM=screen TMUX= {own}"', TERM="xterm")
    try:
        end = time.monotonic() + 150
        shown = ""
        while "0/2 · 15 min" not in shown:
            assert time.monotonic() < end, f"tmux shows {shown!r}"
            time.sleep(0.05)
            shown = desk.run(f"{outer} capture-pane -p")
    finally:
        desk.run(f"{inner} kill-server; {outer} kill-server; true")  # the outer one may end with the inner


def mail(desk: Desk, recipe: str) -> None:
    desk.program("mail", f'#!/bin/sh\n{{ echo "$@"; cat; }} >> {desk.directory}/letters\n')
    desk.run(recipe)
    letter = (desk.directory / "letters").read_text()
    assert letter.startswith("-s Today: 0/2 · 15 min me@example.org\n")
    assert "Note an idea" in letter
    desk.run("cmdaily tick 1 2")
    desk.run(recipe)
    assert (desk.directory / "letters").read_text() == letter, "nothing is open: no letter"


def git(desk: Desk, recipe: str) -> None:
    desk.needs("git")
    desk.run("git init -q blog && git -C blog config user.email a@b.c && git -C blog config user.name acme")
    hook = desk.directory / "blog" / ".git" / "hooks" / "post-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(recipe)
    hook.chmod(0o755)
    desk.run("git -C blog commit -q --allow-empty -m 'An idea' && cd blog && .git/hooks/post-commit")
    entries = json.loads(desk.run("cmdaily log --json"))["entries"]
    assert [(entry["action"], entry["note"]) for entry in entries] == [("blog-idea", "An idea")]


def article(desk: Desk, recipe: str) -> None:
    desk.needs("curl")
    server = desk.network()
    feed = (
        "<rss><channel><link>https://example.org/</link><item><link>https://example.org/new</link></item>"
        "<item><link>https://example.org/old</link></item></channel></rss>"
    )
    with web_page(feed) as address:
        for _ in range(2):
            desk.run(recipe, FEED=address, SEEN=str(desk.directory / "seen"))
    (post,) = server.posts()
    assert "https://example.org/new" in json.dumps(post)


def stop(desk: Desk, recipe: str) -> None:
    desk.needs("jq")
    desk.run("cmdaily tick 1 --took 59m")
    assert desk.run(recipe) == ""
    desk.run("cmdaily tick 2 --took 2m")
    assert desk.run(recipe) == "61 minutes today: that will do.\n"


def essential(desk: Desk, recipe: str) -> None:
    desk.needs("jq")
    assert desk.run(recipe, code=1) == "Still open:\nNote an idea\n"
    desk.run("cmdaily tick 1")
    assert desk.run(recipe) == ""


def csv(desk: Desk, recipe: str) -> None:
    desk.needs("jq")
    desk.run("cmdaily tick 1 --took 7m")
    assert desk.run(recipe).rstrip().endswith(',"blog-idea",1,7,""')


def check(desk: Desk, recipe: str) -> None:
    (desk.directory / "announcements").mkdir()
    text = desk.directory / "announcements" / "one.txt"
    text.write_text("Doors open at ten.")
    desk.run(recipe)
    text.write_text("x" * 400)
    desk.run(recipe, code=4)


def spreadsheet(desk: Desk, recipe: str) -> None:
    desk.needs("jq")
    desk.network()
    (desk.directory / "posts.csv").write_text("2090-01-02 10:00\tHappy new year\n2090-02-02 9:30\tSecond\n")
    said = desk.run(recipe).splitlines()
    assert [line.partition(" ")[2] for line in said] == ["Happy new year", "Second"]
    assert said[0].startswith("2090-01-02T10:00:00")


def links(desk: Desk, recipe: str) -> None:
    desk.needs("jq")
    desk.network()
    desk.hook("sent", recipe)
    desk.run("cmdaily post 'Hello there' --to acme")
    platform, url, text = (desk.directory / "sent.tsv").read_text().rstrip("\n").split("\t")
    assert (platform, text) == ("memory", "Hello there")
    assert url.startswith("https://")


def complaint(desk: Desk, recipe: str) -> None:
    desk.needs("jq", "curl")
    (desk.home / "config.yaml").write_text("inbox: {hours: 00:00-23:59, every: day}\n")
    server = desk.network()
    desk.hook("received", recipe)
    now = datetime.now(UTC)
    server.say_to("acme", 'This "is" $(unacceptable)\nreally', now, author="zoe")
    server.say_to("acme", "Are you open on Sunday?", now, author="marie")
    with serving(lambda _: Reply()) as web:
        desk.run("cmdaily inbox --refresh", PUSH_ADDRESS=web.address)
    assert [one.body.decode() for one in web.asked] == ['acme: @zoe: This "is" $(unacceptable)\nreally\n']


def celebration(desk: Desk, recipe: str) -> None:
    desk.needs("jq")
    desk.hook("day-complete", recipe)
    desk.run("cmdaily tick 1 --took 5m && cmdaily tick 2 --took 8m && cmdaily tick 2")
    (line,) = (desk.directory / "complete.txt").read_text().splitlines()
    assert line.endswith(": 2 done in 13 minutes")


def copy(desk: Desk, recipe: str) -> None:
    desk.run("cmdaily tick 1")
    disk = desk.directory / "disk"
    disk.mkdir()
    desk.run(recipe, DISK=str(disk))
    (backup,) = disk.iterdir()
    desk.run("cmdaily data restore --yes " + str(backup), CMDAILY_HOME=str(desk.directory / "other"))


TRIALS: dict[str, Callable[[Desk, str], None]] = {
    trial.__name__: trial
    for trial in (
        prompt,
        tmux,
        mail,
        git,
        article,
        stop,
        essential,
        csv,
        check,
        spreadsheet,
        links,
        complaint,
        celebration,
        copy,
    )
}


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_a_recipe_does_what_it_says(desk: Desk, name: str) -> None:
    assert name in TRIALS, "a recipe that no test runs"
    TRIALS[name](desk, RECIPES[name])


def test_the_page_keeps_its_recipes() -> None:
    assert set(RECIPES) == set(TRIALS)
    assert os.path.exists(PAGE.with_name("scripting.fr.md"))
