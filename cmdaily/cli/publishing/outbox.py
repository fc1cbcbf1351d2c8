"""Outbox commands: `outbox list|show|edit|send|resolve|reschedule|cancel|approve|return`."""

from __future__ import annotations

import time

from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.cli.publishing.options import PostArguments, takes_post_arguments
from cmdaily.domain.publishing.delivery import STATES, State
from cmdaily.errors import ExitCode, UsageError
from cmdaily.render.views.publishing import delivery as delivery_view
from cmdaily.render.views.publishing import outbox as list_view
from cmdaily.render.views.publishing import results as view
from cmdaily.services.publishing import outbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context
    from cmdaily.services.publishing.send import Sender

app = noun("help.outbox")

DeliveryId = Annotated[str, Argument(metavar="outbox.m_id", help="outbox.help_id")]
DeliveryIds = Annotated[list[str] | None, Argument(metavar="outbox.m_id", help="outbox.help_ids")]


@app.command("list", help="outbox.help_list")
def list_(
    ctx: CommandContext,
    state: Annotated[
        list[str] | None, Option("--state", metavar="outbox.m_state", help="outbox.help_state")
    ] = None,
    json: Json = False,
) -> int:
    """The latest deliveries."""
    for name in state or ():
        if name not in STATES:
            raise UsageError("outbox.no_state", name=name[:40], known=", ".join(STATES))
    ctx.obj.show(list_view, outbox.listing(ctx.obj.workspace, state or ()), json=json)
    return ExitCode.DONE


@app.command("show", help="outbox.help_show")
def show(ctx: CommandContext, name: DeliveryId, json: Json = False) -> int:
    """One delivery with its attempts."""
    ctx.obj.show(delivery_view, outbox.show(ctx.obj.workspace, name), json=json)
    return ExitCode.DONE


@app.command("send", help="outbox.help_send")
def send(
    ctx: CommandContext,
    names: DeliveryIds = None,
    wait: Annotated[bool, Option("--wait", help="outbox.help_wait")] = False,
    json: Json = False,
) -> int:
    """What is due, or the deliveries named."""
    context: Context = ctx.obj
    sender = outbox.send(context.workspace, names or ())
    while wait and _waited(context, sender):
        sender = outbox.send(context.workspace, sender.touched)
    return _answer(context, sender, json=json, empty="outbox.nothing_due")


@app.command("resolve", help="outbox.help_resolve")
def resolve(
    ctx: CommandContext,
    names: DeliveryIds = None,
    sent: Annotated[bool, Option("--sent", help="outbox.help_sent")] = False,
    not_sent: Annotated[bool, Option("--not-sent", help="outbox.help_not_sent")] = False,
    url: Annotated[str | None, Option("--url", metavar="speak.m_address", help="outbox.help_url")] = None,
    no_send: Annotated[bool, Option("--no-send", help="outbox.help_no_send")] = False,
    json: Json = False,
) -> int:
    """Read back what is doubtful, or say what a person saw."""
    from cmdaily.services.publishing import reconcile

    context: Context = ctx.obj
    if sent and not_sent:
        raise UsageError("outbox.both")
    if sent or not_sent or url is not None:
        if len(names or ()) != 1:
            raise UsageError("outbox.which", remedy="outbox.which_remedy")
        settled = outbox.settle_by_hand(
            context.workspace, (names or [""])[0], sent=not not_sent, url=url or ""
        )
        return _answer(context, settled, json=json, empty="outbox.nothing_unknown")
    if context.interactive and not json:
        _let_settle(context, names or [])
    sender = reconcile.resolve(context.workspace, names or (), resend=not no_send)
    return _answer(context, sender, json=json, empty="outbox.nothing_unknown")


@app.command("cancel", help="outbox.help_cancel")
def cancel(
    ctx: CommandContext,
    names: Annotated[list[str], Argument(metavar="outbox.m_id", help="outbox.help_ids_drafts")],
    json: Json = False,
) -> int:
    """Give deliveries up; delete drafts, whose text is said once more."""
    from cmdaily.services.publishing import compose
    from cmdaily.services.publishing.results import send_result

    context: Context = ctx.obj
    workspace = context.workspace
    drafts = {name: compose.named_draft(workspace, name) for name in names}
    given_up = outbox.cancel(workspace, [name for name, draft in drafts.items() if draft is None])
    if given_up or json:
        context.show(view, send_result(workspace, given_up, {}), json=json)
    for draft in drafts.values():
        if draft is not None:
            compose.forget_draft(workspace, draft)
            text = draft.text or draft.link or draft.address
            context.message("outbox.draft_deleted", id=draft.id[-6:], text=text)
    return ExitCode.DONE


@app.command("reschedule", help="outbox.help_reschedule")
def reschedule(
    ctx: CommandContext,
    name: DeliveryId,
    when: Annotated[list[str], Argument(metavar="speak.m_when", help="speak.help_at")],
    json: Json = False,
) -> int:
    """Another time for one that waits."""
    from cmdaily.domain.time.when import parse_when
    from cmdaily.services.publishing.results import send_result

    context: Context = ctx.obj
    workspace = context.workspace
    moment = parse_when(" ".join(when), workspace.now, workspace.config.timezone or "")
    moved = outbox.reschedule(workspace, name, moment)
    context.show(view, send_result(workspace, moved, {}), json=json)
    return ExitCode.DONE


@app.command("edit", help="outbox.help_edit")
@takes_post_arguments(
    "edit",
    address=Argument(metavar="outbox.m_id", help="outbox.help_id"),
    without=("to", "texts", "template", "action", "no_tick", "draft", "again"),
)
def edit(ctx: CommandContext, arguments: PostArguments) -> int:
    """Another text, time, link or pictures for one that waits."""
    from cmdaily.cli.publishing.edit import run_edit

    return run_edit(ctx.obj, arguments.address, arguments)


@app.command("approve", help="check.help_approve")
def approve(
    ctx: CommandContext,
    name: DeliveryId,
    why: Annotated[str | None, Option("--why", metavar="help.m_text", help="check.help_why")] = None,
    json: Json = False,
) -> int:
    """Approve what awaits it."""
    from cmdaily.services.publishing import approval

    context: Context = ctx.obj
    sender = approval.approve(context.workspace, name, why or "")
    return _answer(context, sender, json=json, empty="outbox.nothing_due")


@app.command("return", help="check.help_return")
def return_(
    ctx: CommandContext,
    name: DeliveryId,
    why: Annotated[str | None, Option("--why", metavar="help.m_text", help="check.help_why")] = None,
    json: Json = False,
) -> int:
    """Give a draft back to its author."""
    from cmdaily.services.publishing import approval

    context: Context = ctx.obj
    draft = approval.give_back(context.workspace, name, why or "")
    context.show(delivery_view, outbox.show(context.workspace, name), json=json)
    context.message("check.given_back", id=draft.id[-6:])
    return ExitCode.DONE


def _answer(context: Context, sender: Sender, *, json: bool, empty: str) -> int:
    from cmdaily.cli.publishing import handoff
    from cmdaily.services.publishing import reconcile
    from cmdaily.services.publishing.results import exit_code, send_result

    found = send_result(context.workspace, outbox.again(context.workspace, sender.touched), sender.ticked)
    if not json and context.interactive:
        found = handoff.finish(context, found)
    context.show(view, found, json=json)
    if not found.deliveries:
        context.message(empty)
    doubtful = reconcile.doubtful(context.workspace)
    left = [delivery for delivery in doubtful if delivery.id not in sender.touched]
    if left:
        context.message("outbox.hint_unknown", n=len(left))
    return exit_code(found)


def _waited(context: Context, sender: Sender) -> bool:
    """On a terminal, wait for a rate window to open, and say so; False when there is nothing to wait for."""
    from datetime import datetime

    found = outbox.again(context.workspace, sender.touched)
    moments = [datetime.fromisoformat(d.retry_at) for d in found if d.state == State.QUEUED and d.retry_at]
    if not moments or not context.interactive:
        return False
    opens = max(moments)
    context.message("outbox.waiting", time=opens.astimezone(context.workspace.zone).strftime("%H:%M:%S"))
    time.sleep(max(1.0, (opens - context.workspace.moment()).total_seconds()))
    return True


def _let_settle(context: Context, names: list[str]) -> None:
    """A server may still be busy with what it was sent a moment ago: asking it too early proves nothing."""
    from cmdaily.services.publishing import reconcile

    named = [outbox.find(context.workspace, name) for name in names]
    seconds = reconcile.seconds_to_settle(context.workspace, named or reconcile.doubtful(context.workspace))
    if seconds > 0:
        context.message("outbox.settling", n=round(seconds + 0.5))
        time.sleep(seconds)


__all__ = ["app"]
