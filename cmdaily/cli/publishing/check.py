"""Check command: a text, standard input, a file or a directory of drafts against the charter and the networks."""

from __future__ import annotations

import sys

from cmdaily.cli import standard_input
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.domain.charter.model import ALTERATIONS, LANGUAGES, Media
from cmdaily.domain.publishing.outgoing import KINDS
from cmdaily.errors import ExitCode, UsageError
from cmdaily.files.media import media_of
from cmdaily.render.views.publishing import check as view
from cmdaily.render.views.publishing.sarif import sarif
from cmdaily.services.publishing import check_text as service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from cmdaily.domain.charter.report import CheckedText
    from cmdaily.locale import Translator

    Choice = TypeVar("Choice", bound=str)

app = noun("help.daily")

WRITERS: dict[str, Callable[[tuple[CheckedText, ...], Translator], str]] = {
    "lines": view.lines,
    "sarif": sarif,
}
"""The forms for other programs, beside those of every command."""

FORMATS = ("text", "json", *WRITERS)


@app.command("check", help="help.check")
def check(
    ctx: CommandContext,
    texts: Annotated[list[str] | None, Argument(metavar="help.m_text", help="help.check_text")] = None,
    file: Annotated[list[str] | None, Option("--file", metavar="help.m_file", help="help.check_file")] = None,
    platform: Annotated[
        list[str] | None, Option("--platform", metavar="help.m_platform", help="help.check_platform")
    ] = None,
    account: Annotated[
        str | None, Option("--account", metavar="help.m_account", help="help.check_account")
    ] = None,
    kind: Annotated[str, Option("--kind", metavar="help.m_kind", help="help.check_kind")] = "post",
    language: Annotated[str, Option("--language", metavar="help.m_lang", help="help.check_language")] = "",
    picture: Annotated[
        list[str] | None, Option("--picture", metavar="help.m_file", help="help.check_picture")
    ] = None,
    alt: Annotated[list[str] | None, Option("--alt", metavar="help.m_text", help="help.check_alt")] = None,
    altered: Annotated[str, Option("--altered", metavar="help.m_altered", help="help.check_altered")] = "",
    sponsored: Annotated[bool, Option("--sponsored", help="help.check_sponsored")] = False,
    links: Annotated[bool, Option("--links", help="help.check_links")] = False,
    fix: Annotated[bool, Option("--fix", help="help.check_fix")] = False,
    write: Annotated[bool, Option("--write", help="help.check_write")] = False,
    form: Annotated[str, Option("--format", metavar="help.m_format", help="help.check_format")] = "text",
    json: Json = False,
) -> int:
    """Everything the charter and the networks have to say about a text."""
    outgoing_kind = _known("--kind", kind, KINDS)
    _known("--language", language, ("", *LANGUAGES))
    _known("--altered", altered, ("", *ALTERATIONS))
    _known("--format", form, FORMATS)
    given = service.drafts(texts or [], file or [], standard_input.text)
    if not given:
        raise UsageError("check.nothing_given", remedy="check.nothing_given_remedy")
    question = service.CheckRequest(
        tuple(platform or ()),
        account,
        outgoing_kind,
        language,
        sponsored,
        _pictures(picture or [], alt or [], altered),
        links,
        fix or write,
        ctx.obj.tr.language,
    )
    answer = service.check(ctx.obj.workspace, given, question)
    _show(ctx, answer, "json" if json else form)
    for key, values in answer.notices:
        ctx.obj.message(key, **dict(values))
    if write:
        written = sum(service.write_fixed(checked) for checked in answer.texts)
        ctx.obj.message("check.written", n=written)
    return ExitCode.REFUSED if answer.refused else ExitCode.DONE


def _show(ctx: CommandContext, answer: service.CheckResult, form: str) -> None:
    writer = WRITERS.get(form)
    if writer is None:
        ctx.obj.show(view, answer.texts, json=form == "json")
    else:
        sys.stdout.write(writer(answer.texts, ctx.obj.tr))


def _pictures(paths: list[str], alts: list[str], altered: str) -> tuple[Media, ...]:
    """Pictures with their alternative texts, in the same order."""
    if len(alts) > len(paths):
        raise UsageError("check.alt_without_picture")
    padded = [*alts, *([None] * (len(paths) - len(alts)))]
    return tuple(media_of(path, alt, altered) for path, alt in zip(paths, padded, strict=True))


def _known(option: str, given: str, known: tuple[Choice, ...]) -> Choice:
    for choice in known:
        if choice == given:
            return choice
    raise UsageError(
        "check.unknown_choice", option=option, given=given[:60], known=", ".join(filter(None, known))
    )
