"""Plain-text renderer: for pipes, cron and terminals that cannot do better.

Without a width nothing is wrapped, so that `grep` finds whole titles.
"""

from __future__ import annotations

from cmdaily.render.document import Document, text_of
from cmdaily.render.layout import lay_out


def render(document: Document, width: int | None = None) -> str:
    """The text of a document, each line ended by a newline; `width` in columns, None for no limit."""
    return "".join(text_of(line).rstrip() + "\n" for line in lay_out(document, width))
