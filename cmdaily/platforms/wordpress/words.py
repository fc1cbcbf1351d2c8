"""Words of WordPress in every language: signing in, and what the network answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "wordpress.review": "Your draft awaits review: this role may not publish.",
        "wordpress.remedy": "Ask someone who may publish it: {address}",
        "wordpress.closed": "Comments are closed under this post.",
        "wordpress.closed_remedy": "Answer elsewhere, or cancel it: `cmdaily outbox cancel ID`",
        "wordpress.no_comments": "“{server}” does not show its comments through its API: {why}",
        "wordpress.no_comments_remedy": (
            "Let this account read /wp/v2/comments (check the security plug-ins), or answer on the site."
        ),
        "wordpress.ask_application_password": "App password",
        "wordpress.help": "Create an app password on your profile page in WordPress.",
    },
    "fr": {
        "wordpress.review": "Votre brouillon attend une relecture : ce rôle n'a pas le droit de publier.",
        "wordpress.remedy": "Demandez à quelqu'un qui en a le droit de le publier : {address}",
        "wordpress.closed": "Les commentaires sont fermés sous cet article.",
        "wordpress.closed_remedy": "Répondez ailleurs, ou annulez : `cmdaily outbox cancel ID`",
        "wordpress.no_comments": "« {server} » ne montre pas ses commentaires par son API : {why}",
        "wordpress.no_comments_remedy": (
            "Ouvrez /wp/v2/comments à ce compte (vérifiez les extensions de sécurité), ou "
            "répondez sur le site."
        ),
        "wordpress.ask_application_password": "Mot de passe d'application",
        "wordpress.help": "Créez un mot de passe d'application sur la page de votre profil WordPress.",
    },
}
