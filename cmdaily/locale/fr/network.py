"""La liste des réseaux."""

MESSAGES = {
    "network.help_list": "Liste les réseaux : par l'API ou à la main, limites et prix.",
    "network.name": "réseau",
    "network.accounts": "comptes",
    "network.by_hand": "à la main",
    "network.broken": "ne fonctionne pas",
    "network.prices": (
        "Prix sur {name} : publication {post}, avec lien {with_url} ; réponse à une mention {reply}, repartage {share} ; "
        "image décrite {described} de plus ; lecture {read} pour qui possède l'application, sinon {read_post} par "
        "publication et {read_user} par personne ; dénombrer des publications {count} par question"
    ),
    "network.by_hand_note": "À la main : vous publiez dans la fenêtre du réseau, sans compte à ajouter.",
    "network.does": "ce que cmdaily y fait",
    "network.can_post": "publier",
    "network.can_reply": "répondre",
    "network.can_reply-summoned": "répondre à qui vous mentionne",
    "network.can_share": "partager",
    "network.can_quote": "citer",
    "network.can_pictures": "images",
    "network.can_pictures-by-address": "images par adresse web",
    "network.can_inbox": "boîte de réception",
    "network.can_figures": "chiffres",
    "network.version": "API de {names} : version {version}, acceptée jusqu'au {day}",
}
