"""Compose screen: a text with its lengths, its price and the charter's findings while it is typed; kept as a draft."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from cmdaily.desk.flowing import Flowing
from cmdaily.desk.judgement import judgement
from cmdaily.desk.styled import document_text
from cmdaily.domain.ids import uuid7
from cmdaily.domain.publishing.delivery import Draft, State
from cmdaily.domain.publishing.finding import ERROR
from cmdaily.domain.record import replace
from cmdaily.domain.time.when import parse_when
from cmdaily.errors import CmdailyError
from cmdaily.render.clean import clean, one_line
from cmdaily.render.errors import explain
from cmdaily.render.views.publishing import results as sent
from cmdaily.services.publishing import compose
from cmdaily.services.publishing.plan import PostRequest, plan_post

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cmdaily.desk.app import Desk
    from cmdaily.desk.session import DeskSession
    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.domain.publishing.finding import Finding
    from cmdaily.domain.publishing.results import PlannedPost, SendResult
    from cmdaily.services.workspace import Workspace

Afterwards = Callable[["Workspace", "SendResult"], str]
"""What else is to be done once a text was sent, in the same thread; what it says of it."""
Typed = tuple[str, tuple[str, ...]]
"""A text, and to whom it is to go."""
MOST_UNDERLINED = 200
"""Of thousands of findings in one text, the first are enough to begin with."""
PAUSE = 0.3
"""Seconds without a key after which a text is judged and kept."""


class JudgedText(TextArea):
    """An editor that underlines what the charter and the networks remark on."""

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self.findings: tuple[Finding, ...] = ()

    def get_line(self, line_index: int) -> Text:
        """A line with its findings underlined."""
        line = super().get_line(line_index)
        if not line.plain.isprintable():  # one for one, so that what is underlined stays where it is
            line.plain = "\t".join(map(clean, line.plain.split("\t")))
        if not self.findings:
            return line
        start = sum(len(before) + 1 for before in self.document.lines[:line_index])
        for finding in self.findings:
            first, last = max(finding.start - start, 0), min(finding.end - start, len(line.plain))
            if finding.end > finding.start and first < last:
                line.stylize(
                    "underline red" if finding.severity == ERROR else "underline yellow", first, last
                )
        return line

    def on_resize(self) -> None:
        """Textual wraps it anew after it has painted the old lines in the new width, and leaves it at that."""
        self.call_later(self.refresh)

    def judged(self, found: tuple[Finding, ...]) -> None:
        """Underline these from now on."""
        self.findings = found[:MOST_UNDERLINED]
        self._line_cache.clear()
        self.refresh()


class Compose(Screen[str | None]):
    """Write a post, a reply or a share. What is typed is kept at every pause, and survives whatever happens."""

    AUTO_FOCUS = (
        ""  # not the first line, but what `on_mount` chooses: nothing that is typed goes elsewhere before
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
    ]

    def __init__(
        self,
        session: DeskSession,
        draft: Draft,
        about: str = "",
        instead: tuple[Delivery, ...] = (),
        afterwards: Afterwards | None = None,
        *,
        again: bool = False,
    ) -> None:
        super().__init__()
        self._afterwards = afterwards
        self._again = again
        self._session = session
        self._instead = instead
        self._when = instead[0].scheduled if instead and instead[0].state in compose.WAITING else None
        now = session.clock().astimezone(UTC)
        self._draft = (
            draft
            if draft.id
            else replace(
                draft,
                id=uuid7(int(now.timestamp() * 1000)),
                created_at=now.isoformat(timespec="milliseconds"),
            )
        )
        self._keeping = (
            threading.Lock()
        )  # a text that is judged late must not become a draft again once it is sent
        self._about = about
        self._waiting: Timer | None = None
        self._sending = False
        self._turn = 0  # a thread cannot be stopped: one with an earlier text may end later
        self._lost = False
        self._judged = Text()

    def compose(self) -> ComposeResult:
        """What it is about, to whom, when, the text, what is to be said of it, the keys."""
        tr = self._session.tr
        yield Flowing(Text(tr(f"desk.compose_{self._draft.kind}"), "bold"))
        if self._about:
            yield Flowing(Text(self._about, "dim"))
        with Horizontal(classes="field"):
            yield Static(tr("desk.to"), classes="label", markup=False)
            yield Input(" ".join(self._draft.to), id="to", compact=True)
        with Horizontal(classes="field"):
            yield Static(tr("desk.at"), classes="label", markup=False)
            yield Input(self._clock, placeholder=tr("desk.now"), id="at", compact=True)
        yield JudgedText(self._draft.text)
        with VerticalScroll(id="remarks"):
            yield Flowing(id="judged")
        yield Flowing(Text(tr("desk.compose_keys"), "dim"))

    @property
    def _clock(self) -> str:
        """The time it is meant for already, as a person would type it."""
        return f"{self._when.shown:%Y-%m-%d %H:%M}" if self._when else ""

    def on_mount(self) -> None:
        """The text is typed first where it is known to whom it goes."""
        editor = self.query_one(JudgedText)
        editor.move_cursor(editor.document.end)
        (editor if self._draft.to else self.query_one("#to")).focus()
        self._soon()

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """Judge it at the next pause."""
        self._soon()

    def on_input_changed(self, _event: Input.Changed) -> None:
        """To whom, or when, changed."""
        self._soon()

    def _soon(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._lost = False
        self._waiting = self.set_timer(PAUSE, self._judge)

    def _typing(self) -> Typed:
        """The text and the recipients as they are typed now: read where the widgets live, used in a thread."""
        to = tuple(self.query_one("#to", Input).value.replace(",", " ").split())
        return self.query_one(JudgedText).text, to

    def _drafted(self, typed: Typed) -> Draft:
        text, to = typed
        return replace(self._draft, text=text, to=to)

    def _request(self, workspace: Workspace, typed: Typed, at: str) -> PostRequest:
        when = parse_when(at, workspace.now, workspace.config.timezone or "") if at else None
        if self._when is not None and at == self._clock:
            when = self._when
        said = PostRequest(self._drafted(typed), when, again=self._again)
        if not self._instead:
            return said
        first = self._instead[0]
        thread = len(self._instead) > 1
        return replace(said, tick=first.tick, overrides=first.overrides, thread=thread, instead=self._instead)

    def _judge(self) -> None:
        if self._sending:
            return
        at = self.query_one("#at", Input).value.strip()
        typed = self._typing()
        self._turn += 1
        turn = self._turn

        def work() -> None:
            try:
                with self._session.workspace() as workspace:
                    with self._keeping:
                        if self._sending or turn != self._turn:
                            return
                        if typed[0].strip():  # whatever is wrong with the rest
                            compose.keep_draft(workspace, self._drafted(typed))
                    request = self._request(workspace, typed, at)
                    planned = plan_post(workspace, request) if request.draft.to else ()
            except (CmdailyError, OSError) as error:
                self.app.call_from_thread(self._said, turn, self._error(error), ())
                return
            begun = bool(request.draft.text.strip())
            told = judgement(planned, self._session.tr, begun=begun)
            self.app.call_from_thread(self._said, turn, told, planned if begun else ())

        self.run_worker(work, thread=True, exclusive=True, group="judge")

    def _error(self, error: Exception) -> Text:
        if isinstance(error, CmdailyError):
            return Text(explain(error, self._session.tr, named=False).rstrip("\n"), "red")
        return Text(str(error), "red")

    def _said(self, turn: int, text: Text, planned: tuple[PlannedPost, ...]) -> None:
        if turn != self._turn:
            return
        self._judged = text
        if not self._open or self._sending:
            return
        self._tell(text)
        alone = [post for post in planned if len(post.parts) == 1]
        self.query_one(JudgedText).judged(alone[0].findings if alone else ())

    def action_send(self) -> None:
        """Send it, or queue it for its time. What the charter or a network refuses stays here, and says why.

        It goes on when this screen is left meanwhile: a network may take its time.
        """
        if self._sending:
            return
        self._sending = True
        self._tell(Text(self._session.tr("desk.sending"), "bold"))
        at = self.query_one("#at", Input).value.strip()
        typed, desk, session = self._typing(), self.desk, self._session

        def work() -> None:
            try:
                with session.workspace() as workspace:
                    result = self._sent(workspace, typed, at)
                    more = self._more(workspace, result)
                    desk.call_from_thread(self._all_sent, result, more)
                    troubles = session.after(workspace)
            except (CmdailyError, OSError) as error:
                desk.call_from_thread(self._not_sent, error)
                return
            if troubles:
                desk.call_from_thread(desk.say, "\n".join(troubles), bad=True)

        desk.run_worker(work, thread=True, group="deeds")

    def _sent(self, workspace: Workspace, typed: Typed, at: str) -> SendResult:
        request = self._request(workspace, typed, at)
        with self._keeping:
            compose.keep_draft(workspace, request.draft)
        planned = plan_post(workspace, request)
        compose.refuse_blocked(request.draft, planned)
        return compose.send_post(workspace, request, planned)

    def _more(self, workspace: Workspace, result: SendResult) -> str:
        """What else is done and said once it was sent; whatever becomes of that, it was sent."""
        try:
            return self._afterwards(workspace, result) if self._afterwards else ""
        except (CmdailyError, OSError) as error:
            return self._error(error).plain

    def _not_sent(self, error: Exception) -> None:
        self._sending = False
        if isinstance(error, compose.DraftTakenError):  # what stands here from now on is another draft
            self._draft = replace(self._draft, id=uuid7(int(self._session.clock().timestamp() * 1000)))
        if not self._open:
            self.desk.say_error(error)
            return
        self._tell(Text("\n").join([self._error(error), self._judged]))

    def _all_sent(self, result: SendResult, more: str) -> None:
        for delivery in result.deliveries:
            if delivery.state == State.HANDED_OFF:
                self.desk.hand_over(delivery)
        said = document_text(sent.document(result, self._session.tr)).plain
        said = "\n".join(filter(None, (said, more)))
        if self._open:
            self.dismiss(said)
        else:
            self.desk.say(said)
            self.desk.read_again()

    @property
    def _open(self) -> bool:
        return self in self.app.screen_stack

    def _tell(self, text: Text) -> None:
        self.query_one("#judged", Flowing).tell(text)

    @property
    def desk(self) -> Desk:
        """The application."""
        return self.app  # type: ignore[return-value]

    def action_leave(self) -> None:
        """Leave it; the draft is kept, and what is being sent goes on."""
        if self._sending:
            self.dismiss(self._session.tr("desk.sending"))
            return
        typed = self._typing()
        if not typed[0].strip():
            self.dismiss(None)
            return
        draft = self._drafted(typed)
        if self._lost:
            self.dismiss(None)
            return
        self._turn += 1
        kept = self._session.tr("desk.kept", id=draft.id[-6:], text=one_line(draft.text, 40))

        def work() -> None:
            try:
                with self._session.workspace() as workspace, self._keeping:
                    compose.keep_draft(workspace, draft)
            except (CmdailyError, OSError) as error:
                self.app.call_from_thread(self._not_kept, error)
                return
            self.app.call_from_thread(self._left, kept)

        self.run_worker(work, thread=True, exclusive=True, group="judge")

    def _left(self, kept: str) -> None:
        if self._open:
            self.dismiss(kept)

    def _not_kept(self, error: Exception) -> None:
        """Stay with the text that would be lost; whoever leaves once more means it."""
        self._lost = True
        self._tell(Text("\n").join([self._error(error), Text(self._session.tr("desk.not_kept"), "red")]))
