"""Tags, links and mentions as a network makes them: more than it takes, others than were meant, none where one was."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.literals import why_unmeant
from cmdaily.domain.charter.text import Span, Text, clear_of
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.finding import ERROR, WARNING, Finding
from cmdaily.domain.publishing.text.entities import (
    CASHTAG,
    HASHTAG,
    LINK,
    MENTION,
    Entity,
    entities_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdaily.domain.publishing.preflight import PreflightInput


def tags_and_links(subject: PreflightInput) -> Iterator[Finding]:
    """What there is to say about the tags, links and mentions of a text, as its network makes them."""
    yield from tags_allowed(subject)
    if subject.limits.entities is None:
        return
    prose = Text(subject.outgoing.text)
    made = entities_of(prose, subject.limits)
    for rule in (unmeant_links, cut_links, long_links, lost_links, other_mentions):
        yield from rule(subject, prose, made)


def _warning(subject: PreflightInput, rule: str, key: str, start: int, end: int, **values: str) -> Finding:
    said = (*values.items(), ("network", subject.network.title))
    return Finding(rule, WARNING, LocalisedMessage(f"preflight.{key}", said), start, end)


def unmeant_links(subject: PreflightInput, prose: Text, made: Sequence[Entity]) -> Iterator[Finding]:
    """A warning for each link that nobody meant."""
    for one in made:
        link = prose[one.start : one.end]
        why = why_unmeant(link) if one.kind == LINK else ""
        if why:
            better = link.replace(".", "·")
            values = {"link": link, "better": better} if why == "inclusive" else {"link": link}
            yield _warning(subject, "glued-link", f"{why}_link", one.start, one.end, **values)


def none_is_meant(subject: PreflightInput) -> bool:
    """Whether there is no link in the text but those that nobody meant."""
    text = subject.sent_text
    links = [text[one.start : one.end] for one in entities_of(text, subject.limits) if one.kind == LINK]
    return bool(links) and all(map(why_unmeant, links))


_REST = re.compile(r"(?:[^\W\d]|[’'](?!s\b)\w)\S*")
"""What goes on where a network has ended a link: a letter that it does not take for one of an address."""


def cut_links(subject: PreflightInput, prose: Text, made: Sequence[Entity]) -> Iterator[Finding]:
    """A warning for each address that the network makes a link of half: `https://ville.fr/?lieu=th` on X."""
    for one in made:
        link = prose[one.start : one.end]
        rest = _REST.match(prose, one.end) if one.kind == LINK and "://" in link else None
        if rest is not None:
            yield _warning(subject, "cut-link", "cut_link", one.start, rest.end(), link=link)


_TAIL = re.compile(r"[»”’'\"…)\]}*.,;:!?]{1,6}")


def long_links(subject: PreflightInput, prose: Text, made: Sequence[Entity]) -> Iterator[Finding]:
    """A warning for each link that takes in the mark after it: `https://ville.fr/agenda»` on Mastodon."""
    ends = {link.start: link.end for link in prose.links if "://" in link.text}
    for one in made:
        end = ends.get(one.start, one.end) if one.kind == LINK else one.end
        if end < one.end and _TAIL.fullmatch(prose, end, one.end):
            tail = prose[end : one.end]
            yield _warning(subject, "long-link", "long_link", one.start, one.end, tail=tail)


def lost_links(subject: PreflightInput, prose: Text, made: Sequence[Entity]) -> Iterator[Finding]:
    """A warning for each address that is no link there for want of a space: `👉https://ville.fr` on Bluesky."""
    for link in clear_of(prose.links, made):
        glued = link.start and not prose[link.start - 1].isspace()
        if not glued or not _is_address(link.text):
            continue
        alone = entities_of(link.text, subject.limits)
        if any(one.kind == LINK and one.start == 0 for one in alone):
            yield _warning(subject, "lost-link", "lost_link", link.start, link.end, link=link.text)


def other_mentions(subject: PreflightInput, prose: Text, made: Sequence[Entity]) -> Iterator[Finding]:
    """A warning for each name that the network ends too early, so that it calls upon somebody else
    (`@lea.bsky.social` is `@lea` on X), or makes no mention of (`@lea` on Bluesky)."""
    names = {one.start: one for one in made if one.kind == MENTION}
    signs = [Span(handle.text, handle.start, handle.start + 1) for handle in prose.handles]
    free = {sign.start for sign in clear_of(signs, made)}
    for handle in prose.handles:
        mention = names.get(handle.start)
        name = handle.text
        if handle.start in free and not name[1:2].isdigit():
            yield _warning(subject, "lost-mention", "lost_mention", handle.start, handle.end, name=name)
        elif mention is not None and mention.end < handle.end:
            values = {"name": name, "called": prose[mention.start : mention.end]}
            yield _warning(subject, "cut-mention", "cut_mention", handle.start, handle.end, **values)


def _is_address(link: str) -> bool:
    return "://" in link or "/" in link or link.startswith("www.")


def tags_allowed(subject: PreflightInput) -> Iterator[Finding]:
    """An error, at the first tag or link that is too many, for each kind the post has more of than its network
    takes."""
    limits, text, written = subject.limits, subject.sent_text, len(subject.outgoing.text)
    for rule, kind, most in (
        ("hashtags", HASHTAG, limits.hashtags),
        ("cashtags", CASHTAG, limits.cashtags),
        ("links", LINK, limits.links),
    ):
        if not most:
            continue
        found = [one for one in entities_of(text, limits) if one.kind == kind]
        if kind == LINK:
            found = list({one.value: one for one in reversed(found)}.values())[::-1]
        if len(found) > most:
            values = (("count", len(found)), ("limit", most), ("network", subject.network.title))
            start, end = (min(at, written) for at in (found[most].start, found[most].end))
            yield Finding(rule, ERROR, LocalisedMessage(f"preflight.{rule}", values), start, end)
