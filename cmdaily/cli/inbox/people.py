"""People commands: `people list|show|join|split|note|thanks|forget`."""

from __future__ import annotations

from cmdaily.cli.complete import action_names, person_names
from cmdaily.cli.context import Context
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.errors import ExitCode, UsageError
from cmdaily.render.views.people import people as view
from cmdaily.render.views.people import person as person_view
from cmdaily.services.people import people

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.people.results import PeopleList

app = noun("help.people")

SHOWN = 20
"""People in the list; `--all` and scripts get all."""
OF_ONE = 200
"""Messages of one person that scripts get."""

Name = Annotated[
    str, Argument(metavar="people.m_person", help="people.help_name", autocompletion=person_names)
]
Names = Annotated[
    list[str], Argument(metavar="people.m_person", help="people.help_names", autocompletion=person_names)
]


@app.command("list", help="people.help_list")
def list_(
    ctx: CommandContext,
    every: Annotated[bool, Option("--all", help="people.help_all")] = False,
    json: Json = False,
) -> int:
    """Who was heard."""
    most = None if every or json else SHOWN
    ctx.obj.show(view, people.listing(ctx.obj.workspace, most), json=json)
    return ExitCode.DONE


@app.command("show", help="people.help_show")
def show(ctx: CommandContext, name: Name, json: Json = False) -> int:
    """One person whole."""
    most = OF_ONE if json else people.MOST_SHOWN
    ctx.obj.show(person_view, people.show(ctx.obj.workspace, name, most), json=json)
    return ExitCode.DONE


@app.command("join", help="people.help_join")
def join(
    ctx: CommandContext,
    names: Names,
    given: Annotated[str, Option("--name", metavar="people.m_name", help="people.help_given")] = "",
    json: Json = False,
) -> int:
    """Make one person of several."""
    ctx.obj.show(view, people.join(ctx.obj.workspace, names, given), json=json)
    return ExitCode.DONE


@app.command("split", help="people.help_split")
def split(ctx: CommandContext, name: Name, json: Json = False) -> int:
    """Take joined handles apart."""
    ctx.obj.show(view, people.split(ctx.obj.workspace, name), json=json)
    return ExitCode.DONE


@app.command("note", help="people.help_note")
def note(
    ctx: CommandContext,
    name: Name,
    words: Annotated[list[str] | None, Argument(metavar="help.m_text", help="people.help_text")] = None,
    remove: Annotated[
        str | None, Option("--remove", metavar="people.m_number", help="people.help_remove")
    ] = None,
    json: Json = False,
) -> int:
    """Keep a note on a person."""
    workspace = ctx.obj.workspace
    if remove is not None:
        if words:
            raise UsageError("people.note_or_remove")
        shown = people.remove_note(workspace, name, remove)
    else:
        shown = people.note(workspace, name, " ".join(words or ()))
    ctx.obj.show(person_view, shown, json=json)
    return ExitCode.DONE


@app.command("thanks", help="people.help_thanks")
def thanks(
    ctx: CommandContext,
    names: Annotated[
        list[str] | None,
        Argument(metavar="people.m_person", help="people.help_thanked", autocompletion=person_names),
    ] = None,
    reply: Annotated[bool, Option("--reply", help="people.help_reply")] = False,
    text: Annotated[str, Option("--text", metavar="help.m_text", help="people.help_reply_text")] = "",
    action: Annotated[
        str | None,
        Option("--for", metavar="help.m_action", help="people.help_for", autocompletion=action_names),
    ] = None,
    undo: Annotated[bool, Option("--undo", help="people.help_undo")] = False,
    json: Json = False,
) -> int:
    """Whom to thank; that somebody was thanked."""
    from cmdaily.render.views.people import thanks as thanks_view
    from cmdaily.services.people import thanks as service

    context: Context = ctx.obj
    workspace = context.workspace
    if not names:
        if reply or undo or text or action:
            raise UsageError("people.thank_whom", remedy="people.thank_whom_remedy")
        context.show(thanks_view, service.proposals(workspace, context.tr.language), json=json)
        return ExitCode.DONE
    if undo:
        context.show(view, service.take_back(workspace, names), json=json)
        return ExitCode.DONE
    if reply or text:
        code, thanked = _answered(context, names, text, action, json=json)
        if thanked is None:
            return code
    else:
        thanked = service.note(workspace, names, action)
        if action:
            context.message("people.ticked", action=action)
    context.show(view, thanked, json=json)
    return ExitCode.DONE


def _answered(
    context: Context, names: list[str], text: str, action: str | None, *, json: bool
) -> tuple[int, PeopleList | None]:
    """Thank by a reply, with everything that a reply passes through: the exit code, and what was noted."""
    from cmdaily.cli.publishing.send import kept
    from cmdaily.errors import CmdailyError
    from cmdaily.render.views.publishing import results as results_view
    from cmdaily.services.people import thanks as service
    from cmdaily.services.publishing import compose
    from cmdaily.services.publishing.plan import plan_post
    from cmdaily.services.publishing.results import exit_code

    if len(names) > 1:
        raise UsageError("people.reply_one", remedy="people.reply_one_remedy")
    workspace = context.workspace
    thanked = service.proposal(workspace, people.find(workspace, names[0]), context.tr.language)
    request = service.request(workspace, thanked, text, action)
    try:
        planned = plan_post(workspace, request)
        compose.refuse_blocked(request.draft, planned)
        result = compose.send_post(workspace, request, planned)
    except CmdailyError:
        if text:
            kept(context, request.draft)
        raise
    noted = service.note_reply(workspace, thanked.person, result)
    if noted is None:
        context.show(results_view, result, json=json)
        context.message("people.not_noted", ref=thanked.person.ref)
        return exit_code(result), None
    context.message("people.replied", ref=thanked.message, text=request.draft.text)
    return ExitCode.DONE, noted


@app.command("forget", help="people.help_forget")
def forget(
    ctx: CommandContext,
    name: Name,
    dry_run: Annotated[bool, Option("--dry-run", help="people.help_dry_run")] = False,
    yes: Annotated[bool, Option("--yes", "-y", help="speak.help_yes")] = False,
    json: Json = False,
) -> int:
    """Delete what is known of a person."""
    from cmdaily.cli.ask import confirm
    from cmdaily.render.views.people import forgotten as forgotten_view
    from cmdaily.services.people import forget as service

    context: Context = ctx.obj
    told = service.preview(context.workspace, name)
    if dry_run:
        context.show(forgotten_view, told, json=json)
        return ExitCode.DONE
    if not yes:
        if not context.interactive or json:
            raise UsageError("people.forget_sure", remedy="people.forget_sure_remedy", ref=told.person.ref)
        context.show(forgotten_view, told)
        if confirm(context, "people.sure"):
            service.forget(context.workspace, told.person)
            context.message("people.gone")
        return ExitCode.DONE
    context.show(forgotten_view, service.forget(context.workspace, told.person), json=json)
    return ExitCode.DONE
