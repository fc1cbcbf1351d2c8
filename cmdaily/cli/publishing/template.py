"""Template commands: `template list|show|add|edit|new|remove`."""

from __future__ import annotations

from cmdaily.cli.ask import confirm
from cmdaily.cli.complete import starter_template_names, template_names
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.cli.publishing import texts
from cmdaily.errors import ExitCode, FileError
from cmdaily.render.views.publishing import templates as view
from cmdaily.services.publishing import templates

app = noun("help.template")

TemplateArgument = Annotated[
    str,
    Argument(metavar="speak.m_template", help="template.help_name", autocompletion=template_names),
]


@app.command("list", help="template.help_list")
def list_(ctx: CommandContext, json: Json = False) -> int:
    """All templates; what is wrong with a file hides no other."""
    found, problems = templates.readable(ctx.obj.workspace)
    ctx.obj.show(view, view.Templates(tuple(found)), json=json)
    ctx.obj.report([*problems, *templates.misnamed(ctx.obj.workspace)])
    return ExitCode.DONE


@app.command("show", help="template.help_show")
def show(ctx: CommandContext, name: TemplateArgument, json: Json = False) -> int:
    """One template."""
    ctx.obj.show(view, view.Templates((templates.find(ctx.obj.workspace, name),), "show"), json=json)
    return ExitCode.DONE


@app.command("add", help="template.help_add")
def add(
    ctx: CommandContext,
    name: Annotated[str, Argument(metavar="speak.m_template", help="template.help_name")],
    words: Annotated[list[str] | None, Argument(metavar="help.m_text", help="speak.help_text")] = None,
    replace: Annotated[bool, Option("--replace", help="template.help_replace")] = False,
    json: Json = False,
) -> int:
    """A new template, or another text for one."""
    text = texts.one_text(ctx.obj, tuple(words or ()), wanted=True)
    added = templates.add(ctx.obj.workspace, name, text, replace=replace)
    ctx.obj.show(view, view.Templates((added,), "added"), json=json)
    return ExitCode.DONE


@app.command("new", help="template.help_new")
def new(
    ctx: CommandContext,
    names: Annotated[
        list[str] | None,
        Argument(
            metavar="help.m_starter", help="template.help_starters", autocompletion=starter_template_names
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Templates to begin with."""
    added = templates.add_starters(ctx.obj.workspace, tuple(names or ()))
    ctx.obj.show(view, view.Templates(tuple(added), "new"), json=json)
    return ExitCode.DONE


@app.command("edit", help="template.help_edit")
def edit(
    ctx: CommandContext,
    name: TemplateArgument,
    words: Annotated[list[str] | None, Argument(metavar="help.m_text", help="template.help_source")] = None,
    json: Json = False,
) -> int:
    """Wordings, languages and conditions of a template."""
    context, workspace = ctx.obj, ctx.obj.workspace
    begun = templates.source(workspace, name)
    text = texts.one_text(context, tuple(words or ()), wanted=True, start=begun)
    if text.strip() == begun.strip() and not templates.is_kept(workspace, name):
        context.message("template.not_saved", name=name)  # a name that was mistyped, an editor that was left
        return ExitCode.DONE
    while True:
        try:
            kept = templates.keep_source(workspace, name, text)
            break
        except FileError as error:
            if not context.interactive or words:
                raise
            context.report(error.problems)
            if not confirm(context, "template.edit_again", default=True):
                context.message("template.rejected", path=templates.keep_rejected(workspace, name, text))
                return ExitCode.FILE
            text = texts.edited(context, text)
    context.show(view, view.Templates((kept,), "added"), json=json)
    return ExitCode.DONE


@app.command("remove", help="template.help_remove")
def remove(ctx: CommandContext, name: TemplateArgument, json: Json = False) -> int:
    """Remove a template."""
    removed = templates.remove(ctx.obj.workspace, name)
    ctx.obj.show(view, view.Templates((removed,), "removed"), json=json)
    return ExitCode.DONE
