"""La liste des réseaux."""

MESSAGES = {
    "network.help_list": "Liste les réseaux : par l'API ou à la main, limites et prix.",
    "network.name": "réseau",
    "network.way": "méthode",
    "network.accounts": "comptes",
    "network.limit": "limite",
    "network.api": "API",
    "network.by_hand": "à la main",
    "network.broken": "ne fonctionne pas",
    "network.prices": "Prix sur {name} : publication {post}, avec lien {with_url}, réponse {reply}",
    "network.by_hand_note": "À la main : vous publiez dans la fenêtre du réseau, sans compte à ajouter.",
}
