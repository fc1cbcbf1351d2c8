"""Adaptateurs : connexion, versions, images par adresse et conteneurs, communs à plusieurs réseaux."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "adapter.ask_access_token": "Jeton d'accès",
    "adapter.ask_client_id": "Identifiant de l'application (client ID)",
    "adapter.ask_client_secret": "Clé secrète de l'application (client secret)",
    "adapter.version_ended": "{network} ne répond plus à la version {version} de son API.",
    "adapter.version_set_remedy": "Retirez ce réglage : `cmdaily account add` avec --setting version=",
    "adapter.version_remedy": "Mettez cmdaily à jour, puis réessayez : `cmdaily outbox send`",
    "adapter.processing": "Le réseau traite encore la publication ; rien n'est public pour l'instant.",
    "adapter.picture_why": "Le réseau n'a pas pu utiliser l'image : {why}",
    "adapter.picture_no_address": "{path} est un fichier ; ce réseau n'accepte que des images par adresse web.",
    "adapter.picture_unfetched": "L'image {path} ne s'ouvre pas.",
    "adapter.picture_is_page": (
        "{path} n'est pas une image : une page vient à sa place, peut-être pour demander une connexion."
    ),
    "adapter.picture_not_public": "{path} n'est pas une image publique ({status}).",
    "adapter.picture_address_remedy": "Donnez l'adresse https d'une image publique, ou ajoutez un compte WordPress pour vos fichiers.",
    "adapter.container_failed": "Le réseau n'a pas pu créer la publication : {why}",
    "adapter.container_remedy": "Réessayez ; en cas de nouvel échec, changez d'image : `cmdaily outbox send`",
    "adapter.container_silent": "Le réseau ne dit pas si la publication a été mise en ligne.",
}
