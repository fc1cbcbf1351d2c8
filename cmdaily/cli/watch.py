"""Watch commands: `watch add|list|read|open|done|remove`."""

from __future__ import annotations

from cmdaily.cli.complete import hit_refs, watch_refs
from cmdaily.cli.context import Context
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.errors import CmdailyError, ExitCode
from cmdaily.render.views.watches import hits as view
from cmdaily.render.views.watches import watches as watch_view
from cmdaily.services.watches import watches

app = noun("help.watch")

HitRefs = Annotated[
    list[str], Argument(metavar="watch.m_mention", help="watch.help_refs", autocompletion=hit_refs)
]


@app.command("add", help="watch.help_add")
def add(
    ctx: CommandContext,
    words: Annotated[list[str], Argument(metavar="watch.m_query", help="watch.help_query")],
    name: Annotated[str | None, Option("--name", metavar="watch.m_name", help="watch.help_name")] = None,
    on: Annotated[list[str] | None, Option("--on", metavar="watch.m_source", help="watch.help_on")] = None,
    inbox: Annotated[bool, Option("--inbox", help="watch.help_inbox")] = False,
    voice: Annotated[str | None, Option("--voice", metavar="watch.m_voice", help="watch.help_voice")] = None,
    no_alert: Annotated[bool, Option("--no-alert", help="watch.help_no_alert")] = False,
    json: Json = False,
) -> int:
    """Begin to watch."""
    # a phrase that the shell took the quotes of is one word of several
    query = " ".join(f'"{word}"' if len(words) > 1 and " " in word.strip() else word for word in words)
    added = watches.add(
        ctx.obj.workspace,
        query,
        name=name or "",
        sources=on or (),
        inbox=inbox,
        alert=not no_alert,
        voice=voice or "",
    )
    ctx.obj.show(watch_view, added, json=json)
    return ExitCode.DONE


@app.command("list", help="watch.help_list")
def list_(ctx: CommandContext, json: Json = False) -> int:
    """All watches."""
    ctx.obj.show(watch_view, watches.listing(ctx.obj.workspace), json=json)
    return ExitCode.DONE


@app.command("read", help="watch.help_read")
def read(
    ctx: CommandContext,
    refresh: Annotated[bool, Option("--refresh", "-r", help="watch.help_refresh")] = False,
    every: Annotated[bool, Option("--all", help="watch.help_all")] = False,
    watch: Annotated[
        str | None,
        Option("--watch", metavar="watch.m_watch", help="watch.help_watch", autocompletion=watch_refs),
    ] = None,
    json: Json = False,
) -> int:
    """What watches found."""
    context: Context = ctx.obj
    only = watches.find(context.workspace, watch) if watch is not None else None
    outcome = None
    if refresh:
        from cmdaily.services.watches import prices
        from cmdaily.services.watches.refresh import refresh as ask

        for note in prices.ahead(context.workspace, watches.known(context.workspace)):
            context.message(note.key, **dict(note.values))
        outcome = ask(context.workspace, force=True)
        for note in prices.afterwards(context.workspace, outcome.readings):
            context.message(note.key, **dict(note.values))
    most = watches.MOST_SHOWN if json else watches.SHOWN
    found = watches.mentions(context.workspace, outcome=outcome, every=every, most=most, watch=only)
    context.show(view, found, json=json)
    troubles = view.troubles(found, context.tr)
    for key, values in troubles:
        context.message(key, **values)
    return ExitCode.PLATFORM if troubles and len(troubles) == len(found.readings or ()) else ExitCode.DONE


@app.command("open", help="watch.help_open")
def open_(ctx: CommandContext, refs: HitRefs) -> int:
    """The pages of mentions."""
    for hit in watches.find_hits(ctx.obj.workspace, refs):
        if not is_web_address(hit.sighting.url):
            raise CmdailyError("watch.no_page", ref=hit.ref)
        ctx.obj.show_page(hit.sighting.url)
    return ExitCode.DONE


@app.command("done", help="watch.help_done")
def done(
    ctx: CommandContext,
    refs: HitRefs,
    again: Annotated[bool, Option("--again", help="watch.help_again")] = False,
    json: Json = False,
) -> int:
    """Set mentions aside."""
    ctx.obj.show(view, watches.settle(ctx.obj.workspace, refs, done=not again), json=json)
    return ExitCode.DONE


@app.command("remove", help="watch.help_remove")
def remove(
    ctx: CommandContext,
    names: Annotated[
        list[str], Argument(metavar="watch.m_watch", help="watch.help_names", autocompletion=watch_refs)
    ],
    json: Json = False,
) -> int:
    """Stop watching."""
    ctx.obj.show(watch_view, watches.remove(ctx.obj.workspace, names), json=json)
    return ExitCode.DONE
