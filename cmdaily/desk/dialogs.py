"""Dialogs of the desk: a question with one line, a text to look at, the keys."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input

from cmdaily.desk.flowing import Flowing

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cmdaily.desk.keys import Key
    from cmdaily.locale import Translator


class Question(ModalScreen[str | None]):
    """A question with one line for the answer; None when it is left with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, text: str, *, value: str = "", empty: bool = False) -> None:
        super().__init__()
        self._text = text
        self._value = value
        self._empty = empty

    def compose(self) -> ComposeResult:
        """The question above its line."""
        with Vertical(classes="dialog"):
            yield Flowing(self._text)
            yield Input(self._value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the answer, unless it is empty where something is needed."""
        if event.value.strip() or self._empty:
            self.dismiss(event.value)

    def action_leave(self) -> None:
        """Esc."""
        self.dismiss(None)


class Look(ModalScreen[str | None]):
    """A text to read; it is left with the key of something to do about it, None with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("q", "leave", show=False),
        Binding("enter", "leave", show=False),
    ]

    def __init__(self, text: Text, hint: str, keys: Collection[str] = ()) -> None:
        super().__init__()
        self._keys = keys
        self._text = text
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The text, which scrolls, and how to leave it."""
        with VerticalScroll(classes="dialog tall") as frame:
            frame.border_subtitle = self._hint
            yield Flowing(self._text)

    def action_leave(self) -> None:
        """Back to the list."""
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Whoever has read it answers, ticks or shares from here."""
        if event.key in self._keys:
            event.stop()
            self.dismiss(event.key)


def keys_text(tr: Translator, groups: Sequence[tuple[str, Sequence[Key]]]) -> Text:
    """The keys of some groups, each group under its name."""
    found = Text()
    for title, keys in groups:
        found.append(f"{title}\n", "bold")
        for key in keys:
            found.append(f"  {key.shown:<6}", "cyan")
            found.append(f"{tr(key.message)}\n")
    return found
