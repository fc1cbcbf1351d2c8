"""Les personnes qui ont accepté de recevoir des messages."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "contact.m_number": "NUMÉRO",
    "contact.help_add": "Note que quelqu'un accepte de recevoir des messages, et comment.",
    "contact.help_list": "Liste qui a accepté, et qui un texte libre peut atteindre.",
    "contact.help_wrote": (
        "Note que quelqu'un vient d'écrire : vous pouvez répondre pendant 24 h. Un « stop » met fin à son accord."
    ),
    "contact.help_stop": "Note que quelqu'un ne veut plus recevoir de messages.",
    "contact.help_remove": "Supprime un contact.",
    "contact.help_number": "Le numéro de téléphone avec l'indicatif du pays, ou le nom du contact.",
    "contact.help_consent": "Comment l'accord a été donné : « formulaire du 24 novembre ».",
    "contact.help_name": "Le nom de la personne.",
    "contact.help_text": "Ce qui a été écrit.",
    "contact.no_consent": "Il manque la façon dont cette personne a donné son accord.",
    "contact.no_consent_remedy": "Dites-la avec --consent : « formulaire du 24 novembre », « au comptoir ».",
    "contact.unknown": "{number} n'est pas dans vos contacts.",
    "contact.unknown_remedy": "Consultez la liste : `cmdaily contact list`",
    "contact.none": "Aucun accord pour l'instant : `cmdaily contact add NUMÉRO --consent …`",
    "contact.name": "nom",
    "contact.number": "numéro",
    "contact.state": "état",
    "contact.open": ("texte libre pendant encore {n} h", "texte libre pendant encore {n} h"),
    "contact.open_minutes": "texte libre pendant moins d'une heure",
    "contact.closed": "modèles seulement",
    "contact.agreed": "accord du {day} : {how}",
    "contact.stopped_on": "plus de messages depuis le {day}",
    "contact.done_added": "Vous pouvez écrire à {name}.",
    "contact.done_wrote": "Vous pouvez répondre librement à {name} pendant {hours} h.",
    "contact.done_stopped": "Plus rien n'est envoyé à {name}.",
    "contact.done_removed": "{name} est supprimé ; plus rien ne lui est envoyé.",
}
