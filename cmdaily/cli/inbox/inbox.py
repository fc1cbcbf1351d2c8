"""Inbox commands: `inbox`, and `inbox walk|show|open|done|reopen|snooze|block|unblock|claim|release|kind|words`."""

from __future__ import annotations

from cmdaily.cli.complete import account_names, kind_names, message_refs
from cmdaily.cli.context import Context
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.domain.inbox.inbox import Inbox, fetch_exit_code
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.errors import CmdailyError, ExitCode
from cmdaily.render.views.inbox import inbox as view
from cmdaily.services.inbox import inbox

app = noun("help.inbox")

Ref = Annotated[str, Argument(metavar="inbox.m_message", help="inbox.help_ref", autocompletion=message_refs)]
Refs = Annotated[
    list[str], Argument(metavar="inbox.m_message", help="inbox.help_refs", autocompletion=message_refs)
]


@app.callback()
def inbox_(
    ctx: CommandContext,
    refresh: Annotated[bool, Option("--refresh", "-r", help="inbox.help_refresh")] = False,
    every: Annotated[bool, Option("--all", help="inbox.help_all")] = False,
    account: Annotated[
        list[str] | None,
        Option(
            "--account", metavar="inbox.m_account", help="inbox.help_account", autocompletion=account_names
        ),
    ] = None,
    until: Annotated[
        str | None, Option("--until", metavar="help.m_duration", help="inbox.help_until_time")
    ] = None,
    exit_code: Annotated[bool, Option("--exit-code", help="inbox.help_exit_code")] = False,
    json: Json = False,
) -> int:
    """Who waits for an answer."""
    if ctx.invoked_subcommand is not None:
        return ExitCode.DONE
    context: Context = ctx.obj
    if until is not None:
        from cmdaily.domain.time.durations import parse_duration

        found = inbox.for_time(context.workspace, parse_duration(until), account or (), refresh=refresh)
    else:
        found = inbox.listing(context.workspace, account or (), every=every, refresh=refresh)
    failed = show_waiting(context, found, json=json)
    return failed or (ExitCode.OPEN if exit_code and found.waiting else ExitCode.DONE)


def show_waiting(context: Context, found: Inbox, *, json: bool = False) -> int:
    """Show who waits, and what could not be read; the exit code of that."""
    context.show(view, found, json=json)
    for key, values in view.troubles(found, context.tr):
        context.message(key, **values)
    return fetch_exit_code(found)


@app.command("walk", help="inbox.help_walk")
def walk(
    ctx: CommandContext,
    account: Annotated[
        list[str] | None,
        Option(
            "--account", metavar="inbox.m_account", help="inbox.help_account", autocompletion=account_names
        ),
    ] = None,
) -> int:
    """One message after the other, one key each."""
    from cmdaily.cli.inbox.walk import run_walk

    return run_walk(ctx.obj, account or ())


@app.command("show", help="inbox.help_show")
def show(ctx: CommandContext, ref: Ref, json: Json = False) -> int:
    """One message whole."""
    from cmdaily.render.views.inbox import message as whole

    ctx.obj.show(whole, inbox.show(ctx.obj.workspace, [ref]), json=json)
    return ExitCode.DONE


@app.command("open", help="inbox.help_open")
def open_(ctx: CommandContext, ref: Ref) -> int:
    """The page on which the message stands."""
    message = inbox.find(ctx.obj.workspace, [ref])[0]
    url = message.incoming.url
    if not is_web_address(url):
        raise CmdailyError("inbox.no_page", ref=message.ref)
    ctx.obj.show_page(url)
    return ExitCode.DONE


@app.command("done", help="inbox.help_done")
def done(ctx: CommandContext, refs: Refs, json: Json = False) -> int:
    """Set messages aside."""
    ctx.obj.show(view, inbox.settle(ctx.obj.workspace, refs, done=True), json=json)
    return ExitCode.DONE


@app.command("reopen", help="inbox.help_reopen")
def reopen(ctx: CommandContext, refs: Refs, json: Json = False) -> int:
    """Let messages wait again."""
    ctx.obj.show(view, inbox.settle(ctx.obj.workspace, refs, done=False), json=json)
    return ExitCode.DONE


@app.command("snooze", help="inbox.help_snooze")
def snooze(
    ctx: CommandContext,
    ref: Ref,
    until: Annotated[str, Argument(metavar="speak.m_when", help="inbox.help_until")],
    json: Json = False,
) -> int:
    """Put a message off; `now` lets it wait again."""
    from cmdaily.domain.time.when import parse_when

    workspace = ctx.obj.workspace
    moment = None
    if until != "now":
        moment = parse_when(until, workspace.now, workspace.config.timezone or "").moment
    ctx.obj.show(view, inbox.snooze(workspace, [ref], moment), json=json)
    return ExitCode.DONE


@app.command("block", help="inbox.help_block")
def block(
    ctx: CommandContext,
    ref: Annotated[
        str | None,
        Argument(metavar="inbox.m_message", help="inbox.help_block_ref", autocompletion=message_refs),
    ] = None,
    json: Json = False,
) -> int:
    """Let a person wait no more; who is blocked."""
    from cmdaily.render.views.inbox import blocked
    from cmdaily.services.inbox import people

    workspace = ctx.obj.workspace
    if ref is not None:
        people.block(workspace, inbox.find(workspace, [ref])[0])
    ctx.obj.show(blocked, people.blocked(workspace), json=json)
    return ExitCode.DONE


@app.command("unblock", help="inbox.help_unblock")
def unblock(
    ctx: CommandContext,
    name: Annotated[str, Argument(metavar="inbox.m_person", help="inbox.help_unblock_name")],
    json: Json = False,
) -> int:
    """Let a person's messages wait again."""
    from cmdaily.render.views.inbox import blocked
    from cmdaily.services.inbox import people

    people.unblock_named(ctx.obj.workspace, name)
    ctx.obj.show(blocked, people.blocked(ctx.obj.workspace), json=json)
    return ExitCode.DONE


@app.command("claim", help="inbox.help_claim")
def claim(
    ctx: CommandContext,
    refs: Refs,
    lasts: Annotated[
        str | None, Option("--for", metavar="inbox.m_duration", help="inbox.help_claim_for")
    ] = None,
    take: Annotated[str | None, Option("--take", metavar="help.m_text", help="inbox.help_claim_take")] = None,
    json: Json = False,
) -> int:
    """Answer these, nobody else."""
    from cmdaily.domain.time.durations import parse_duration

    seconds = parse_duration(lasts) if lasts else None
    found = inbox.claim(ctx.obj.workspace, refs, seconds=seconds, why=take or "")
    ctx.obj.show(view, found, json=json)
    return ExitCode.DONE


@app.command("release", help="inbox.help_release")
def release(ctx: CommandContext, refs: Refs, json: Json = False) -> int:
    """Leave these to the others."""
    ctx.obj.show(view, inbox.release(ctx.obj.workspace, refs), json=json)
    return ExitCode.DONE


@app.command("kind", help="inbox.help_kind")
def kind(
    ctx: CommandContext,
    ref: Annotated[
        str,
        Argument(metavar="inbox.m_message", help="inbox.help_kind_ref", autocompletion=message_refs),
    ],
    kind_: Annotated[
        str, Argument(metavar="inbox.m_kind", help="inbox.help_kind_kind", autocompletion=kind_names)
    ],
    word: Annotated[
        list[str] | None, Option("--word", metavar="inbox.m_word", help="inbox.help_word")
    ] = None,
    json: Json = False,
) -> int:
    """Correct the kind of a message."""
    from cmdaily.render.views.inbox import message as whole

    ctx.obj.show(whole, inbox.correct(ctx.obj.workspace, ref, kind_, word or ()), json=json)
    return ExitCode.DONE


@app.command("words", help="inbox.help_words")
def words(
    ctx: CommandContext,
    forget: Annotated[
        list[str] | None, Option("--forget", metavar="inbox.m_word", help="inbox.help_forget")
    ] = None,
    json: Json = False,
) -> int:
    """The words that decide."""
    from cmdaily.render.views.inbox import words as listed
    from cmdaily.services.inbox import kinds

    ctx.obj.show(listed, kinds.words(ctx.obj.workspace, forget or ()), json=json)
    return ExitCode.DONE
