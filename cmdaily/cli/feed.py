"""Feed commands: `feed add|list|read|keep|done|show|open|mute|remove|import|export`."""

from __future__ import annotations

from datetime import date

from cmdaily.cli.complete import article_refs, feed_refs
from cmdaily.cli.context import Context
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.domain.feeds.results import FeedList
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.errors import CmdailyError, ExitCode, UsageError
from cmdaily.render.views.feeds import article as whole
from cmdaily.render.views.feeds import articles as view
from cmdaily.render.views.feeds import feeds as feed_view
from cmdaily.render.views.feeds import imported, muted
from cmdaily.services.feeds import articles, subscriptions
from cmdaily.services.feeds.subscriptions import SeveralFeedsError

app = noun("help.feed")

ArticleRef = Annotated[
    str, Argument(metavar="feed.m_article", help="feed.help_ref", autocompletion=article_refs)
]
ArticleRefs = Annotated[
    list[str], Argument(metavar="feed.m_article", help="feed.help_refs", autocompletion=article_refs)
]
FeedName = Annotated[
    str | None, Option("--feed", metavar="feed.m_feed", help="feed.help_feed", autocompletion=feed_refs)
]


@app.command("add", help="feed.help_add")
def add(
    ctx: CommandContext,
    address: Annotated[str, Argument(metavar="speak.m_address", help="feed.help_address")],
    json: Json = False,
) -> int:
    """Subscribe to a feed."""
    context: Context = ctx.obj
    try:
        added = subscriptions.add(context.workspace, address)
    except SeveralFeedsError as error:
        if json or not context.interactive:
            raise
        added = _chosen(context, error)
    context.show(feed_view, added, json=json)
    return ExitCode.DONE


def _chosen(context: Context, several: SeveralFeedsError) -> FeedList:
    """Ask which of several feeds is meant."""
    from cmdaily.cli.ask import ask
    from cmdaily.render.clean import one_line

    context.message("feed.which", url=several.values["url"])
    for number, choice in enumerate(several.choices, start=1):
        context.line(f"{number:>3}  {one_line(choice.title, 60)}  {choice.url}")
    while True:
        answer = ask(context, "feed.which_number", default="1")
        if answer.isascii() and answer.isdecimal() and 0 < int(answer) <= len(several.choices):
            return subscriptions.add(context.workspace, several.choices[int(answer) - 1].url)


@app.command("list", help="feed.help_list")
def list_(ctx: CommandContext, json: Json = False) -> int:
    """All feeds."""
    ctx.obj.show(feed_view, subscriptions.listing(ctx.obj.workspace), json=json)
    return ExitCode.DONE


@app.command("read", help="feed.help_read")
def read(
    ctx: CommandContext,
    refresh: Annotated[bool, Option("--refresh", "-r", help="feed.help_refresh")] = False,
    every: Annotated[bool, Option("--all", help="feed.help_all")] = False,
    kept: Annotated[bool, Option("--kept", help="feed.help_kept")] = False,
    feed: FeedName = None,
    most: Annotated[str | None, Option("--most", metavar="feed.m_number", help="feed.help_most")] = None,
    json: Json = False,
) -> int:
    """What there is to read, the most likely to be shared first."""
    context: Context = ctx.obj
    if every and kept:
        raise UsageError("feed.all_or_kept")
    mode = "all" if every else "kept" if kept else "read"
    only = subscriptions.find(context.workspace, feed) if feed is not None else None
    found = articles.listing(
        context.workspace, refresh=refresh, mode=mode, most=_most(most, json=json), feed=only
    )
    context.show(view, found, json=json)
    if not json and mode == "read":
        articles.offered(context.workspace, found)
    for key, values in view.troubles(found, context.tr):
        context.message(key, **values)
    failed = articles.reading_errors(found.readings or ())
    return ExitCode.PLATFORM if failed and len(failed) == len(found.readings or ()) else ExitCode.DONE


def _most(given: str | None, *, json: bool) -> int:
    if given is None:
        return articles.MOST_SHOWN if json else articles.SHOWN
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:9]) <= articles.MOST_SHOWN):
        raise UsageError("feed.most", given=given[:20], most=articles.MOST_SHOWN)
    return int(given)


@app.command("show", help="feed.help_show")
def show(ctx: CommandContext, ref: ArticleRef, json: Json = False) -> int:
    """One article whole."""
    ctx.obj.show(whole, articles.details(ctx.obj.workspace, ref), json=json)
    return ExitCode.DONE


@app.command("open", help="feed.help_open")
def open_(ctx: CommandContext, refs: ArticleRefs) -> int:
    """The pages of articles."""
    for article in articles.find(ctx.obj.workspace, refs):
        if not is_web_address(article.url):
            raise CmdailyError("feed.no_page", ref=article.ref)
        ctx.obj.show_page(article.url)
    return ExitCode.DONE


@app.command("keep", help="feed.help_keep")
def keep(ctx: CommandContext, refs: ArticleRefs, json: Json = False) -> int:
    """Keep articles to share them."""
    ctx.obj.show(view, articles.keep(ctx.obj.workspace, refs), json=json)
    return ExitCode.DONE


@app.command("done", help="feed.help_done")
def done(
    ctx: CommandContext,
    refs: ArticleRefs,
    again: Annotated[bool, Option("--again", help="feed.help_again")] = False,
    json: Json = False,
) -> int:
    """Pass articles over."""
    ctx.obj.show(view, articles.settle(ctx.obj.workspace, refs, done=not again), json=json)
    return ExitCode.DONE


@app.command("mute", help="feed.help_mute")
def mute(
    ctx: CommandContext,
    name: Annotated[str | None, Argument(metavar="feed.m_muted", help="feed.help_muted")] = None,
    until: Annotated[str | None, Option("--until", metavar="help.m_day", help="feed.help_until")] = None,
    off: Annotated[bool, Option("--off", help="feed.help_off")] = False,
    json: Json = False,
) -> int:
    """Leave out a word or a feed."""
    context: Context = ctx.obj
    workspace = context.workspace
    if name is None:
        found = subscriptions.muted(workspace)
    elif off:
        found = subscriptions.unmute(workspace, name)
    else:
        found = subscriptions.mute(workspace, name, _day_ahead(context, until))
    context.show(muted, found, json=json)
    return ExitCode.DONE


def _day_ahead(context: Context, text: str | None) -> date | None:
    """The day that is meant: a weekday is the next one."""
    if text is None:
        return None
    today = context.workspace.today
    day = context.day(text, ahead=True)
    if day < today:
        raise UsageError("feed.past_day", day=text[:40])
    return day


@app.command("remove", help="feed.help_remove")
def remove(
    ctx: CommandContext,
    names: Annotated[
        list[str], Argument(metavar="feed.m_feed", help="feed.help_names", autocompletion=feed_refs)
    ],
    json: Json = False,
) -> int:
    """Unsubscribe."""
    ctx.obj.show(feed_view, subscriptions.remove(ctx.obj.workspace, names), json=json)
    return ExitCode.DONE


@app.command("import", help="feed.help_import")
def import_(
    ctx: CommandContext,
    file: Annotated[str, Argument(metavar="help.m_file", help="feed.help_import_file")],
    json: Json = False,
) -> int:
    """Bring in a list of feeds."""
    ctx.obj.show(imported, subscriptions.import_file(ctx.obj.workspace, file), json=json)
    return ExitCode.DONE


@app.command("export", help="feed.help_export")
def export(
    ctx: CommandContext,
    file: Annotated[str | None, Argument(metavar="help.m_file", help="feed.help_export_file")] = None,
) -> int:
    """All feeds as OPML."""
    text = subscriptions.export(ctx.obj.workspace)
    if file is None:
        for written in text.splitlines():
            ctx.obj.line(written)
        return ExitCode.DONE
    from cmdaily.files.atomic_write import atomic_write
    from cmdaily.services.data import data

    data.check_target(ctx.obj.workspace, file)
    try:
        atomic_write(file, text)
    except OSError as error:
        raise CmdailyError("error.system", path=file, reason=error.strerror or str(error)) from error
    ctx.obj.message("feed.exported", path=file)
    return ExitCode.DONE
