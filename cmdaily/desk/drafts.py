"""Drafts that are begun at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.publishing.delivery import Draft
from cmdaily.domain.publishing.outgoing import POST

if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import OutgoingKind


def new_draft(
    kind: OutgoingKind = POST, *, to: str = "", address: str = "", text: str = "", link: str = ""
) -> Draft:
    """A draft that nobody kept yet."""
    return Draft(
        id="", kind=kind, text=text, created_at="", to=(to,) if to else (), address=address, link=link
    )
