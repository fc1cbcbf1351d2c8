"""The words that decide of what kind a message is, and whence they are."""

from __future__ import annotations

from cmdaily.render.document import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.locale import Translator
    from cmdaily.render.document import Document

    Words = Sequence[tuple[str, str, str]]


def document(model: Words, tr: Translator) -> Document:
    """One line for each word."""
    if not model:
        return (line(tr("inbox.no_words")),)
    return tuple(
        line(
            ("accent", word), "  ", tr(f"inbox.urgency_{kind}"), ("dim", "  " + tr(f"inbox.word_by_{whence}"))
        )
        for word, kind, whence in model
    )


def data(model: Words, _tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    return {"words": [{"word": word, "urgency": kind, "from": whence} for word, kind, whence in model]}
