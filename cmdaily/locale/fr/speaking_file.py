"""Ce qui peut clocher dans les réglages d'envoi."""

MESSAGES = {
    "speaking_file.dollars": "{text} n'est pas un montant en dollars de 0 à {most} ; écrivez par exemple 0.50",
    "speaking_file.moment": "{text} n'est pas une date et une heure ; écrivez par exemple 2026-12-10 09:00",
}
