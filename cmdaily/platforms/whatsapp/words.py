"""Words of WhatsApp in every language: signing in, and what only it answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "whatsapp.help": (
            "In https://business.facebook.com create a system user with “whatsapp_business_messaging” and a token that "
            "does not end; the phone number's ID (WhatsApp, API Setup) is the user name."
        ),
        "whatsapp.handle": "WhatsApp shows this token no number with the ID “{handle}”.",
        "whatsapp.handle_remedy": "Give the ID of the number, not the number (WhatsApp, API Setup): --handle",
        "whatsapp.window": "More than 24 hours have passed since this person last wrote.",
        "whatsapp.window_remedy": "Use an approved template: --title NAME, its values as lines of the text.",
        "whatsapp.no_number": "“{number}” has no WhatsApp, or has not accepted its new terms.",
        "whatsapp.no_number_remedy": "Check the number, with its country code.",
        "whatsapp.prices": (
            "Prices on WhatsApp: 1,000 delivered messages a month and number are free, then each costs its country's "
            "rate; nothing is delivered without a payment method"
        ),
        "whatsapp.payment": "WhatsApp delivers nothing: the business has no valid payment method.",
        "whatsapp.payment_remedy": "Add one in the WhatsApp Manager, then send it again.",
        "whatsapp.template": "WhatsApp does not take the template “{name}”: {why}",
        "whatsapp.template_remedy": "Check its name, its language and its values: one a line.",
        "whatsapp.unread": "WhatsApp lets no program read what it sent: check in the conversation.",
        "whatsapp.caption": "Under a picture WhatsApp takes {limit} characters; this text has {count}.",
    },
    "fr": {
        "whatsapp.help": (
            "Sur https://business.facebook.com, créez un utilisateur système avec « whatsapp_business_messaging » et "
            "un jeton sans fin ; l'identifiant du numéro (WhatsApp, Configuration de l'API) sert de nom d'utilisateur."
        ),
        "whatsapp.handle": "WhatsApp ne montre à ce jeton aucun numéro d'identifiant « {handle} ».",
        "whatsapp.handle_remedy": (
            "Donnez avec --handle son identifiant, pas le numéro (WhatsApp, Configuration de l'API)."
        ),
        "whatsapp.window": "Cette personne n'a pas écrit depuis plus de 24 heures.",
        "whatsapp.window_remedy": (
            "Prenez un modèle validé par Meta : --title NOM, ses valeurs en lignes du texte."
        ),
        "whatsapp.no_number": "« {number} » n'a pas WhatsApp, ou pas accepté ses nouvelles conditions.",
        "whatsapp.no_number_remedy": "Vérifiez le numéro, avec l'indicatif du pays.",
        "whatsapp.prices": (
            "Prix sur WhatsApp : 1 000 messages remis par mois et par numéro sont gratuits, puis chacun coûte le tarif "
            "de son pays ; rien n'est remis sans moyen de paiement"
        ),
        "whatsapp.payment": ("WhatsApp ne remet rien : l'entreprise n'a pas de moyen de paiement valable."),
        "whatsapp.payment_remedy": "Ajoutez-en un dans WhatsApp Manager, puis renvoyez.",
        "whatsapp.template": "WhatsApp n'accepte pas le modèle « {name} » : {why}",
        "whatsapp.template_remedy": "Vérifiez son nom, sa langue et ses valeurs : une par ligne.",
        "whatsapp.unread": (
            "WhatsApp ne laisse aucun programme relire ce qu'il a envoyé : vérifiez dans la conversation."
        ),
        "whatsapp.caption": ("Sous une image, WhatsApp accepte {limit} caractères ; ce texte en a {count}."),
    },
}
