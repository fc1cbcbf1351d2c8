"""Session of the desk: a fresh workspace for each thing that is done, and whether the files of the store changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from cmdaily.desk.words import DeskTranslator
from cmdaily.errors import CmdailyError
from cmdaily.files.home import find_home
from cmdaily.locale import Translator
from cmdaily.services.workspace import Workspace


class DeskSession:
    """Who works at the desk, in which language, by which clock.

    A connection of SQLite belongs to one thread, and what the networks answer comes in others: so each reading and
    each deed opens a workspace of its own.
    """

    def __init__(self, environ: Mapping[str, str], clock: Callable[[], datetime], tr: Translator) -> None:
        self.environ = environ
        self.clock = clock
        self.tr: Translator = DeskTranslator(tr.language, tr.elsewhere)
        self.commands = tr
        """For what is read away from its list, where its keys do not hold."""
        self._seen = False

    @contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """A workspace of now, closed afterwards. CmdailyError where the database was there and is no more: nothing is
        begun anew in an empty folder."""
        home = find_home(self.environ)
        path = os.path.join(home.data, "cmdaily.db")
        if os.path.exists(path):
            self._seen = True
        elif self._seen:
            raise CmdailyError("desk.store_gone", remedy="desk.store_gone_remedy", path=path)
        found = Workspace(home, self.clock(), self.environ)
        try:
            yield found
        finally:
            found.close()

    def after(self, workspace: Workspace) -> list[str]:
        """What every command does at its end: call the user's hooks, meet the team; what went wrong, in words."""
        troubles = [self.tr(each.key, **dict(each.values)) for each in workspace.call_hooks(self.tr)]
        workspace.meet_team()
        return troubles

    def state_of_files(self) -> tuple[tuple[int, int], ...]:
        """Sizes and times of the database and of the settings: another value when somebody else wrote."""
        home = find_home(self.environ)
        paths = (
            os.path.join(home.data, "cmdaily.db"),
            os.path.join(home.data, "cmdaily.db-wal"),
            os.path.join(home.config, "config.yaml"),
            os.path.join(home.config, "routines"),
        )
        return tuple(map(_seen, paths))


def _seen(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
