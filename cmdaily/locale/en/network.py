"""The list of networks."""

MESSAGES = {
    "network.help_list": "List the networks: what goes by API, what by hand, limits and prices.",
    "network.name": "network",
    "network.accounts": "accounts",
    "network.by_hand": "by hand",
    "network.broken": "does not work",
    "network.prices": (
        "Prices on {name}: post {post}, with a link {with_url}; reply to a mention {reply}, repost {share}; described "
        "picture {described} more; reading {read} for the owner of the app, else {read_post} a post, {read_user} a person; "
        "counting posts {count} a question"
    ),
    "network.by_hand_note": "By hand: you post in the network's own window; no account needed.",
    "network.does": "what cmdaily does there",
    "network.can_post": "post",
    "network.can_reply": "reply",
    "network.can_reply-summoned": "reply to who mentions you",
    "network.can_share": "share",
    "network.can_quote": "quote",
    "network.can_pictures": "pictures",
    "network.can_pictures-by-address": "pictures by web address",
    "network.can_inbox": "inbox",
    "network.can_figures": "figures",
    "network.version": "API of {names}: version {version}, answered until {day}",
}
