"""Words of Bluesky in every language: signing in, and what the network answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "bluesky.no_appview": (
            "{server} shows no notifications: the AppView behind it does not answer, or there is none "
            "({status})."
        ),
        "bluesky.no_appview_remedy": (
            "Try again later. A server that has no AppView brings no messages; posting goes on working."
        ),
        "bluesky.ask_app_password": "App password",
        "bluesky.app_password": "Bluesky wants a code by mail for this password: use an app password.",
        "bluesky.help": "Make an app password in Bluesky: Settings, Privacy and security, App passwords.",
    },
    "fr": {
        "bluesky.no_appview": (
            "{server} ne montre pas de notifications : son AppView ne répond pas, ou il n'en a pas "
            "({status})."
        ),
        "bluesky.no_appview_remedy": (
            "Réessayez plus tard. Un serveur sans AppView n'apporte aucun message ; on peut toujours y "
            "publier."
        ),
        "bluesky.ask_app_password": "Mot de passe d'application",
        "bluesky.app_password": (
            "Bluesky demande un code par courriel pour ce mot de passe : utilisez un mot de passe "
            "d'application."
        ),
        "bluesky.help": (
            "Créez un mot de passe d'application dans Bluesky : Paramètres, Confidentialité et sécurité, "
            "Mots de passe d'application."
        ),
    },
}
