"""The list of networks."""

MESSAGES = {
    "network.help_list": "The networks: what goes by API, what by hand, limits and prices.",
    "network.name": "network",
    "network.way": "way",
    "network.accounts": "accounts",
    "network.limit": "limit",
    "network.api": "API",
    "network.by_hand": "by hand",
    "network.broken": "broken",
    "network.prices": "Prices on {name}: post {post}, with a link {with_url}, reply {reply}",
    "network.by_hand_note": "By hand: the network's own window opens with the text ready. It needs no account.",
}
