"""`embed`: an address becomes HTML for an article, from a site on loopback."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest

from tests.conftest import Program
from tests.loopback import Asked, Reply, Web, serving

HTML = (("Content-Type", "text/html; charset=utf-8"),)
JSON = (("Content-Type", "application/json"),)
PAGE = """<html><head><title>Our bread</title><meta name="description" content="Baked at 4 o'clock">{}</head></html>"""
ANSWER = {
    "type": "rich",
    "title": "A toot",
    "author_name": "Marie",
    "provider_name": "Acme",
    "html": '<blockquote onclick="x()"><p>Good morning</p></blockquote><script>x()</script>',
}

Site = Callable[..., Web]


@pytest.fixture
def site(cmdaily: Program) -> Iterator[Site]:
    """A site: what it answers by path."""
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text("feeds: {allow_private: true}\n")
    pages: dict[str, Reply] = {}

    def answer(asked: Asked) -> Reply:
        return pages.get(asked.path.partition("?")[0], Reply(404, b"", HTML))

    with serving(answer) as web:

        def start(**given: Reply) -> Web:
            pages.update({f"/{name}": reply for name, reply in given.items()})
            return web

        yield start


def discovered(web: Web) -> bytes:
    href = f"{web.address}/oembed?url={quote(web.address)}"
    return PAGE.format(f'<link rel="alternate" type="application/json+oembed" href="{href}">').encode()


def test_a_site_that_names_its_oembed_is_asked(cmdaily: Program, site: Site) -> None:
    web = site(oembed=Reply(200, json.dumps(ANSWER).encode(), JSON))
    site(post=Reply(200, discovered(web), HTML))
    shown = cmdaily.ok("embed", f"{web.address}/post")
    assert shown.out == "<blockquote><p>Good morning</p></blockquote>\n"
    assert shown.err == ""
    card = cmdaily.ok("embed", f"{web.address}/post", "--card")
    assert "<footer>Marie · Acme</footer>" in card.out
    assert "<p>Good morning</p>" in card.out
    assert card.err == ""
    told = cmdaily.ok("embed", f"{web.address}/post", "--json").json["embed"]
    assert (told["author"], told["static"], told["source"]) == ("Marie", False, "oembed")


def test_a_page_without_one_is_a_card_of_its_title(cmdaily: Program, site: Site) -> None:
    web = site(bread=Reply(200, PAGE.format("").encode(), HTML))
    shown = cmdaily.ok("embed", f"{web.address}/bread")
    assert ">Our bread</a>" in shown.out
    assert "Baked at 4 o&#x27;clock" in shown.out
    assert "offers nothing to embed" in shown.err


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(404, b"", HTML), "not public"),
        (Reply(401, b"", HTML), "does not allow"),
        (Reply(503, b"", HTML), "503"),
        (Reply(200, b"%PDF", (("Content-Type", "application/pdf"),)), "no web page"),
        (Reply(302, b"", (("Location", "file:///etc/passwd"),)), "redirects to nowhere"),
        (Reply(fault="cut"), "does not answer"),
        (Reply(200, b"x" * 2_000_000, HTML), "too long"),
    ],
)
def test_what_cannot_be_embedded_says_why(cmdaily: Program, site: Site, reply: Reply, said: str) -> None:
    web = site(page=reply)
    refused = cmdaily("embed", f"{web.address}/page")
    assert refused.code != 0
    assert said in refused.err
    assert refused.out == ""


def test_an_oembed_that_makes_no_sense_leaves_the_page(cmdaily: Program, site: Site) -> None:
    web = site(oembed=Reply(200, b"[[[[", JSON))
    site(post=Reply(200, discovered(web), HTML))
    assert ">Our bread</a>" in cmdaily.ok("embed", f"{web.address}/post").out


def test_an_address_of_ones_own_network_is_not_asked(cmdaily: Program, site: Site) -> None:
    web = site(bread=Reply(200, PAGE.format("").encode(), HTML))
    (cmdaily.home / "config.yaml").write_text("")
    refused = cmdaily("embed", f"{web.address}/bread")
    assert refused.code != 0
    assert "private network" in refused.err
    assert web.asked == []


@pytest.mark.parametrize(
    "given", ["", "nothing", "javascript:alert(1)", "file:///etc/passwd", "https://", "ftp://x.example"]
)
def test_what_is_no_address_is_refused(cmdaily: Program, given: str) -> None:
    refused = cmdaily("embed", given)
    assert refused.code == 2
    assert "web address" in refused.err


def test_google_plus_is_said_to_be_gone(cmdaily: Program) -> None:
    refused = cmdaily("embed", "https://plus.google.com/+Acme/posts/abc")
    assert refused.code == 2
    assert "2019" in refused.err
    assert "web.archive.org" in refused.err
    assert "a fermé en 2019" in cmdaily("--lang", "fr", "embed", "https://plus.google.com/1").err
