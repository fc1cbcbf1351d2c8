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
        "mastodon.quote_pending": (
            "Your text is online; the post it quotes is shown once its author approves the quote."
        ),
        "mastodon.quote_pending_remedy": "Open it on the network later to see whether the quote is shown.",
        "mastodon.quote_hidden": "Your text is online, but the server does not show the post it quotes.",
        "mastodon.quote_hidden_remedy": "Open it on the network, and put the post's address in your text if need be.",
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
        "mastodon.quote_pending": (
            "Votre texte est en ligne ; la publication citée apparaîtra quand son auteur aura accepté la citation."
        ),
        "mastodon.quote_pending_remedy": "Ouvrez-le plus tard sur le réseau pour voir si la citation est affichée.",
        "mastodon.quote_hidden": "Votre texte est en ligne, mais le serveur n'affiche pas la publication citée.",
        "mastodon.quote_hidden_remedy": (
            "Ouvrez-le sur le réseau et ajoutez au besoin l'adresse de la publication à votre texte."
        ),
    },
}
