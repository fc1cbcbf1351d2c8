"""Templates: files in `templates/` of the configuration directory, one for each name."""

from __future__ import annotations

import os

from cmdaily.domain.publishing.template import LONGEST, NAME, Template, fill, placeholders
from cmdaily.errors import CmdailyError, FileError, Problem, UsageError
from cmdaily.files.atomic_write import atomic_write
from cmdaily.files.templates import STARTERS, load_template, read_template, starter_template
from cmdaily.files.yaml.source import LARGEST
from cmdaily.platforms import registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.services.workspace import Workspace

SUFFIXES = (".yaml", ".txt")
"""With wordings, languages and conditions; or a text as it stands. The first that there is counts."""


def directory(workspace: Workspace) -> str:
    """Where the templates are."""
    return os.path.join(workspace.home.config, "templates")


def readable(workspace: Workspace) -> tuple[list[Template], list[Problem]]:
    """The templates that can be read, and what is wrong with the others: one mistake must not hide them all."""
    found: list[Template] = []
    problems: list[Problem] = []
    for name in _names(workspace):
        try:
            found.append(_read(workspace, name))
        except FileError as error:
            problems += error.problems
    return found, problems


def misnamed(workspace: Workspace) -> list[Problem]:
    """The files beside the templates whose names no template can have."""
    folder = directory(workspace)
    return [
        Problem(os.path.join(folder, file), 0, 0, "template.name", name=_stem(file)[:40])
        for file in _files(workspace)
        if not NAME.fullmatch(_stem(file))
    ]


def _files(workspace: Workspace) -> list[str]:
    """The files of templates; hidden ones, which editors leave behind, are none."""
    try:
        files = os.listdir(directory(workspace))
    except FileNotFoundError:
        return []
    return sorted(file for file in files if file.endswith(SUFFIXES) and not file.startswith("."))


def _stem(file: str) -> str:
    return os.path.splitext(file)[0]


def _names(workspace: Workspace) -> list[str]:
    return sorted({name for file in _files(workspace) if NAME.fullmatch(name := _stem(file))})


def is_kept(workspace: Workspace, name: str) -> bool:
    """Whether there is a template of this name."""
    return bool(_existing(workspace, name))


def find(workspace: Workspace, name: str) -> Template:
    """A template by its name. Raises UsageError with the nearest one."""
    if NAME.fullmatch(name) and _existing(workspace, name):
        return _read(workspace, name)
    from difflib import get_close_matches

    known = _names(workspace)
    near = get_close_matches(name[:40], known, n=3)
    if near:
        raise UsageError("template.unknown_near", name=name[:40], near=", ".join(near))
    raise UsageError("template.unknown", remedy="template.unknown_remedy", name=name[:40])


def add(workspace: Workspace, name: str, text: str, *, replace: bool = False) -> Template:
    """Keep a text as a template. UsageError for a name that cannot be one, or that is taken."""
    text = text.strip()
    _check_name(name)
    if not text or len(text) > LONGEST or any("\ud800" <= character <= "\udfff" for character in text):
        raise UsageError("template.text", most=LONGEST)
    if _existing(workspace, name) and not replace:
        raise UsageError("template.taken", remedy="template.taken_remedy", name=name)
    path = os.path.join(directory(workspace), name + ".txt")
    _write(workspace, path, text + "\n")
    return Template(name, text, path)


def add_starters(workspace: Workspace, names: Sequence[str] = ()) -> list[Template]:
    """Copy starter templates, all without names, for the person to change; those that are there stay as they are.
    UsageError for a name that is no starter."""
    for name in names:
        if name not in STARTERS:
            raise UsageError("template.no_starter", name=name[:40], known=", ".join(STARTERS))
    wanted = [name for name in STARTERS if (name in names or not names) and not _existing(workspace, name)]
    return [keep_source(workspace, name, starter_template(name)) for name in wanted]


def source(workspace: Workspace, name: str) -> str:
    """A template as YAML, to be edited: the file itself, a plain text put into that form, or for a new name a
    starter or an example."""
    _check_name(name)
    path = _existing(workspace, name)
    if path.endswith(".yaml"):
        try:
            with open(path, encoding="utf-8", errors="surrogateescape") as file:
                return file.read(LARGEST)
        except OSError as error:
            raise CmdailyError("error.system", reason=error.strerror or str(error), path=path) from error
    if path:
        lines = _read(workspace, name).text.split("\n")
        return "text:\n  - |-\n" + "".join(f"    {line}\n" if line else "\n" for line in lines)
    return starter_template(name if name in STARTERS else "thanks")


def keep_source(workspace: Workspace, name: str, source: str) -> Template:
    """Keep a template that was edited as YAML. FileError with everything that is wrong with it; nothing is written
    then."""
    _check_name(name)
    path = os.path.join(directory(workspace), name + ".yaml")
    read_template(source, path, name, registry.names())
    _write(workspace, path, source if source.endswith("\n") else source + "\n")
    return _read(workspace, name)


def keep_rejected(workspace: Workspace, name: str, source: str) -> str:
    """Keep what was written and is no template beside the templates, where it is not taken for one; its path."""
    path = os.path.join(directory(workspace), name + ".rejected")
    _write(workspace, path, source)
    return path


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name):
        raise UsageError("template.name", name=name[:40])


def _write(workspace: Workspace, path: str, content: str) -> None:
    """Write one of a template's files, and remove the others: there is one template of a name."""
    stem = os.path.splitext(path)[0]
    try:
        os.makedirs(directory(workspace), mode=0o700, exist_ok=True)
        atomic_write(path, content)
        for suffix in SUFFIXES:
            if path.endswith(SUFFIXES) and stem + suffix != path and os.path.lexists(stem + suffix):
                os.unlink(stem + suffix)
    except OSError as error:
        raise CmdailyError("error.system", reason=error.strerror or str(error), path=path) from error


def remove(workspace: Workspace, name: str) -> Template:
    """Remove a template."""
    found = find(workspace, name)
    try:
        os.unlink(found.path)
    except OSError as error:
        raise CmdailyError("error.system", reason=error.strerror or str(error), path=found.path) from error
    return found


def filled(template: Template, values: Mapping[str, str], *, known: Sequence[str] = ()) -> str:
    """The text of a template's first wording. Raises UsageError for a value that is missing, and for one that it has
    no place for; `known` are the placeholders of its other wordings."""
    names = tuple(dict.fromkeys(name for name, _, _ in placeholders(template.text)))
    unknown = [name for name in values if name not in (*names, *known)]
    if unknown:
        places = ", ".join(names) or "-"
        raise UsageError("template.no_place", name=template.name, given=unknown[0], known=places)
    missing = [name for name in names if not values.get(name, "").strip()]
    if missing:
        raise UsageError(
            "template.missing",
            remedy="template.missing_remedy",
            name=template.name,
            missing=", ".join(missing),
            first=missing[0],
        )
    return fill(template, values)


def _existing(workspace: Workspace, name: str) -> str:
    """The file of a template, "" where there is none."""
    paths = (os.path.join(directory(workspace), name + suffix) for suffix in SUFFIXES)
    return next((path for path in paths if os.path.exists(path)), "")


def _read(workspace: Workspace, name: str) -> Template:
    path = _existing(workspace, name)
    if path.endswith(".yaml"):
        return load_template(path, name, registry.names())
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read(LONGEST + 1)
    except (OSError, ValueError):
        raise FileError([Problem(path, 0, 0, "template.unreadable")]) from None
    if len(text) > LONGEST:
        raise FileError([Problem(path, 0, 0, "template.long", most=LONGEST)])
    return Template(name, text.strip(), path)
