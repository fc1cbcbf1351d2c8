"""Says what is wrong with a file the way the command does: path, line, column, words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cmdaily.errors import FileError
from cmdaily.files.routines.networks import Networks
from cmdaily.files.routines.routines import load_routine
from cmdaily.locale import LANGUAGES, Translator


def load_with_networks(path: str) -> object:
    """A routine, where there are three networks."""
    return load_routine(path, networks=Networks(lambda: ("x", "mastodon", "memory")))


def said(path: Path, load: Callable[[str], object] = load_with_networks) -> list[str]:
    """Every problem of a file as `line:column: words`, in English; French must have words for it too."""
    with pytest.raises(FileError) as caught:
        load(str(path))
    problems = caught.value.problems
    assert problems
    assert all(problem.path == str(path) for problem in problems)
    for language in LANGUAGES:
        speech = Translator(language)
        assert all(speech(problem.key, **problem.values) for problem in problems)
    say = Translator("en")
    return [f"{p.line}:{p.column}: {say(p.key, **p.values)}" for p in problems]
