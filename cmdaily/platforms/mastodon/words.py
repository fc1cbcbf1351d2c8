"""Words of Mastodon in every language: signing in, and what the network answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "mastodon.ask_access_token": "Access token",
        "mastodon.ask_client_id": "Client key",
        "mastodon.ask_client_secret": "Client secret",
        "mastodon.help": (
            "In the server's preferences, under Development, create an application with the "
            "rights read and write."
        ),
        "mastodon.quote_denied": "The author does not let this post be quoted.",
        "mastodon.quote_denied_remedy": "Share it without adding a text, or reply to it.",
    },
    "fr": {
        "mastodon.ask_access_token": "Jeton d'accès",
        "mastodon.ask_client_id": "Clé du client",
        "mastodon.ask_client_secret": "Secret du client",
        "mastodon.help": (
            "Dans les préférences du serveur, sous Développement, créez une application avec "
            "les droits read et write."
        ),
        "mastodon.quote_denied": "L'auteur ne permet pas de citer cette publication.",
        "mastodon.quote_denied_remedy": "Partagez-la sans y ajouter de texte, ou répondez-y.",
    },
}
