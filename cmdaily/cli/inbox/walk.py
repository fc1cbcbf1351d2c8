"""The walk through the inbox on a plain terminal: `inbox walk`. Lines only, one key each; nothing is drawn over."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from datetime import UTC

from cmdaily.cli.ask import ask, confirm
from cmdaily.cli.inbox.keyboard import INTERRUPTED, listening, read_key
from cmdaily.cli.publishing import handoff, texts
from cmdaily.domain.inbox import walk as rules
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.domain.time.when import parse_when
from cmdaily.errors import CmdailyError, ExitCode, UsageError
from cmdaily.render.document import line
from cmdaily.render.errors import explain
from cmdaily.render.views.inbox import walk as view
from cmdaily.render.views.publishing import findings, results
from cmdaily.services.inbox.walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from cmdaily.cli.context import Context
    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.inbox.walk import Stop


def run_walk(context: Context, names: Sequence[str]) -> int:
    """Message after message until all were seen, or somebody leaves; then what was done."""
    if not context.interactive:
        raise UsageError("walk.terminal", remedy="walk.terminal_remedy")
    return _Terminal(context, names).run()


class _Terminal:
    """One walk at one terminal."""

    def __init__(self, context: Context, names: Sequence[str]) -> None:
        self.context = context
        self.walk = Walk(context.workspace, context.tr.language, names)
        self._actions: dict[str, Callable[[Stop], None]] = {
            rules.ANSWER: self._answer,
            rules.EDIT: self._edit,
            rules.WRITE: self._write,
            rules.TEMPLATE: self._template,
            rules.DONE: self._done,
            rules.SKIP: lambda stop: self.walk.skip(stop.entry.message),
            rules.SNOOZE: self._snooze,
            rules.CLAIM: self._claim,
            rules.KIND: self._kind,
            rules.BLOCK: self._block,
            rules.BACK: self._back,
            rules.UNDO: self._undo,
            rules.OPEN_PAGE: self._open,
            rules.HELP: lambda stop: self.context.print(view.every_key(stop, self.context.tr)),
        }

    def run(self) -> int:
        context = self.context
        context.report(self.walk.problems)
        if any(step.what == rules.SKIP for step in self.walk.steps):
            context.message("walk.taken_up")
        for ref, person in self.walk.held():
            context.message("walk.held", ref=ref, person=person)
        while (stop := self.walk.stop()) is not None:
            with self._listening(afresh=True):
                show = view.in_lines if context.in_lines else view.document
                context.print(show(stop, context.tr, context.workspace.zone))
                what = self._wanted(stop)
            if not self._here(stop, what):
                self.walk.leave()
                self._summary(ended=False)
                return ExitCode.DONE
        self._summary(ended=True)
        self.walk.finish()
        return ExitCode.DONE

    def _here(self, stop: Stop, what: str) -> bool:
        """Keys until the walk goes on from here; False when somebody leaves."""
        while what != rules.QUIT:
            if self._act(stop, what) and what not in (rules.OPEN_PAGE, rules.HELP):
                return True
            with self._listening(afresh=False):
                what = self._wanted(stop)
        return False

    def _wanted(self, stop: Stop) -> str:
        """What the next key that does something here does."""
        sys.stdout.flush()
        while True:
            what = rules.meaning(self._read_key())
            if what is not None and what in dict(stop.keys).values():
                return what
            if self.context.in_lines:
                self._say(self.context.tr("walk.no_key"))

    def _listening(self, *, afresh: bool) -> AbstractContextManager[None]:
        return nullcontext() if self.context.in_lines else listening(afresh=afresh)

    def _read_key(self) -> str:
        """One key; in lines its letter, then Enter."""
        if not self.context.in_lines:
            return read_key()
        try:
            typed = ask(self.context, "walk.key_wanted").strip()
            return typed or "\r"  # a whole word was meant for something else
        except (KeyboardInterrupt, EOFError):
            return INTERRUPTED

    def _act(self, stop: Stop, what: str) -> bool:
        """Do it; False where it was not done, and why was said."""
        try:
            self._actions[what](stop)
        except CmdailyError as error:
            for text in explain(error, self.context.tr, named=False).splitlines():
                self._say(text)
            return error.key == "inbox.said_elsewhere"  # it waits no more
        except (KeyboardInterrupt, EOFError):
            under_way = self.walk.under_way(stop.entry.message)
            key = "walk.interrupted" if under_way else "walk.nothing_done"
            self._say(self.context.tr(key, ref=stop.entry.message.ref))
            return under_way  # nobody knows whether it stands: the next message
        finally:
            self.context.call_hooks()
        return True

    def _answer(self, stop: Stop) -> None:
        message, shown = stop.entry.message, stop.suggestion
        if shown is None:
            return
        filled = shown
        if shown.missing:
            given = self.walk.given
            asked = {
                name: ask(self.context, "template.ask", default=given.get(name, ""), name=name)
                for name in shown.missing
            }
            filled = self.walk.fill(message, asked) or shown
        if filled.missing:
            raise UsageError("walk.still_missing", names=", ".join(filled.missing))
        if filled.repeats:
            raise UsageError("walk.repeats", remedy="walk.repeats_remedy", name=filled.template.name)
        if shown.missing:
            self._send_written(message, filled.text, priced=bool(stop.planned))
        else:  # it was shown with all there is to remark on
            self._send(message, filled.text)

    def _edit(self, stop: Stop) -> None:
        message = stop.entry.message
        start = self.walk.begun(message) or (stop.suggestion.text if stop.suggestion else "")
        self._send_written(message, texts.edited(self.context, start, message.incoming.text))

    def _write(self, stop: Stop) -> None:
        self._send_written(stop.entry.message, ask(self.context, "walk.write"))

    def _send_written(self, message: Message, text: str, *, priced: bool = False) -> None:
        """A text is kept, and what there is to remark on is shown and asked about, before it is sent. `priced`: what it
        costs was on the screen when the key was pressed."""
        if not text.strip():
            raise UsageError("walk.empty")
        draft = self.walk.keep(message, text)
        try:
            planned = self.walk.plan(message, text)
            remarks = findings.document(planned, self.context.tr)
            self.context.print(remarks)
            refused = any(post.blocked for post in planned)
            asks = any(post.findings or (post.price and not priced) for post in planned)
            names = message.account
            if asks and not refused and not confirm(self.context, "speak.send_it", default=True, names=names):
                raise KeyboardInterrupt
            self._send(message, text)
        except (CmdailyError, KeyboardInterrupt, EOFError):
            self._say(self.context.tr("walk.kept", id=draft.id[-6:]))
            raise

    def _send(self, message: Message, text: str) -> None:
        result = handoff.finish(self.context, self.walk.answer(message, text))
        self.context.show(results, result)

    def _template(self, stop: Stop) -> None:
        names = ", ".join(template.name for template in self.walk.templates) or "-"
        self.walk.choose(stop.entry.message, ask(self.context, "walk.which_template", names=names))

    def _snooze(self, stop: Stop) -> None:
        workspace = self.context.workspace
        given = ask(self.context, "walk.until", default="in 2h")
        when = parse_when(given, workspace.now, workspace.config.timezone or "")
        self.walk.snooze(stop.entry.message, when.moment.astimezone(UTC))
        shown = f"{when.shown:%Y-%m-%d %H:%M}"
        self._say(self.context.tr("walk.snoozed", ref=stop.entry.message.ref, when=shown))

    def _done(self, stop: Stop) -> None:
        self.walk.done(stop.entry.message)
        self._tell("walk.did_done", stop)

    def _claim(self, stop: Stop) -> None:
        self.walk.claim(stop.entry.message)
        self._tell("walk.did_claim", stop)

    def _kind(self, stop: Stop) -> None:
        self.walk.correct(stop.entry.message, ask(self.context, "walk.which_kind").strip())
        self._tell("walk.did_kind", stop)

    def _block(self, stop: Stop) -> None:
        if confirm(self.context, "walk.block", name=stop.entry.message.incoming.author):
            self.walk.block(stop.entry.message)
            self._tell("walk.did_block", stop)

    def _tell(self, key: str, stop: Stop) -> None:
        """Say what a key did: to whoever hears the next message alone, nothing else tells it."""
        message = stop.entry.message
        self._say(self.context.tr(key, ref=message.ref, name=message.incoming.author))

    def _back(self, _stop: Stop) -> None:
        if not self.walk.back():
            self._say(self.context.tr("walk.no_way_back"))

    def _undo(self, _stop: Stop) -> None:
        step = self.walk.undo()
        key = "walk.nothing_to_undo" if step is None else "walk.undone"
        self._say(self.context.tr(key, ref=f"m{step.number}" if step else ""))

    def _open(self, stop: Stop) -> None:
        url = stop.entry.message.incoming.url
        if not is_web_address(url):
            raise CmdailyError("inbox.no_page", ref=stop.entry.message.ref)
        self.context.show_page(url)

    def _say(self, text: str) -> None:
        self.context.print((line(text),))

    def _summary(self, *, ended: bool) -> None:
        steps = self.walk.steps
        counts = {what: len({step.number for step in steps if step.what == what}) for _, what in rules.KEYS}
        answered, done, skipped = (counts[what] for what in (rules.ANSWER, rules.DONE, rules.SKIP))
        self._say(self.context.tr("walk.summary", answered=answered, done=done, skipped=skipped))
        if not ended:
            self._say(self.context.tr("walk.left"))
