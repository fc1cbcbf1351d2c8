"""Desk command: `desk`, the full-screen program."""

from __future__ import annotations

from datetime import UTC, datetime

from cmdaily.cli.declare import CommandContext, noun
from cmdaily.errors import ExitCode, UsageError

app = noun("help.desk")


@app.command("desk", help="help.desk")
def desk(ctx: CommandContext) -> int:
    """The day, the inbox, the outbox, the calendar, articles and figures on one screen."""
    context = ctx.obj
    if not context.interactive:
        raise UsageError("desk.terminal", remedy="desk.terminal_remedy")
    from cmdaily.desk.app import Desk
    from cmdaily.desk.session import DeskSession

    Desk(DeskSession(context.environ, lambda: datetime.now(UTC), context.tr)).run()
    return ExitCode.DONE
