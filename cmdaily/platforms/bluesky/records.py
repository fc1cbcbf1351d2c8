"""Bluesky's records as pure functions: keys, blobs, rich text (docs.bsky.app, atproto.com/specs)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from cmdaily.domain.ids import ticks_of
from cmdaily.domain.publishing.text.entities import CASHTAG, LINK, MENTION, Entity
from cmdaily.platforms.bluesky.rich_text import entities

_SORTABLE = "234567abcdefghijklmnopqrstuvwxyz"

Facet = dict[str, Any]


def tid(moment: datetime, key: str) -> str:
    """A record key: microseconds since 1970 and ten bits that tell two deliveries of one microsecond apart.

    It is the delivery's own from the moment it was queued (its key is a UUID of version 7, which holds that moment),
    whenever and wherever the record is made: a restored backup cannot say it under another one. `moment` counts for
    keys of other makes (atproto.com/specs/tid).
    """
    digest = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])
    ticks = ticks_of(key)
    if ticks is None:
        since = moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
        microseconds = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
        number = microseconds << 10 | digest & 0x3FF
    else:  # the ids of one process count up: its deliveries of one millisecond never meet
        number = (ticks >> 12) * 1_024_000 + digest % 8_000 * 128 + ticks % 128
    number &= 0x7FFF_FFFF_FFFF_FFFF
    return "".join(_SORTABLE[number >> shift & 31] for shift in range(60, -1, -5))


def created_at(moment: datetime) -> str:
    """A moment as records write it, in UTC with milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def blob(sha256: str, media_type: str, size: int) -> dict[str, Any]:
    """The reference to a blob, known from its bytes before it is uploaded: CIDv1, raw, SHA-256 in base 32."""
    raw = bytes((0x01, 0x55, 0x12, 0x20)) + bytes.fromhex(sha256)
    link = "b" + base64.b32encode(raw).decode().lower().rstrip("=")
    return {"$type": "blob", "ref": {"$link": link}, "mimeType": media_type, "size": size}


def facets(text: str, did_of: Callable[[str], str], among: Sequence[Entity] | None = None) -> list[Facet]:
    """Links, mentions and tags of a text. Offsets are bytes of its UTF-8 form, `byteEnd` exclusive.

    `did_of` finds who a handle is; "" for nobody, and the mention stays plain text. `among` are the text's entities
    where they are known: a shortened link no longer tells its address.
    """
    found: list[tuple[int, int, dict[str, str]]] = []
    for entity in entities(text) if among is None else among:
        if entity.kind == LINK:
            feature = {"$type": "app.bsky.richtext.facet#link", "uri": entity.value}
        elif entity.kind == MENTION:
            feature = {"$type": "app.bsky.richtext.facet#mention", "did": did_of(entity.value.lower())}
        else:
            tag = f"${entity.value}" if entity.kind == CASHTAG else entity.value
            feature = {"$type": "app.bsky.richtext.facet#tag", "tag": tag}
        if all(feature.values()):
            found.append((entity.start, entity.end, feature))
    return _in_bytes(text, found)


def _in_bytes(text: str, found: list[tuple[int, int, dict[str, str]]]) -> list[Facet]:
    made: list[Facet] = []
    at = offset = 0
    for start, end, feature in found:
        first = offset + len(text[at:start].encode())
        last = first + len(text[start:end].encode())
        index = {"byteStart": first, "byteEnd": last}
        made.append({"$type": "app.bsky.richtext.facet", "index": index, "features": [feature]})
        at, offset = end, last
    return made


def images(frozen: list[dict[str, Any]]) -> dict[str, Any]:
    """Pictures as an embed."""
    made = []
    for picture in frozen:
        image = {"alt": picture["alt"], "image": blob(picture["sha256"], picture["type"], picture["bytes"])}
        if picture["width"] and picture["height"]:
            image["aspectRatio"] = {"width": picture["width"], "height": picture["height"]}
        made.append(image)
    return {"$type": "app.bsky.embed.images", "images": made}


def card(uri: str, title: str, description: str) -> dict[str, Any]:
    """A link card as an embed."""
    external = {"uri": uri, "title": title, "description": description}
    return {"$type": "app.bsky.embed.external", "external": external}


def with_quote(media: dict[str, Any] | None, quoted: dict[str, str]) -> dict[str, Any]:
    """A quoted post as an embed, with what else the post carries."""
    record = {"$type": "app.bsky.embed.record", "record": quoted}
    if media is None:
        return record
    return {"$type": "app.bsky.embed.recordWithMedia", "record": record, "media": media}
