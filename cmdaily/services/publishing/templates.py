"""Templates: text files in `templates/` of the configuration directory, one for each name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cmdaily.domain.publishing.template import LONGEST, NAME, Template, fill
from cmdaily.errors import CmdailyError, FileError, Problem, UsageError
from cmdaily.files.atomic_write import atomic_write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cmdaily.services.workspace import Workspace

SUFFIX = ".txt"


def directory(workspace: Workspace) -> str:
    """Where the templates are."""
    return os.path.join(workspace.home.config, "templates")


def listing(workspace: Workspace) -> list[Template]:
    """All templates, by name. FileError for one that cannot be read."""
    try:
        names = sorted(os.listdir(directory(workspace)))
    except FileNotFoundError:
        return []
    found = [name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)]
    return [_read(workspace, name) for name in found if NAME.fullmatch(name)]


def find(workspace: Workspace, name: str) -> Template:
    """A template by its name. Raises UsageError with the nearest one."""
    if NAME.fullmatch(name) and os.path.exists(_path(workspace, name)):
        return _read(workspace, name)
    from difflib import get_close_matches

    known = [template.name for template in listing(workspace)]
    near = get_close_matches(name[:40], known, n=3)
    if near:
        raise UsageError("template.unknown_near", name=name[:40], near=", ".join(near))
    raise UsageError("template.unknown", remedy="template.unknown_remedy", name=name[:40])


def add(workspace: Workspace, name: str, text: str, *, replace: bool = False) -> Template:
    """Keep a text as a template. UsageError for a name that cannot be one, or that is taken."""
    text = text.strip()
    if not NAME.fullmatch(name):
        raise UsageError("template.name", name=name[:40])
    if not text or len(text) > LONGEST or any("\ud800" <= character <= "\udfff" for character in text):
        raise UsageError("template.text", most=LONGEST)
    path = _path(workspace, name)
    if os.path.exists(path) and not replace:
        raise UsageError("template.taken", remedy="template.taken_remedy", name=name)
    try:
        os.makedirs(directory(workspace), mode=0o700, exist_ok=True)
        atomic_write(path, text + "\n")
    except OSError as error:
        raise CmdailyError("error.system", reason=error.strerror or str(error), path=path) from error
    return Template(name, text, path)


def remove(workspace: Workspace, name: str) -> Template:
    """Remove a template."""
    found = find(workspace, name)
    try:
        os.unlink(found.path)
    except OSError as error:
        raise CmdailyError("error.system", reason=error.strerror or str(error), path=found.path) from error
    return found


def filled(template: Template, values: Mapping[str, str]) -> str:
    """The text of a template. Raises UsageError for a value that is missing, and for one that it has no place for."""
    unknown = [name for name in values if name not in template.names]
    if unknown:
        known = ", ".join(template.names) or "-"
        raise UsageError("template.no_place", name=template.name, given=unknown[0], known=known)
    missing = [name for name in template.names if not values.get(name, "").strip()]
    if missing:
        raise UsageError(
            "template.missing",
            remedy="template.missing_remedy",
            name=template.name,
            missing=", ".join(missing),
            first=missing[0],
        )
    return fill(template, values)


def _path(workspace: Workspace, name: str) -> str:
    return os.path.join(directory(workspace), name + SUFFIX)


def _read(workspace: Workspace, name: str) -> Template:
    path = _path(workspace, name)
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read(LONGEST + 1)
    except (OSError, ValueError):
        raise FileError([Problem(path, 0, 0, "template.unreadable")]) from None
    if len(text) > LONGEST:
        raise FileError([Problem(path, 0, 0, "template.long", most=LONGEST)])
    return Template(name, text.strip(), path)
