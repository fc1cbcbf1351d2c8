"""Character decoding of feed documents: to text whatever encoding they claim, and XML mended where feeds break it.

What is mended is what feedparser is known to stumble over: one reference to half a character (`&#xD800;`) ends its
parse, a bare `&` or an entity of HTML throws it back on guessing (`R&D;`).
"""

from __future__ import annotations

import codecs
import html

from cmdaily.domain import lazy_re as re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,2000}(\[.*?\]\s*)?>", re.S | re.I)
_HEAD = 200_000
"""Characters within which a document type stands; one that does not end there is left for the parser to refuse."""
_REFERENCE = re.compile(r"&(?:#(\d{1,10})|#[xX]([0-9a-fA-F]{1,8})|([A-Za-z][A-Za-z0-9]{0,31}));|&")
_BUILT_IN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_CONTROLS = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")


def decoded(body: bytes, content_type: str) -> str:
    """The text of a document. What decodes strictly as UTF-8 and is not plain ASCII is UTF-8, whatever it claims; a
    claim that does not hold is Windows-1252."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _CONTROLS.sub("", body[len(mark) :].decode(encoding, "replace"))
    text = _strictly(body, "utf-8")
    if text is not None and b"\0" not in body[:4]:
        return _CONTROLS.sub("", text)
    for encoding in (*_claims(body, content_type), "utf-16-le" if body[1:2] == b"\0" else "", "cp1252"):
        text = _strictly(body, encoding) if encoding else None
        if text is not None:
            return _CONTROLS.sub("", text)
    return _CONTROLS.sub("", body.decode("cp1252", "replace"))


def _claims(body: bytes, content_type: str) -> list[str]:
    declared = _DECLARED.match(body[:400])
    charset = _CHARSET.search(content_type)
    claims = [declared[1].decode("ascii")] if declared else []
    claims += [charset[1]] if charset else []
    # what calls itself Latin-1 is Windows-1252 (WHATWG Encoding, 4.2)
    names = [
        "cp1252" if name.lower() in ("iso-8859-1", "latin1", "us-ascii", "latin-1") else name
        for name in claims
    ]
    return [name for name in names if not name.lower().replace("_", "-").startswith(("utf-8", "utf8"))]


def _strictly(body: bytes, encoding: str) -> str | None:
    try:
        codec = codecs.lookup(encoding)
        if not getattr(codec, "_is_text_encoding", True):  # `rot13` and `zlib` are no encodings of a document
            return None
        return body.decode(encoding)
    except (LookupError, ValueError, AttributeError):
        return None


def mended_xml(text: str) -> str:
    """A document of XML that a parser can take: no declaration, no document type with its entities, every reference one
    that XML knows. What stands in CDATA stays as it is."""
    text = _DECLARATION.sub("", text, count=1)
    start = text[:_HEAD].upper().find("<!DOCTYPE")
    head = _DOCTYPE.match(text[start:_HEAD]) if start >= 0 else None
    if head is not None:
        text = text[:start] + "\n" * head[0].count("\n") + text[start + head.end() :]
    parts = []
    at = 0
    while True:
        start = text.find("<![CDATA[", at)
        if start < 0:
            break
        end = text.find("]]>", start)
        if end < 0:
            break
        parts += [_references(text[at:start]), text[start : end + 3]]
        at = end + 3
    parts.append(_references(text[at:]))
    return "".join(parts)


def _references(text: str) -> str:
    return _REFERENCE.sub(_reference, text) if "&" in text else text


def _reference(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        sound = (
            code in (9, 10, 13)
            or 32 <= code < 0xD800
            or 0xE000 <= code < 0xFFFE
            or 0x10000 <= code < 0x110000
        )
        if 0x80 <= code < 0xA0:  # written by Windows: 146 is an apostrophe
            return html.unescape(f"&#{code};")
        return match[0] if sound else "\ufffd"
    if name is None:
        return "&amp;"
    if name in _BUILT_IN:
        return match[0]
    found = html.unescape(f"&{name};")
    if found == f"&{name};":
        return f"&amp;{name};"
    return found.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
