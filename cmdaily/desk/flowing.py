"""Flowing text: a paragraph laid out anew for each width, with no break at a no-break space."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import Static

from cmdaily.desk.lines import wrapped


class Flowing(Static):
    """A text in lines of its width. Textual by itself breaks at any white space, also inside `13 h`."""

    DEFAULT_CSS = "Flowing { width: 1fr; height: auto; }"

    def __init__(self, text: Text | str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(text, markup=False, id=id, classes=classes)
        self._told = text if isinstance(text, Text) else Text(text)
        self._columns = 0

    def tell(self, text: Text) -> None:
        """Show this text from now on."""
        self._told = text
        self.update(wrapped(text, self._columns))

    def on_resize(self, _event: events.Resize) -> None:
        """Lay it out for its new width."""
        if self.content_size.width != self._columns:
            self._columns = self.content_size.width
            self.update(wrapped(self._told, self._columns))
