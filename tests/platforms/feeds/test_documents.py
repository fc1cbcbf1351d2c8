"""Documents of feeds: the shapes of real sites, the known faults of the parser, and what is hostile."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.feeds.article import FeedEntry, ParsedFeed
from cmdaily.platforms.feeds.document import packed, parse_document, unpacked
from cmdaily.platforms.feeds.worker import answer_to

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
URL = "https://site.example/feed"


def feed(document: str | bytes, kind: str = "") -> ParsedFeed:
    body = document.encode() if isinstance(document, str) else document
    found = parse_document(body, kind, URL, NOW)
    assert isinstance(found, ParsedFeed), found
    return found


def entry(inside: str, head: str = "") -> FeedEntry:
    """The one entry of a document of RSS with this inside its item."""
    return feed(
        f'<rss version="2.0" {head}><channel><title>T</title><item>{inside}</item></channel></rss>'
    ).entries[0]


WORDPRESS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
<title>Le blog de la ville</title><link>https://site.example</link>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
<item><title>L&#8217;école rouvre</title><link>https://site.example/2026/11/ecole/</link><dc:creator><![CDATA[Anne]]></dc:creator>
<pubDate>Tue, 24 Nov 2026 09:00:00 +0000</pubDate><guid isPermaLink="false">https://site.example/?p=12</guid>
<description><![CDATA[<p>Le début&#8230;</p>]]></description>
<content:encoded><![CDATA[<p>Le début et <strong>la suite</strong> de l&rsquo;article.</p><script>alert(1)</script>]]></content:encoded>
</item></channel></rss>"""

MASTODON = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Zoé</title><link>https://social.example/@zoe</link><item><guid isPermaLink="true">https://social.example/@zoe/112</guid>
<link>https://social.example/@zoe/112</link><pubDate>Tue, 24 Nov 2026 09:00:00 +0000</pubDate>
<description>&lt;p&gt;Le marché &lt;a href="https://social.example/tags/noel"&gt;#&lt;span&gt;noel&lt;/span&gt;&lt;/a&gt; ouvre.&lt;/p&gt;</description>
<media:content url="https://social.example/a.jpg" medium="image"><media:rating scheme="urn:simple">nonadult</media:rating>
<media:description type="plain">Une photo du sapin</media:description></media:content></item></channel></rss>"""

BLUESKY = """<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0"><channel><description>hello</description>
<link>https://bsky.example/profile/zoe</link><title>@zoe - Zoé</title><item><link>https://bsky.example/profile/zoe/post/3l</link>
<description>Une phrase &amp; une autre</description><pubDate>24 Nov 2026 09:00 +0000</pubDate>
<guid isPermaLink="false">at://did:plc:abc/app.bsky.feed.post/3l</guid></item></channel></rss>"""

GOTOSOCIAL = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Posts from @zoe@social.example</title><link>https://social.example/@zoe</link><item><title>Bonjour à tous</title>
<link>https://social.example/@zoe/statuses/01A</link><description>@zoe made a new post: "Bonjour"</description>
<content:encoded><![CDATA[<p>Bonjour à tous, la salle ouvre demain.</p>]]></content:encoded>
<author>@zoe@social.example</author><guid isPermaLink="true">https://social.example/@zoe/statuses/01A</guid>
<pubDate>Tue, 24 Nov 2026 09:00:00 +0000</pubDate></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">A &amp;amp; B</title><link rel="self" href="/feed"/>
<link href="/"/><entry><title type="html">R&amp;amp;D &lt;b&gt;now&lt;/b&gt;</title><link rel="alternate" href="posts/1"/>
<id>tag:site.example,2026:1</id><published>2026-11-24T09:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; <em>two</em></p></div></content></entry></feed>"""


def test_wordpress() -> None:
    found = feed(WORDPRESS)
    assert (found.title, found.site, found.minutes) == ("Le blog de la ville", "https://site.example", 30)
    first = found.entries[0]
    assert (first.title, first.author) == ("L’école rouvre", "Anne")
    assert first.text == "Le début et la suite de l’article."
    assert first.entry_id == "https://site.example/?p=12"
    assert first.url == "https://site.example/2026/11/ecole/"
    assert first.published_at == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_mastodon_shows_the_post_and_not_the_picture() -> None:
    first = feed(MASTODON).entries[0]
    assert (first.title, first.text) == ("", "Le marché #noel ouvre.")


def test_bluesky() -> None:
    first = feed(BLUESKY).entries[0]
    assert (first.text, first.entry_id) == (
        "Une phrase & une autre",
        "at://did:plc:abc/app.bsky.feed.post/3l",
    )
    assert first.published_at == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_gotosocial() -> None:
    first = feed(GOTOSOCIAL).entries[0]
    assert (first.title, first.text) == ("Bonjour à tous", "Bonjour à tous, la salle ouvre demain.")


def test_atom() -> None:
    found = feed(ATOM)
    first = found.entries[0]
    assert (found.title, first.title, first.text) == ("A & B", "R&D now", "One & two")
    assert first.url == "https://site.example/posts/1"


def test_json_feed() -> None:
    items = [
        {
            "id": 7,
            "url": "/a?utm_source=x",
            "title": "R&D <b>",
            "content_html": "<p>One</p>",
            "date_published": "2026-11-24T09:00:00Z",
        },
        {"id": "8", "content_text": "Only a text", "external_url": "javascript:alert(1)"},
        "nothing",
        {"id": None, "title": ["x"], "content_html": 7, "authors": [None]},
    ]
    found = feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items}))
    first, second = found.entries
    assert (first.entry_id, first.url, first.title, first.text) == (
        "7",
        "https://site.example/a",
        "R&D <b>",
        "One",
    )
    assert (second.url, second.text) == ("", "Only a text")


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ("<title>half &#xD800; a character</title>", "half \ufffd a character"),
        ("<title>R&D</title>", "R&D"),
        ("<title>R&amp;D</title>", "R&D"),
        ("<title>caf&eacute; &nbsp; &rsquo;</title>", "café ’"),
        ("<title>one &#0; &#11; two</title>", "one \ufffd \ufffd two"),
        ("<title><![CDATA[a < b & c]]></title>", "a < b & c"),
        ("<title>&lt;i&gt;x&lt;/i&gt;</title>", "x"),
        ("<title>&unknown; thing</title>", "&unknown; thing"),
    ],
)
def test_references(inside: str, title: str) -> None:
    assert entry(f"{inside}<guid>1</guid>").title == title


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.example"]
)
def test_links_that_are_none(link: str) -> None:
    assert entry(f"<title>t</title><link>{link}</link>").url == ""


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("é".encode("latin-1"), 'encoding="utf-8"'),
        ("é".encode("latin-1"), 'encoding="iso-8859-1"'),
        ("é".encode(), 'encoding="iso-8859-1"'),
        ("é".encode("cp1252"), 'encoding="nonsense"'),
    ],
)
def test_wrong_encodings(body: bytes, kind: str) -> None:
    head = f'<?xml version="1.0" {kind}?><rss version="2.0"><channel><title>T</title><item><title>'.encode()
    assert feed(head + body + b"</title></item></channel></rss>").entries[0].title == "é"


def test_utf_16() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><item><title>é</title></item></channel></rss>'
    assert feed(text.encode("utf-16")).entries[0].title == "é"


def test_a_bomb_of_entities_is_nothing() -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">{lines}]><rss version="2.0"><channel><title>&a11;</title></channel></rss>'
    assert feed(bomb).title == "&a11;"


def test_ids_and_addresses_that_all_entries_share_are_none() -> None:
    items = "".join(
        f"<item><title>Title {n}</title><guid>same</guid><link>https://site.example/{n}</link></item>"
        for n in "abc"
    )
    found = feed(f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>')
    assert [each.entry_id for each in found.entries] == ["", "", ""]
    assert len({key for each in found.entries for key in each.keys}) >= 3


def test_a_long_text_is_whole() -> None:
    text = "Le début. " + "Une phrase & une autre. " * 200 + "La fin."
    for written in (f"<![CDATA[{text}]]>", text.replace("&", "&amp;")):
        assert entry(f"<title>t</title><description>{written}</description>").text == text


def test_a_page_names_its_feeds() -> None:
    page = (
        "<!DOCTYPE html><html><head><base href='/blog/'><link rel=alternate type='application/rss+xml' href=feed title='A &amp; B'>"
        "<link rel='alternate' type='application/json' href='/wp-json/x'><link rel=stylesheet href=x></head></html>"
    )
    found = parse_document(page.encode(), "text/html", "https://site.example/", NOW)
    assert isinstance(found, tuple)
    assert [(each.url, each.title) for each in found] == [("https://site.example/blog/feed", "A & B")]


@given(
    st.binary(max_size=400)
    | st.text(alphabet="<>&;/!?[]CDATA#x0rsfeditmln \"'=é\ud7ff", max_size=400).map(str.encode)
)
def test_whatever_comes_nothing_is_raised(body: bytes) -> None:
    for start in (b"", b"<rss version='2.0'><channel><item><title>", b"{", b"<!doctype html><link "):
        read = parse_document(start + body, "", URL, NOW)
        assert unpacked(json.loads(json.dumps(packed(read)))) == read


def test_the_worker_answers_whatever_goes_wrong() -> None:
    assert answer_to({"type": "", "url": URL, "now": "no date", "scope": ""}, b"")["kind"] == "neither"
