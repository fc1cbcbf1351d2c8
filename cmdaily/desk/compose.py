"""Compose screen: a text with its lengths, its price and the charter's findings while it is typed; kept as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from cmdaily.desk.styled import document_text
from cmdaily.domain.publishing.delivery import Draft, State
from cmdaily.domain.publishing.finding import ERROR
from cmdaily.domain.publishing.text.measure import measure, text_as_sent
from cmdaily.domain.record import replace
from cmdaily.domain.time.when import parse_when
from cmdaily.errors import CmdailyError, RefusedError
from cmdaily.platforms.http import graphemes
from cmdaily.render.clean import one_line
from cmdaily.render.errors import explain
from cmdaily.render.views.publishing import findings
from cmdaily.render.views.publishing import results as sent
from cmdaily.services.publishing import compose
from cmdaily.services.publishing.plan import PostRequest, plan_post

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cmdaily.desk.app import Desk
    from cmdaily.desk.session import DeskSession
    from cmdaily.domain.publishing.finding import Finding
    from cmdaily.domain.publishing.outgoing import OutgoingKind
    from cmdaily.domain.publishing.results import PlannedPost, SendResult
    from cmdaily.services.workspace import Workspace

PAUSE = 0.3
"""Seconds without a key after which a text is judged and kept."""
LONGEST = 20_000
"""Characters that a text may have here: no network takes as many."""


class JudgedText(TextArea):
    """An editor that underlines what the charter and the networks remark on."""

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self.findings: tuple[Finding, ...] = ()

    def get_line(self, line_index: int) -> Text:
        """A line with its findings underlined."""
        line = super().get_line(line_index)
        start = sum(len(before) + 1 for before in self.document.lines[:line_index])
        for finding in self.findings:
            first, last = max(finding.start - start, 0), min(finding.end - start, len(line.plain))
            if finding.end > finding.start and first < last:
                line.stylize(
                    "underline red" if finding.severity == ERROR else "underline yellow", first, last
                )
        return line

    def judged(self, found: tuple[Finding, ...]) -> None:
        """Underline these from now on."""
        self.findings = found
        self._line_cache.clear()
        self.refresh()


class Compose(Screen[str | None]):
    """Write a post, a reply or a share. What is typed is kept at every pause, and survives whatever happens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
    ]

    def __init__(
        self, session: DeskSession, kind: OutgoingKind, to: str, address: str, text: str, about: str
    ) -> None:
        super().__init__()
        self._session = session
        self._draft = Draft(
            id="", kind=kind, text=text[:LONGEST], created_at="", to=(to,) if to else (), address=address
        )
        self._about = about
        self._waiting: Timer | None = None
        self._sending = False

    def compose(self) -> ComposeResult:
        """What it is about, to whom, when, the text, what is to be said of it, the keys."""
        tr = self._session.tr
        yield Static(Text(tr(f"desk.compose_{self._draft.kind}"), "bold"), markup=False)
        if self._about:
            yield Static(Text(self._about, "dim"), markup=False)
        with Horizontal(classes="field"):
            yield Static(tr("desk.to"), classes="label", markup=False)
            yield Input(" ".join(self._draft.to), id="to", compact=True)
        with Horizontal(classes="field"):
            yield Static(tr("desk.at"), classes="label", markup=False)
            yield Input(placeholder=tr("desk.now"), id="at", compact=True)
        yield JudgedText(self._draft.text)
        yield Static(id="judged", markup=False)
        yield Static(Text(tr("desk.compose_keys"), "dim"), markup=False)

    def on_mount(self) -> None:
        """The text is typed first where it is known to whom it goes."""
        (self.query_one(JudgedText) if self._draft.to else self.query_one("#to")).focus()
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
        self._waiting = self.set_timer(PAUSE, self._judge)

    def _typed(self, workspace: Workspace) -> Draft:
        """The draft as it is typed now."""
        if not self._draft.id:
            self._draft = replace(self._draft, id=workspace.new_id(), created_at=workspace.timestamp)
        text = self.query_one(JudgedText).text[:LONGEST]
        to = tuple(self.query_one("#to", Input).value.replace(",", " ").split())
        self._draft = replace(self._draft, text=text, to=to)
        return self._draft

    def _request(self, workspace: Workspace, at: str) -> PostRequest:
        when = parse_when(at, workspace.now, workspace.config.timezone or "") if at else None
        return PostRequest(self._typed(workspace), when)

    def _judge(self) -> None:
        at = self.query_one("#at", Input).value.strip()

        def work() -> None:
            try:
                with self._session.workspace() as workspace:
                    request = self._request(workspace, at)
                    if request.draft.text.strip():
                        compose.keep_draft(workspace, request.draft)
                    planned = plan_post(workspace, request) if request.draft.to else ()
            except (CmdailyError, OSError) as error:
                self.app.call_from_thread(self._said, self._error(error), ())
                return
            self.app.call_from_thread(self._said, self._judgement(planned), planned)

        self.run_worker(work, thread=True, exclusive=True, group="judge")

    def _judgement(self, planned: tuple[PlannedPost, ...]) -> Text:
        """The length for each recipient, then the findings and the price."""
        tr, found = self._session.tr, Text()
        for post in planned:
            part = post.parts[0]
            size = measure(text_as_sent(post.recipient.network, part), post.limits, graphemes.split)
            said = tr("desk.length", length=size.length, limit=size.limit) if size.limit else str(size.length)
            by_hand = "  " + tr("desk.by_hand") if post.by_hand else ""
            found.append(f"{post.recipient.name}: ", "bold")
            found.append(f"{said}{by_hand}   ", "red" if size.too_long else "green")
        remarks = document_text(findings.document(planned, tr))
        return Text("\n").join([found, remarks]) if remarks.plain else found

    def _error(self, error: Exception) -> Text:
        if isinstance(error, CmdailyError):
            return Text(explain(error, self._session.tr).rstrip("\n"), "red")
        return Text(str(error), "red")

    def _said(self, text: Text, planned: tuple[PlannedPost, ...]) -> None:
        if not self.is_mounted:
            return
        self.query_one("#judged", Static).update(text)
        alone = [post for post in planned if len(post.parts) == 1]
        self.query_one(JudgedText).judged(alone[0].findings if alone else ())

    def action_send(self) -> None:
        """Send it, or queue it for its time. What the charter or a network refuses stays here, and says why."""
        if self._sending:
            return
        self._sending = True
        at = self.query_one("#at", Input).value.strip()

        def work() -> None:
            try:
                with self._session.workspace() as workspace:
                    result = self._sent(workspace, at)
            except (CmdailyError, OSError) as error:
                self.app.call_from_thread(self._not_sent, error)
                return
            self.app.call_from_thread(self._all_sent, result)

        self.run_worker(work, thread=True, group="send")

    def _sent(self, workspace: Workspace, at: str) -> SendResult:
        request = self._request(workspace, at)
        compose.keep_draft(workspace, request.draft)
        planned = plan_post(workspace, request)
        if all(post.blocked for post in planned):
            raise RefusedError("speak.refused", n=len(planned))
        return compose.send_post(workspace, request, planned)

    def _not_sent(self, error: Exception) -> None:
        self._sending = False
        judged = self.query_one("#judged", Static)
        before: Any = judged.content
        said = self._error(error)
        judged.update(Text("\n").join([said, before]) if isinstance(before, Text) else said)

    def _all_sent(self, result: SendResult) -> None:
        for delivery in result.deliveries:
            if delivery.state == State.HANDED_OFF:
                self.desk.hand_over(delivery)
        self.dismiss(document_text(sent.document(result, self._session.tr)).plain)

    @property
    def desk(self) -> Desk:
        """The application."""
        return self.app  # type: ignore[return-value]

    def action_leave(self) -> None:
        """Leave it; the draft is kept."""
        text = self.query_one(JudgedText).text.strip()
        if not text or not self._draft.id:
            self.dismiss(None)
            return
        name, shown = self._draft.id[-6:], one_line(text, 40)
        self.dismiss(self._session.tr("desk.kept", id=name, text=shown))
