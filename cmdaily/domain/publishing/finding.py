"""Findings (lint messages) of the preflight or the charter about a text."""

from __future__ import annotations

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen

ERROR = "error"
WARNING = "warning"


@frozen
class Finding:
    """One remark on a text.

    `rule` is the stable id (`length`, `alt-text`, `hashtag-case`…), `severity` is ERROR or WARNING.
    `start` and `end` are offsets in the text, in Unicode code points, `end` exclusive; both 0 when
    the finding is about the text as a whole. `platform` is the network it holds for, None for all of
    them. `fix`, where one can be computed, is the text to put in place of `text[start:end]`.
    """

    rule: str
    severity: str
    message: LocalisedMessage
    start: int = 0
    end: int = 0
    platform: str | None = None
    fix: str | None = None
