"""Words of Discord in every language: signing in, and what only it answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "discord.ask_token": "Bot token, or the address of a webhook",
        "discord.help": (
            "Create a bot at https://discord.com/developers/applications, invite it to your server, and give the "
            "channel's address as user name (--handle). Or paste a webhook's address: channel settings, "
            "Integrations."
        ),
        "discord.no_channel": "The bot sees no channel “{name}”.",
        "discord.no_channel_remedy": "Add --handle with the channel's address: right-click it, Copy Link.",
        "discord.webhook_alone": "A webhook only posts: it cannot answer.",
        "discord.webhook_alone_remedy": "Sign in with a bot for that, or answer on Discord.",
        "discord.webhook_unread": "A webhook cannot read the channel: check on Discord.",
        "discord.unreadable": "The bot may not read the channel's history.",
        "discord.other_channel": "That message is in another channel than this account's.",
    },
    "fr": {
        "discord.ask_token": "Jeton du bot, ou adresse d'un webhook",
        "discord.help": (
            "Créez un bot sur https://discord.com/developers/applications, invitez-le sur votre serveur, et donnez "
            "l'adresse du salon comme nom d'utilisateur (--handle). Ou collez l'adresse d'un webhook : paramètres "
            "du salon, Intégrations."
        ),
        "discord.no_channel": "Le bot ne voit aucun salon « {name} ».",
        "discord.no_channel_remedy": (
            "Ajoutez --handle avec l'adresse du salon : clic droit, Copier le lien."
        ),
        "discord.webhook_alone": "Un webhook publie seulement : il ne peut pas répondre.",
        "discord.webhook_alone_remedy": "Connectez un bot pour cela, ou répondez sur Discord.",
        "discord.webhook_unread": "Un webhook ne peut pas lire le salon : vérifiez sur Discord.",
        "discord.unreadable": "Le bot n'a pas le droit de lire l'historique du salon.",
        "discord.other_channel": "Ce message est dans un autre salon que celui de ce compte.",
    },
}
