"""The setting `store:` of config.yaml, written and taken out; everything else in the file stays as it is."""

from __future__ import annotations

import os
import re

from cmdaily.errors import CmdailyError
from cmdaily.files.atomic_write import atomic_write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

_LINE = re.compile(r"^store[ \t]*:.*(?:\n|\Z)", re.MULTILINE)


def write_store(workspace: Workspace, address: str) -> None:
    """Name the team's store. CmdailyError where the file cannot be written."""
    text = _LINE.sub("", _text(workspace))
    if text and not text.endswith("\n"):
        text += "\n"
    _write(workspace, f"{text}store: {address}\n")


def forget_store(workspace: Workspace) -> None:
    """Name no store of a team any more."""
    text = _text(workspace)
    if _LINE.search(text):
        _write(workspace, _LINE.sub("", text))


def _text(workspace: Workspace) -> str:
    try:
        with open(workspace.home.config_file, encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _failed(workspace, error) from error


def _write(workspace: Workspace, text: str) -> None:
    path = workspace.home.config_file
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        atomic_write(path, text)
    except OSError as error:
        raise _failed(workspace, error) from error
    workspace.forget_team()


def _failed(workspace: Workspace, error: OSError) -> CmdailyError:
    return CmdailyError("error.system", path=workspace.home.config_file, reason=error.strerror or str(error))
