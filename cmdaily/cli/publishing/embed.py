"""Embed command: `embed`, HTML that shows somebody's post, film or song in an article."""

from __future__ import annotations

import sys

from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.errors import ExitCode
from cmdaily.render.views.publishing import embed as view
from cmdaily.services import embed as service

app = noun("help.daily")


@app.command("embed", help="help.embed")
def embed(
    ctx: CommandContext,
    address: Annotated[str, Argument(metavar="speak.m_address", help="embed.help_address")],
    card: Annotated[bool, Option("--card", help="embed.help_card")] = False,
    copy: Annotated[bool, Option("--copy", help="embed.help_copy")] = False,
    json: Json = False,
) -> int:
    """The HTML to paste into an article, and what is to know about it."""
    found = service.embed(ctx.obj.workspace, address, static=card)
    _show(ctx, found, "json" if json else "card" if card else "html")
    if copy and not json:
        _copy(ctx, found.html)
    return ExitCode.DONE


def _show(ctx: CommandContext, found: view.Embed, form: str) -> None:
    """As data, or as it is to be pasted: not wrapped, with what is to know beside it."""
    if form == "json":
        ctx.obj.show(view, found, json=True)
        return
    for one in found.html.splitlines():
        ctx.obj.line(one)
    for key, values in view.notes(found, chosen=form == "card"):
        ctx.obj.message(key, **values)


def _copy(ctx: CommandContext, html: str) -> None:
    """Into the clipboard, where there is a terminal that has one."""
    from cmdaily.render.clipboard import copy_sequence

    sequence = copy_sequence(html, ctx.obj.environ) if sys.stdout.isatty() else ""
    if not sequence:
        ctx.obj.message("embed.not_copied")
        return
    sys.stdout.write(sequence)
    sys.stdout.flush()
    ctx.obj.message("embed.copied")
