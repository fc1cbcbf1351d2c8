"""HTML to plain text: the text of a post that a network gives back as HTML.

html.parser is neither: it breaks on `<![ x` and is quadratic on many `<` that nothing closes. Here every character is
looked at once. A tag, a comment or a script that is never closed is text, and so is everything after it: a reader sees
what there is.
"""

from __future__ import annotations

import unicodedata

from cmdaily.domain import lazy_re as re

LONGEST_HTML = 500_000
"""Characters of HTML that are read; two answers of the largest size hold no message as long."""

_BLOCKS = {"p": "\n\n", "br": "\n", "div": "\n", "li": "\n", "blockquote": "\n"}
_SILENT = ("script", "style")
_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,30}")
_HALT = re.compile(r"""[>"']""")
_HREF = re.compile(r"""\bhref\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))""", re.I)
_MENTION = re.compile(r"(?<![\w/@])@(\w(?:[\w.-]{0,300}\w)?)@[\w.:-]{1,300}\w")
_ENDLESS = re.compile(r"&#[0-9]{9,};?")


def plain_text(markup: str, links: bool = False) -> str:
    """The text of an HTML fragment; with `links`, the address of each link whose words do not show it."""
    reader = _Reader(markup[:LONGEST_HTML], links)
    reader.read()
    return "".join(reader.parts).strip()


def links_in(markup: str, most: int) -> tuple[str, ...]:
    """The addresses of the web that a piece of HTML links to, each once."""
    found = (next(filter(None, match.groups())) for match in _HREF.finditer(markup[:LONGEST_HTML]))
    web = (unescape(each) for each in found if each[:4].lower() == "http")
    return tuple(dict.fromkeys(web))[:most]


def one_line_of(markup: str) -> str:
    """The text of an HTML fragment that is a name or a message: on one line."""
    return " ".join(plain_text(markup).split())


def unescape(text: str) -> str:
    """As html.unescape, which raises on a number of thousands of digits."""
    import html

    return html.unescape(_ENDLESS.sub("\ufffd", text))


class _Reader:
    """One walk over a fragment."""

    def __init__(self, markup: str, links: bool) -> None:
        self.markup = markup
        self.links = links
        self.parts: list[str] = []
        self.href, self.words = "", 0
        """The address of the link that is open, "" for none, and where its words begin among the parts."""

    def read(self) -> None:
        """From one tag to the next; what is never closed ends the walk, as text."""
        markup, at = self.markup, 0
        while True:
            start = markup.find("<", at)
            if start < 0:
                break
            end = self._end(start)
            if end == start:  # no tag: `a < b`
                self._text(at, start + 1)
                at = start + 1
                continue
            if end < 0:
                break
            self._text(at, start)
            at = self._after(start, end)
        self._text(at, len(markup))
        self._close_link()

    def _text(self, start: int, end: int) -> None:
        if end > start:
            self.parts.append(unescape(self.markup[start:end]))

    def _end(self, start: int) -> int:
        """Where the tag ends that begins here, exclusive; `start` for what is none, -1 for one without an end."""
        markup = self.markup
        if markup.startswith("<!--", start):
            return _behind(markup.find("-->", start + 4), 3)
        following = markup[start + 1 : start + 2]
        if following in ("!", "?"):
            return _behind(markup.find(">", start), 1)
        name = start + 2 if following == "/" else start + 1
        if not _NAME.match(markup, name):
            return start
        at = name
        while True:
            halt = _HALT.search(markup, at)
            if halt is None:
                return -1
            if halt[0] == ">":
                return halt.end()
            at = halt.end()
            # a quote holds what is in it only where a value begins
            if markup[max(start, halt.start() - 9) : halt.start()].rstrip().endswith("="):
                at = markup.find(halt[0], at) + 1
                if not at:
                    return -1

    def _after(self, start: int, end: int) -> int:
        """Take note of a tag; where to go on."""
        closing = self.markup.startswith("</", start)
        named = _NAME.match(self.markup, start + 2 if closing else start + 1)
        tag = named[0].lower() if named else ""
        if tag == "a":
            self._close_link()
            if self.links and not closing:
                found = _HREF.search(self.markup[start : min(end, start + 5000)])
                self.href = unescape(next(filter(None, found.groups()), "")) if found else ""
                self.words = len(self.parts)
        elif tag in _BLOCKS and not closing and self.parts:
            self.parts.append(_BLOCKS[tag])
        elif tag in _SILENT and not closing:
            shut = re.compile(f"</{tag}", re.IGNORECASE).search(self.markup, end)
            return shut.start() if shut else len(self.markup)
        return end

    def _close_link(self) -> None:
        """Write the address behind the words of a link that ends, unless they show it or name somebody."""
        href, self.href = self.href, ""
        if not href.lower().startswith(("http://", "https://")):
            return
        words = "".join(self.parts[self.words :]).strip()
        if words.startswith(("@", "#")) or _bare(href) == _bare(words):
            return
        if words.endswith("…") and _bare(href).startswith(_bare(words[:-1])):
            self.parts[self.words :] = [href]
        else:
            self.parts.append(f" ({href})" if words else href)


def _behind(place: int, length: int) -> int:
    return place + length if place >= 0 else -1


def _bare(address: str) -> str:
    return re.sub(r"\Ahttps?://(www\.)?", "", address.strip(), flags=re.I).rstrip("/").lower()


def storable(text: str) -> str:
    """A text that can be kept: JSON may hold halves of characters, which cannot."""
    return text.encode("utf-8", "replace").decode()


def comparable(text: str) -> str:
    """A text for comparing: composed, white space as one space, mentions without their server."""
    text = unicodedata.normalize("NFC", text)
    return " ".join(_MENTION.sub(r"@\1", text).split())
