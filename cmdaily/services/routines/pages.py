"""Pages of actions: what `open` opens, each once."""

from __future__ import annotations

from cmdaily.errors import CmdailyError, UsageError
from cmdaily.services.routines.day import shown
from cmdaily.services.routines.progress import resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace


def pages(workspace: Workspace, names: Sequence[str], section: str | None = None) -> list[str]:
    """The addresses of the actions named, and of those of a section of today's list.

    Raises UsageError where nothing is named, and CmdailyError for an action named alone that has no page, or where none
    has one.
    """
    actions = resolve(workspace, names, workspace.today) if names else []
    if section is not None:
        actions += _of_section(workspace, section)
    if not actions:
        raise UsageError("error.open_what", remedy="error.open_what_remedy")
    found = list(dict.fromkeys(action.open for action in actions if action.open is not None))
    if not found:
        action = actions[0].id
        raise CmdailyError("error.open_nothing", remedy="error.open_nothing_remedy", action=action)
    return found


def _of_section(workspace: Workspace, section: str) -> list[Action]:
    """Today's actions of a section, named in any language, or by the beginning of its name."""
    wanted = " ".join(section.casefold().split())
    today = [item.action for item in shown(workspace).items]
    names = {text for action in today for _, text in action.section}
    exact = [action for action in today if any(text.casefold() == wanted for _, text in action.section)]
    begun = [
        action
        for action in today
        if wanted and any(t.casefold().startswith(wanted) for _, t in action.section)
    ]
    if not exact and not begun:
        raise UsageError("error.section", name=section[:80], known=", ".join(sorted(filter(None, names))))
    return exact or begun
