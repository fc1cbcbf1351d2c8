"""Changes of a routine's file: actions added and removed, comments kept."""

from __future__ import annotations

import os

from cmdaily.domain.record import frozen
from cmdaily.domain.routines.planned import slug
from cmdaily.errors import UsageError
from cmdaily.files.routines.routines import load_routine
from cmdaily.files.yaml import round_trip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.services.workspace import Workspace


@frozen
class NewAction:
    """An action to add. `section` "" is the last one; empty values are left out of the file."""

    title: str
    id: str = ""
    section: str = ""
    every: str = ""
    platform: str = ""
    times: int | None = None
    minutes: int | None = None
    essential: bool = False


def path_of(workspace: Workspace, name: str) -> str:
    """The file of one of the user's own routines, a broken one too. Raises UsageError for a shipped one: it is copied
    first."""
    plan = workspace.plan
    if plan.is_own(name):
        return plan.path(name)
    for suffix in (".yaml", ".yml"):
        path = os.path.join(workspace.home.routines, name + suffix)
        if os.sep not in name and os.path.lexists(path):
            return path
    plan.path(name)
    raise UsageError("routine.shipped_own", remedy="routine.shipped_own_remedy", name=name)


def file_or_name(workspace: Workspace, given: str) -> str:
    """The path of a file, or that of the routine of a name where there is no such file."""
    if os.path.lexists(given) or os.sep in given:
        return given
    if given in workspace.plan.names:
        return workspace.plan.path(given)
    for suffix in (".yaml", ".yml"):
        path = os.path.join(workspace.home.routines, given + suffix)
        if os.path.lexists(path):
            return path
    return given


def add(workspace: Workspace, name: str, what: NewAction) -> tuple[str, str]:
    """Add an action to a routine, in a section that is made where there is none of that name. The file and the id."""
    path = path_of(workspace, name)
    taken = [action.id for action in load_routine(path).actions]
    id_ = what.id or slug(what.title, taken)
    fields = {
        "id": id_,
        "title": what.title,
        "every": what.every,
        "platform": what.platform,
        "times": what.times,
        "minutes": what.minutes,
        "essential": what.essential or None,
    }
    action = {key: value for key, value in fields.items() if value not in ("", None)}

    def edit(root: Any) -> None:
        sections = root.setdefault("sections", [])
        section = _section(sections, what.section)
        if section is None:
            section = {"title": what.section or what.title, "actions": []}
            sections.append(section)
        section.setdefault("actions", []).append(action)

    round_trip.change(path, edit, load_routine)
    workspace.forget()
    return path, id_


def remove(workspace: Workspace, name: str, action: str) -> str:
    """Remove an action from a routine, and a section that is empty then; its history stays. The file."""
    path = path_of(workspace, name)
    known = [one.id for one in load_routine(path).actions]
    if action not in known:
        raise UsageError("routine.no_action", name=name, action=action[:60], known=", ".join(known))

    def of(root: Any) -> tuple[Any, int]:
        """The list to shorten, and where."""
        for place, section in enumerate(root["sections"]):
            ids = [str(one.get("id")) for one in section["actions"]]
            if action in ids:
                alone = len(ids) == 1
                return (root["sections"], place) if alone else (section["actions"], ids.index(action))
        raise UsageError("routine.no_action", name=name, action=action[:60], known=", ".join(known))

    round_trip.remove(path, of, load_routine)
    workspace.forget()
    return path


def _section(sections: Any, name: str) -> Any:
    """The section of a name in any language, the last one for none."""
    if not name:
        return sections[-1] if sections else None
    wanted = name.casefold()
    for section in sections:
        title = section.get("title") or ""
        texts = title.values() if isinstance(title, dict) else (title,)
        if any(str(text).casefold() == wanted for text in texts):
            return section
    return None
