"""JSON of drafts and of what a delivery says, as their rows keep it."""

from __future__ import annotations

import json

from cmdaily.domain.publishing.delivery import Draft
from cmdaily.domain.publishing.outgoing import Outgoing, Picture, Target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def draft_json(draft: Draft) -> dict[str, Any]:
    """A draft's body."""
    outgoing = Outgoing(
        draft.kind, draft.text, "", draft.link, draft.pictures, language=draft.language, title=draft.title
    )
    texts = [list(pair) for pair in draft.texts]
    more = {"to": draft.to, "texts": texts, "address": draft.address, "sponsored": draft.sponsored}
    more["altered"] = draft.altered
    return {**outgoing_json(outgoing), **more}


def draft_of(row: tuple[str, str, str]) -> Draft:
    """The draft of a row: id, moment, body."""
    id_, created_at, text = row
    body = json.loads(text)
    said = outgoing_of(body)
    return Draft(
        id_,
        said.kind,
        said.text,
        created_at,
        tuple(body["to"]),
        said.link,
        said.pictures,
        tuple((name, text) for name, text in body["texts"]),
        said.title,
        body["address"],
        body.get("sponsored", False),
        body.get("altered", ""),
        said.language,
    )


def outgoing_json(outgoing: Outgoing) -> dict[str, Any]:
    """What is said, as values of JSON."""
    target = outgoing.target
    return {
        "kind": outgoing.kind,
        "text": outgoing.text,
        "key": outgoing.key,
        "link": outgoing.link,
        "pictures": [[picture.path, picture.alt] for picture in outgoing.pictures],
        "target": [target.platform, target.id, target.url, target.author] if target else None,
        "language": outgoing.language,
        "title": outgoing.title,
        "paid": outgoing.paid,
    }


def outgoing_of(body: dict[str, Any]) -> Outgoing:
    """What is said, from those."""
    return Outgoing(
        body["kind"],
        body["text"],
        body["key"],
        body["link"],
        tuple(Picture(path, alt) for path, alt in body["pictures"]),
        Target(*body["target"]) if body["target"] else None,
        body["language"],
        body["title"],
        body.get("paid", False),
    )
