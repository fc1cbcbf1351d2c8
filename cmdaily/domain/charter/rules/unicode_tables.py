"""Unicode character classes that several rules share, as pieces of a regular expression's `[…]`."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.publishing.text.emoji import PICTOGRAPHS

_TEXT_BY_DEFAULT = "©®™‼⁉ℹⓂ↔-↙↩↪▪▫◻-◾〰〽㊗㊙"
"""Pictographs that are signs of ordinary writing, unless a variation selector (U+FE0F) makes emojis of them."""

_BASE = f"(?![{_TEXT_BY_DEFAULT}](?!\ufe0f))[{PICTOGRAPHS}]\ufe0f?[\U0001f3fb-\U0001f3ff]?"
_FLAG = "[\U0001f1e6-\U0001f1ff]{1,2}"
_REGION = "\U0001f3f4[\U000e0061-\U000e007a]{1,6}\U000e007f"
_KEYCAP = "[0-9#*]\ufe0f?\u20e3"

EMOJI = re.compile(f"{_KEYCAP}|{_REGION}|{_FLAG}|{_BASE}(?:\u200d{_BASE}){{0,8}}")
"""One emoji as a reader sees it: flags, keycaps, skin tones and families are one each."""

MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Combining marks that stack on a letter."""

SPACES = " \t\u00a0\u2007\u2009\u202f"
"""Spaces that keep a line together in a text: ordinary, no-break, figure, thin, narrow no-break."""
