"""Messages, read one by one: what every adapter that listens turns its network's items into messages with.

One that breaks its reader, for whatever reason, is kept as plain text and marked as unreadable: the person sees that
there is something, and where to look. It hides no other.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from cmdaily.domain.inbox.incoming import KINDS, UNREADABLE, AnswerSeen, Incoming
from cmdaily.domain.record import replace
from cmdaily.domain.routines.proof import proof_of
from cmdaily.platforms.http.fields import LONGEST_ID, id_in
from cmdaily.platforms.http.html_text import storable

LONGEST_TEXT = 20_000
"""Characters of a message that are kept; the rest is read at the network."""
LONGEST_NAME = 300
"""Characters of a handle or a name."""
WORDS = ("text", "content", "rendered", "raw", "body", "message", "summary", "spoiler_text")
"""The fields in which networks say what was said."""
MOMENTS = ("created_at", "createdAt", "indexedAt", "date_gmt", "date", "published")
_DEEPEST = 6

Item = TypeVar("Item")


def each_alone(
    items: Iterable[Item],
    read: Callable[[Item], Incoming | None],
    now: datetime,
    where: str,
    told: Callable[[Item], Any] = lambda item: item,
) -> tuple[Incoming, ...]:
    """The messages of a page. `read` may give None for what is no message, and may break.

    `now` is when an unreadable one is taken to have been said, `where` the address to look at it, `told` what of an
    item the network said.
    """
    messages: list[Incoming] = []
    for item in items:
        try:
            message = read(item)
            if message is not None:
                messages.append(bounded(message))
        except Exception:
            messages.append(unreadable(told(item), now, where))
    return tuple(messages)


def answers_among(
    items: Iterable[Item], told: Callable[[Item], tuple[str, str, str] | None]
) -> tuple[AnswerSeen, ...]:
    """The account's own answers on a page. `told` gives what is answered, the answer's own id and its address; what it
    breaks on, or gives no id for, is none."""
    found: list[AnswerSeen] = []
    for item in items:
        seen = None
        with contextlib.suppress(Exception):  # whatever a network makes of it, it is no answer
            seen = told(item)
        if seen is not None and all(0 < len(each) <= LONGEST_ID for each in seen[:2]):
            answered, number, url = seen
            found.append(
                AnswerSeen(_line(answered, LONGEST_ID), _line(number, LONGEST_ID), proof_of(storable(url)))
            )
    return tuple(found)


def bounded(message: Any) -> Incoming:
    """A message as it may be kept: of bounded length, without half characters, with an address of the web or none.

    ValueError, TypeError or AttributeError for what is no message.
    """
    if not isinstance(message, Incoming) or not message.remote_id or len(message.remote_id) > LONGEST_ID:
        raise ValueError("no message with an id")
    text = storable(message.text[: LONGEST_TEXT + 1])
    moment = message.received_at
    return replace(
        message,
        remote_id=_line(message.remote_id, LONGEST_ID),
        kind=_kind(message),
        author=_line(message.author, LONGEST_NAME),
        text=text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…",
        url=proof_of(storable(message.url)),
        received_at=(moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC),
        name=_line(message.name, LONGEST_NAME),
        about=_line(message.about, LONGEST_ID),
        private=bool(message.private),
    )


def unreadable(item: Any, now: datetime, where: str = "") -> Incoming:
    """What is kept of a message that broke its reader. The same item has the same id again."""
    texts = list(dict.fromkeys(_texts(item, WORDS, _DEEPEST)))
    marks = [id_in(item, name) for name in ("id", "uri")]
    marks = [mark for mark in marks if mark] or [*texts, *_texts(item, MOMENTS, _DEEPEST)] or [_told(item)]
    digest = hashlib.sha256("\0".join(marks).encode("utf-8", "replace")).hexdigest()[:24]
    words = storable(" · ".join(texts) or _told(item))
    text = words if len(words) <= LONGEST_TEXT else words[: LONGEST_TEXT - 1] + "…"
    return Incoming(f"{UNREADABLE}:{digest}", UNREADABLE, "", text, proof_of(where), now)


def as_told(message: Any) -> Any:
    """What of a plug-in's message can be read: its fields by name, else what it is."""
    names = getattr(type(message), "__match_args__", ())
    return (
        {name: getattr(message, name, None) for name in names}
        if isinstance(names, tuple) and names
        else message
    )


def _kind(message: Incoming) -> str:
    if message.remote_id.startswith(f"{UNREADABLE}:"):
        return UNREADABLE
    return message.kind if message.kind in KINDS else KINDS[0]


def _line(text: str, longest: int) -> str:
    return " ".join(storable(text[:longest]).split())


def _told(item: Any) -> str:
    """An item as text, whatever it is."""
    try:
        return json.dumps(item, sort_keys=True, default=repr, ensure_ascii=False)
    except Exception:
        return type(item).__name__


def _texts(item: Any, names: tuple[str, ...], deepest: int) -> list[str]:
    """What an item says in the fields of these names, as far as it can be found."""
    if not isinstance(item, dict) or not deepest:
        return []
    texts: list[str] = []
    for name, value in list(item.items())[:200]:
        if isinstance(value, str) and name in names and value.strip():
            texts.append(value[: LONGEST_TEXT + 1].strip())
        elif isinstance(value, dict):
            texts += _texts(value, names, deepest - 1)
    return texts[:20]
