"""Ce qui peut clocher dans les réglages d'envoi."""

MESSAGES = {
    "speaking_file.dollars": "{text} n'est pas un montant en dollars de 0 à {most}, comme 0.50",
    "speaking_file.moment": "{text} n'est pas un moment ; écrivez 2026-12-10 09:00",
}
