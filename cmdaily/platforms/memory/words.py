"""Words of the network for tests in every language: signing in, and what the network answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "memory.ask_token": "Token",
        "memory.help": "Any word will do.",
    },
    "fr": {
        "memory.ask_token": "Jeton",
        "memory.help": "N'importe quel mot convient.",
    },
}
