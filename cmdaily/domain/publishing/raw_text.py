"""Raw text: Markdown and HTML that a network shows with their signs, and letters in a wrong encoding (mojibake)."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.text import Text
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.finding import WARNING, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.domain.publishing.preflight import PreflightInput

_MARKDOWN = re.compile(
    r"(?<![\]\\])\[[^\[\]\n]{1,200}\]\((?:https?://|mailto:|tel:)[^\s()]{1,500}(?:\([^\s()]*\)[^\s()]*)?\)"
    r"|(?<![\w*\\])\*\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*\*(?![\w*])|^#{2,6} (?=\S)",
    re.MULTILINE,
)
"""A link, bold words and a heading."""
_HTML = re.compile(
    r"</?(?:b|i|u|em|strong|br|p|a|ul|ol|li|h[1-6]|span|div|img|blockquote)(?:\s+[\w-]+\s*=[^<>\n]{0,300})?\s*/?>"
    r"|&(?:[a-z]{2,8}|[A-Z][a-z]{3,7}|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
)
_MOJIBAKE = re.compile(
    "Ã[\u00a0-\u00bf\u0192\u201a-\u2122]|â€[\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]"
    "|Â[\u00a0«»°·©®]|(?<!„)Å“(?=[^\\W\\d_])"
)
"""UTF-8 that was read as Windows-1252: `Ã©` for `é`, `â€™` for `’`, `Â` before a no-break space."""


def raw_text(subject: PreflightInput) -> Iterator[Finding]:
    """A warning at the first of each kind, where the network shows its signs."""
    text = subject.outgoing.text
    network = subject.network
    markdown = None if network.markdown else _MARKDOWN.search(text)
    if markdown is not None:
        key = "markdown_link" if markdown.group().startswith("[") else "markdown"
        yield _said("markdown", key, markdown)
    # whose texts may be HTML says so by a setting of the account
    html = None if any(name == "html" for name, _ in network.settings) else _HTML.search(Text(text).masked)
    if html is not None:
        yield _said("html", "html", html)
    mojibake = _MOJIBAKE.search(text)
    if mojibake is not None:
        yield _said("broken-text", "mojibake", mojibake)


def _said(rule: str, key: str, found: re.Match[str]) -> Finding:
    said = LocalisedMessage(f"preflight.{key}", (("said", found.group()[:60].strip()),))
    return Finding(rule, WARNING, said, found.start(), found.end())
