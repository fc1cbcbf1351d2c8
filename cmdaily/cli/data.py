"""Data commands: `data path|export|import|backup|check`."""

from __future__ import annotations

import sys

from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.errors import CmdailyError, ExitCode, UsageError
from cmdaily.files.atomic_write import atomic_write
from cmdaily.render.views import data as view

app = noun("help.data")


@app.command("path", help="help.data_path")
def path(ctx: CommandContext) -> int:
    """Where the store is."""
    ctx.obj.line(ctx.obj.workspace.home.store)
    return ExitCode.DONE


@app.command("export", help="help.data_export")
def export(
    ctx: CommandContext,
    file: Annotated[str | None, Argument(metavar="help.m_file", help="help.data_export_file")] = None,
) -> int:
    """The journal as JSON."""
    from cmdaily.render.jsontext import dumps
    from cmdaily.services.data import data

    if file is not None:
        data.check_target(ctx.obj.workspace, file)
    text = dumps(data.export(ctx.obj.workspace)) + "\n"
    if file is None:
        sys.stdout.write(text)
    else:
        try:
            atomic_write(file, text)
        except OSError as error:
            raise CmdailyError("error.system", path=file, reason=error.strerror or str(error)) from error
        ctx.obj.message("data.exported", path=file)
    return ExitCode.DONE


@app.command("import", help="help.data_import")
def import_(
    ctx: CommandContext,
    file: Annotated[str, Argument(metavar="help.m_file", help="help.data_import_file")],
    json: Json = False,
) -> int:
    """Bring in an export."""
    from cmdaily.services.data import data

    ctx.obj.show(view, data.import_file(ctx.obj.workspace, file), json=json)
    return ExitCode.DONE


@app.command("backup", help="help.data_backup")
def backup(
    ctx: CommandContext,
    file: Annotated[str | None, Argument(metavar="help.m_file", help="help.data_backup_file")] = None,
) -> int:
    """A copy of the store."""
    from cmdaily.services.data import data

    ctx.obj.line(data.backup(ctx.obj.workspace, file))
    return ExitCode.DONE


@app.command("restore", help="help.data_restore")
def restore(
    ctx: CommandContext,
    file: Annotated[str | None, Argument(metavar="help.m_file", help="help.data_restore_file")] = None,
    yes: Annotated[bool, Option("--yes", "-y", help="speak.help_yes")] = False,
    json: Json = False,
) -> int:
    """Make a backup the store."""
    from cmdaily.cli.ask import confirm
    from cmdaily.services.data import restore as restoring

    context = ctx.obj
    held = restoring.look(context.workspace, file)
    if not json:
        context.show(view, held)
    if not yes:
        if not context.interactive or json:
            raise UsageError("data.restore_yes", remedy="data.restore_yes_remedy", path=held.path)
        if not confirm(context, "data.restore_sure"):
            context.message("data.restore_kept")
            return ExitCode.DONE
    context.show(view, restoring.restore(context.workspace, held.path), json=json)
    return ExitCode.DONE


@app.command("tidy", help="help.data_tidy")
def tidy(
    ctx: CommandContext,
    dry_run: Annotated[bool, Option("--dry-run", "-n", help="help.data_tidy_dry")] = False,
    json: Json = False,
) -> int:
    """Take away what `keep:` keeps no longer."""
    from cmdaily.render.views import tidy as tidy_view
    from cmdaily.services.data import retention

    workspace = ctx.obj.workspace
    found = retention.preview(workspace) if dry_run else retention.tidy(workspace)
    ctx.obj.show(tidy_view, found, json=json)
    return ExitCode.DONE


@app.command("check", help="help.data_check")
def check(
    ctx: CommandContext,
    repair: Annotated[bool, Option("--repair", help="help.data_repair")] = False,
    json: Json = False,
) -> int:
    """Look for damage."""
    from cmdaily.services.data import integrity

    found = integrity.check(ctx.obj.workspace, repair=repair)
    ctx.obj.show(view, found, json=json)
    return ExitCode.DONE if found.sound else ExitCode.ERROR
