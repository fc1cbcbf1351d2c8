"""Routine starters: a commented file, or a copy of a shipped routine."""

from __future__ import annotations

import re

from cmdaily.errors import UsageError
from cmdaily.files.shipped_routines import shipped_names, shipped_path
from cmdaily.files.yaml.fields import LONGEST_NAME, is_identifier
from cmdaily.files.yaml.problems import guess
from cmdaily.locale import Translator


def checked_name(name: str) -> str:
    """The name, if a routine may be called so, else UsageError."""
    if not name or not is_identifier(name):
        raise UsageError("starter.bad_name", name=name, most=LONGEST_NAME)
    return name


def starter_routine(name: str, language: str) -> str:
    """A routine to begin with, in YAML, explained in a language. Raises UsageError for a name that cannot be."""
    return Translator(language)("starter.routine", name=checked_name(name))


def copy_of_shipped(name: str, new_name: str) -> str:
    """The YAML of a shipped routine under a new name, comments kept.

    Raises UsageError when there is no such routine, or the new name cannot be.
    """
    checked_name(new_name)
    known = shipped_names()
    if name not in known:
        close = guess(name, known)
        key = "routine_file.no_such_routine_guess" if close else "routine_file.no_such_routine"
        raise UsageError(key, name=name, guess=close, known=", ".join(known))
    with open(shipped_path(name), encoding="utf-8") as file:
        text = file.read()
    return re.sub(r"^routine: .*$", f"routine: {new_name}", text, count=1, flags=re.MULTILINE)
