"""Français : se connecter aux réseaux, et ce qu'ils répondent, au-delà de ce qui leur est commun."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "adapter.ask_access_token": "Jeton d'accès",
    "adapter.ask_client_id": "Identifiant de l'application (client ID)",
    "adapter.ask_client_secret": "Clé secrète de l'application (client secret)",
    # versions
    "adapter.version_ended": "{network} ne répond plus à la version {version} de son API.",
    "adapter.version_remedy": "Mettez cmdaily à jour, puis renvoyez : cmdaily outbox send",
    # images et conteneurs
    "adapter.processing": "Le réseau y travaille encore ; rien n'est public pour l'instant.",
    "adapter.picture_why": "Le réseau n'a pas pu utiliser l'image : {why}",
    "adapter.picture_no_address": "{path} est un fichier : ce réseau va chercher lui-même les images, à une adresse publique.",
    "adapter.picture_unfetched": "L'image {path} n'a pas pu être chargée.",
    "adapter.picture_not_public": "{path} ne donne pas d'image à tout le monde ({status}).",
    "adapter.picture_address_remedy": (
        "Donnez l'adresse https d'une image visible sans connexion, par exemple dans la médiathèque de votre site."
    ),
    "adapter.container_failed": "Le réseau n'a pas pu en faire une publication : {why}",
    "adapter.container_remedy": "Renvoyez, tout est refait ; si l'échec se répète, choisissez une autre image.",
    "adapter.container_silent": "Le réseau ne dit pas ce qu'est devenue la publication en cours.",
}
