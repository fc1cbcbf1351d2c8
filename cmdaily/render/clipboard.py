"""Clipboard through the terminal (OSC 52): it works over SSH, and inside tmux."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 74_000
"""Terminals take no longer sequence (xterm's limit, in characters of base64)."""


def copy_sequence(text: str, environ: Mapping[str, str]) -> str:
    """The escape sequence that copies a text, "" for one that is empty or too long. base64 leaves nothing in it that
    a terminal could take for something else."""
    from base64 import b64encode

    coded = b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if not text or len(coded) > MOST:
        return ""
    sequence = f"\x1b]52;c;{coded}\x07"
    return f"\x1bPtmux;\x1b{sequence}\x1b\\" if environ.get("TMUX") else sequence
