"""Words of Threads in every language: signing in, and what only it answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "threads.help": (
            "Create an app at https://developers.facebook.com with “Access the Threads API”, give it "
            "the redirect address https://localhost/ and copy the address that the browser ends up at."
        ),
    },
    "fr": {
        "threads.help": (
            "Créez une application sur https://developers.facebook.com avec « Accéder à l'API Threads "
            "», donnez-lui l'adresse de redirection https://localhost/ et copiez l'adresse où arrive le"
            " navigateur."
        ),
    },
}
