"""Words of Pinterest in every language: signing in, and what only it answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "pinterest.help": (
            "Create an app at https://developers.pinterest.com with the redirect address that is shown below. Until "
            "Pinterest gives it standard access, add --server https://api-sandbox.pinterest.com"
        ),
        "pinterest.trial": "Your app has trial access: Pinterest lets it create Pins in the sandbox only.",
        "pinterest.trial_remedy": (
            "Ask it for standard access, or add --server https://api-sandbox.pinterest.com"
        ),
        "pinterest.no_picture": "Pinterest takes no Pin without a picture.",
        "pinterest.no_picture_remedy": "Add --picture with a JPEG or PNG file.",
        "pinterest.no_board": "Your account has no public board.",
        "pinterest.no_board_remedy": "Create a board on Pinterest, then try again.",
        "pinterest.which_board": "Which board? “{name}” is none of: {known}",
        "pinterest.which_board_remedy": "Add --handle with the name of one of them.",
        "pinterest.title_long": "The title has {count} characters; Pinterest takes {limit}.",
    },
    "fr": {
        "pinterest.help": (
            "Créez une application sur https://developers.pinterest.com avec l'adresse de redirection affichée "
            "ci-dessous. Tant que Pinterest ne lui a pas donné l'accès standard, ajoutez --server "
            "https://api-sandbox.pinterest.com"
        ),
        "pinterest.trial": (
            "Votre application a l'accès d'essai : Pinterest ne la laisse épingler que dans le bac à sable."
        ),
        "pinterest.trial_remedy": (
            "Demandez-lui l'accès standard, ou ajoutez --server https://api-sandbox.pinterest.com"
        ),
        "pinterest.no_picture": "Pinterest n'accepte pas d'épingle sans image.",
        "pinterest.no_picture_remedy": "Ajoutez --picture avec un fichier JPEG ou PNG.",
        "pinterest.no_board": "Votre compte n'a pas de tableau public.",
        "pinterest.no_board_remedy": "Créez un tableau sur Pinterest, puis réessayez.",
        "pinterest.which_board": "Quel tableau ? « {name} » n'est aucun de : {known}",
        "pinterest.which_board_remedy": "Ajoutez --handle avec le nom de l'un d'eux.",
        "pinterest.title_long": "Le titre a {count} caractères ; Pinterest en accepte {limit}.",
    },
}
