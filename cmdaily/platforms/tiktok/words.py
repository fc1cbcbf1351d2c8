"""Words of TikTok in every language: what stands before its API."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "tiktok.why_by_hand": (
            "TikTok audits an app before it may publish for others; until then five accounts a day, and "
            "private only"
        ),
    },
    "fr": {
        "tiktok.why_by_hand": (
            "TikTok contrôle une application avant de la laisser publier ; jusque-là, cinq comptes par jour, "
            "en privé seulement"
        ),
    },
}
