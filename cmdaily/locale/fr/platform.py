"""Français : ce que répondent les réseaux, et comment s'y connecter."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "platform.unknown": "Aucun réseau ne s'appelle « {platform} ».",
    "platform.unknown_network_remedy": "Réseaux connus : {known}.",
    "platform.handoff_only": "cmdaily ne parle pas lui-même à {platform}.",
    "platform.handoff_only_remedy": (
        "Aucun compte n'est nécessaire : la fenêtre de rédaction du réseau s'ouvre avec le texte déjà prêt."
    ),
    "platform.plugin_import": (
        "L'extension « {package} » pour {platform} a besoin de « {missing} », qui n'est pas installé."
    ),
    "platform.plugin_import_remedy": "Installez-le, ou retirez le paquet « {package} ».",
    "platform.plugin_broken": "L'extension « {package} » pour {platform} ne se charge pas : {why}",
    "platform.plugin_not_one": (
        "Le paquet « {package} » se dit extension pour {platform}, mais n'en est pas une."
    ),
    "platform.plugin_remedy": "Mettez à jour ou retirez le paquet « {package} ».",
    "platform.payload": "Cet envoi vers {platform} a été préparé par une autre version de cmdaily.",
    "platform.payload_remedy": "Mettez cmdaily à jour, ou annulez l'envoi et récrivez-le.",
    # la ligne
    "platform.private_address": "{server} est sur cette machine ou son réseau privé.",
    "platform.unreachable": "{server} est injoignable ; rien n'a été envoyé.",
    "platform.no_sense": "{server} ne répond pas comme il le devrait ; rien n'a été envoyé.",
    "platform.unreachable_remedy": "Vérifiez la connexion et l'adresse, puis renvoyez.",
    "platform.unknown_silence": "Le message est parti et aucune réponse n'est venue en {seconds} secondes.",
    "platform.unknown_cut": "La ligne a été coupée avant la réponse.",
    "platform.unknown_status": (
        "Le serveur a répondu par une erreur interne ({status}) ; il a peut-être gardé le texte."
    ),
    "platform.unknown_garbage": "La réponse n'a pas de sens ; le texte a peut-être été gardé.",
    "platform.unknown_large": "La réponse est beaucoup trop longue ; le texte a peut-être été gardé.",
    "platform.unknown_empty": "Le serveur a gardé le message sans son texte.",
    "platform.unknown_remedy": "Cherchez-le avant de le renvoyer : cmdaily outbox resolve",
    "platform.read_incomplete": (
        "La liste des publications récentes ne remonte pas assez loin pour en être sûr."
    ),
    "platform.read_private": "Ce n'est pas dans la liste, mais ce serveur peut ne pas y mettre ce qui n'est pas public.",
    # refus
    "platform.sign_in": "Le réseau n'accepte pas le secret de ce compte.",
    "platform.sign_in_remedy": "Reconnectez-vous : cmdaily account add",
    "platform.secret_missing": "Il manque « {field} » au secret de ce compte.",
    "platform.expired": "L'accès de ce compte a expiré.",
    "platform.right": "Ce compte n'a pas le droit de faire cela par l'API.",
    "platform.right_why": "Ce compte n'a pas le droit de faire cela par l'API : {why}",
    "platform.right_remedy": (
        "Faites-le à la main : cmdaily ouvre la fenêtre de rédaction avec le texte déjà prêt."
    ),
    "platform.balance": "Le crédit de ce compte auprès du réseau est épuisé.",
    "platform.balance_remedy": "Rechargez-le auprès du réseau, puis renvoyez.",
    "platform.rate": "Le réseau demande d'attendre : trop de requêtes.",
    "platform.rate_remedy": "Renvoyez plus tard : cmdaily outbox send",
    "platform.cap": "Un plafond de dépense ou mensuel est atteint auprès du réseau.",
    "platform.cap_remedy": "Relevez le plafond auprès du réseau, ou envoyez à la main.",
    "platform.duplicate": "Le réseau a déjà le même texte de ce compte.",
    "platform.duplicate_remedy": "Changez le texte, ou restez-en là.",
    "platform.content": "Le réseau ne prend pas ce texte : {why}",
    "platform.content_remedy": "Changez le texte, puis renvoyez.",
    "platform.empty": "Il n'y a rien à envoyer.",
    "platform.text_broken": "Le texte contient une moitié de caractère (un demi-codet isolé).",
    "platform.target_gone": "La publication visée a disparu, ou n'est pas visible.",
    "platform.target_missing": "Une réponse a besoin de l'adresse de la publication visée.",
    "platform.target_remedy": "Vérifiez l'adresse de la publication.",
    "platform.server": "« {server} » ne répond pas comme le fait ce réseau.",
    "platform.server_remedy": "Vérifiez l'adresse du serveur de ce compte.",
    "platform.server_plain": "« {server} » n'est pas joint par TLS (https) : le secret du compte passerait en clair.",
    "platform.server_plain_remedy": "Donnez l'adresse https du serveur.",
    "platform.server_moved": "{server} renvoie les requêtes vers une autre adresse : {location}",
    "platform.refused": "Le réseau a refusé ({status}) : {why}",
    "platform.refused_remedy": "Changez ce dont il se plaint, ou envoyez à la main.",
    "platform.too_early": (
        "Ce n'est pas encore là ; il faut peut-être au réseau {seconds} secondes de plus pour le montrer."
    ),
    # images
    "platform.pictures_count": "{count} images, c'est trop : le réseau en prend {limit}.",
    "platform.picture_unreadable": "L'image {path} est illisible : {why}",
    "platform.picture_not_one": "{path} n'est pas une image (JPEG, PNG, GIF ou WebP).",
    "platform.picture_type": "{path} est de type {type} ; le réseau prend {known}.",
    "platform.picture_large": "L'image {path} fait {size} octets ; le réseau en prend {limit}.",
    "platform.picture_pixels": "L'image {path} fait {width} × {height} pixels : trop pour le réseau.",
    "platform.picture_changed": "L'image {path} a changé depuis que l'envoi a été préparé.",
    "platform.picture_refused": "Le réseau n'a pas pu utiliser l'image {path}.",
    "platform.picture_remedy": "Choisissez une autre image, ou réduisez celle-ci.",
    # adresses de publications
    "platform.target_not_a_post": "« {text} » n'est pas l'adresse d'une publication.",
    "platform.target_not_a_post_remedy": "Copiez l'adresse d'une seule publication, par exemple {example}",
    "platform.target_other": "« {text} » est une publication sur {other}, pas sur {platform}.",
    "platform.target_other_remedy": "Envoyez avec un compte sur {other}.",
}
