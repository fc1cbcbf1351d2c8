"""The same "show today" with Taskwarrior, todoman, Watson and jrnl, each with 73,000 entries over the same ten years.

None is installed from here: each is taken from its virtual environment, or from PATH, and passed over otherwise.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from benchmarks.history import DAYS
from benchmarks.timing import Command, paired

PAIRS = 7
TITLE = "Reply to 5 other topics with an argument"


def moments(today: date) -> Iterator[tuple[datetime, bool]]:
    """When each entry of the ten years was due, today's included, and whether it is done."""
    for back in range(DAYS, -1, -1):
        for minute in range(20):
            yield datetime.combine(today - timedelta(days=back), time(9, minute), UTC), back > 0


def taskwarrior(place: Path, today: date, task: str) -> Command:
    """`task due:today all`, its history as completed tasks: the day with what is done, as cmdaily shows it."""
    (place / "taskrc").write_text(f"data.location={place / 'data'}\nconfirmation=no\nhooks=off\n")
    (place / "data").mkdir()
    stamp = "%Y%m%dT%H%M%SZ"
    tasks = [
        {
            "uuid": str(uuid.uuid4()),
            "description": TITLE,
            "status": "completed" if done else "pending",
            "entry": at.strftime(stamp),
            "due": at.strftime(stamp),
            **({"end": at.strftime(stamp)} if done else {}),
        }
        for at, done in moments(today)
    ]
    (place / "import.json").write_text(json.dumps(tasks))
    environ = {"TASKRC": str(place / "taskrc"), "TASKDATA": str(place / "data"), "HOME": str(place)}
    subprocess.run([task, "import", str(place / "import.json")], env=environ, capture_output=True, check=True)
    subprocess.run([task, "gc"], env=environ, capture_output=True, check=False)
    return Command((task, "due:today", "all"), tuple(environ.items()))


def todoman(place: Path, today: date, todo: str) -> Command:
    """`todo list`, its history as completed to-dos, one file each as vdirsyncer keeps them."""
    calendar = place / "todos" / "work"
    calendar.mkdir(parents=True)
    for at, done in moments(today):
        ident = uuid.uuid4()
        state = f"STATUS:COMPLETED\nPERCENT-COMPLETE:100\nCOMPLETED:{at:%Y%m%dT%H%M%SZ}\n" if done else ""
        (calendar / f"{ident}.ics").write_text(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:benchmarks\nBEGIN:VTODO\n"
            f"UID:{ident}\nDTSTAMP:{at:%Y%m%dT%H%M%SZ}\nDUE:{at:%Y%m%dT%H%M%SZ}\nSUMMARY:{TITLE}\n{state}"
            "END:VTODO\nEND:VCALENDAR\n"
        )
    configuration = place / "config.py"
    configuration.write_text(f'path = "{place}/todos/*"\ncache_path = "{place}/cache.sqlite3"\n')
    environ = {"HOME": str(place), "XDG_CACHE_HOME": str(place), "TODOMAN_CONFIG": str(configuration)}
    return Command((todo, "--config", str(configuration), "list"), tuple(environ.items()))


def watson(place: Path, today: date, program: str) -> Command:
    """`watson log --day`, its history as frames."""
    frames = [
        [
            int(at.timestamp()),
            int(at.timestamp()) + 60,
            "acme",
            uuid.uuid4().hex,
            [TITLE],
            int(at.timestamp()),
        ]
        for at, _ in moments(today)
    ]
    (place / "frames").write_text(json.dumps(frames))
    environ = {"HOME": str(place), "WATSON_DIR": str(place)}
    return Command((program, "log", "--day", "--no-pager"), tuple(environ.items()))


def jrnl(place: Path, today: date, program: str) -> Command:
    """`jrnl -on today`, its history as entries of one text file."""
    entries = [f"[{at:%Y-%m-%d %H:%M}] {TITLE}\n" for at, _ in moments(today)]
    (place / "journal.txt").write_text("\n".join(entries))
    (place / "jrnl.yaml").write_text(
        f"version: v4.2\neditor: ''\nencrypt: false\nhighlight: false\nlinewrap: 79\ntemplate: false\ntagsymbols: '@'\n"
        f"default_hour: 9\ndefault_minute: 0\ntimeformat: '%Y-%m-%d %H:%M'\nindent_character: '|'\n"
        f"colors: {{body: none, date: none, tags: none, title: none}}\n"
        f"journals:\n  default:\n    journal: {place}/journal.txt\n"
    )
    environ = (("HOME", str(place)),)
    arguments = ("--config-file", str(place / "jrnl.yaml"), "-on", "today", "--short")
    return Command((program, *arguments), environ)


PEERS: dict[str, tuple[str, str, Callable[[Path, date, str], Command]]] = {
    "Taskwarrior": ("taskwarrior", "task", taskwarrior),
    "todoman": ("todoman", "todo", todoman),
    "Watson": ("td-watson", "watson", watson),
    "jrnl": ("jrnl", "jrnl", jrnl),
}


def table(cmdaily: Command, place: Path, today: date, venvs: Path | None) -> str:
    """How long each takes to show today, beside `cmdaily today`."""
    lines = ["| show today, ten years of history | ms | cmdaily, ms | times as long |", "|---|--:|--:|--:|"]
    for name, (package, program, prepare) in PEERS.items():
        own = venvs / package / "bin" / program if venvs else None
        found = str(own) if own and own.exists() else shutil.which(program)
        if found is None:
            lines.append(f"| {name} | not installed | | |")
            continue
        directory = place / package
        directory.mkdir()
        print(f"  {name}: preparing", file=sys.stderr)
        measured = paired(prepare(directory, today, found), cmdaily, PAIRS)
        version = _version(found)
        lines.append(
            f"| {name} {version} | {measured.one:.0f} | {measured.other:.1f} | {measured.ratio:.0f} |"
        )
    return "\n".join(lines)


def _version(program: str) -> str:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"\d+\.\d+(\.\d+)?", done.stdout or done.stderr)
    return found[0] if found else ""
