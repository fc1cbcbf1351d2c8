"""English: what networks answer, and signing in to them."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "platform.unknown": "There is no network called '{platform}'.",
    "platform.unknown_network_remedy": "Known networks: {known}.",
    "platform.handoff_only": "cmdaily does not speak to {platform} itself.",
    "platform.handoff_only_remedy": (
        "No account is needed: the network's own compose window opens with the text ready."
    ),
    "platform.plugin_import": (
        "The plug-in '{package}' for {platform} needs '{missing}', which is not installed."
    ),
    "platform.plugin_import_remedy": "Install it, or remove the package '{package}'.",
    "platform.plugin_broken": "The plug-in '{package}' for {platform} does not load: {why}",
    "platform.plugin_not_one": "The package '{package}' says it is a plug-in for {platform}, and is not one.",
    "platform.plugin_remedy": "Update or remove the package '{package}'.",
    "platform.payload": "This delivery to {platform} was prepared by another version of cmdaily.",
    "platform.payload_remedy": "Update cmdaily, or cancel the delivery and write it again.",
    # the line
    "platform.unreachable": "{server} could not be reached; nothing was sent.",
    "platform.no_sense": "{server} does not answer as it should; nothing was sent.",
    "platform.unreachable_remedy": "Check the network connection and the address, then send it again.",
    "platform.unknown_silence": "It was handed over and no answer came within {seconds} seconds.",
    "platform.unknown_cut": "The line was cut before the answer came.",
    "platform.unknown_status": (
        "The server answered with an error of its own ({status}); it may have kept the text."
    ),
    "platform.unknown_garbage": "The answer makes no sense; the text may have been kept.",
    "platform.unknown_large": "The answer is far too long; the text may have been kept.",
    "platform.unknown_empty": "The server kept the message without its text.",
    "platform.unknown_remedy": "Look for it before sending it again: cmdaily outbox resolve",
    "platform.read_incomplete": "The list of recent posts does not reach back far enough to be sure.",
    "platform.read_private": "It is not in the list, but this server may not list what is not public.",
    # refusals
    "platform.sign_in": "The network does not accept this account's secret.",
    "platform.sign_in_remedy": "Sign in again: cmdaily account add",
    "platform.secret_missing": "The secret of this account lacks '{field}'.",
    "platform.expired": "The account's access has expired.",
    "platform.right": "This account may not do that by API.",
    "platform.right_why": "This account may not do that by API: {why}",
    "platform.right_remedy": "Do it by hand: cmdaily opens the compose window with the text ready.",
    "platform.balance": "The account's balance with the network is used up.",
    "platform.balance_remedy": "Top it up with the network, then send the delivery again.",
    "platform.rate": "The network asks to wait: too many requests.",
    "platform.rate_remedy": "Send it again later: cmdaily outbox send",
    "platform.cap": "A spending or monthly limit at the network is reached.",
    "platform.cap_remedy": "Raise the limit with the network, or send by hand.",
    "platform.duplicate": "The network has the same text from this account already.",
    "platform.duplicate_remedy": "Change the text, or leave it at that.",
    "platform.content": "The network does not take this text: {why}",
    "platform.content_remedy": "Change the text and send it again.",
    "platform.empty": "There is nothing to send.",
    "platform.text_broken": "The text holds half of a character (a lone surrogate).",
    "platform.target_gone": "The post that this answers or passes on is gone, or not visible.",
    "platform.target_missing": "A reply needs the address of the post it answers.",
    "platform.target_remedy": "Check the address of the post.",
    "platform.server": "'{server}' does not answer as this network does.",
    "platform.server_remedy": "Check the account's server address.",
    "platform.server_plain": "'{server}' is not reached by TLS (https): the account's secret would go in the clear.",
    "platform.server_plain_remedy": "Give the server's https address.",
    "platform.server_moved": "{server} sends requests on to another address: {location}",
    "platform.refused": "The network refused ({status}): {why}",
    "platform.refused_remedy": "Change what it complains about, or send by hand.",
    # X
    "platform.x_reply": "X lets apps reply only to those who mentioned or quoted this account: {why}",
    "platform.x_quote": "X does not let apps quote posts.",
    "platform.x_permissions": "These keys may only read: {why}",
    "platform.x_permissions_remedy": (
        "Give the app read and write permission at https://developer.x.com, renew its keys, and "
        "sign in again."
    ),
    "platform.x_not_enrolled": "X does not know this app as one that may use its API: {why}",
    "platform.x_app_only": "This token speaks for the app, not for an account: {why}",
    "platform.x_locked": "X has locked the account for now: {why}",
    "platform.x_suspended": "X has suspended the account, or the one that is answered: {why}",
    "platform.x_locked_remedy": "Sign in to x.com with a browser and see what X asks for.",
    "platform.x_too_long": "X finds the text too long: {why}",
    "platform.too_early": "It is not there yet; the network may need {seconds} more seconds to show it.",
    # Bluesky
    "platform.bluesky_no_appview": (
        "{server} shows no notifications: the AppView behind it does not answer, or there is none ({status})."
    ),
    "platform.bluesky_no_appview_remedy": (
        "Try again later. A server that has no AppView brings no messages; posting goes on working."
    ),
    # WordPress
    "platform.wordpress_pending": "The post is kept as '{state}': this role may not publish.",
    "platform.wordpress_remedy": "Ask someone who may publish it, or publish it in WordPress.",
    "platform.wordpress_closed": "Comments are closed under this post.",
    "platform.wordpress_no_comments": "'{server}' does not show its comments through its API: {why}",
    "platform.wordpress_no_comments_remedy": (
        "Let this account read /wp/v2/comments (a security plug-in may have closed it), or answer on the site."
    ),
    # pictures
    "platform.pictures_count": "{count} pictures are too many: the network takes {limit}.",
    "platform.picture_unreadable": "The picture {path} cannot be read: {why}",
    "platform.picture_not_one": "{path} is not a picture (JPEG, PNG, GIF or WebP).",
    "platform.picture_type": "{path} is {type}; the network takes {known}.",
    "platform.picture_large": "The picture {path} has {size} bytes; the network takes {limit}.",
    "platform.picture_pixels": "The picture {path} has {width} × {height} pixels: too many for the network.",
    "platform.picture_changed": "The picture {path} has changed since the delivery was prepared.",
    "platform.picture_refused": "The network could not use the picture {path}.",
    "platform.picture_remedy": "Choose another picture, or make this one smaller.",
    # addresses of posts
    "platform.target_not_a_post": "'{text}' is not the address of a post.",
    "platform.target_not_a_post_remedy": "Copy the address of one post, such as {example}",
    "platform.target_other": "'{text}' is a post on {other}, not on {platform}.",
    "platform.target_other_remedy": "Send with an account on {other}.",
    # signing in
    "platform.ask_x_access_token": "Access token",
    "platform.ask_x_access_token_secret": "Access token secret (OAuth 1.0a)",
    "platform.ask_x_api_key": "API key (OAuth 1.0a)",
    "platform.ask_x_api_secret": "API key secret (OAuth 1.0a)",
    "platform.ask_x_client_id": "Client ID (OAuth 2.0)",
    "platform.ask_x_client_secret": "Client secret (OAuth 2.0)",
    "platform.ask_x_refresh_token": "Refresh token (OAuth 2.0)",
    "platform.help_x": (
        "Create an app with read and write permission at https://developer.x.com, "
        "then sign in with its client ID or copy its four keys."
    ),
    "platform.ask_mastodon_access_token": "Access token",
    "platform.ask_mastodon_client_id": "Client key",
    "platform.ask_mastodon_client_secret": "Client secret",
    "platform.help_mastodon": (
        "In the instance's preferences, under Development, make an application with the rights "
        "read and write."
    ),
    "platform.ask_bluesky_app_password": "App password",
    "platform.bluesky_app_password": "Bluesky wants a code by mail for this password: use an app password.",
    "platform.help_bluesky": (
        "Make an app password in Bluesky: Settings, Privacy and security, App passwords."
    ),
    "platform.ask_wordpress_application_password": "Application password",
    "platform.help_wordpress": "Make an application password on your profile page in WordPress.",
    "platform.ask_memory_token": "Token",
    "platform.help_memory": "Any word will do.",
}
