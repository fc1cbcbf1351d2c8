"""Application of the desk: the panes, the line that says what happened, work in threads, and watching the store."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding
from textual.widgets import ContentSwitcher, Input, Static
from textual.worker import get_current_worker

from cmdaily.desk.compose import Compose
from cmdaily.desk.dialogs import Look, Question, keys_text
from cmdaily.desk.keys import EVERYWHERE, Key
from cmdaily.desk.pane import Pane
from cmdaily.desk.panes.articles import ArticlesPane
from cmdaily.desk.panes.calendar import CalendarPane
from cmdaily.desk.panes.day import DayPane
from cmdaily.desk.panes.figures import FiguresPane
from cmdaily.desk.panes.inbox import InboxPane
from cmdaily.desk.panes.outbox import OutboxPane
from cmdaily.domain.publishing.outgoing import POST
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.errors import CmdailyError
from cmdaily.render.errors import explain
from cmdaily.services.routines.undo import undo
from cmdaily.services.runtime.child_processes import show_page
from cmdaily.services.team import access

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cmdaily.desk.session import DeskSession
    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.domain.publishing.outgoing import OutgoingKind
    from cmdaily.services.workspace import Workspace

PANES: tuple[type[Pane[Any, Any]], ...] = (
    DayPane,
    InboxPane,
    OutboxPane,
    CalendarPane,
    ArticlesPane,
    FiguresPane,
)
THEMES = ("textual-dark", "textual-light", "textual-ansi")
LOOK_AGAIN = 1.0
"""Seconds between two looks at the files of the store."""
TURN = 60.0
"""Seconds after which a pane is read again whatever the files say: time passes, and a server tells no file."""

Found = TypeVar("Found")


class Desk(App[None]):
    """The desk."""

    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[Any]] = [
        *(Binding(key.key, key.action, show=False) for key in EVERYWHERE),
        *(Binding(str(place), f"go({place})", show=False) for place in range(1, len(PANES) + 1)),
        Binding("tab", "go_on(1)", show=False, priority=False),
        Binding("shift+tab", "go_on(-1)", show=False, priority=False),
    ]

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self.session = session
        self._state: object = None
        self._gone = threading.Event()

    def compose(self) -> ComposeResult:
        """Tabs, title, list, filter, what happened, keys."""
        yield Static(id="tabs", markup=False)
        yield Static(id="title", markup=False)
        with ContentSwitcher(initial=PANES[0].NAME):
            for pane in PANES:
                yield pane()
        yield Input(id="filter", classes="hidden", compact=True)
        yield Static(id="said", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the day, and watch the store from now on."""
        self.title = "cmdaily"
        self._state = self.session.state_of_files()
        self.action_go(1)
        self.set_interval(LOOK_AGAIN, self._watch)
        self.set_interval(TURN, self.read_again)
        self.run_worker(self._listen, thread=True, group="listen")

    @property
    def pane(self) -> Pane[Any, Any]:
        """The pane that is shown."""
        name = self.query_one(ContentSwitcher).current
        return self.query_one(f"#{name}", Pane)

    def action_go(self, place: int) -> None:
        """Show a pane."""
        self.query_one(ContentSwitcher).current = PANES[place - 1].NAME
        self._draw_tabs()
        self._draw_keys()
        self.query_one("#filter").add_class("hidden")
        self.pane.focus()
        self.read_again()

    def action_go_on(self, by: int) -> None:
        """The next pane, or the one before."""
        names = [pane.NAME for pane in PANES]
        self.action_go((names.index(self.pane.NAME) + by) % len(PANES) + 1)

    def read_again(self) -> None:
        """Read the pane that is shown, in a thread."""
        pane = self.pane

        def work() -> None:
            try:
                with self.session.workspace() as workspace:
                    model = pane.read(workspace)
            except (CmdailyError, OSError) as error:
                self.call_from_thread(self.say_error, error)
                return
            self.call_from_thread(self._show, pane, model)

        self.run_worker(work, thread=True, exclusive=True, group=f"read {pane.NAME}")

    def _show(self, pane: Pane[Any, Any], model: Any) -> None:
        pane.show(model)
        if pane is self.pane:
            self.query_one("#title", Static).update(Text(pane.title(model), "bold"))

    def act(
        self,
        deed: Callable[[Workspace], Found],
        then: Callable[[Found], None] | None = None,
        *,
        again: bool = True,
    ) -> None:
        """Do something in a thread, show what became of it, and read the pane again."""

        def work() -> None:
            try:
                with self.session.workspace() as workspace:
                    found = deed(workspace)
                    troubles = self._hooks(workspace)
            except (CmdailyError, OSError) as error:
                self.call_from_thread(self.say_error, error)
                return
            self.call_from_thread(self._done, found, troubles, then, again)

        self.run_worker(work, thread=True, group="deeds")

    def _hooks(self, workspace: Workspace) -> list[str]:
        """Call the user's own programs for what happened; what went wrong with them, in words."""
        if not workspace.happened or not os.path.isdir(os.path.join(workspace.home.config, "hooks")):
            return []
        from cmdaily.services import hooks

        tr = self.session.tr
        happened, workspace.happened = workspace.happened, []
        return [tr(each.key, **dict(each.values)) for each in hooks.run(workspace, tr, happened)]

    def _done(
        self, found: Found, troubles: list[str], then: Callable[[Found], None] | None, again: bool
    ) -> None:
        if again:
            self.say("\n".join(troubles), bad=True)
            self.read_again()
        if then is not None:
            then(found)

    def say(self, text: str, *, bad: bool = False) -> None:
        """Say something in the line below the list."""
        self.query_one("#said", Static).update(Text(text, "red" if bad else "green"))

    def say_error(self, error: Exception) -> None:
        """Say what went wrong and what to do about it; the list stays as it was."""
        if isinstance(error, CmdailyError):
            self.say(explain(error, self.session.tr).rstrip("\n"), bad=True)
        else:
            self.say(self.session.tr("error.output", reason=str(error)), bad=True)

    def ask(self, question: str, then: Callable[[str], None], *, empty: bool = False) -> None:
        """Ask for one line, and go on with it unless Esc is pressed."""

        def answered(text: str | None) -> None:
            if text is not None:
                try:
                    then(text)
                except CmdailyError as error:
                    self.say_error(error)

        self.push_screen(Question(self.session.tr(question), empty=empty), answered)

    def look_at(self, found: Callable[[Workspace], Text]) -> None:
        """Show a text over the list."""
        self.act(found, self._look, again=False)

    def _look(self, text: Text) -> None:
        self.push_screen(Look(text))

    def open_page(self, address: str) -> None:
        """Open a page in the browser, and say its address for those who have none here."""
        if not is_web_address(address):
            self.say(self.session.tr("desk.no_page"))
            return
        self.say(address)
        show_page(address, self.session.environ)

    def hand_over(self, delivery: Delivery) -> None:
        """The text in the clipboard, and the page on which to paste it."""
        self.copy_to_clipboard(delivery.text)
        self.open_page(delivery.url)

    def compose_text(
        self, *, kind: OutgoingKind = POST, to: str = "", address: str = "", text: str = "", about: str = ""
    ) -> None:
        """Write a post, a reply or a share."""
        self.push_screen(Compose(self.session, kind, to, address, text, about), self._after_composing)

    def _after_composing(self, said: str | None) -> None:
        if said:
            self.say(said)
        self.read_again()

    def action_compose(self) -> None:
        """Write a post."""
        self.compose_text()

    def action_undo(self) -> None:
        """Undo the latest tick, skip or time."""
        tr = self.session.tr
        self.act(undo, lambda _: self.say(tr("desk.undone")))

    def action_help(self) -> None:
        """The keys of this pane, and those that hold everywhere."""
        tr = self.session.tr
        groups = [(tr(f"desk.pane_{self.pane.NAME}"), self.pane.KEYS), (tr("desk.everywhere"), self._all())]
        self.push_screen(Look(keys_text(tr, groups)))

    def _all(self) -> tuple[Key, ...]:
        panes = Key(f"1-{len(PANES)}", "", "desk.key_panes")
        return (panes, Key("enter", "", "desk.key_enter"), *EVERYWHERE)

    def action_theme(self) -> None:
        """The next theme: dark, light, the terminal's own colours."""
        self.theme = (
            THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)] if self.theme in THEMES else THEMES[0]
        )

    def action_filter(self) -> None:
        """Show the line in which to type what to look for."""
        line = self.query_one("#filter", Input)
        line.remove_class("hidden")
        line.value = self.pane.wanted
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The list holds what fits so far."""
        if event.input.id == "filter":
            self.pane.wanted = event.value.strip().casefold()
            self.pane.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the filter: back to the list, which stays as it is."""
        if event.input.id == "filter":
            event.input.set_class(not self.pane.wanted, "hidden")
            self.pane.focus()

    def on_key(self, event: Any) -> None:
        """Esc takes the filter away."""
        if event.key == "escape" and len(self.screen_stack) == 1:
            line = self.query_one("#filter", Input)
            line.value = ""
            line.add_class("hidden")
            self.pane.focus()

    def _watch(self) -> None:
        state = self.session.state_of_files()
        if state != self._state:
            self._state = state
            self.read_again()

    def _listen(self) -> None:
        """In a team: wait in a thread for what colleagues do, and read again at once. Without the server, try again."""
        worker = get_current_worker()
        try:
            with self.session.workspace() as workspace:
                if not workspace.in_team:
                    return
        except CmdailyError:
            return
        while not worker.is_cancelled:
            with suppress(CmdailyError), self.session.workspace() as workspace:
                while not worker.is_cancelled:
                    if access.changed(workspace, LOOK_AGAIN):
                        self.call_from_thread(self.read_again)
            self._gone.wait(LOOK_AGAIN)

    def on_unmount(self) -> None:
        """Let nobody wait any more."""
        self._gone.set()

    def _draw_tabs(self) -> None:
        tr, found = self.session.tr, Text()
        for place, pane in enumerate(PANES, 1):
            style = "reverse" if pane.NAME == self.pane.NAME else ""
            found.append(f"{place} {tr(f'desk.pane_{pane.NAME}')}", style)
            found.append(" ")
        self.query_one("#tabs", Static).update(found)

    def _draw_keys(self) -> None:
        tr, found = self.session.tr, Text()
        for key in (EVERYWHERE[0], *self.pane.KEYS, *EVERYWHERE[1:]):
            found.append(key.shown, "bold")
            found.append("\u00a0" + tr(key.message).replace(" ", "\u00a0") + "  ")
        self.query_one("#keys", Static).update(found)
