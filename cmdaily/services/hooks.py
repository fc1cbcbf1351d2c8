"""Hooks: the user's own programs, told what happened.

They are executables in `hooks/` of the configuration directory, named after an event (EVENTS), with any ending: `tick`,
`tick.sh`, `tick.slack.py`. Each gets one JSON document on standard input. It runs after everything was written and
shown; when it fails or hangs that is reported, and changes nothing else.
"""

from __future__ import annotations

import os
import stat

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.routines.journal import TICK
from cmdaily.errors import CmdailyError
from cmdaily.files.trust import writable_by_others
from cmdaily.render.jsontext import document
from cmdaily.store import schedule as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from subprocess import Popen
    from typing import IO, Any

    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.locale import Translator
    from cmdaily.services.workspace import Workspace

    Payload = dict[str, Any]

SECONDS = 10.0
"""How long a hook may run."""
MOST_WORDS = 300
INSIDE = "CMDAILY_HOOK"
"""Set in a hook's environment: what cmdaily does there calls no hooks again."""


def run(
    workspace: Workspace, tr: Translator, happened: Sequence[tuple[str, str]]
) -> Iterator[LocalisedMessage]:
    """Tell the hooks what happened: pairs of an event and what it was about. What failed comes back."""
    if workspace.environ.get(INSIDE):
        return
    directory = os.path.join(workspace.home.config, "hooks")
    try:
        files = sorted(name for name in os.listdir(directory) if not name.startswith("."))
    except OSError as error:
        yield LocalisedMessage(
            "hook.directory", (("path", directory), ("reason", error.strerror or str(error)))
        )
        return
    wanted = {name.partition(".")[0] for name in files}
    for event, make in EVENTS.items():
        about = [what for kind, what in happened if kind == SOURCES[event]]
        if not about or event not in wanted:
            continue
        try:
            payloads = list(make(workspace, tr, about))
        except CmdailyError as error:
            yield LocalisedMessage(
                "hook.failed", (("hook", event), ("reason", tr(error.key, **error.values)))
            )
            continue
        for payload in payloads:
            text = document({"event": event, **payload})
            for name in files:
                if name.partition(".")[0] == event:
                    yield from _call(workspace, os.path.join(directory, name), event, text)


def _ticks(workspace: Workspace, tr: Translator, about: Sequence[str]) -> Iterator[Payload]:
    """One document for each day that something was ticked on, with the actions as they stand now."""
    from cmdaily.render.shapes import item_data
    from cmdaily.services.routines.day import agenda
    from cmdaily.store import journal

    recorded = journal.of_ids(workspace.store.reader(), about)
    entries = [entry for entry in recorded if entry.kind == TICK and entry.amount]
    by_day: dict[date, list[JournalEntry]] = {}
    for entry in entries:
        by_day.setdefault(entry.day, []).append(entry)
    for day, ticked in by_day.items():
        found = agenda(workspace, day)
        touched = {(entry.routine, entry.action) for entry in ticked}
        items = [item for item in found.items if (item.action.routine, item.action.id) in touched]
        yield {
            "date": day.isoformat(),
            "ticks": [
                {
                    "id": entry.action,
                    "routine": entry.routine,
                    "by": entry.amount,
                    "seconds": entry.seconds,
                    "note": entry.note,
                    "source": entry.source,
                    "url": entry.receipt or None,
                }
                for entry in ticked
            ],
            "actions": [item_data(item, tr) for item in items],
        }


def _sent(workspace: Workspace, tr: Translator, about: Sequence[str]) -> Iterator[Payload]:
    from cmdaily.render.shapes import delivery_data
    from cmdaily.store.publishing import outbox

    for name in dict.fromkeys(about):
        delivery = outbox.of_id(workspace.shared.reader(), name)
        if delivery is not None and delivery.state == State.SENT:
            yield {"delivery": delivery_data(delivery, tr)}


def _received(workspace: Workspace, _say: Translator, about: Sequence[str]) -> Iterator[Payload]:
    """One document for each message that came in."""
    from cmdaily.render.shapes import message_data
    from cmdaily.services.inbox import inbox

    for entry in inbox.show(workspace, about).entries:
        yield {"message": message_data(entry)}


def _complete(workspace: Workspace, tr: Translator, about: Sequence[str]) -> Iterator[Payload]:
    """The day, once: the first time that nothing of it is open any more."""
    from cmdaily.render.shapes import day_data
    from cmdaily.services.routines.day import agenda
    from cmdaily.store import journal

    days = {entry.day for entry in journal.of_ids(workspace.store.reader(), about)}
    for day in sorted(days):
        found = agenda(workspace, day)
        if not found.items or found.open_items:
            continue
        with workspace.store.transaction() as connection:
            first = store.hear(connection, "day-complete", day.isoformat())
        if first:
            yield day_data(found, tr)


EVENTS: dict[str, Callable[[Workspace, Translator, Sequence[str]], Iterator[Payload]]] = {
    "tick": _ticks,
    "day-complete": _complete,
    "sent": _sent,
    "received": _received,
}
"""What each event tells, made from what it was about."""

SOURCES = {"tick": "recorded", "day-complete": "recorded", "sent": "sent", "received": "received"}
"""What each event comes from: the first of the pairs in `Workspace.happened`."""


def _call(workspace: Workspace, path: str, event: str, text: str) -> Iterator[LocalisedMessage]:
    import tempfile
    from subprocess import DEVNULL

    from cmdaily.services.runtime import child_processes

    name = os.path.basename(path)
    refused = _refused(path)
    if refused is not None:
        key, place = refused
        yield LocalisedMessage(key, (("hook", name), ("path", place)))
        return
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        given.write(text.encode())
        given.seek(0)
        try:
            process = child_processes.start(
                [path],
                {**workspace.environ, INSIDE: event},
                stdin=given,
                stdout=DEVNULL,
                stderr=said,
                cwd=workspace.home.config,
                start_new_session=True,
            )
        except OSError as error:
            yield LocalisedMessage("hook.failed", (("hook", name), ("reason", error.strerror or str(error))))
            return
        yield from _ended(process, name, said)


def _ended(process: Popen[bytes], name: str, said: IO[bytes]) -> Iterator[LocalisedMessage]:
    from subprocess import TimeoutExpired

    try:
        code = process.wait(SECONDS)
    except TimeoutExpired:
        _kill(process)
        yield LocalisedMessage("hook.hung", (("hook", name), ("seconds", int(SECONDS))))
        return
    if code != 0:
        said.seek(0)
        lines = said.read(10_000).decode("utf-8", "replace").strip().splitlines()
        reason = lines[-1][:MOST_WORDS] if lines else str(code)
        yield LocalisedMessage("hook.failed", (("hook", name), ("reason", reason)))


def _kill(process: Popen[bytes]) -> None:
    """End the hook and whatever it started."""
    try:
        if hasattr(os, "killpg"):
            from signal import SIGKILL

            os.killpg(process.pid, SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        return
    finally:
        process.wait()


def _refused(path: str) -> tuple[str, str] | None:
    """Why a file is not run, and what is to be changed: it is no program, or somebody else could have written it."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode) or not os.access(path, os.X_OK):
            return "hook.not_executable", path
        place = writable_by_others(path)
    except OSError:
        return "hook.gone", path
    return ("hook.unsafe", place) if place else None


def refused(workspace: Workspace) -> Iterator[LocalisedMessage]:
    """Every hook that would not be run because somebody else could have written it, for the doctor."""
    directory = os.path.join(workspace.home.config, "hooks")
    try:
        files = sorted(name for name in os.listdir(directory) if name.partition(".")[0] in EVENTS)
    except OSError:
        return
    for name in files:
        found = _refused(os.path.join(directory, name))
        if found is not None and found[0] == "hook.unsafe":
            yield LocalisedMessage("hook.unsafe", (("hook", name), ("path", found[1])))
