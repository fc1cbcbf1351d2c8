"""Output selection, once: JSON when asked for, Rich on a terminal, plain text everywhere else."""

from __future__ import annotations

from cmdaily.render.document import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol, TextIO, TypeVar

    from cmdaily.locale import Translator

    Model = TypeVar("Model")
    Shown = TypeVar("Shown", contravariant=True)

    class View(Protocol[Shown]):
        """A module of `render/views`, by the model that it shows."""

        def document(self, model: Shown, tr: Translator, /) -> Document:
            """The view for people."""

        def data(self, model: Shown, tr: Translator, /) -> Mapping[str, object]:
            """The view for scripts: the shape of the contract, without `schema_version`."""


class Output:
    """Where views go. `width` is None where nothing is to be wrapped."""

    def __init__(self, stream: TextIO, environ: Mapping[str, str], *, json: bool = False) -> None:
        self._stream = stream
        self._environ = environ
        self._json = json
        self.terminal = not json and is_terminal(stream, environ)

    def show(self, view: View[Model], model: Model, tr: Translator) -> None:
        """Render one view of one model."""
        if self._json:
            from cmdaily.render.jsontext import document

            self._stream.write(document(view.data(model, tr)))
        else:
            self.print(view.document(model, tr))

    def print(self, document: Document) -> None:
        """Print a document to a person."""
        if self.terminal:
            from cmdaily.render.terminal import show

            show(
                document,
                self._stream,
                colour="NO_COLOR" not in self._environ or not self._environ["NO_COLOR"],
                unicode=speaks_unicode(self._stream),
            )
        else:
            from cmdaily.render.plain import render

            self._stream.write(render(document, _width(self._stream, self._environ)))


def reads_lines(environ: Mapping[str, str]) -> bool:
    """Whether everything is to be said in lines (CMDAILY_LINES): no colour, nothing placed or drawn over, for screen
    readers and braille."""
    return environ.get("CMDAILY_LINES", "") not in ("", "0")


def is_terminal(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether the stream is a terminal that can place text and show colour."""
    return stream.isatty() and environ.get("TERM", "dumb") not in ("", "dumb") and not reads_lines(environ)


def speaks_unicode(stream: TextIO) -> bool:
    """Whether the stream can show more than its country's letters."""
    return (stream.encoding or "ascii").lower().replace("-", "").startswith("utf")


def _width(stream: TextIO, environ: Mapping[str, str]) -> int | None:
    """Columns to wrap at: COLUMNS where it is set, a dumb terminal's own width, else no limit."""
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and len(columns) < 5 and int(columns) > 0:
        return max(20, int(columns))
    if stream.isatty():
        import os

        try:
            return max(20, os.get_terminal_size(stream.fileno()).columns or 80)
        except OSError:
            return 80
    return None
