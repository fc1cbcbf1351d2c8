"""Real servers, one of each for a test run; a test whose server cannot be had is skipped and says why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest

from tests.e2e.servers import Server, UnavailableError, bluesky, bluesky_network, snac, wordpress
from tests.loopback import web_page


def _running(server: AbstractContextManager[Server]) -> Iterator[Server]:
    try:
        with server as running:
            yield running
    except UnavailableError as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def pds() -> Iterator[Server]:
    """A Bluesky PDS without an AppView; `people` are passwords by handle."""
    yield from _running(bluesky.serve())


@pytest.fixture(scope="session")
def bluesky_appview() -> Iterator[Server]:
    """A whole Bluesky network: the same people on a PDS with an AppView."""
    yield from _running(bluesky_network.serve())


@pytest.fixture
def page() -> Iterator[str]:
    """The address of a web page on loopback."""
    with web_page(
        "<!doctype html><html><head><title>plain</title>"
        '<meta property="og:title" content="Une page &amp; son titre">'
        '<meta name="description" content="De quoi\nil s\'agit."></head><body>…</body></html>'
    ) as address:
        yield address


@pytest.fixture(scope="session")
def mastodon_server() -> Iterator[Server]:
    """snac2, which speaks Mastodon's API; `people` are passwords by name."""
    yield from _running(snac.serve())


@pytest.fixture(scope="session")
def blog() -> Iterator[Server]:
    """WordPress; `people` are application passwords by login: alice administers, bob writes, carol reads."""
    yield from _running(wordpress.serve())
