"""Reddit as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Limits, Network
from cmdaily.domain.publishing.compose_urls import HandOff, shared_url, with_query
from cmdaily.domain.publishing.outgoing import REPLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    """The submission form: a link with a title, or a text."""
    if outgoing.target is not None and outgoing.kind == REPLY:
        return HandOff("")
    shared = shared_url(outgoing)
    fields = (
        {"url": shared, "title": outgoing.title or outgoing.text}
        if shared
        else {"title": outgoing.title, "selftext": "true", "text": outgoing.text}
    )
    return HandOff(with_query("https://www.reddit.com/submit", **fields), True)


NETWORK = Network(
    name="reddit",
    title="Reddit",
    markdown=True,
    limits=Limits(text=40_000),
    home="https://www.reddit.com/submit",
    addresses=Addresses(
        hosts=("reddit.com", "redd.it"),
        post_path=r"/(?:r|user)/[^/]+/comments/([a-z0-9]+)(?:/.*)?",
        example="https://www.reddit.com/r/somewhere/comments/1abcdef/a_title/",
    ),
    compose=_compose,
    words="cmdaily.platforms.reddit.words",
    why_by_hand="reddit.why_by_hand",
)
