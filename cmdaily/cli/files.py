"""Files of the user's own in an editor: opened, read again, and checked."""

from __future__ import annotations

from cmdaily.errors import CmdailyError, ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdaily.cli.context import Context


def in_editor(context: Context, path: str, check: Callable[[str], object]) -> int:
    """Open a file in the user's editor, and say what is wrong with it afterwards. Raises FileError then; what was
    written stays in the file."""
    import shlex

    from cmdaily.services.runtime import child_processes

    editor = context.environ.get("VISUAL") or context.environ.get("EDITOR") or "vi"
    try:
        done = child_processes.run([*shlex.split(editor), path], context.environ)
    except (OSError, ValueError) as error:
        raise CmdailyError("speak.editor", remedy="config.editor_remedy", editor=editor, path=path) from error
    if done.returncode:
        raise CmdailyError("speak.editor", remedy="config.editor_remedy", editor=editor, path=path)
    check(path)
    context.line(context.tr("config.kept", path=path))
    return ExitCode.DONE
