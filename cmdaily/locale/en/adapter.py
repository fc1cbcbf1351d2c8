"""English: signing in to networks, and what they answer, beyond what all of them have in common."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "adapter.ask_access_token": "Access token",
    "adapter.ask_client_id": "Client ID of the app",
    "adapter.ask_client_secret": "Client secret of the app",
    # versions
    "adapter.version_ended": "{network} no longer answers version {version} of its API.",
    "adapter.version_remedy": "Update cmdaily, then send it again: cmdaily outbox send",
    # pictures and containers
    "adapter.processing": "The network is still working on it; nothing is public yet.",
    "adapter.picture_why": "The network could not use the picture: {why}",
    "adapter.picture_no_address": "{path} is a file: this network fetches pictures itself, from a public address.",
    "adapter.picture_unfetched": "The picture {path} could not be fetched.",
    "adapter.picture_not_public": "{path} does not give everybody a picture ({status}).",
    "adapter.picture_address_remedy": (
        "Give the https address of a picture that needs no sign-in, from your site's media library for instance."
    ),
    "adapter.container_failed": "The network could not make a post of it: {why}",
    "adapter.container_remedy": "Send it again, it is made anew; if it fails again, choose another picture.",
    "adapter.container_silent": "The network does not say what became of the post that was under way.",
}
