"""What networks give to be embedded, cleaned: whatever an answer holds, nothing in it takes effect in an article.

The judge is the HTML parser of the standard library, which knows nothing of the cleaning. 500 answers by default;
CMDAILY_HOSTILE_ANSWERS says how many.
"""

from __future__ import annotations

import os
from html.parser import HTMLParser
from random import Random
from typing import Any

import pytest

from cmdaily.domain.publishing.embed import Embed
from cmdaily.platforms.embeds.endpoints import endpoint_of, host_of, named_by, site_of
from cmdaily.platforms.embeds.markup import TAGS, cleaned
from cmdaily.services.embed import rendered

ANSWERS = int(os.environ.get("CMDAILY_HOSTILE_ANSWERS") or 500)
FILM = "https://www.youtube.com/watch?v=abcdefghijk"
SANDBOX = "allow-scripts allow-same-origin allow-popups allow-presentation"

VECTORS = (
    "<script>alert(1)</script>",
    "<script src=//evil.example/x.js></script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mi xlink:href='data:x,<script>alert(1)</script>'>x</mi></math>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='  javascript&colon;alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='vbscript:x' style='position:fixed;inset:0'>x</a>",
    "<a href=https://evil.example target=_top onmouseover=alert(1)>x</a>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>' src='https://www.youtube.com/embed/x'></iframe>",
    "<iframe src='https://evil.example/embed/x'></iframe>",
    "<iframe src='https://www.youtube.com.evil.example/embed'></iframe>",
    "<iframe src='https://evil.example/www.youtube.com'></iframe>",
    "<iframe src='https://www.youtube.com@evil.example/'></iframe>",
    "<iframe src='http://www.youtube.com/embed/x'></iframe>",
    "<iframe src='//www.youtube.com/embed/x'></iframe>",
    "<iframe src='https://www.youtube.com/embed/x' sandbox='allow-top-navigation' allow='camera' name=x></iframe>",
    "<iframe width='100%;x' height=99999999 src='https://www.youtube-nocookie.com/embed/x' onload=alert(1)></iframe>",
    "<object data='https://evil.example/x.swf'></object><embed src='javascript:alert(1)'>",
    "<form action='https://evil.example'><input name=password autofocus onfocus=alert(1)><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'><base href='https://evil.example/'>",
    "<link rel=stylesheet href='https://evil.example/x.css'><style>*{background:url(javascript:1)}</style>",
    "<p style='background:url(https://evil.example)' class=x id=y>styled</p>",
    "<template><script>alert(1)</script></template><noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]--><!-- --!><img src=x onerror=alert(1)> -->",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<blockquote cite='javascript:alert(1)'><p>quoted</p></blockquote>",
    "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x00\x9b31m",
    "\u202e\u2066gnp.exe\u2069\u200b\ufeff",
    "\ud800 half",
    "[link=file:///etc/passwd]x[/link] =cmd|' /C calc'!A0",
    "<" * 400,
    "<b>" * 3000,
    "&#x110000;&#0;&notanentity;&lt;script&gt;",
)
NONSENSE: tuple[Any, ...] = (
    None,
    True,
    -1,
    1e308,
    [],
    {},
    ["<script>"],
    {"html": "<script>"},
    "",
    "x" * 100_000,
)


class Judge(HTMLParser):
    """What a browser would be asked to do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.frames: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in {*TAGS, "footer"}:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "class", "id", "name", "allow", "target"):
                self.wrong.append(f"{tag} {name}")
            if name in ("href", "src", "cite") and not (value or "").startswith(("https://", "http://")):
                self.wrong.append(f"{tag} {name}={value}")
        if tag == "iframe":
            self.frames.append(given.get("src") or "")
            if given.get("sandbox") != SANDBOX:
                self.wrong.append("a frame that is not shut off")
            sizes = [given.get("width") or "1", given.get("height") or "1"]
            if not all(size.rstrip("%").isdigit() and len(size) < 6 for size in sizes):
                self.wrong.append(f"size {sizes}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}>")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}-->")


def judged(found: Embed) -> list[str]:
    """What is wrong with an embed."""
    judge = Judge()
    judge.feed(found.html)
    judge.close()
    for text in (found.html, found.title, found.author, found.provider):
        judge.wrong += [f"U+{ord(c):04X}" for c in text if not (c.isprintable() or c in "\n\t\xa0\u200d")]
    for frame in judge.frames:
        host = host_of(frame)
        if host not in ("www.youtube.com", "www.youtube-nocookie.com") or "@" in frame:
            judge.wrong.append(f"a frame of {host}")
    if bool(judge.frames) != bool(found.frame):
        judge.wrong.append("a frame that nobody is told of")
    return judge.wrong


def hostile(chance: Random) -> dict[str, Any]:
    """An answer, made of what attackers send."""

    def text() -> str:
        parts = [chance.choice(VECTORS) for _ in range(chance.randint(1, 4))]
        parts += ["<p>words</p>"] * chance.randint(0, 1)
        chance.shuffle(parts)
        given = "".join(parts)
        if chance.random() < 0.3:
            at = chance.randrange(len(given) + 1)
            given = given[:at] + chance.choice(["\x00", '"', "'", ">", "<!--", "]]>", "</p>"]) + given[at:]
        return given if chance.random() < 0.8 else given[: chance.randrange(len(given) + 1)]

    fields = (
        "type",
        "html",
        "title",
        "author_name",
        "author_url",
        "provider_name",
        "thumbnail_url",
        "url",
        "version",
    )
    return {
        name: text() if chance.random() < 0.75 else chance.choice(NONSENSE)
        for name in fields
        if chance.random() < 0.9
    }


def test_hostile_answers_are_rendered_harmless() -> None:
    frames = 0
    for number in range(ANSWERS):
        answer = hostile(Random(number))
        found = rendered(answer, FILM)
        assert judged(found) == [], f"{number}: {answer!r:.600}\n{found.html!r:.600}"
        assert found.html
        assert judged(rendered(answer, FILM, static=True)) == []
        frames += bool(found.frame)
    assert frames or ANSWERS < 100, "what may stay stays"


@pytest.mark.parametrize("vector", VECTORS)
def test_every_vector_alone_is_harmless(vector: str) -> None:
    assert judged(rendered({"html": vector, "title": vector, "author_name": vector}, FILM)) == []


def test_what_is_cleaned_is_clean() -> None:
    for vector in VECTORS:
        once = cleaned(vector, FILM)[0]
        assert cleaned(once, FILM)[0] == once


ADDRESSES = {
    "https://www.facebook.com/acme/posts/42": "graph.facebook.com",
    "https://www.facebook.com/acme/videos/42": "graph.facebook.com",
    "https://x.com/acme/status/42": "publish.x.com",
    "https://www.instagram.com/p/Cabc/": "graph.facebook.com",
    "https://www.threads.com/@acme/post/Cabc": "graph.threads.net",
    FILM: "www.youtube.com",
    "https://youtu.be/abcdefghijk": "www.youtube.com",
    "https://www.pinterest.com/pin/42/": "www.pinterest.com",
    "https://vimeo.com/42": "vimeo.com",
    "https://soundcloud.com/acme/song": "soundcloud.com",
    "https://www.ted.com/talks/x": "www.ted.com",
}


@pytest.mark.parametrize(("address", "host"), ADDRESSES.items())
def test_every_kind_of_the_list_has_an_endpoint(address: str, host: str) -> None:
    found = endpoint_of(address)
    assert found is not None
    assert host_of(found.url) == host
    assert "access_token" not in found.url
    assert "v16.0" not in found.url, "a version that has ended"


def test_a_network_s_own_markup_stays_readable() -> None:
    quote = (
        '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Hello &amp; welcome<br><a href="https://t.co/x">x</a></p>'
        '&mdash; Acme (@acme) <a href="https://x.com/acme/status/1">1 May</a></blockquote>\n'
        '<script async src="https://platform.x.com/widgets.js" charset="utf-8"></script>'
    )
    found = rendered({"type": "rich", "html": quote, "provider_name": "X"}, "https://x.com/acme/status/1")
    assert not found.static
    assert '<p lang="en" dir="ltr">Hello &amp; welcome<br>' in found.html
    assert "script" not in found.html
    song = '<iframe width="100%" height="400" src="https://w.soundcloud.com/player/?url=x"></iframe>'
    assert rendered({"html": song}, "https://soundcloud.com/a/b").frame == "w.soundcloud.com"


def test_what_only_a_script_would_show_becomes_a_card() -> None:
    pin = '<a data-pin-do="embedPin" href="https://www.pinterest.com/pin/42/"></a><script src="//x"></script>'
    found = rendered(
        {"html": pin, "title": "A <b>cake</b>", "author_name": "Anna"}, "https://www.pinterest.com/pin/42/"
    )
    assert found.static
    assert "A &lt;b&gt;cake&lt;/b&gt;" in found.html


def test_a_page_names_only_an_endpoint_of_its_own_site() -> None:
    link = '<link rel="alternate" type="application/json+oembed" href="{}">'
    page = "https://blog.acme.example/a"
    for href in ("/wp-json/oembed/1.0/embed?url=x", "https://api.acme.example/oembed", "//acme.example/o"):
        assert named_by(link.format(href), page) is not None
    for href in ("https://evil.example/oembed", "javascript:alert(1)", "file:///etc/passwd", ""):
        found = named_by(link.format(href), page)
        assert found is None or host_of(found.url).endswith("acme.example")
    assert named_by("<![ x" + link.format("/o"), page) is None or True
    assert site_of("www.bbc.co.uk") == "bbc.co.uk"
