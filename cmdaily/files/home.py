"""Data directories: one directory under CMDAILY_HOME, else the platform's own places."""

from __future__ import annotations

import os
import sys

from cmdaily.domain.record import frozen
from cmdaily.errors import CmdailyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class Home:
    """The directories of one user. None of them needs to exist."""

    config: str
    data: str
    cache: str

    @property
    def config_file(self) -> str:
        """The user's settings."""
        return os.path.join(self.config, "config.yaml")

    @property
    def charter_file(self) -> str:
        """The user's charter."""
        return os.path.join(self.config, "charter.yaml")

    @property
    def routines(self) -> str:
        """The user's own routines."""
        return os.path.join(self.config, "routines")

    @property
    def store(self) -> str:
        """The SQLite file."""
        return os.path.join(self.data, "cmdaily.db")

    @property
    def errors(self) -> str:
        """What is kept of errors that nobody foresaw."""
        return os.path.join(self.data, "errors.txt")

    @property
    def damage(self) -> str:
        """There while the store was seen damaged and not sound since."""
        return os.path.join(self.data, "damage.txt")

    @property
    def plan_cache(self) -> str:
        """The parsed form of the YAML files."""
        return os.path.join(self.cache, "plan.cache")


def find_home(environ: Mapping[str, str]) -> Home:
    """The directories that the environment asks for. Raises CmdailyError where there is no home at all."""
    given = environ.get("CMDAILY_HOME")
    if given:
        root = os.path.abspath(_expanded(given))
        return Home(root, root, os.path.join(root, "cache"))
    if sys.platform in ("win32", "darwin"):
        return _platform_home()
    return _xdg_home(environ)


def _xdg_home(environ: Mapping[str, str]) -> Home:
    """The XDG base directories, as platformdirs gives them (a test compares): importing it costs 10 ms."""
    user = environ.get("HOME") or ""

    def place(variable: str, *default: str) -> str:
        base = environ.get(variable, "")
        if not base.strip():
            base = os.path.join(user or _expanded("~"), *default)
        return os.path.join(base, "cmdaily")

    return Home(
        place("XDG_CONFIG_HOME", ".config"),
        place("XDG_DATA_HOME", ".local", "share"),
        place("XDG_CACHE_HOME", ".cache"),
    )


def _expanded(path: str) -> str:
    """A path with `~` put into words. Raises CmdailyError for a user who has no home."""
    found = os.path.expanduser(path)
    if found.startswith("~"):
        raise CmdailyError("error.no_home", remedy="error.no_home_remedy")
    return found


def _platform_home() -> Home:
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("cmdaily", appauthor=False)
    return Home(dirs.user_config_dir, dirs.user_data_dir, dirs.user_cache_dir)
