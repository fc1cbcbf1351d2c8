"""Desk command: `desk`, the full-screen program."""

from __future__ import annotations

from datetime import UTC, datetime

from cmdaily.cli.declare import CommandContext, noun
from cmdaily.errors import ExitCode, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context

app = noun("help.desk")


@app.command("desk", help="help.desk")
def desk(ctx: CommandContext) -> int:
    """The day, the inbox, the outbox, the calendar, articles and figures on one screen."""
    return open_desk(ctx.obj)


def open_desk(context: Context) -> int:
    """Open it, where a person looks. Raises UsageError elsewhere."""
    if not context.interactive:
        raise UsageError("desk.terminal", remedy="desk.terminal_remedy")
    from cmdaily.desk.app import Desk
    from cmdaily.desk.session import DeskSession

    opened = Desk(DeskSession(context.environ, lambda: datetime.now(UTC), context.tr))
    opened.run()
    if opened.failed is not None:
        raise opened.failed
    return ExitCode.DONE
