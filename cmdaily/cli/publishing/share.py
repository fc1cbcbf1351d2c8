"""Share command: `share`, somebody else's post or a link."""

from __future__ import annotations

from typing import Annotated

import typer

from cmdaily.cli.noun import Command, noun
from cmdaily.cli.options import Json
from cmdaily.cli.publishing import options
from cmdaily.cli.publishing.send import PostArguments, run_post
from cmdaily.services.feeds.sharing import SharedArticle

app = noun("help.share")


@app.command("share", cls=Command, help="help.share")
def share(
    ctx: typer.Context,
    target: Annotated[str, typer.Argument(metavar="speak.m_address", help="speak.help_shared")],
    words: options.Words = None,
    to: options.To = None,
    picture: options.Pictures = None,
    alt: options.Alts = None,
    text_for: options.TextsFor = None,
    thread: options.Thread = False,
    template: options.TemplateName = None,
    title: options.Title = None,
    at: options.At = None,
    for_: options.For = None,
    no_tick: options.NoTick = False,
    draft: options.DraftName = None,
    override: options.Overrides = None,
    why: options.Why = None,
    altered: options.Altered = None,
    sponsored: options.Sponsored = False,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    json: Json = False,
) -> int:
    """A post or a link passed on, or an article by its name (f12)."""
    shared = SharedArticle(ctx.obj.workspace, target)
    said = PostArguments(
        "share",
        address=shared.address,
        words=shared.words(words or (), template),
        to=tuple(to or ()),
        pictures=tuple(picture or ()),
        alts=tuple(alt or ()),
        texts=tuple(text_for or ()),
        thread=thread,
        template=template,
        title=title or "",
        at=at,
        action=for_,
        no_tick=no_tick,
        draft=draft,
        overrides=tuple(override or ()),
        why=why or "",
        altered=altered or "",
        sponsored=sponsored,
    )
    code = run_post(ctx.obj, said, dry_run=dry_run, yes=yes, json=json)
    shared.note()
    return code
