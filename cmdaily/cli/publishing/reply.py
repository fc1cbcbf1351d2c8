"""Reply command: `reply`, an answer to a post."""

from __future__ import annotations

from typing import Annotated

import typer

from cmdaily.cli.complete import message_refs
from cmdaily.cli.noun import Command, noun
from cmdaily.cli.options import Json
from cmdaily.cli.publishing import options
from cmdaily.cli.publishing.send import PostArguments, run_post

app = noun("help.reply")


@app.command("reply", cls=Command, help="help.reply")
def reply(
    ctx: typer.Context,
    target: Annotated[
        str, typer.Argument(metavar="speak.m_address", help="speak.help_target", autocompletion=message_refs)
    ],
    words: options.Words = None,
    to: options.To = None,
    link: options.Link = None,
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
    again: options.Again = False,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    json: Json = False,
) -> int:
    """An answer to a post."""
    said = PostArguments(
        "reply",
        address=target,
        words=tuple(words or ()),
        to=tuple(to or ()),
        link=link or "",
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
        again=again,
    )
    return run_post(ctx.obj, said, dry_run=dry_run, yes=yes, json=json)
