"""OPML, the exchange format of feed lists (http://opml.org/spec2.opml): read with the place of every mistake, written.

Read with expat as it stands: the library for it reads through an HTML parser, which says nothing of a list that is cut
off and leaves out what is nested more than 256 deep.
"""

from __future__ import annotations

from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from cmdaily.domain.feeds.canonical_url import web_url
from cmdaily.domain.record import frozen
from cmdaily.platforms.feeds.decode import decoded, mended_xml
from cmdaily.platforms.http.html_text import storable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.feeds.feed import Feed

LARGEST = 20 * 1024 * 1024
"""Bytes of a list."""
MOST_FEEDS = 20_000


class NotOpmlError(Exception):
    """A document that is no OPML: a message key, and the line and column where reading ended (1-based)."""

    def __init__(self, key: str, line: int = 1, column: int = 1) -> None:
        super().__init__(key)
        self.key, self.line, self.column = key, line, column


@frozen
class Outline:
    """A feed in a list: its address, "" where what stands there is none, its title, and the line where it stands."""

    url: str
    title: str
    line: int
    written: str


def read_opml(content: bytes) -> list[Outline]:
    """The feeds of a list, each address once. NotOpmlError for what is no list."""
    reader = _Reader()
    reader.read(mended_xml(decoded(content, "")))
    return reader.outlines


class _Reader:
    def __init__(self) -> None:
        self.outlines: list[Outline] = []
        self._seen: set[str] = set()
        self._root = ""
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start

    def read(self, text: str) -> None:
        try:
            self._parser.Parse(text.encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            key = "feed.opml_broken" if self._root == "opml" else "feed.opml_none"
            raise NotOpmlError(key, error.lineno, error.offset + 1) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = name.lower()
        if not self._root:
            self._root = plain
            if plain != "opml":
                raise NotOpmlError("feed.opml_none")
        if plain != "outline" or len(self.outlines) >= MOST_FEEDS:
            return
        given = {key.lower(): told for key, told in attributes.items()}
        written = given.get("xmlurl", "").strip()
        if not written or written in self._seen:
            return
        self._seen.add(written)
        title = " ".join(storable(given.get("title") or given.get("text") or "").split())[:200]
        self.outlines.append(Outline(web_url(written), title, self._parser.CurrentLineNumber, written[:200]))


def write_opml(feeds: Iterable[Feed], title: str) -> str:
    """A list of feeds, for any reader."""
    rows = []
    for feed in feeds:
        site = f" htmlUrl={_attribute(feed.site)}" if feed.site else ""
        name = _attribute(feed.name)
        rows.append(
            f'    <outline type="rss" text={name} title={name} xmlUrl={_attribute(feed.url)}{site}/>\n'
        )
    head = f"  <head>\n    <title>{_text(title)}</title>\n  </head>\n"
    body = f"  <body>\n{''.join(rows)}  </body>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n{head}{body}</opml>\n'


def _attribute(text: str) -> str:
    return quoteattr(_sound(text))


def _text(text: str) -> str:
    return _sound(text).replace("&", "&amp;").replace("<", "&lt;")


def _sound(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(char if char.isprintable() else " " for char in storable(text))
