"""Embed view: what an address gives to be shown in an article."""

from __future__ import annotations

from cmdaily.domain.publishing.embed import PAGE, Embed
from cmdaily.render.clean import one_line
from cmdaily.render.document import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document

__all__ = ["Embed", "data", "document", "notes"]


def document(model: Embed, tr: Translator) -> Document:
    """The HTML alone."""
    return tuple(line(one) for one in model.html.splitlines())


def data(model: Embed, tr: Translator) -> dict[str, object]:
    """The HTML and what it shows."""
    return {
        "embed": {
            "url": model.url,
            "provider": model.provider,
            "kind": model.kind,
            "title": model.title,
            "author": model.author,
            "html": model.html,
            "static": model.static,
            "source": model.source,
            "frame": model.frame or None,
        }
    }


def notes(model: Embed, *, chosen: bool) -> list[tuple[str, dict[str, object]]]:
    """What is to know about it; `chosen` says that a card was wanted."""
    provider = one_line(model.provider, 60)
    if model.frame:
        return [("embed.frame", {"host": one_line(model.frame, 80)})]
    if model.source == PAGE:
        return [("embed.page", {"host": provider})]
    return [("embed.card", {"network": provider})] if model.static and not chosen else []
