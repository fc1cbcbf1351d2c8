"""Words of LinkedIn in every language: signing in, and what only it answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "linkedin.help": (
            "Create an app at https://developer.linkedin.com with “Share on LinkedIn” and “Sign In with"
            " LinkedIn using OpenID Connect” (for an organisation: “Community Management API”, and the "
            "organisation's name as user name)."
        ),
        "linkedin.organisation": (
            "You do not administer an organisation called “{name}” on LinkedIn; you administer: {known}."
        ),
        "linkedin.organisation_remedy": (
            "Give the user name of one that you administer, or none for your own profile: --handle"
        ),
        "linkedin.member_unread": (
            "LinkedIn lets no app read a member's posts and comments: check on LinkedIn."
        ),
        "linkedin.member_figures": "LinkedIn gives an app the figures of organisations, not of members.",
        "linkedin.daily": "LinkedIn's daily limit is reached; it starts again at midnight UTC.",
    },
    "fr": {
        "linkedin.help": (
            "Créez une application sur https://developer.linkedin.com avec « Share on LinkedIn » et « "
            "Sign In with LinkedIn using OpenID Connect » (pour une organisation : « Community "
            "Management API », et le nom de l'organisation comme nom d'utilisateur)."
        ),
        "linkedin.organisation": (
            "Vous n'administrez aucune organisation nommée « {name} » sur LinkedIn ; vous administrez :"
            " {known}."
        ),
        "linkedin.organisation_remedy": (
            "Donnez avec --handle le nom d'une organisation que vous administrez, ou aucun pour votre profil."
        ),
        "linkedin.member_unread": (
            "LinkedIn ne laisse aucune application lire les publications et commentaires d'un membre : "
            "vérifiez sur LinkedIn."
        ),
        "linkedin.member_figures": (
            "LinkedIn donne à une application les chiffres des organisations, pas ceux des membres."
        ),
        "linkedin.daily": ("La limite quotidienne de LinkedIn est atteinte ; elle repart à minuit UTC."),
    },
}
