"""Embed: how somebody else's post, film or song is shown in an article of one's own."""

from __future__ import annotations

from cmdaily.domain.record import frozen

OEMBED, PAGE = "oembed", "page"


@frozen
class Embed:
    """What an address gives to be shown elsewhere.

    `html` is safe to put into a page: the network's own, cleaned, or a static card; `static` says that it is the card.
    `source` is `oembed`, or `page` where the network has none and the page's own title was read. `frame` is the host
    whose page is shown inside, "" for none: readers' browsers will ask it.
    """

    url: str
    provider: str
    kind: str
    title: str
    author: str
    html: str
    static: bool
    source: str
    frame: str = ""
