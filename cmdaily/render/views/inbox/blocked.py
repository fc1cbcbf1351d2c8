"""Blocked people: whose messages wait no more."""

from __future__ import annotations

from cmdaily.render.clean import one_line
from cmdaily.render.document import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(model: Sequence[tuple[str, str]], tr: Translator) -> Document:
    """A line for each."""
    if not model:
        return (line(tr("inbox.none_blocked")),)
    return tuple(
        line(("accent", f"@{one_line(author)}"), ("dim", f"  {platform}")) for platform, author in model
    )


def data(model: Sequence[tuple[str, str]], _say: Translator) -> dict[str, object]:
    """Network and handle of each."""
    return {"blocked": [{"platform": platform, "author": author} for platform, author in model]}
