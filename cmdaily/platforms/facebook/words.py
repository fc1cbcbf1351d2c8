"""Words of Facebook in every language: signing in, and what only it answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "facebook.help": (
            "Create an app at https://developers.facebook.com with “Manage everything on your Page”, "
            "and give the Page's name as user name where you have several."
        ),
        "facebook.no_page": "This token belongs to a person ({name}), not to a Page.",
        "facebook.no_page_remedy": "Sign in in the browser, or paste the Page's own token.",
        "facebook.which_page": "“{name}” is not one of your Pages; choose one of: {known}",
        "facebook.which_page_remedy": "Add --handle with the name of one of them.",
    },
    "fr": {
        "facebook.help": (
            "Créez une application sur https://developers.facebook.com avec « Gérer tous les éléments "
            "sur votre Page », et donnez le nom de la Page comme nom d'utilisateur si vous en avez "
            "plusieurs."
        ),
        "facebook.no_page": "Ce jeton est celui d'une personne ({name}), pas celui d'une Page.",
        "facebook.no_page_remedy": (
            "Connectez-vous dans le navigateur, ou collez le jeton de la Page elle-même."
        ),
        "facebook.which_page": "« {name} » n'est pas une de vos Pages ; choisissez parmi : {known}",
        "facebook.which_page_remedy": "Ajoutez --handle avec le nom de l'une d'elles.",
    },
}
