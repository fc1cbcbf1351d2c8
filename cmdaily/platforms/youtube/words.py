"""Words of YouTube in every language: signing in, and what only it answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "youtube.help": (
            "In https://console.cloud.google.com enable “YouTube Data API v3” and create an OAuth client of the "
            "type “Desktop app”."
        ),
        "youtube.no_channel": "This Google account has no YouTube channel.",
        "youtube.no_channel_remedy": "Choose the channel's own account when the browser asks.",
        "youtube.quota": "YouTube's daily quota is used up; it starts again at midnight, Pacific time.",
        "youtube.no_pictures": "YouTube comments have no pictures.",
        "youtube.closed": "Comments are turned off there.",
        "youtube.perhaps_held": "It is not in the list, but the video's owner may be holding it for review.",
    },
    "fr": {
        "youtube.help": (
            "Sur https://console.cloud.google.com, activez « YouTube Data API v3 » et créez un client OAuth du "
            "type « Application de bureau »."
        ),
        "youtube.no_channel": "Ce compte Google n'a pas de chaîne YouTube.",
        "youtube.no_channel_remedy": "Choisissez le compte de la chaîne quand le navigateur le demande.",
        "youtube.quota": (
            "Le quota quotidien de YouTube est épuisé ; il repart à minuit, heure du Pacifique."
        ),
        "youtube.no_pictures": "Un commentaire YouTube ne contient pas d'image.",
        "youtube.closed": "Les commentaires y sont désactivés.",
        "youtube.perhaps_held": (
            "Il n'est pas dans la liste, mais le propriétaire de la vidéo le retient peut-être pour examen."
        ),
    },
}
