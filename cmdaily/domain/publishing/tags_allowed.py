"""Hashtag and cashtag limits: where a network takes so many in a post and no more."""

from __future__ import annotations

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.finding import ERROR, Finding
from cmdaily.domain.publishing.text.entities import CASHTAG, HASHTAG, entities_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.domain.publishing.preflight import PreflightInput


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
