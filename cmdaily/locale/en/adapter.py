"""Adapters: signing in, versions, pictures by address and containers, alike on several networks."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "adapter.ask_access_token": "Access token",
    "adapter.ask_client_id": "Client ID of the app",
    "adapter.ask_client_secret": "Client secret of the app",
    "adapter.version_ended": "{network} no longer answers version {version} of its API.",
    "adapter.version_set_remedy": "Take the setting back: `cmdaily account add` with --setting version=",
    "adapter.version_remedy": "Update cmdaily, then try again: `cmdaily outbox send`",
    "adapter.processing": "The network is still processing it; nothing is public yet.",
    "adapter.picture_why": "The network could not use the picture: {why}",
    "adapter.picture_no_address": "{path} is a file; this network only takes pictures by web address.",
    "adapter.picture_unfetched": "The picture {path} cannot be opened.",
    "adapter.picture_is_page": "{path} is not a picture: a page comes in its place, perhaps one that asks to sign in.",
    "adapter.picture_not_public": "{path} is not a public picture ({status}).",
    "adapter.picture_address_remedy": "Give the https address of a public picture, or add a WordPress account to hold your files.",
    "adapter.container_failed": "The network could not create the post: {why}",
    "adapter.container_remedy": "Try again; if it fails again, choose another picture: `cmdaily outbox send`",
    "adapter.container_silent": "The network does not say whether the post was published.",
}
