"""A Facebook Page as data: what it can do, its limits, and how it is signed in to."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Can, Limits, Network, Once, SecretField, SignIn
from cmdaily.domain.publishing.compose_urls import HandOff, shared_url, with_query
from cmdaily.platforms.meta.versions import GRAPH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    shared = shared_url(outgoing)
    return HandOff(with_query("https://www.facebook.com/sharer/sharer.php", u=shared) if shared else "")


NETWORK = Network(
    name="facebook",
    title="Facebook",
    can=(Can.POST, Can.REPLY, Can.PICTURES, Can.LINK_CARD, Can.READ_BACK, Can.INBOX, Can.FIGURES),
    limits=Limits(
        text=63_206,
        pictures=10,
        picture_bytes=10_000_000,
        picture_types=("image/jpeg", "image/png", "image/gif"),
    ),
    once=Once.READ_BACK,
    sign_in=SignIn(
        fields=(
            SecretField("access_token", "adapter.ask_access_token"),
            SecretField("client_id", "adapter.ask_client_id", hidden=False, optional=True),
            SecretField("client_secret", "adapter.ask_client_secret", optional=True),
        ),
        plain="access_token",
        looks=r"EAA\w{20,}",
        flow="pkce",
        help="facebook.help",
        app=("client_id", "client_secret"),
    ),
    versions=GRAPH,
    home="https://www.facebook.com/",
    addresses=Addresses(
        hosts=("facebook.com", "fb.com"),
        post_path=r"/.*(?:posts|videos|permalink|photo|story).*|/share/.+",
        post_id=r"\d+_\d+",
        example="https://www.facebook.com/somepage/posts/1234567890",
        resolved=True,
    ),
    compose=_compose,
    charter=(("disclosure-place", "fold", 400),),
    words="cmdaily.platforms.facebook.words",
    oembed=(
        (
            r"https?://(?:\w+\.)?facebook\.com/(?:[^/?#]+/videos/|watch/?\?|video\.php\?|reel/).+",
            f"https://graph.facebook.com/{GRAPH[-1].name}/oembed_video",
        ),
        (r"https?://(?:\w+\.)?facebook\.com/.+", f"https://graph.facebook.com/{GRAPH[-1].name}/oembed_post"),
    ),
    also=("fb", "meta"),
)
