"""Words of Bluesky in every language: signing in, and what the network answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "bluesky.no_appview": (
            "{server} shows no notifications: it has no AppView, or one that does not answer ({status})."
        ),
        "bluesky.no_appview_remedy": "Try again later. Without an AppView no messages come in; posting still works.",
        "bluesky.inactive": "Bluesky has deactivated or suspended this account: {why}",
        "bluesky.inactive_remedy": "Sign in to Bluesky with a browser and follow what it asks for.",
        "bluesky.ask_app_password": "App password",
        "bluesky.app_password": "Bluesky wants a code by e-mail for this password: use an app password.",
        "bluesky.help": "Create an app password in Bluesky: Settings, Privacy and security, App passwords.",
    },
    "fr": {
        "bluesky.no_appview": (
            "{server} ne montre pas de notifications : son AppView manque ou ne répond pas ({status})."
        ),
        "bluesky.no_appview_remedy": (
            "Réessayez plus tard. Sans AppView, aucun message n'arrive ; publier reste possible."
        ),
        "bluesky.inactive": "Bluesky a désactivé ou suspendu ce compte : {why}",
        "bluesky.inactive_remedy": "Connectez-vous à Bluesky dans un navigateur et suivez ses demandes.",
        "bluesky.ask_app_password": "Mot de passe d'application",
        "bluesky.app_password": (
            "Bluesky demande un code par courriel pour ce mot de passe : utilisez un mot de "
            "passe d'application."
        ),
        "bluesky.help": (
            "Créez un mot de passe d'application dans Bluesky : Paramètres, Confidentialité "
            "et sécurité, Mots de passe d'application."
        ),
    },
}
