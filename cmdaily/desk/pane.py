"""Pane: one list of the desk, read in a thread, shown a page at a time, filtered by what is typed after `/`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cmdaily.desk.lines import wrapped
from cmdaily.desk.styled import document_text
from cmdaily.render.views.routines import undone
from cmdaily.services.routines.undo import undo

if TYPE_CHECKING:
    from cmdaily.desk.app import Desk
    from cmdaily.desk.keys import Key
    from cmdaily.services.workspace import Workspace

Model = TypeVar("Model")
Thing = TypeVar("Thing")

PAGE = 200
"""Things that a list shows at a time: tens of thousands must not slow it."""
MORE = "more"


class Pane(OptionList, Generic[Model, Thing]):
    """A list of things of one kind. What a subclass says: how it is read, and what each thing looks like."""

    NAME: ClassVar[str]
    KEYS: ClassVar[tuple[Key, ...]] = ()
    INDENT: ClassVar[int] = 0
    """The column in which the lines that continue another begin."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id=self.NAME, markup=False)
        self.things: list[Thing] = []
        self.wanted = ""
        self.limit = PAGE
        self.heading = ""
        self.reading = 0
        self._model: Model | None = None
        self._width = 0
        for each in self.KEYS:
            self._bindings.bind(each.key, each.action, show=False)

    @property
    def desk(self) -> Desk:
        """The application."""
        return self.app  # type: ignore[return-value]

    def read(self, workspace: Workspace) -> Model:
        """What is to be shown, read in a thread. Raises errors of ours."""
        raise NotImplementedError

    def undo(self, workspace: Workspace) -> str:
        """Take back what was done last, and say so. Errors of ours where there is nothing."""
        return document_text(undone.document(undo(workspace), self.desk.session.tr)).plain

    def title(self, model: Model) -> str:
        """The line above the list."""
        raise NotImplementedError

    def rows(self, model: Model) -> Sequence[tuple[Text, Thing | None]]:
        """What stands in the list: a text, and the thing that it is (None: a heading)."""
        raise NotImplementedError

    def identity(self, thing: Thing) -> object:
        """What stays the same of a thing when the list is read again."""
        return thing

    def look(self, found: Callable[[Workspace], Text]) -> None:
        """Show a text about what is chosen; the keys of the list hold over it."""
        read = self._identity
        self.desk.look_at(found, {each.key for each in self.KEYS}, lambda: self._identity == read)

    @property
    def _identity(self) -> object:
        chosen = self.chosen
        return None if chosen is None else self.identity(chosen)

    def show(self, model: Model) -> None:
        """Show what was read; the same thing stays chosen."""
        self._model = model
        self.heading = self.title(model)
        self.redraw()

    def on_resize(self) -> None:
        """Lay the list out for its new width."""
        if self._width != self._columns:
            self.redraw()

    @property
    def _columns(self) -> int:
        return self.scrollable_content_region.width

    def redraw(self) -> None:
        """Show the list again, as far as it fits the filter and the page."""
        if self._model is None:
            return
        place, before, self._width = self._place(), self._identity, self._columns
        self.clear_options()
        self.things, options, shown = [], [], 0
        for text, thing in self.rows(self._model):
            if thing is None:
                if not self.wanted:
                    options.append(Option(wrapped(text, self._width), disabled=True))
                continue
            if self.wanted and self.wanted not in text.plain.casefold():
                continue
            shown += 1
            if shown <= self.limit:
                options.append(Option(wrapped(text, self._width, self.INDENT), id=str(len(self.things))))
                self.things.append(thing)
        if shown > self.limit:
            more = self.desk.session.tr("desk.more", n=shown - self.limit)
            options.append(Option(Text(more, "dim"), id=MORE))
        self.add_options(options)
        self._choose(place, before)

    def _place(self) -> int:
        thing = self.highlighted
        return thing if thing is not None else 0

    def _choose(self, place: int, before: object) -> None:
        """The same thing as before, wherever it stands now; where it is gone, what stands in its place."""
        for number, thing in enumerate(self.things if before is not None else ()):
            if self.identity(thing) == before:
                self.highlighted = self.get_option_index(str(number))
                return
        if self.option_count:
            place = min(place, self.option_count - 1)
            while place < self.option_count - 1 and self.get_option_at_index(place).disabled:
                place += 1
            self.highlighted = place

    @property
    def chosen(self) -> Thing | None:
        """The thing under the cursor."""
        if self.highlighted is None:
            return None
        name = self.get_option_at_index(self.highlighted).id
        return self.things[int(name)] if name is not None and name != MORE else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click: a thing is opened, the last line shows more."""
        event.stop()
        if event.option.id == MORE:
            self.limit += PAGE
            self.redraw()
        elif self.chosen is not None:
            self.open_thing(self.chosen)

    def open_thing(self, thing: Thing) -> None:
        """What Enter does with a thing."""
