"""Team commands: `team init|join|invite|members|role|remove|leave|status|seal`."""

from __future__ import annotations

from cmdaily.cli.complete import account_names
from cmdaily.cli.context import Context
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.domain.team.member import MEMBER
from cmdaily.errors import ExitCode
from cmdaily.render.views.team import members as view
from cmdaily.services.team import membership

app = noun("help.team")

Address = Annotated[str, Argument(metavar="team.m_address", help="team.help_address")]
Name = Annotated[str, Argument(metavar="team.m_name", help="team.help_name")]
LARGEST = 4096


@app.command("init", help="team.help_init")
def init(
    ctx: CommandContext,
    address: Address,
    name: Annotated[str | None, Option("--as", metavar="team.m_name", help="team.help_as")] = None,
) -> int:
    """Start a team on an empty database."""
    from cmdaily.services.team.identity import me
    from cmdaily.services.team.moving import move_in

    context: Context = ctx.obj
    who = name or "".join(sign if sign.isalnum() else "-" for sign in me(context.workspace).lower()).strip(
        "-"
    )
    joined = membership.init(context.workspace, _with_password(context, address), who)
    if joined.made:
        joined = move_in(context.workspace, _with_password(context, address), joined)
    context.print(view.document(joined, context.tr))
    return ExitCode.DONE


@app.command("join", help="team.help_join")
def join(ctx: CommandContext, address: Address) -> int:
    """Join with an invitation."""
    context: Context = ctx.obj
    joined = membership.join(context.workspace, _with_password(context, address))
    context.print(view.document(joined, context.tr))
    return ExitCode.DONE


@app.command("invite", help="team.help_invite")
def invite(
    ctx: CommandContext,
    name: Name,
    role: Annotated[str, Option("--role", metavar="team.m_role", help="team.help_role")] = MEMBER,
) -> int:
    """Let somebody in."""
    invitation = membership.invite(ctx.obj.workspace, name, role)
    ctx.obj.print(view.document(invitation, ctx.obj.tr))
    return ExitCode.DONE


@app.command("members", help="team.help_members")
def members(ctx: CommandContext, json: Json = False) -> int:
    """Who belongs to the team."""
    found, own = membership.listed(ctx.obj.workspace)
    ctx.obj.show(view, view.Members(tuple(found), own), json=json)
    return ExitCode.DONE


@app.command("role", help="team.help_set_role")
def role(
    ctx: CommandContext,
    name: Name,
    role_: Annotated[str, Argument(metavar="team.m_role", help="team.help_role")],
) -> int:
    """Give a member another role."""
    membership.set_role(ctx.obj.workspace, name, role_)
    found, own = membership.listed(ctx.obj.workspace)
    ctx.obj.show(view, view.Members(tuple(found), own))
    return ExitCode.DONE


@app.command("remove", help="team.help_remove")
def remove(ctx: CommandContext, name: Name) -> int:
    """Let a member go."""
    membership.remove(ctx.obj.workspace, name)
    ctx.obj.message("team.removed", name=name)
    return ExitCode.DONE


@app.command("leave", help="team.help_leave")
def leave(
    ctx: CommandContext,
    copy: Annotated[bool, Option("--copy", help="team.help_copy")] = False,
    forget: Annotated[bool, Option("--forget", help="team.help_forget")] = False,
) -> int:
    """Leave the team with this home."""
    from cmdaily.services.team.moving import move_out

    workspace = ctx.obj.workspace
    if forget:
        membership.forget(workspace)
        ctx.obj.message("team.forgotten")
        return ExitCode.DONE
    rows = move_out(workspace) if copy else 0
    path = membership.leave(workspace)
    ctx.obj.message("team.left", path=path)
    if copy:
        ctx.obj.message("team.copied", n=rows)
    return ExitCode.DONE


@app.command("status", help="team.help_status")
def status(
    ctx: CommandContext,
    days: Annotated[str, Option("--days", metavar="help.m_number", help="team.help_days")] = "1",
    json: Json = False,
) -> int:
    """Who is at what."""
    from cmdaily.cli.fast_path.daily import number
    from cmdaily.render.views.team import status as shown
    from cmdaily.services.team import status as found

    ctx.obj.show(shown, found.status(ctx.obj.workspace, days=number(days)), json=json)
    return ExitCode.DONE


@app.command("duty", help="team.help_duty")
def duty(
    ctx: CommandContext,
    name: Annotated[str | None, Argument(metavar="team.m_duty", help="team.help_duty_name")] = None,
    people: Annotated[
        list[str] | None, Option("--people", metavar="team.m_name", help="team.help_people")
    ] = None,
    days: Annotated[str, Option("--days", metavar="help.m_number", help="team.help_turn")] = "7",
    first: Annotated[str | None, Option("--from", metavar="help.m_day", help="team.help_first")] = None,
    json: Json = False,
) -> int:
    """Whose turn it is; with a name and people, how it goes round."""
    from cmdaily.cli.fast_path.daily import number
    from cmdaily.errors import UsageError
    from cmdaily.render.views.team import duty as shown
    from cmdaily.services.team import duty as service

    workspace = ctx.obj.workspace
    day = ctx.obj.day(first, ahead=True) if first else workspace.today
    names = tuple(each for given in people or () for each in given.replace(",", " ").split())
    if bool(name) != bool(names):
        raise UsageError("team.duty_both", remedy="team.duty_both_remedy")
    if name:
        service.plan(workspace, name, names, day, number(days))
    ctx.obj.show(shown, tuple(service.turns(workspace, day)), json=json)
    return ExitCode.DONE


@app.command("hand", help="team.help_hand")
def hand(
    ctx: CommandContext,
    name: Annotated[str, Argument(metavar="team.m_duty", help="team.help_duty_name")],
    person: Annotated[str, Argument(metavar="team.m_name", help="team.help_hand_to")],
    first: Annotated[str | None, Option("--from", metavar="help.m_day", help="team.help_first")] = None,
    last: Annotated[str | None, Option("--to", metavar="help.m_day", help="team.help_last")] = None,
    why: Annotated[str | None, Option("--why", metavar="help.m_text", help="help.why")] = None,
) -> int:
    """Hand a duty over."""
    from cmdaily.render.views.team import duty as shown
    from cmdaily.services.team import duty as service

    begin, end = ctx.obj.span(first or "today", last)
    service.hand_over(ctx.obj.workspace, name, person, begin, end, why or "")
    ctx.obj.show(shown, tuple(service.turns(ctx.obj.workspace, begin)))
    return ExitCode.DONE


@app.command("restored", help="team.help_restored")
def restored(ctx: CommandContext) -> int:
    """Look for what may have gone out since the dump."""
    from cmdaily.services.team.restored import doubt

    ctx.obj.message("team.restored", n=doubt(ctx.obj.workspace))
    return ExitCode.DONE


@app.command("seal", help="team.help_seal")
def seal(
    ctx: CommandContext,
    account: Annotated[
        str,
        Argument(metavar="inbox.m_account", help="team.help_account", autocompletion=account_names),
    ],
    names: Annotated[list[str], Argument(metavar="team.m_name", help="team.help_names")],
) -> int:
    """Give members an account's secret."""
    from cmdaily.services.team import sealing

    done = sealing.share_account(ctx.obj.workspace, account, tuple(names))
    ctx.obj.message("team.sealed", account=account, names=", ".join(done))
    return ExitCode.DONE


def _with_password(context: Context, address: str) -> str:
    """The address with a password: the one it has, or the environment's, else asked for where somebody can answer."""
    from urllib.parse import quote

    from cmdaily.services.team.access import with_password
    from cmdaily.store.postgresql.address import parse

    given = parse(address)
    if with_password(context.workspace, given).password or not context.interactive:
        return address
    from getpass import getpass

    typed = getpass(context.tr("team.password") + " ").strip()[:LARGEST]
    scheme, _, rest = given.url.partition("://")
    login, at, place = rest.partition("@")
    return f"{scheme}://{login}:{quote(typed, safe='')}@{place}" if at and typed else address
