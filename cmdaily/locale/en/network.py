"""The list of networks."""

MESSAGES = {
    "network.help_list": "List the networks: what goes by API, what by hand, limits and prices.",
    "network.name": "network",
    "network.way": "method",
    "network.accounts": "accounts",
    "network.limit": "limit",
    "network.api": "API",
    "network.by_hand": "by hand",
    "network.broken": "does not work",
    "network.prices": "Prices on {name}: post {post}, with a link {with_url}, reply {reply}",
    "network.by_hand_note": "By hand: you post in the network's own window; no account needed.",
}
