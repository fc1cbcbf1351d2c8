"""Charter commands: `charter show|new|rules|path`."""

from __future__ import annotations

from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.errors import ExitCode
from cmdaily.render.views import charter as view
from cmdaily.services.charter import charter

app = noun("help.charter")


@app.command("show", help="help.charter_show")
def show(
    ctx: CommandContext,
    platform: Annotated[
        str | None, Option("--platform", metavar="help.m_platform", help="help.charter_platform")
    ] = None,
    account: Annotated[
        str | None, Option("--account", metavar="help.m_account", help="help.charter_account")
    ] = None,
    json: Json = False,
) -> int:
    """The charter in plain words."""
    editor = charter.Editor(ctx.obj.workspace)
    ctx.obj.show(view, charter.shown(editor, platform, account), json=json)
    return ExitCode.DONE


@app.command("new", help="help.charter_new")
def new(
    ctx: CommandContext,
    kind: Annotated[str, Argument(metavar="help.m_starter", help="help.charter_starter")] = "corporate",
) -> int:
    """A new charter, commented."""
    path = charter.create(ctx.obj.workspace, kind, ctx.obj.tr.language)
    ctx.obj.line(path)
    ctx.obj.message("check.charter_created")
    return ExitCode.DONE


@app.command("rules", help="help.charter_rules")
def rules(
    ctx: CommandContext,
    rule: Annotated[str | None, Argument(metavar="help.m_rule", help="help.charter_rule")] = None,
    json: Json = False,
) -> int:
    """All rules, or one explained."""
    ctx.obj.show(view, charter.explained(rule), json=json)
    return ExitCode.DONE


@app.command("path", help="help.charter_path")
def path(ctx: CommandContext) -> int:
    """Where the charter is, or would be."""
    ctx.obj.line(charter.charter_path(ctx.obj.workspace))
    return ExitCode.DONE
