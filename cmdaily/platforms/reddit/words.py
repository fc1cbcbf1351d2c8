"""Words of Reddit in every language: what stands before its API."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "reddit.why_by_hand": ("Reddit approves every use of its API by hand since November 2025"),
    },
    "fr": {
        "reddit.why_by_hand": ("Reddit valide chaque usage de son API à la main depuis novembre 2025"),
    },
}
