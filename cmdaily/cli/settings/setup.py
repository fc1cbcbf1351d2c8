"""Setup wizard: `setup` asks five questions and writes the settings and a routine."""

from __future__ import annotations

from cmdaily.cli.complete import languages
from cmdaily.cli.declare import Annotated, CommandContext, Option, noun
from cmdaily.domain.setup import SetupAnswers
from cmdaily.errors import CmdailyError, ExitCode, UsageError
from cmdaily.files.config.start import CHOICES
from cmdaily.locale import LANGUAGES
from cmdaily.render.views import setup as view
from cmdaily.services.settings import setup as service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cmdaily.cli.context import Context

app = noun("help.config")


@app.command("setup", help="help.setup")
def setup(
    ctx: CommandContext,
    language: Annotated[
        str | None,
        Option(
            "--language", metavar="speak.m_language", help="setup.help_language", autocompletion=languages
        ),
    ] = None,
    networks: Annotated[
        str | None, Option("--networks", metavar="setup.m_networks", help="setup.help_networks")
    ] = None,
    hours: Annotated[str | None, Option("--hours", metavar="setup.m_hours", help="setup.help_hours")] = None,
    minutes: Annotated[
        str | None, Option("--minutes", metavar="help.m_duration", help="setup.help_minutes")
    ] = None,
    first: Annotated[
        str | None,
        Option("--first", metavar="setup.m_first", help="setup.help_first"),
    ] = None,
) -> int:
    """Five questions; one that an option answers is not asked, and in a script what is proposed holds."""
    context = ctx.obj
    answers = service.proposed(context.workspace, context.tr.language)
    if context.interactive:
        context.message("setup.begin")
    spoken = _answer(context, "language", language, answers.language, _one_of(LANGUAGES))
    if context.interactive and context.asked is None:
        context.speak(spoken)
    answers = SetupAnswers(
        language=spoken,
        networks=_answer(context, "networks", networks, ", ".join(answers.networks), service.read_networks),
        hours=_answer(context, "hours", hours, answers.hours, service.read_hours),
        minutes=_answer(context, "minutes", minutes, str(answers.minutes), service.read_minutes),
        first=_answer(context, "first", first, answers.first, _one_of(CHOICES)),
    )
    context.show(view, service.apply(context.workspace, answers, context.tr))
    return ExitCode.DONE


def _answer(context: Context, name: str, given: str | None, default: str, read: Callable[[str], Any]) -> Any:
    """What an option says, what a person answers, or what is proposed. A person is asked again until it can be read."""
    if given is not None or not context.interactive:
        return read(default if given is None else given)
    from cmdaily.cli.ask import ask

    while True:
        try:
            return read(ask(context, f"setup.ask_{name}", default=default))
        except CmdailyError as error:
            context.explain(error)


def _one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        word = text.strip().casefold()
        if word not in known:
            raise UsageError("setup.one_of", given=text[:40], known=", ".join(known))
        return word

    return read
