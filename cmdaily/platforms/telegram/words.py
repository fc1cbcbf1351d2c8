"""Words of Telegram in every language: signing in, and what only it answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "telegram.ask_token": "Bot token",
        "telegram.help": (
            "Create a bot with https://t.me/BotFather, make it an administrator of your channel, and give the "
            "channel's name (@…) as user name."
        ),
        "telegram.no_chat": "The bot sees no channel or group “{name}”.",
        "telegram.no_chat_remedy": "Make the bot an administrator there, and give the name as in t.me/… : --handle",
        "telegram.no_right": "The bot may not write in “{name}”.",
        "telegram.no_right_remedy": "Let it post messages: channel settings, administrators.",
        "telegram.unread": "Telegram lets no bot read what it wrote: check in the channel.",
        "telegram.caption": "Under a picture Telegram takes {limit} characters; this text has {count}.",
        "telegram.webhook": "Another program receives this bot's messages.",
        "telegram.webhook_remedy": "Stop it or remove its webhook, or use a bot of its own here.",
    },
    "fr": {
        "telegram.ask_token": "Jeton du bot",
        "telegram.help": (
            "Créez un bot avec https://t.me/BotFather, nommez-le administrateur de votre canal, et donnez le nom "
            "du canal (@…) comme nom d'utilisateur."
        ),
        "telegram.no_chat": "Le bot ne voit aucun canal ni groupe « {name} ».",
        "telegram.no_chat_remedy": (
            "Nommez-y le bot administrateur, et donnez le nom comme dans t.me/… : --handle"
        ),
        "telegram.no_right": "Le bot n'a pas le droit d'écrire dans « {name} ».",
        "telegram.no_right_remedy": "Autorisez-le à publier : paramètres du canal, administrateurs.",
        "telegram.unread": ("Telegram ne laisse aucun bot relire ce qu'il a écrit : vérifiez dans le canal."),
        "telegram.caption": ("Sous une image, Telegram accepte {limit} caractères ; ce texte en a {count}."),
        "telegram.webhook": "Un autre programme reçoit les messages de ce bot.",
        "telegram.webhook_remedy": "Arrêtez-le ou supprimez son webhook, ou créez un bot pour cmdaily.",
    },
}
