"""Contact commands: `contact add|list|wrote|stop|remove`."""

from __future__ import annotations

from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.errors import ExitCode
from cmdaily.render.views.publishing import contacts as view
from cmdaily.services.publishing import contacts

app = noun("help.contact")

Number = Annotated[str, Argument(metavar="contact.m_number", help="contact.help_number")]


@app.command("add", help="contact.help_add")
def add(
    ctx: CommandContext,
    number: Number,
    consent: Annotated[str, Option("--consent", metavar="help.m_text", help="contact.help_consent")] = "",
    name: Annotated[str, Option("--name", metavar="help.m_text", help="contact.help_name")] = "",
    json: Json = False,
) -> int:
    """Note that somebody agreed to be written to."""
    ctx.obj.show(view, contacts.add(ctx.obj.workspace, number, name, consent), json=json)
    return ExitCode.DONE


@app.command("list", help="contact.help_list")
def list_(ctx: CommandContext, json: Json = False) -> int:
    """Who agreed, and whom a free text reaches now."""
    ctx.obj.show(view, contacts.listing(ctx.obj.workspace), json=json)
    return ExitCode.DONE


@app.command("wrote", help="contact.help_wrote")
def wrote(
    ctx: CommandContext,
    number: Number,
    text: Annotated[str, Option("--text", metavar="help.m_text", help="contact.help_text")] = "",
    json: Json = False,
) -> int:
    """Note that somebody wrote."""
    ctx.obj.show(view, contacts.wrote(ctx.obj.workspace, number, text), json=json)
    return ExitCode.DONE


@app.command("stop", help="contact.help_stop")
def stop(ctx: CommandContext, number: Number, json: Json = False) -> int:
    """Note that somebody wants no more."""
    ctx.obj.show(view, contacts.stop(ctx.obj.workspace, number), json=json)
    return ExitCode.DONE


@app.command("remove", help="contact.help_remove")
def remove(ctx: CommandContext, number: Number, json: Json = False) -> int:
    """Forget somebody."""
    ctx.obj.show(view, contacts.remove(ctx.obj.workspace, number), json=json)
    return ExitCode.DONE
