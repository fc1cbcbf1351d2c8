"""Configuration commands: `config path|show|get|set|edit|check`, `doctor` and `completion`."""

from __future__ import annotations

import os
import sys

from cmdaily.cli.complete import setting_keys
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.domain.record import as_tuple
from cmdaily.errors import ExitCode, FileError, UsageError
from cmdaily.files.config.config import Config
from cmdaily.render.views import data as data_view
from cmdaily.render.views import settings as view

Key = Annotated[str, Argument(metavar="help.m_key", help="help.config_key", autocompletion=setting_keys)]

app = noun("help.config")
singles = noun("help.daily")


@app.command("path", help="help.config_path")
def path(ctx: CommandContext) -> int:
    """Where the settings are."""
    ctx.obj.line(ctx.obj.workspace.home.config_file)
    return ExitCode.DONE


@app.command("show", help="help.config_show")
def show(ctx: CommandContext, json: Json = False) -> int:
    """The settings in force."""
    config = ctx.obj.workspace.config
    names, found, usual = Config.__match_args__, as_tuple(config), as_tuple(Config())
    rows = tuple(
        (name, "-" if setting is None else str(setting), setting != default)
        for name, setting, default in zip(names, found, usual, strict=True)
        if name != "sections"
    )
    if config.sections:  # they are read from the file, which costs
        from cmdaily.services.settings import settings

        rows += tuple((name, settings.in_short(ctx.obj.workspace, name), True) for name, _ in config.sections)
    ctx.obj.show(view, view.Settings(ctx.obj.workspace.home.config_file, rows), json=json)
    return ExitCode.DONE


@app.command("get", help="help.config_get")
def get(ctx: CommandContext, key: Key) -> int:
    """What a key says."""
    from cmdaily.services.settings import settings

    ctx.obj.line(settings.get(ctx.obj.workspace, key))
    return ExitCode.DONE


@app.command("set", help="help.config_set")
def set_(
    ctx: CommandContext,
    key: Key,
    value: Annotated[str | None, Argument(metavar="help.m_value", help="help.config_value")] = None,
    remove: Annotated[bool, Option("--remove", help="help.config_remove")] = False,
) -> int:
    """Another value, in the file."""
    from cmdaily.services.settings import settings

    if remove == (value is not None):
        raise UsageError("config.value", remedy="config.value_remedy", name=key[:60])
    settings.put(ctx.obj.workspace, key, value)
    said = "config.set" if value is not None else "config.removed"
    ctx.obj.line(ctx.obj.tr(said, name=key, path=ctx.obj.workspace.home.config_file))
    return ExitCode.DONE


@app.command("edit", help="help.config_edit")
def edit(ctx: CommandContext) -> int:
    """The file, in an editor."""
    from cmdaily.cli.files import in_editor
    from cmdaily.files.config.config import load_config
    from cmdaily.services.settings import settings

    path = ctx.obj.workspace.home.config_file
    settings.begin(path, ctx.obj.tr("starter.config"))
    return in_editor(ctx.obj, path, load_config)


@app.command("check", help="help.config_check")
def check(ctx: CommandContext) -> int:
    """Everything that is wrong with the settings, the routines and the charter."""
    from cmdaily.services.charter import charter as charter_service

    plan = ctx.obj.workspace.plan
    problems = (*plan.config_problems, *plan.broken, *charter_service.problems(ctx.obj.workspace))
    if problems:
        raise FileError(problems)
    key = "config.fine" if os.path.exists(ctx.obj.workspace.home.config_file) else "config.none"
    ctx.obj.line(ctx.obj.tr(key, path=ctx.obj.workspace.home.config_file))
    return ExitCode.DONE


@singles.command("doctor", help="help.doctor")
def doctor(ctx: CommandContext, json: Json = False) -> int:
    """Look at everything that could be wrong."""
    from cmdaily.services import doctor as doctor_service

    findings = doctor_service.examine(ctx.obj.workspace)
    ctx.obj.show(data_view, findings, json=json)
    return (
        ExitCode.ERROR if any(finding.level == doctor_service.BAD for finding in findings) else ExitCode.DONE
    )


@singles.command("completion", help="help.completion")
def completion(
    shell: Annotated[str, Argument(metavar="help.m_shell", help="help.shell")],
) -> int:
    """The script that makes a shell complete."""
    from cmdaily.cli.completion.scripts import SCRIPTS

    if shell not in SCRIPTS:
        raise UsageError("error.shell", shell=shell[:40], known=", ".join(SCRIPTS))
    sys.stdout.write(SCRIPTS[shell])
    return ExitCode.DONE
