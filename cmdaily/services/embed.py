"""Embed service: what an address gives to be shown in an article."""

from __future__ import annotations

from cmdaily.domain.publishing.embed import OEMBED, PAGE, Embed
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.errors import PlatformError, UsageError
from cmdaily.platforms.embeds import endpoints, markup
from cmdaily.platforms.embeds.fetch import EmbedFetcher, Failure
from cmdaily.services.feeds.refresh import is_allowed_private
from cmdaily.services.runtime.call_options import request_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.services.workspace import Workspace


def embed(workspace: Workspace, address: str, *, static: bool = False) -> Embed:
    """What an address gives: the network's own HTML, cleaned; or a static card, where that is wanted or nothing else
    is left.

    Raises UsageError for what is no address, and for Google+; PlatformError where nobody answers.
    """
    url = address.strip()
    if "://" not in url and "." in url.partition("/")[0]:
        url = f"https://{url}"
    if not is_web_address(url):
        raise UsageError("embed.no_address", remedy="embed.no_address_remedy", given=address[:200])
    if endpoints.is_gone(url):
        raise UsageError("embed.google_plus", remedy="embed.google_plus_remedy", url=url)
    fetcher = EmbedFetcher(request_options(workspace), allow_private=is_allowed_private(workspace))
    try:
        return _of_network(fetcher, url, static=static)
    finally:
        fetcher.close()


def _of_network(fetcher: EmbedFetcher, url: str, *, static: bool) -> Embed:
    endpoint, page = endpoints.endpoint_of(url), ""
    if endpoint is None:
        read = fetcher.page(url)
        if isinstance(read, Failure):
            raise _error(read)
        page, endpoint = read, endpoints.named_by(read, url)
    if endpoint is None:
        return _of_page(page, url)
    answer = fetcher.answer(endpoint.url)
    if not isinstance(answer, Failure):
        return rendered(answer, url, endpoint.title, static=static)
    if page:
        return _of_page(page, url)
    raise _error(answer)


def rendered(answer: dict[str, Any], url: str, network: str = "", *, static: bool = False) -> Embed:
    """An oEmbed answer as an embed, whatever is in it."""
    title, author = markup.line_in(answer, "title"), markup.line_in(answer, "author_name", 100)
    provider = network or markup.line_in(answer, "provider_name", 100) or endpoints.host_of(url)
    kind = markup.line_in(answer, "type", 20)
    kind = kind if kind in ("photo", "video", "link", "rich") else "link"
    given = answer.get("html")
    shown, frame = markup.cleaned(given, url) if isinstance(given, str) else ("", "")
    said = "" if frame else markup.words_of(shown)
    card = markup.card(url, title, said, author, provider)
    shown, frame = ("", "") if static else (shown, frame)
    return Embed(url, provider, kind, title, author, shown or card, not shown, OEMBED, frame)


def _of_page(page: str, url: str) -> Embed:
    """A card of what a page says of itself."""
    from cmdaily.platforms.http.link_card import read_card

    host = endpoints.host_of(url)
    found = read_card(page, host)
    card = markup.card(url, found.title, found.description, "", host)
    return Embed(url, host, "link", found.title, "", card, True, PAGE)


def _error(failure: Failure) -> PlatformError:
    return PlatformError(failure.key, remedy="embed.remedy", **dict(failure.values))
