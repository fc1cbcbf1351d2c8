"""Words of Google Business Profile in every language: what stands before its API."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "google-business.why_by_hand": (
            "Google grants access to this API on request; before that its quota is 0"
        ),
    },
    "fr": {
        "google-business.why_by_hand": (
            "Google accorde l'accès à cette API sur demande ; avant, son quota est de 0"
        ),
    },
}
