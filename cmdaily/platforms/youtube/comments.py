"""YouTube comments: whose, what and when, of a comment or of the thread that it begins."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from cmdaily.domain.accounts.outcome import Receipt
from cmdaily.platforms.http.fields import id_in, object_in, text_in
from cmdaily.platforms.http.responses import moment_in
from cmdaily.platforms.youtube.client import PAGE

WEB, LONGEST = "https://www.youtube.com", 20_000
PLAIN = {"textFormat": "plainText", "maxResults": PAGE}
SAID = re.compile(r"Ug[\w.-]+", re.ASCII)
"""The id of a comment; that of an answer is its thread's, a point, and its own."""


def receipt_of(one: dict[str, Any], video: str) -> Receipt | None:
    """The receipt for a comment or for the thread that it begins; None if it is neither."""
    comment = comment_of(one)
    number = id_in(one, longest=200)
    return Receipt(number, address_of(video, number), words_of(comment)) if SAID.fullmatch(number) else None


def comment_of(one: dict[str, Any]) -> dict[str, Any]:
    """The comment itself, also of a thread."""
    return object_in(object_in(one, "snippet"), "topLevelComment") or one


def author_of(comment: dict[str, Any]) -> str:
    """The channel that wrote it."""
    return id_in(object_in(object_in(comment, "snippet"), "authorChannelId"), "value", 100)


def words_of(comment: dict[str, Any]) -> str:
    """The text: as it was written where YouTube tells it, else as it is shown."""
    snippet = object_in(comment, "snippet")
    return text_in(snippet, "textOriginal", LONGEST) or text_in(snippet, "textDisplay", LONGEST)


def moment_of(one: dict[str, Any]) -> datetime | None:
    """When it was published."""
    return moment_in(object_in(comment_of(one), "snippet").get("publishedAt"))


def address_of(video: str, comment: str) -> str:
    """Where people see a comment."""
    good = re.fullmatch(r"[\w-]{11}", video, re.ASCII) and SAID.fullmatch(comment)
    return f"{WEB}/watch?v={video}&lc={comment}" if good else WEB
