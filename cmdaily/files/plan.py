"""Plan loader: the shipped routines and the user's own, and the configuration beside them.

One broken file is reported and the others work. The daily commands come through here, so a routine is only
built when somebody asks for it, and nothing is parsed that was parsed before.
"""

from __future__ import annotations

import os

from cmdaily.errors import FileError, Problem
from cmdaily.files.cache.parsed_cache import ParsedCache, unpacked
from cmdaily.files.cache.serialise import problems_of, unpack_routine
from cmdaily.files.config.config import Config, parsed_config, unpack_config
from cmdaily.files.shipped_routines import SUFFIXES, shipped_directory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cmdaily.domain.routines.routine import Routine
    from cmdaily.files.home import Home
    from cmdaily.files.routines.networks import Networks

    Label = tuple[str, int, int, tuple[tuple[str, int, int], ...]]


class Plan:
    """What was found. Build it with `load_plan`.

    `names` are the routines that can be used, in alphabetical order, `own` those that are the user's,
    `broken` every problem of every file that is wrong, and `config` the configuration; where that has
    problems they are in `config_problems`, and its other keys count.
    """

    def __init__(self, config: Config, config_problems: tuple[Problem, ...]) -> None:
        self.config = config
        self.config_problems = config_problems
        self.broken: tuple[Problem, ...] = ()
        self._sources: dict[str, tuple[str, bytes]] = {}
        self._own: dict[str, tuple[str, bytes]] = {}
        self._built: dict[str, Routine] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The routines that can be used, in alphabetical order."""
        return tuple(sorted({**self._sources, **self._own}))

    @property
    def own(self) -> frozenset[str]:
        """Those of them that are in the user's own directory."""
        return frozenset(self._own)

    def is_own(self, name: str) -> bool:
        """Whether a routine is in the user's own directory."""
        return name in self._own

    def path(self, name: str) -> str:
        """The file of a routine. Raises UsageError for a name that is not among them."""
        return self._source(name)[0]

    def routine(self, name: str) -> Routine:
        """A routine by name. Raises UsageError for a name that is not among them."""
        built = self._built.get(name)
        if built is None:
            path, payload = self._source(name)
            try:
                built = unpack_routine(unpacked(payload), self.config.holidays, self.config.timezone)
            except (ValueError, EOFError, TypeError, IndexError, AttributeError):
                from cmdaily.files.routines.routines import load_routine

                built = load_routine(
                    path, default_holidays=self.config.holidays, zone_name=self.config.timezone
                )
            self._built[name] = built
        return built

    def _source(self, name: str) -> tuple[str, bytes]:
        found = self._own.get(name) or self._sources.get(name)
        if found is None:
            from cmdaily.errors import UsageError
            from cmdaily.files.yaml.problems import guess

            for problem in self.broken:
                if os.path.basename(problem.path) == f"{name}.yaml":
                    raise UsageError(
                        "routine_file.in_trouble", remedy="routine_file.in_trouble_remedy", name=name
                    )
            close = guess(name, self.names)
            key = "routine_file.no_such_routine_guess" if close else "routine_file.no_such_routine"
            raise UsageError(key, name=name, guess=close, known=", ".join(self.names))
        return found

    def _add(self, path: str, label: tuple[Any, ...], payload: bytes, own: bool) -> tuple[Problem, ...]:
        """Take in one parsed file; the problems to report about it."""
        name, line, column = label[:3]
        if not name:
            return problems_of(path, unpacked(payload))
        among = self._own if own else self._sources
        if name in among:
            other = os.path.basename(among[name][0])
            return (Problem(path, line, column, "routine_file.name_taken", name=name, other=other),)
        among[name] = (path, payload)
        return ()


def load_plan(
    home: Home, *, shipped: str | None = None, networks: Callable[[], Networks] | None = None
) -> Plan:
    """Everything there is to plan a day with. `networks` names the networks there are; it is asked when a file is read.

    Nothing of the home needs to exist; its cache is kept up to date where it can be written. `shipped` is the
    directory of the routines that come with cmdaily, None for the real one.
    """
    cache = ParsedCache(home.plan_cache)
    plan = Plan(*_config(home.config_file, cache))
    broken: list[Problem] = []
    for directory, own in ((shipped or shipped_directory(), False), (home.routines, True)):
        for path, found in _files(directory, broken):
            try:
                broken += plan._add(path, *_entry(cache, path, found, networks), own)
            except (ValueError, EOFError, TypeError, IndexError):
                cache.forget(path)
                broken += plan._add(path, *_entry(cache, path, found, networks), own)
    plan.broken = tuple(broken)
    cache.save()
    return plan


def _config(path: str, cache: ParsedCache) -> tuple[Config, tuple[Problem, ...]]:
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return Config(), ()
    except (OSError, ValueError):
        found = None
    _, payload = cache.entry(path, found, lambda: (None, parsed_config(path)))
    try:
        packed, problems = unpacked(payload)
        return unpack_config(packed), problems_of(path, problems)
    except (ValueError, EOFError, TypeError, IndexError):
        cache.forget(path)
        packed, problems = parsed_config(path)
        return unpack_config(packed), problems_of(path, problems)


def _files(directory: str, broken: list[Problem]) -> list[tuple[str, os.stat_result | None]]:
    """The YAML files of a directory with their stat, by name."""
    found: list[tuple[str, os.stat_result | None]] = []
    try:
        with os.scandir(directory) as entries:
            for entry in entries:
                if entry.name.endswith(SUFFIXES) and not entry.name.startswith("."):
                    found.append((entry.path, _stat(entry)))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        if isinstance(error, NotADirectoryError) and not os.path.lexists(directory):
            return []  # the home itself lies below a file: there is none
        broken.append(Problem(directory, 0, 0, "routine_file.directory_unreadable"))
    found.sort(key=lambda each: each[0])
    return found


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None


def _entry(
    cache: ParsedCache, path: str, found: os.stat_result | None, networks: Callable[[], Networks] | None
) -> tuple[Any, bytes]:
    label, payload = cache.entry(path, found, lambda: _parsed(path, networks))
    if not all(_stamp(each[0]) == each for each in label[3]):
        cache.forget(path)
        label, payload = cache.entry(path, found, lambda: _parsed(path, networks))
    return label, payload


_PASSING = ("routine_file.unknown_network", "routine_file.calendar_")
"""Problems that may be gone although the file is the same: a plug-in was installed, a calendar put beside it."""
_ALWAYS_READ = ("", 0, 0)
"""Stands among the files beside one with such a problem: no file has this stamp."""


def _stamp(path: str) -> tuple[str, int, int]:
    """What tells that a file beside a routine is the same."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return path, 0, -1
    return path, found.st_mtime_ns, found.st_size


def _parsed(path: str, networks: Callable[[], Networks] | None) -> tuple[Label, object]:
    """Label and payload of a routine's file. A label is its name (empty for a broken file), where that stands, and the
    stamps of the files it reads beside it."""
    from cmdaily.files.cache.serialise import pack_problem, pack_routine
    from cmdaily.files.routines.routines import parse_routine

    try:
        routine, place, beside = parse_routine(path, networks() if networks else None)
    except FileError as error:
        passing = any(problem.key.startswith(_PASSING) for problem in error.problems)
        return ("", 0, 0, (_ALWAYS_READ,) if passing else ()), tuple(
            pack_problem(problem) for problem in error.problems
        )
    return (routine.name, place.line, place.column, tuple(map(_stamp, beside))), pack_routine(routine)
