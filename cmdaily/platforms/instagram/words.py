"""Words of Instagram in every language: signing in, and what only it answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "instagram.help": (
            "Create an app at https://developers.facebook.com with “Instagram API with Instagram "
            "login”, give it the redirect address https://localhost/ and copy the address that the "
            "browser ends up at. A professional account is needed."
        ),
        "instagram.which": ("“{name}” is not an Instagram account of your Pages; choose one of: {known}"),
        "instagram.which_remedy": "Add --handle with the user name of one of them.",
        "instagram.no_picture": "Instagram takes no post without a picture.",
        "instagram.no_picture_remedy": "Add --picture with the public https address of a JPEG.",
    },
    "fr": {
        "instagram.help": (
            "Créez une application sur https://developers.facebook.com avec « API Instagram avec "
            "connexion Instagram », donnez-lui l'adresse de redirection https://localhost/ et copiez "
            "l'adresse où arrive le navigateur. Il faut un compte professionnel."
        ),
        "instagram.which": (
            "« {name} » n'est pas un compte Instagram de vos Pages ; choisissez parmi : {known}"
        ),
        "instagram.which_remedy": "Ajoutez --handle avec le nom d'utilisateur de l'un d'eux.",
        "instagram.no_picture": "Instagram n'accepte pas de publication sans image.",
        "instagram.no_picture_remedy": "Ajoutez --picture avec l'adresse https publique d'un JPEG.",
    },
}
