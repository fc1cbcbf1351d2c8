"""Character classes that several rules share, written as pieces of a regular expression's `[…]`.

Source of the emoji ranges: Unicode 16.0, emoji-data.txt, properties Emoji_Presentation and Emoji.
"""

from __future__ import annotations

import re

EMOJI_BY_NATURE = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201\U0001f21a\U0001f22f\U0001f232-\U0001f236"
    "\U0001f238-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb"
    "\U0001f7f0\U0001f90c-\U0001f9ff\U0001fa70-\U0001faff"
)
"""Characters shown as emojis whatever follows them."""

EMOJI_BY_HABIT = (
    "\u2600-\u2604\u260e\u2611\u2618\u261d\u2620\u2622\u2623\u2638-\u263a\u2660\u2663\u2665\u2666\u2702\u2708"
    "\u2709\u270c\u270d\u270f\u2712\u2714\u2716\u2733\u2734\u2744\u2747\u2763\u2764\u27a1\u2b05-\u2b07\u25b6\u25c0"
)
"""Characters that are text by default but that phones and people treat as emojis (☀ ✔ ❤ ➡)."""

_BASE = f"[{EMOJI_BY_NATURE}{EMOJI_BY_HABIT}]\ufe0f?[\U0001f3fb-\U0001f3ff]?"
_ANY_WITH_VS16 = "[\u00a9\u00ae\u203c-\u3299]\ufe0f"
_FLAG = "[\U0001f1e6-\U0001f1ff]{1,2}"
_REGION = "\U0001f3f4[\U000e0061-\U000e007a]{1,6}\U000e007f"
_KEYCAP = "[0-9#*]\ufe0f?\u20e3"
_JOINED = f"(?:{_BASE}|{_ANY_WITH_VS16})(?:\u200d(?:{_BASE}|{_ANY_WITH_VS16})){{0,8}}"

EMOJI = re.compile(f"{_KEYCAP}|{_REGION}|{_FLAG}|{_JOINED}")
"""One emoji as a reader sees it: flags, keycaps, skin tones and families are one each."""

MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Combining marks that stack on a letter."""

SPACES = " \t\u00a0\u2007\u2009\u202f"
"""Spaces that keep a line together in a text: ordinary, no-break, figure, thin, narrow no-break."""
