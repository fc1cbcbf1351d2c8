"""Post command: `post`, a text of one's own."""

from __future__ import annotations

import typer

from cmdaily.cli.noun import Command, noun
from cmdaily.cli.options import Json
from cmdaily.cli.publishing import options
from cmdaily.cli.publishing.send import PostArguments, run_post

app = noun("help.post")


@app.command("post", cls=Command, help="help.post")
def post(
    ctx: typer.Context,
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
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    json: Json = False,
) -> int:
    """A post, or a thread."""
    said = PostArguments(
        "post",
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
    )
    return run_post(ctx.obj, said, dry_run=dry_run, yes=yes, json=json)
