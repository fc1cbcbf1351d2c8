"""The networks cmdaily ships with, as data: listing them loads no adapter and no SDK.

Figures were read from the networks' own published specifications in November 2026; docs/platforms.md names
the sources. A network without `sign_in` is spoken to by hand-off alone.
"""

from __future__ import annotations

from cmdaily.domain.accounts.network import Can, Limits, Network, Once, Prices, SecretField, SignIn, Unit

_WEB_PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")

X = Network(
    name="x",
    title="X",
    can=(
        Can.POST,
        Can.REPLY_SUMMONED,
        Can.SHARE,
        Can.THREAD,
        Can.PICTURES,
        Can.READ_BACK,
        Can.INBOX,
    ),
    limits=Limits(
        text=280,
        unit=Unit.WEIGHTED,
        url=23,
        alt_text=1000,
        pictures=4,
        picture_bytes=5_242_880,
        picture_types=_WEB_PICTURES,
    ),
    # pay per use, per request
    prices=Prices(post=15_000, post_with_url=200_000, reply=10_000, share=15_000, read=1_000),
    once=Once.READ_BACK,
    sign_in=SignIn(
        fields=(
            SecretField("access_token", "platform.ask_x_access_token"),
            SecretField("access_token_secret", "platform.ask_x_access_token_secret", optional=True),
            SecretField("api_key", "platform.ask_x_api_key", optional=True),
            SecretField("api_secret", "platform.ask_x_api_secret", optional=True),
            SecretField("client_id", "platform.ask_x_client_id", hidden=False, optional=True),
            SecretField("client_secret", "platform.ask_x_client_secret", optional=True),
            SecretField("refresh_token", "platform.ask_x_refresh_token", optional=True),
        ),
        plain="access_token",
        flow="pkce",
        help="platform.help_x",
    ),
    home="https://x.com/home",
)

MASTODON = Network(
    name="mastodon",
    title="Mastodon",
    can=(Can.POST, Can.REPLY, Can.SHARE, Can.THREAD, Can.PICTURES, Can.READ_BACK, Can.INBOX),
    # a fresh Mastodon's own; the instance's are kept with the account when it signs in
    limits=Limits(
        text=500,
        unit=Unit.GRAPHEMES,
        url=23,
        mention_domains=False,
        alt_text=1500,
        pictures=4,
        picture_bytes=16_777_216,
        picture_pixels=33_177_600,
        picture_types=_WEB_PICTURES,
    ),
    once=Once.KEY,
    sign_in=SignIn(
        fields=(
            SecretField("access_token", "platform.ask_mastodon_access_token"),
            SecretField("client_id", "platform.ask_mastodon_client_id", hidden=False, optional=True),
            SecretField("client_secret", "platform.ask_mastodon_client_secret", optional=True),
        ),
        plain="access_token",
        needs_server=True,
        flow="code",
        help="platform.help_mastodon",
    ),
    home="",
)

BLUESKY = Network(
    name="bluesky",
    title="Bluesky",
    can=(
        Can.POST,
        Can.REPLY,
        Can.SHARE,
        Can.QUOTE,
        Can.THREAD,
        Can.PICTURES,
        Can.LINK_CARD,
        Can.READ_BACK,
        Can.INBOX,
    ),
    limits=Limits(
        text=300,
        unit=Unit.GRAPHEMES,
        text_bytes=3000,
        alt_text=2000,
        pictures=4,
        picture_bytes=2_000_000,
        picture_types=_WEB_PICTURES,
    ),
    once=Once.ALWAYS,
    sign_in=SignIn(
        fields=(SecretField("app_password", "platform.ask_bluesky_app_password"),),
        plain="app_password",
        needs_handle=True,
        default_server="https://bsky.social",
        help="platform.help_bluesky",
    ),
    home="https://bsky.app/",
)

WORDPRESS = Network(
    name="wordpress",
    title="WordPress",
    can=(Can.POST, Can.REPLY, Can.PICTURES, Can.READ_BACK, Can.INBOX),
    limits=Limits(pictures=20, picture_types=_WEB_PICTURES),
    once=Once.READ_BACK,
    sign_in=SignIn(
        fields=(SecretField("application_password", "platform.ask_wordpress_application_password"),),
        plain="application_password",
        needs_server=True,
        needs_handle=True,
        help="platform.help_wordpress",
    ),
)

MEMORY = Network(
    name="memory",
    title="Memory",
    can=(
        Can.POST,
        Can.REPLY,
        Can.SHARE,
        Can.QUOTE,
        Can.THREAD,
        Can.PICTURES,
        Can.LINK_CARD,
        Can.READ_BACK,
        Can.INBOX,
    ),
    limits=Limits(text=500, alt_text=1000, pictures=4, picture_types=_WEB_PICTURES),
    prices=Prices(post=15_000, post_with_url=200_000, reply=10_000, read=1_000),
    once=Once.READ_BACK,
    sign_in=SignIn(
        fields=(SecretField("token", "platform.ask_memory_token"),),
        plain="token",
        needs_server=True,
        help="platform.help_memory",
    ),
    hidden=True,
)

# No adapter yet: LinkedIn, Facebook, Instagram, Threads and WhatsApp will come through the same door.
LINKEDIN = Network(
    name="linkedin", title="LinkedIn", limits=Limits(text=3000), home="https://www.linkedin.com/feed/"
)
FACEBOOK = Network(
    name="facebook", title="Facebook", limits=Limits(text=63_206), home="https://www.facebook.com/"
)
INSTAGRAM = Network(
    name="instagram",
    title="Instagram",
    limits=Limits(text=2200, hashtags=30),
    home="https://www.instagram.com/",
)
THREADS = Network(name="threads", title="Threads", limits=Limits(text=500), home="https://www.threads.net/")
WHATSAPP = Network(name="whatsapp", title="WhatsApp", home="https://web.whatsapp.com/")
PINTEREST = Network(
    name="pinterest", title="Pinterest", limits=Limits(text=500), home="https://www.pinterest.com/"
)
BLOG = Network(name="blog", title="Blog")

NETWORKS: dict[str, Network] = {
    network.name: network
    for network in (
        X,
        MASTODON,
        BLUESKY,
        WORDPRESS,
        LINKEDIN,
        FACEBOOK,
        INSTAGRAM,
        THREADS,
        WHATSAPP,
        PINTEREST,
        BLOG,
        MEMORY,
    )
}
