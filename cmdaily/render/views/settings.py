"""`config show`: what is set, and where it is kept."""

from __future__ import annotations

from cmdaily.domain.record import frozen
from cmdaily.render.document import Column, Table, line, row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


@frozen
class Settings:
    """Settings in force: name, value as text, and whether the file sets it."""

    path: str
    rows: tuple[tuple[str, str, bool], ...]


def document(model: Settings, tr: Translator) -> Document:
    """One setting a line; what the file does not set is dimmed."""
    rows = tuple(
        row(("accent" if given else "dim", name), ("" if given else "dim", text))
        for name, text, given in model.rows
    )
    return (line(("dim", model.path)), Table((Column(), Column(flexible=True)), rows))


def data(model: Settings, tr: Translator) -> dict[str, object]:
    """The settings as text, by name."""
    return {"path": model.path, "settings": {name: text for name, text, _ in model.rows}}
