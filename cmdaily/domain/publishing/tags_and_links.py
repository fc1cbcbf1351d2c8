"""Tags and links as a network makes them: more than it takes, and links that nobody meant."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.finding import ERROR, WARNING, Finding
from cmdaily.domain.publishing.text.entities import CASHTAG, HASHTAG, LINK, entities_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.domain.publishing.preflight import PreflightInput


def tags_and_links(subject: PreflightInput) -> Iterator[Finding]:
    """What there is to say about the tags and links of a text, as its network makes them."""
    for rule in (tags_allowed, glued_sentences, cut_links):
        yield from rule(subject)


_GLUED = re.compile(r"[^\W\d_]*[^\W\d_A-Z]\.[A-Z][a-z]+")
"""A small letter, a full stop and a capital: the end of a sentence, and the beginning of the next."""


def glued_sentences(subject: PreflightInput) -> Iterator[Finding]:
    """A warning for each link that two sentences make where no space parts them: `midi.De` is one on X."""
    text, limits = subject.outgoing.text, subject.limits
    if limits.entities is None or not _GLUED.search(text):
        return
    for one in entities_of(text, limits):
        shown = text[one.start : one.end]
        if one.kind == LINK and _GLUED.fullmatch(shown):
            values = (("link", shown), ("network", subject.network.title))
            yield Finding(
                "glued-link", WARNING, LocalisedMessage("preflight.glued_link", values), one.start, one.end
            )


_REST = re.compile(r"(?:[^\W\d]|[’'](?!s\b)\w)\S*")
"""What goes on where a network has ended a link: a letter that it does not take for one of an address."""


def cut_links(subject: PreflightInput) -> Iterator[Finding]:
    """A warning for each address that the network makes a link of half: `https://ville.fr/?lieu=th` on X."""
    text, limits = subject.outgoing.text, subject.limits
    if limits.entities is None or "://" not in text:
        return
    for one in entities_of(text, limits):
        rest = _REST.match(text, one.end) if one.kind == LINK and "://" in text[one.start : one.end] else None
        if rest is not None:
            values = (("link", text[one.start : one.end]), ("network", subject.network.title))
            yield Finding(
                "cut-link", WARNING, LocalisedMessage("preflight.cut_link", values), one.start, rest.end()
            )


def tags_allowed(subject: PreflightInput) -> Iterator[Finding]:
    """An error, at the first tag that is too many, for each kind the post has more of than its network takes."""
    limits, written = subject.limits, len(subject.outgoing.text)
    for rule, kind, most in (
        ("hashtags", HASHTAG, limits.hashtags),
        ("cashtags", CASHTAG, limits.cashtags),
    ):
        if not most:
            continue
        tags = [one for one in entities_of(subject.sent_text, limits) if one.kind == kind]
        if len(tags) > most:
            values = (("count", len(tags)), ("limit", most), ("network", subject.network.title))
            start, end = (min(at, written) for at in (tags[most].start, tags[most].end))
            yield Finding(rule, ERROR, LocalisedMessage(f"preflight.{rule}", values), start, end)
