"""Crontab commands: `cron show|install|remove`."""

from __future__ import annotations

from cmdaily.cli.declare import Annotated, CommandContext, Option, noun
from cmdaily.cli.fast_path import daily
from cmdaily.cli.options import Json
from cmdaily.errors import ExitCode
from cmdaily.render.views.scheduler import cron as view
from cmdaily.services.scheduler import cron, systemd

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

    from cmdaily.cli.context import Context

app = noun("help.cron")

EveryOption = Annotated[str | None, Option("--every", metavar="help.m_number", help="help.cron_every")]
Systemd = Annotated[bool, Option("--systemd", help="help.cron_systemd")]


@app.command("show", help="help.cron_show")
def show(ctx: CommandContext, every: EveryOption = None, systemd: Systemd = False, json: Json = False) -> int:
    """What stands there."""
    context: Context = ctx.obj
    found = _way(systemd).show(context.workspace, context.asked, _minutes(every))
    context.show(view, found, json=json)
    return ExitCode.DONE


@app.command("install", help="help.cron_install")
def install(
    ctx: CommandContext, every: EveryOption = None, systemd: Systemd = False, json: Json = False
) -> int:
    """Write our lines."""
    context: Context = ctx.obj
    done = _way(systemd).install(context.workspace, context.asked, _minutes(every))
    context.show(view, done, json=json)
    return ExitCode.DONE


@app.command("remove", help="help.cron_remove")
def remove(ctx: CommandContext, systemd: Systemd = False, json: Json = False) -> int:
    """Take our lines out."""
    ctx.obj.show(view, _way(systemd).remove(ctx.obj.workspace), json=json)
    return ExitCode.DONE


def _way(by_systemd: bool) -> ModuleType:
    return systemd if by_systemd else cron


def _minutes(every: str | None) -> int:
    return 1 if every is None else daily.number(every.removesuffix("m").removesuffix("min"))
