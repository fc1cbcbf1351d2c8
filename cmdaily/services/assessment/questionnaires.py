"""Questionnaires by name: the user's own files before those that are shipped."""

from __future__ import annotations

import os

from cmdaily.errors import FileError, UsageError
from cmdaily.files.questionnaires import SHIPPED, SUFFIX, load_questionnaire, shipped_path
from cmdaily.files.yaml.fields import is_identifier

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.assessment.questionnaire import Questionnaire
    from cmdaily.errors import Problem
    from cmdaily.services.workspace import Workspace


def folder(workspace: Workspace) -> str:
    """Where the user's own are."""
    return os.path.join(workspace.home.config, "questionnaires")


def names(workspace: Workspace) -> list[str]:
    """All names: the shipped ones first."""
    try:
        files = os.listdir(folder(workspace))
    except OSError:
        files = []
    own = sorted(name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX))
    return list(dict.fromkeys([*SHIPPED, *(name for name in own if name and is_identifier(name))]))


def find(workspace: Workspace, name: str) -> Questionnaire:
    """A questionnaire by its name. UsageError for a name that none has, FileError with every problem in its file."""
    if name and is_identifier(name):
        path = os.path.join(folder(workspace), name + SUFFIX)
        if os.path.lexists(path):
            return load_questionnaire(path, name)
        if name in SHIPPED:
            return load_questionnaire(shipped_path(name), name)
    known = ", ".join(names(workspace))
    raise UsageError("assess.unknown", remedy="assess.unknown_remedy", name=name[:64], known=known)


def everything(workspace: Workspace) -> tuple[list[Questionnaire], tuple[Problem, ...]]:
    """All of them, and what is wrong with the files of others: one broken file hides no other."""
    found: list[Questionnaire] = []
    problems: list[Problem] = []
    for name in names(workspace):
        try:
            found.append(find(workspace, name))
        except FileError as error:
            problems += error.problems
    return found, tuple(problems)
