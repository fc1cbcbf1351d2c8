"""Command context: the workspace, the language, and where output goes."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime

from cmdaily.domain.time.days import parse_day, parse_span, past_day
from cmdaily.files.home import find_home
from cmdaily.locale import Translator, checked_language, language_of_environment
from cmdaily.render.output import Output, reads_lines
from cmdaily.services.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.errors import CmdailyError, Problem
    from cmdaily.locale import Message
    from cmdaily.render.document import Document
    from cmdaily.render.output import Model, View


def translator(language: str) -> Translator:
    """The messages of a language, those of the networks among them."""
    return Translator(language, _words_of_networks)


def _words_of_networks(language: str, key: str) -> Message | None:
    from cmdaily.platforms.registry import message

    return message(language, key)


class Context:
    """One run of the program. `now` is aware; `language` is what `--lang` said, if anything."""

    def __init__(
        self, now: datetime, environ: Mapping[str, str] | None = None, language: str | None = None
    ) -> None:
        self.environ = os.environ if environ is None else environ
        self.workspace = Workspace(find_home(self.environ), now, self.environ)
        self._asked = language
        self._say: Translator | None = None

    @property
    def tr(self) -> Translator:
        """The user's language: `--lang`, then the configuration, then the environment."""
        if self._say is None:
            self._say = translator(self._language())
        return self._say

    def speak(self, language: str) -> None:
        """Answer in this language, as `--lang` asks."""
        self._asked = language
        self._say = None

    def at(self, now: datetime) -> Context:
        """The same person at another moment, seeing files and store afresh."""
        return Context(now, self.environ, self._asked)

    @property
    def asked(self) -> str | None:
        """The language that `--lang` asked for, if it did."""
        return None if self._asked is None else checked_language(self._asked)

    def _language(self) -> str:
        if self._asked is not None:
            return checked_language(self._asked)
        plan = self.workspace.plan
        if not plan.config_problems and plan.config.language is not None:
            return plan.config.language
        return language_of_environment(self.environ)

    @property
    def interactive(self) -> bool:
        """Whether a person can be asked something."""
        places = self.environ.get("TERM", "dumb") not in ("", "dumb") or self.in_lines
        return places and sys.stdin.isatty() and sys.stdout.isatty()

    @property
    def in_lines(self) -> bool:
        """Whether a person is asked and answered in lines alone, as a screen reader wants it."""
        return reads_lines(self.environ)

    @property
    def has_display(self) -> bool:
        """Whether a browser window could appear; over SSH it could not."""
        if sys.platform in ("win32", "darwin"):
            return "SSH_CONNECTION" not in self.environ
        return bool(self.environ.get("DISPLAY") or self.environ.get("WAYLAND_DISPLAY"))

    def show(self, view: View[Model], model: Model, *, json: bool = False) -> None:
        """Render one view on standard output."""
        Output(sys.stdout, self.environ, json=json).show(view, model, self.tr)

    def print(self, document: Document) -> None:
        """Print on standard output what has no form for scripts."""
        Output(sys.stdout, self.environ).print(document)

    def line(self, text: str) -> None:
        """Write one line of data, such as a path, on standard output; nothing in it takes effect on a terminal."""
        from cmdaily.render.clean import clean

        sys.stdout.write(clean(text) + "\n")

    def message(self, key: str, **values: object) -> None:
        """Say something beside the data: on standard error."""
        from cmdaily.render.clean import clean
        from cmdaily.render.messages import write_message

        write_message(sys.stderr, clean(self.tr(key, **values)) + "\n")

    def explain(self, error: CmdailyError) -> None:
        """Say what was wrong with an answer, before the question is asked again."""
        from cmdaily.render.errors import explain
        from cmdaily.render.messages import write_message

        write_message(sys.stderr, explain(error, self.tr))

    def show_page(self, url: str) -> None:
        """Print the address of a page, and open it where a person would see it."""
        from cmdaily.domain.routines.proof import is_web_address

        self.line(url)
        if self.interactive and self.has_display and is_web_address(url):
            from cmdaily.services.runtime.child_processes import open_page

            open_page(url, self.environ)

    def report(self, problems: Sequence[Problem]) -> None:
        """Say on standard error what is wrong with files that were passed over."""
        if problems:
            from cmdaily.render.errors import problem_lines
            from cmdaily.render.messages import write_message

            for text in problem_lines(problems, self.tr):
                write_message(sys.stderr, text + "\n")

    def call_hooks(self) -> None:
        """Tell the user's own programs what happened, and say on standard error which of them failed."""
        if not self.workspace.happened:  # the language costs a look at the settings
            return
        for trouble in self.workspace.call_hooks(self.tr):
            self.message(trouble.key, **dict(trouble.values))

    def day(self, text: str | None, *, ahead: bool = False) -> date:
        """The day to look at; where a day to come is meant (`ahead`), a weekday is the next one."""
        today = self.workspace.today
        return today if text is None else parse_day(text, today, ahead=ahead)

    def span(self, first: str, last: str | None) -> tuple[date, date]:
        """The first and last day of a span to come."""
        return parse_span(first, last, self.workspace.today)

    def past_day(self, text: str | None) -> date:
        """The day to write to; the future is refused."""
        return past_day(text, self.workspace.today)
