"""La liste des réseaux."""

MESSAGES = {
    "network.help_list": "Les réseaux : ce qui passe par l'API ou à la main, limites et prix.",
    "network.name": "réseau",
    "network.way": "voie",
    "network.accounts": "comptes",
    "network.limit": "limite",
    "network.api": "API",
    "network.by_hand": "à la main",
    "network.broken": "en panne",
    "network.prices": "Prix sur {name} : publication {post}, avec lien {with_url}, réponse {reply}",
    "network.by_hand_note": "À la main : la fenêtre du réseau s'ouvre avec le texte prêt. Aucun compte n'est nécessaire.",
}
