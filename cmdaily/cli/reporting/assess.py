"""Assessment commands: `assess list|take|show|export|spread|undo`."""

from __future__ import annotations

import sys

from cmdaily.cli.complete import questionnaire_names
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.fast_path import daily
from cmdaily.cli.options import Date, Json
from cmdaily.cli.reporting.report import write
from cmdaily.domain.routines.routine import text_in
from cmdaily.errors import ExitCode, UsageError
from cmdaily.render.document import Gap, line
from cmdaily.render.report import formats
from cmdaily.render.views.assessment import listing, pages
from cmdaily.render.views.assessment import sitting as sitting_view
from cmdaily.render.views.assessment import spread as spread_view
from cmdaily.services.assessment import questionnaires, sittings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context
    from cmdaily.domain.assessment.questionnaire import Question, Questionnaire
    from cmdaily.render.document import Block, Document
    from cmdaily.render.report.page import Page

app = noun("help.assess")

Name = Annotated[
    str, Argument(metavar="assess.m_name", help="assess.help_name", autocompletion=questionnaire_names)
]
Output = Annotated[str | None, Option("--output", metavar="metric.m_file", help="assess.help_output")]
Back = Annotated[str | None, Option("--back", metavar="help.m_number", help="assess.help_back")]


@app.command("list", help="assess.help_list")
def list_(ctx: CommandContext, json: Json = False) -> int:
    """The questionnaires that there are."""
    context = ctx.obj
    found, problems = questionnaires.everything(context.workspace)
    answered = sittings.counts(context.workspace)
    context.show(listing, listing.QuestionnaireList(tuple(found), tuple(answered.items())), json=json)
    context.report(problems)
    return ExitCode.FILE if problems else ExitCode.DONE


@app.command("take", help="assess.help_take")
def take(
    ctx: CommandContext,
    name: Name,
    answers: Annotated[
        list[str] | None, Argument(metavar="assess.m_answers", help="assess.help_answers")
    ] = None,
    person: Annotated[str, Option("--as", metavar="assess.m_person", help="assess.help_person")] = "",
    date: Date = None,
    json: Json = False,
) -> int:
    """Answer a questionnaire."""
    context = ctx.obj
    asked, day = questionnaires.find(context.workspace, name), context.past_day(date)
    if answers:
        given = sittings.parsed(asked, answers)
    elif context.interactive and not json:
        given = _asked(context, asked)
    else:
        names = ", ".join(each.id for each in asked.questions)
        raise UsageError("assess.missing", remedy="assess.missing_remedy", names=names)
    sittings.keep(context.workspace, asked, given, day, person)
    context.show(sitting_view, sittings.shown(context.workspace, name), json=json)
    return ExitCode.DONE


@app.command("show", help="assess.help_show")
def show(
    ctx: CommandContext, name: Name, back: Back = None, output: Output = None, json: Json = False
) -> int:
    """The last answers."""
    earlier = 0 if back is None else max(0, daily.number(back))
    found = sittings.shown(ctx.obj.workspace, name, back=earlier)
    if output is None or json:
        ctx.obj.show(sitting_view, found, json=json)
        return ExitCode.DONE
    return _write(ctx.obj, pages.sitting_page(found, ctx.obj.tr), output)


@app.command("export", help="assess.help_export")
def export(ctx: CommandContext, name: Name, output: Output = None) -> int:
    """The last answers as a file for others."""
    from cmdaily.render.jsontext import document

    found = sittings.shown(ctx.obj.workspace, name).sitting
    content = document(sittings.exported(found))
    if output is None:
        sys.stdout.write(content)
    else:
        write(output, content.encode())
        ctx.obj.message("report.written", path=output)
    return ExitCode.DONE


@app.command("spread", help="assess.help_spread")
def spread(
    ctx: CommandContext,
    files: Annotated[list[str], Argument(metavar="assess.m_files", help="assess.help_files")],
    output: Output = None,
    json: Json = False,
) -> int:
    """The spread over the exported answers of several people."""
    found = sittings.spread(ctx.obj.workspace, files)
    if output is None or json:
        ctx.obj.show(spread_view, found, json=json)
        return ExitCode.DONE
    return _write(ctx.obj, pages.spread_page(found, ctx.obj.tr), output)


@app.command("undo", help="assess.help_undo")
def undo(ctx: CommandContext, name: Name) -> int:
    """Take the last answers back."""
    gone = sittings.undo(ctx.obj.workspace, name)
    ctx.obj.message("assess.undone", name=name, day=gone.day.isoformat())
    return ExitCode.DONE


def _write(context: Context, page: Page, output: str) -> int:
    form = formats.format_of(None, output)
    if form in (formats.CSV, formats.JSON):
        raise UsageError("assess.format", remedy="assess.format_remedy")
    write(output, formats.page_bytes(page, form, context.tr))
    context.message("report.written", path=output)
    return ExitCode.DONE


def _asked(context: Context, asked: Questionnaire) -> dict[str, int]:
    """Ask one question after another; a quiz explains each answer at once."""
    tr = context.tr
    context.print((line(("title", text_in(asked.title, tr.language))),))
    if asked.description:
        context.print((line(text_in(asked.description, tr.language)),))
    if not asked.quiz:
        low, high = text_in(asked.low_means, tr.language), text_in(asked.high_means, tr.language)
        scale = tr("assess.scale", low=asked.low, high=asked.high, low_means=low, high_means=high)
        bare = tr("assess.scale_bare", low=asked.low, high=asked.high)
        context.print((line(("dim", scale if low and high else bare)),))
    found = {}
    for number, question in enumerate(asked.questions, 1):
        context.print(_posed(f"{number}/{len(asked.questions)}", question, tr.language))
        found[question.id] = _one(context, asked, question)
        if question.choices:
            chosen = question.choices[found[question.id] - 1]
            judged = ("good", tr("assess.is_right")) if chosen.right else ("late", tr("assess.is_wrong"))
            context.print((line(judged, " ", text_in(chosen.why, tr.language)),))
    return found


def _posed(place: str, question: Question, language: str) -> Document:
    """A question as it is asked, with its choices."""
    blocks: list[Block] = [Gap(), line(("dim", f"{place}  "), ("section", text_in(question.title, language)))]
    if question.text:
        blocks.append(line(text_in(question.text, language)))
    for letter, choice in zip("abcdefghi", question.choices, strict=False):
        blocks.append(line(("accent", f"{letter})"), " ", text_in(choice.text, language), indent=2))
    return tuple(blocks)


def _one(context: Context, asked: Questionnaire, question: Question) -> int:
    """Ask until the answer is one."""
    from cmdaily.cli.ask import ask

    low = "a" if question.choices else str(asked.low)
    high = "abcdefghi"[len(question.choices) - 1] if question.choices else str(asked.high)
    while True:
        given = ask(context, "assess.ask", low=low, high=high)
        try:
            return sittings.answer(asked, question, given)
        except UsageError as error:
            context.message(error.key, **error.values)
