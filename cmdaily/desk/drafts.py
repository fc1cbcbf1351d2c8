"""Drafts that are begun at the desk, and what stands above a reply that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.publishing.delivery import Draft
from cmdaily.domain.publishing.outgoing import POST
from cmdaily.render.clean import one_line
from cmdaily.render.labels import writer

if TYPE_CHECKING:
    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.publishing.outgoing import OutgoingKind


def new_draft(
    kind: OutgoingKind = POST, *, to: str = "", address: str = "", text: str = "", link: str = ""
) -> Draft:
    """A draft that nobody kept yet."""
    return Draft(
        id="", kind=kind, text=text, created_at="", to=(to,) if to else (), address=address, link=link
    )


def said_by(message: Message) -> str:
    """What a reply answers, in a line."""
    return f"{message.ref} · {one_line(writer(message), 60)}: {one_line(message.incoming.text, 200)}"
