"""Work of the desk: what is done in threads, what is said of it, and what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, TypeVar

from rich.text import Text
from textual.widgets import ContentSwitcher
from textual.worker import WorkerFailed

from cmdaily.desk.dialogs import Look, Question
from cmdaily.desk.flowing import Flowing
from cmdaily.desk.typeahead import TypeAhead
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.errors import CmdailyError
from cmdaily.render.errors import explain
from cmdaily.services.runtime.child_processes import show_page

if TYPE_CHECKING:
    from textual.screen import Screen

    from cmdaily.desk.session import DeskSession
    from cmdaily.services.workspace import Workspace

Found = TypeVar("Found")


class Working(TypeAhead):
    """An application that works on the store in threads, and says below its lists what came of it."""

    session: DeskSession

    def read_again(self) -> None:
        """Read what is shown."""
        raise NotImplementedError

    def act(
        self,
        deed: Callable[[Workspace], Found],
        then: Callable[[Found], None] | None = None,
        *,
        again: bool = True,
        group: str = "deeds",
    ) -> None:
        """Do something in a thread, show what became of it, and read the pane again; then call the user's hooks.

        Where nothing is read `again`, something is opened: keys that are typed meanwhile are meant for that. The way
        out of the desk waits for the group "deeds" alone.
        """

        def work() -> None:
            try:
                with self.session.workspace() as workspace:
                    found = deed(workspace)
                    self.call_from_thread(self._done, found, then, again)
                    troubles = self.session.after(workspace)
            except (CmdailyError, OSError) as error:
                self.call_from_thread(self._failed, error, again)
                return
            if troubles:
                self.call_from_thread(self.say, "\n".join(troubles), bad=True)

        if not again:
            self.opens()
        self.run_worker(work, thread=True, group=group)

    def call_from_thread(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Show what a thread found; nothing once the desk is being left, for nobody is there to see it."""
        if self._exit or self._loop is None or self._loop.is_closed():
            return None

        def shown() -> Any:
            # run by the loop of the desk: what it closes meanwhile is either all there or gone
            return callback(*args, **kwargs) if self._is_there else None

        return super().call_from_thread(shown)

    @property
    def _is_there(self) -> bool:
        """Whether the lists are still on the screen: the desk takes them down before it says that it is closed."""
        if not self.screen_stack or not self._first.query("#said"):
            return False
        return any(panes.query(f"#{panes.current}") for panes in self._first.query(ContentSwitcher))

    @property
    def failed(self) -> Exception | None:
        """The mistake of ours, or of a plug-in, that ended the desk."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error  # type: ignore[return-value]

    def _fatal_error(self) -> None:
        """End without Textual's report, which shows the values of variables: secrets among them. Whoever opened the
        desk owns up to `failed` as to any other mistake."""
        self._close_messages_no_wait()

    def busy(self, group: str) -> bool:
        """Whether something of a group is being done."""
        return any(worker.group == group and not worker.is_finished for worker in self.workers)

    def _done(self, found: Found, then: Callable[[Found], None] | None, again: bool) -> None:
        try:
            if again:
                self.say("")
                self.read_again()
            if then is not None:
                then(found)
        finally:
            if not again:
                self.opened()

    def _failed(self, error: Exception, again: bool) -> None:
        self.say_error(error)
        if again:
            self.read_again()  # what it was meant for may be there no more
        else:
            self.opened()

    def say(self, text: str, *, bad: bool = False) -> None:
        """Say something in the line below the list."""
        line = self._first.query_one("#said", Flowing)
        line.tell(Text(text, "red" if bad else "green"))
        line.set_class(not text, "hidden")

    @property
    def _first(self) -> Screen[Any]:
        """The screen of the lists, whatever lies over it."""
        return self.screen_stack[0]

    def say_error(self, error: Exception) -> None:
        """Say what went wrong and what to do about it; the list stays as it was."""
        if isinstance(error, CmdailyError):
            self.say(explain(error, self.session.tr, named=False).rstrip("\n"), bad=True)
        else:
            self.say(self.session.tr("error.output", reason=str(error)), bad=True)

    def ask(
        self,
        question: str,
        then: Callable[[str], None],
        *,
        empty: bool = False,
        value: str = "",
        **values: object,
    ) -> None:
        """Ask for one line, and go on with it unless Esc is pressed. `value` stands in it and may be typed over."""

        def answered(text: str | None) -> None:
            if text is not None:
                try:
                    then(text)
                except CmdailyError as error:
                    self.say_error(error)

        self.push_screen(Question(self.session.tr(question, **values), value=value, empty=empty), answered)

    def look_at(
        self,
        found: Callable[[Workspace], Text],
        keys: Collection[str] = (),
        still: Callable[[], bool] = lambda: True,
    ) -> None:
        """Show a text over the list; `keys` are those of the list that hold over it, too, as long as it is `still` the
        thing that is read which they would reach."""
        self.act(found, lambda text: self._look(text, keys, still), again=False)

    def _look(self, text: Text, keys: Collection[str] = (), still: Callable[[], bool] = lambda: True) -> None:
        def left(key: str | None) -> None:
            if key is not None and still():
                self.call_later(self.simulate_key, key)
            elif key is not None:
                self.say(self.session.tr("desk.list_changed"), bad=True)

        self.push_screen(Look(text, self.session.tr("desk.look_keys"), keys), left)

    def open_page(self, address: str) -> None:
        """Open a page in the browser, and say its address for those who have none here."""
        if not is_web_address(address):
            self.say(self.session.tr("desk.no_page"))
            return
        self.say(address)
        show_page(address, self.session.environ)
