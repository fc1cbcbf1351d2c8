"""Every command with `--json` against the schema that is published for it (docs/schemas)."""

from __future__ import annotations

import json
import os
import shlex
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from typer.main import get_command

from cmdaily.cli.app import COMMANDS, NOUNS, root
from cmdaily.platforms.memory.adapter import MemoryServer
from tests.conftest import Program
from tests.feed_server import FeedServer, item, rss

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"

CHARTER = """language: en
rules: {banned-words: {severity: error, words: [synergy]}}
approval:
  - {who: [claire], accounts: [acme-page]}
"""
CONFIG = """timezone: Europe/Paris
holidays: FR
reminders:
  - at: "09:00"
posts:
  - {id: hello, every: monday, at: "10:00", text: Good week, to: acme}
feeds: {allow_private: true}
reports:
  - {name: weekly, every: monday, at: "09:20", review: true}
  - {name: other, every: monday, at: "09:20", review: true}
"""

DAY = """
today
next
next --until 10m
status
tick 2 --by 5 --took 7m --key k
tick 2 --key k
tick 3 --date 2026-11-20
tick stats-log
skip 1 --why no
start 5
status
stop --by 1
start 6
stop --discard
undo
add 'Call the printer' --minutes 5 --date tomorrow
later 7 --to friday
note 'slow site'
week
find post
tick 9
log
edit ENTRY --took 5m
undo
stats
stats x-reply
pause add 2026-12-24 2026-12-26 --why rest
pause list
calendar --weeks 6
run --plan
run --once
pause remove 1
today --date 2026-11-22
routine list
routine show
charter show
charter rules
config show
doctor
data check
data tidy --dry-run
platform list
check 'too #much synergy' --platform x --platform bluesky
cron show
cron install
cron remove
template add thanks 'Thanks {name}'
template new thanks hours
template edit closed 'text: Closed'
template list
template show thanks
template remove thanks
metric log likes=6 replies=3 shares=1 reach=200 --break moved
metric log reach none
metric log reach 210
metric show reach
metric show engagement-by-reach
metric show ticks
metric list
metric list --all
report
report --month --compare year
report waiting
report send weekly
report drop other
assess list
assess take situations insult=b outage=c picture=a mistake=a journalist=c numbers=b
assess show situations
assess spread ANSWERS
"""

READING = """
feed add FEED
feed list
feed read --refresh
feed keep f1
feed done f2
feed show f1
feed mute nothing --until friday
feed import LIST
feed remove s1
"""

WATCHING = """
watch add library --on acme-page,feeds --name lib
watch list
watch read --refresh
watch done h1
people list
people show memory:marie
people note memory:marie 'Likes the archives'
people note memory:marie --remove 1
people join memory:marie somebody
people split memory:marie
people thanks
people thanks memory:marie
people thanks memory:marie --undo
people forget memory:marie --yes
watch remove lib
"""

SPEAKING = """
account add acme memory --server SERVER
account add acme-page memory --server SERVER
account list
account check
post hello --to acme
post 'hello there' --to acme --at '2026-11-24 09:00'
post 'rehearsed' --to acme --dry-run
post 'by hand' --to x
inbox --refresh
inbox claim m1
inbox release m1
inbox done m1
inbox reopen m1
inbox kind m1 complaint --word casier
inbox snooze m1 'in 2h'
inbox snooze m1 now
inbox block m1
inbox unblock somebody
inbox reopen m1
inbox words
reply m1 'With pleasure'
inbox show m1
inbox --all
outbox list
outbox show FIRST
reply REPLY 'Thank you' --to acme
share https://example.org/article 'Read this' --to acme
embed PAGE
contact add +33612345678 --consent 'asked at the counter' --name Marie
contact wrote Marie --text 'Are you open?'
contact list
contact stop +33612345678
contact remove Marie
outbox reschedule QUEUED 2026-11-25 10:00
outbox edit QUEUED 'Another text'
outbox send
outbox resolve
outbox cancel QUEUED
post 'for approval' --to acme-page
@claire outbox approve AWAITING
post 'for approval as well' --to acme-page
@claire outbox return AWAITING --why wording
account remove acme --yes
"""


def schema_of(command: str) -> Any:
    """The published schema of a command, closed: in the tests a key that it does not name is an error."""
    path = SCHEMAS / (command.replace(" ", "-") + ".json")
    assert path.exists(), f"{command} has no schema: describe it in docs/generate_schemas.py"
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return closed(schema)


def closed(node: Any) -> Any:
    if isinstance(node, list):
        return [closed(each) for each in node]
    if not isinstance(node, dict):
        return node
    found = {key: closed(each) for key, each in node.items()}
    if "properties" in found:
        found.setdefault("additionalProperties", False)
    return found


def commands_with_json() -> set[str]:
    found: set[str] = set()
    group: Any = get_command(root)

    def walk(command: Any, path: list[str]) -> None:
        for name, inner in getattr(command, "commands", {}).items():
            walk(inner, [*path, name])
        if any("--json" in getattr(parameter, "opts", ()) for parameter in command.params):
            found.add(" ".join(path))

    for name in (*COMMANDS, *NOUNS):
        walk(group.get_command(None, name), [name])
    return found


class Shapes:
    """Runs command lines and holds each answer against its schema."""

    def __init__(self, cmdaily: Program) -> None:
        self._cmdaily = cmdaily
        self._known = commands_with_json()
        self.seen: dict[str, int] = defaultdict(int)
        self.wrong: list[str] = []

    def run(self, line: str) -> Any:
        words = shlex.split(line)
        inner = words[0] in NOUNS and words[1:] and not words[1].startswith("-")
        command = " ".join(words[:2]) if inner else words[0]
        assert command in self._known, line
        result = self._cmdaily(*words, "--json", now="2026-11-23T09:30")
        try:
            answer = json.loads(result.out)
        except ValueError:
            self.wrong.append(f"{line}: {result}")
            return {}
        dump = os.environ.get("CMDAILY_DUMP_SHAPES")
        if dump:
            Path(dump, f"{command.replace(' ', '-')}-{self.seen[command]}.json").write_text(result.out)
        self.seen[command] += 1
        try:
            validator = Draft202012Validator(schema_of(command), format_checker=FormatChecker())
            for error in validator.iter_errors(answer):
                self.wrong.append(f"{line}: {error.json_path}: {error.message[:300]}")
        except AssertionError as error:
            self.wrong.append(str(error))
        return answer


def test_every_answer_fits_its_schema(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, feeds: FeedServer
) -> None:
    feeds.put("/rss", rss(item("one", "A first article"), item("two", "Another one of them")))
    feeds.put("/page", "<title>A page</title>", "text/html")
    (tmp_path / "list.opml").write_text(
        '<opml><body><outline xmlUrl="https://a.example/feed"/></body></opml>'
    )
    server = MemoryServer(tmp_path / "network")
    theirs = server.add("a question")
    server.say("The library opens", datetime(2026, 11, 23, 7, 30, tzinfo=UTC), "marie")
    server.say_to("acme", "When do you open?", datetime(2026, 11, 23, 8, 0, tzinfo=UTC), name="Marie")
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right")
    monkeypatch.setenv("CMDAILY_SECRET_ACME_PAGE", "right:page")
    monkeypatch.setenv("CMDAILY_USER", "paul")
    stand_in = tmp_path / "bin" / "crontab"
    stand_in.parent.mkdir()
    stand_in.write_text(f'#!/bin/sh\ncase "$1" in -) cat > {tmp_path}/tab;; *) cat {tmp_path}/tab;; esac\n')
    stand_in.chmod(0o755)
    (tmp_path / "tab").write_text("")
    monkeypatch.setenv("PATH", f"{stand_in.parent}:/usr/bin:/bin")
    cmdaily.home.mkdir()
    (cmdaily.home / "config.yaml").write_text(CONFIG)
    (cmdaily.home / "charter.yaml").write_text(CHARTER)
    shapes = Shapes(cmdaily)
    names = {
        "SERVER": server.address,
        "REPLY": theirs.url,
        "FEED": feeds.url("/rss"),
        "PAGE": feeds.url("/page"),
    }
    names["LIST"] = str(tmp_path / "list.opml")
    answers = {"insult": 1, "outage": 3}
    given = {"schema_version": 1, "questionnaire": "situations", "date": "2026-11-20", "answers": answers}
    (tmp_path / "answers.json").write_text(json.dumps(given))
    names["ANSWERS"] = str(tmp_path / "answers.json")
    cmdaily.ok("run", "--once", now="2026-11-23T09:10")
    for written in (DAY + READING + SPEAKING + WATCHING).strip().splitlines():
        _, _, line = written.rpartition("@claire ")
        monkeypatch.setenv("CMDAILY_USER", "paul" if line == written else "claire")
        for name, text in names.items():
            line = line.replace(name, text)
        answer = shapes.run(line) if line else {}
        for entry in answer.get("entries", ()):
            names["ENTRY"] = entry.get("id", "")
        for delivery in answer.get("deliveries", ()):
            names.setdefault("FIRST", delivery["id"])
            if delivery["state"] == "queued":
                names["QUEUED"] = delivery["id"]
            if delivery["state"] == "awaiting-approval":
                names["AWAITING"] = delivery["id"]
    export = cmdaily.ok("data", "export").out
    (tmp_path / "export.json").write_text(export)
    shapes.run(f"data import {tmp_path / 'export.json'}")
    (tmp_path / "figures.csv").write_text("date,followers\n2026-11-20,3\n2026-11-21,-3\n")
    shapes.run(f"metric import {tmp_path / 'figures.csv'}")
    shapes.run(f"data restore {cmdaily.ok('data', 'backup').out.strip()} --yes")
    assert not shapes.wrong, "\n" + "\n".join(shapes.wrong)
    of_teams = {name for name in commands_with_json() if name.startswith("team ")}  # tests/cli/team runs them
    assert set(shapes.seen) == commands_with_json() - of_teams, (
        "a command with --json that this test does not run"
    )


def test_the_published_schemas_are_current() -> None:
    import sys

    sys.path.insert(0, str(SCHEMAS.parent))
    try:
        from generate_schemas import published  # type: ignore[import-not-found,unused-ignore]
    finally:
        sys.path.pop(0)
    kept = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*.json")}
    assert kept == published(), "run python docs/generate_schemas.py"
