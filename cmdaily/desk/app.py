"""Application of the desk: the panes, the line that says what happened, work in threads, and watching the store."""

from __future__ import annotations

import asyncio
import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.widgets import ContentSwitcher, Input, Static
from textual.worker import get_current_worker

from cmdaily.desk import palette
from cmdaily.desk.dialogs import keys_text
from cmdaily.desk.drafts import new_draft
from cmdaily.desk.flowing import Flowing
from cmdaily.desk.keys import EVERYWHERE, MOST_WANTED, Key
from cmdaily.desk.lines import keys_lines, tabs_line, wrapped
from cmdaily.desk.pane import Pane
from cmdaily.desk.panes.articles import ArticlesPane
from cmdaily.desk.panes.calendar import CalendarPane
from cmdaily.desk.panes.day import DayPane
from cmdaily.desk.panes.figures import FiguresPane
from cmdaily.desk.panes.inbox import InboxPane
from cmdaily.desk.panes.outbox import OutboxPane
from cmdaily.desk.panes.people import PeoplePane
from cmdaily.desk.search import Results
from cmdaily.desk.threads import Threads
from cmdaily.desk.work import Working
from cmdaily.errors import CmdailyError
from cmdaily.render.clean import clean
from cmdaily.services.search.find import find
from cmdaily.services.team import access

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cmdaily.desk.compose import Afterwards
    from cmdaily.desk.session import DeskSession
    from cmdaily.domain.publishing.delivery import Delivery, Draft
    from cmdaily.domain.search.found import Found

PANES: tuple[type[Pane[Any, Any]], ...] = (
    DayPane,
    InboxPane,
    OutboxPane,
    CalendarPane,
    ArticlesPane,
    FiguresPane,
    PeoplePane,
)
THEMES = ("textual-dark", "textual-light", "ansi-dark", "ansi-light", "textual-ansi")
"""Dark, light, the terminal's own colours. Textual renamed the last: of these names, those that it knows."""
LOOK_AGAIN = 1.0
"""Seconds between two looks at the files of the store."""
TURN = 60.0
"""Seconds after which a pane is read again whatever the files say: time passes, and a server tells no file."""


class Desk(Working):
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
        plain = bool(session.environ.get("NO_COLOR"))
        if not plain:
            os.environ.pop(
                "NO_COLOR", None
            )  # empty is as if it were not there: Textual asks for the name alone
        super().__init__(
            ansi_color=True if plain else None
        )  # else Textual turns colours into greys, and sends them
        self.session = session
        self._state: object = None
        self._warned = False
        self._gone = threading.Event()
        self._readings = 0

    def compose(self) -> ComposeResult:
        """Tabs, title, list, filter, what happened, keys."""
        yield Static(id="tabs", markup=False)
        yield Static(id="title", markup=False)
        with ContentSwitcher(initial=PANES[0].NAME):
            for pane in PANES:
                yield pane()
        yield Input(id="filter", classes="hidden", compact=True, placeholder=self.session.tr("desk.filter"))
        yield Flowing(id="said", classes="hidden")
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the day, and watch the store from now on."""
        self.title = "cmdaily"
        self.ansi_theme_dark, self.ansi_theme_light = palette.DARK, palette.LIGHT
        asyncio.get_running_loop().set_default_executor(Threads())
        self._state = self.session.state_of_files()
        self.action_go(1)
        self.set_interval(LOOK_AGAIN, self._watch)
        self.set_interval(TURN, self.read_again)
        self.run_worker(self._listen, thread=True, group="listen")

    @property
    def pane(self) -> Pane[Any, Any]:
        """The pane that is shown."""
        name = self._first.query_one(ContentSwitcher).current
        return self._first.query_one(f"#{name}", Pane)

    async def on_event(self, event: events.Event) -> None:
        """What is pasted into a line takes no effect on the terminal."""
        if isinstance(event, events.Paste) and isinstance(self.focused, Input):
            event.text = clean(event.text)
        await super().on_event(event)

    def action_go(self, place: int) -> None:
        """Show a pane; what was said of another one is over."""
        self.say("")
        self.query_one(ContentSwitcher).current = PANES[place - 1].NAME
        self._draw()
        self._show_filter()
        self.pane.focus()
        self.read_again()

    def action_go_on(self, by: int) -> None:
        """The next pane, or the one before."""
        names = [pane.NAME for pane in PANES]
        self.action_go((names.index(self.pane.NAME) + by) % len(PANES) + 1)

    def read_again(self) -> None:
        """Read the pane that is shown, in a thread."""
        if not self._is_there:  # a timer may tick while the lists are taken down
            return
        pane = self.pane
        self._readings += 1
        number = self._readings

        def work() -> None:
            try:
                with self.session.workspace() as workspace:
                    model = pane.read(workspace)
            except (CmdailyError, OSError) as error:
                self.call_from_thread(self.say_error, error)
                return
            self.call_from_thread(self._show, pane, model, number)

        self.run_worker(work, thread=True, exclusive=True, group=f"read {pane.NAME}")

    def _show(self, pane: Pane[Any, Any], model: Any, number: int) -> None:
        if number < pane.reading:  # a thread cannot be stopped: one that began earlier may end later
            return
        pane.reading = number
        pane.show(model)
        if pane is self.pane:
            self._draw()

    def hand_over(self, delivery: Delivery) -> None:
        """The text in the clipboard, and the page on which to paste it."""
        self.copy_to_clipboard(delivery.text)
        self.open_page(delivery.url)

    def compose_text(
        self,
        draft: Draft | None = None,
        about: str = "",
        *,
        instead: tuple[Delivery, ...] = (),
        afterwards: Afterwards | None = None,
        again: bool = False,
    ) -> None:
        """Write a post, a reply or a share: a new one, a draft that was begun, or a text in place of one that waits.
        `again`: a message that was answered may be answered once more."""
        from cmdaily.desk.compose import Compose  # the first screen waits for nothing of it

        screen = Compose(self.session, draft or new_draft(), about, instead, afterwards, again=again)
        self.push_screen(screen, self._after_composing)

    def _after_composing(self, said: str | None) -> None:
        if said:
            self.say(said)
        self.read_again()

    def action_compose(self) -> None:
        """Write a post."""
        self.compose_text()

    def action_undo(self) -> None:
        """Undo what was done last: a tick, a skip, a time; in the inbox the latest key there."""
        self.act(self.pane.undo, self.say)

    def action_find(self) -> None:
        """Search everything that was written, done or received."""
        language = self.session.tr.language

        def search(words: str) -> None:
            self.act(
                lambda workspace: find(workspace, [words], language),
                lambda found: self._show_results(words, found),
                again=False,
            )

        self.ask("desk.ask_find", search)

    def _show_results(self, words: str, found: list[Found]) -> None:
        self.push_screen(Results(words, found))

    def action_press_key(self, key: str) -> None:
        """A click on one of the keys below does what the key does."""
        self.simulate_key(key)

    async def action_quit(self) -> None:
        """Leave. While something is being sent or written, only when asked once more."""
        if self.busy("deeds") and not self._warned:
            self._warned = True
            self.say(self.session.tr("desk.still_busy"), bad=True)
            return
        self.exit()

    def action_help_quit(self) -> None:
        """Ctrl-C: say how to leave."""
        self.notify(self.session.tr("desk.how_to_quit"), markup=False)

    def action_help(self) -> None:
        """The keys of this pane, and those that hold everywhere."""
        tr = self.session.tr
        groups = [(tr(f"desk.pane_{self.pane.NAME}"), self.pane.KEYS), (tr("desk.everywhere"), self._all())]
        self._look(keys_text(tr, groups))

    def _all(self) -> tuple[Key, ...]:
        panes = Key(f"1-{len(PANES)}", "", "desk.key_panes")
        return (panes, Key("enter", "", "desk.key_enter"), *EVERYWHERE)

    def action_theme(self) -> None:
        """The next theme: dark, light, the terminal's own colours. None where no colour is wanted."""
        if self.no_color:
            self.say(self.session.tr("desk.no_colour"))
            return
        known = [name for name in THEMES if name in self.available_themes]
        self.theme = known[(known.index(self.theme) + 1) % len(known)] if self.theme in known else known[0]

    def action_filter(self) -> None:
        """Show the line in which to type what to look for."""
        self._show_filter(always=True).focus()

    def _show_filter(self, *, always: bool = False) -> Input:
        """The line with what this list is filtered by: hidden only where it hides nothing."""
        line = self.query_one("#filter", Input)
        line.value = self.pane.wanted
        line.set_class(not (always or self.pane.wanted), "hidden")
        return line

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

    def on_resize(self, event: events.Resize) -> None:
        """What is laid out by the width is laid out again."""
        if self._is_there:
            self._draw(event.size.width)

    def _draw(self, width: int | None = None) -> None:
        """The lists there are, the title of this one, and its keys, as far as the width allows."""
        width = width or self.size.width
        tr, pane = self.session.tr, self.pane
        names = [tr(f"desk.pane_{each.NAME}") for each in PANES]
        chosen = [each.NAME for each in PANES].index(pane.NAME)
        self._first.query_one("#tabs", Static).update(tabs_line(names, chosen, width))
        self._first.query_one("#title", Static).update(wrapped(Text(pane.heading, "bold"), width))
        rest = [key for key in EVERYWHERE if key not in MOST_WANTED]
        keys = keys_lines((*MOST_WANTED, *pane.KEYS, *rest), tr, width)
        self._first.query_one("#keys", Static).update(keys)
