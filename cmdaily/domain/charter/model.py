"""Charter model: what a charter says and what surrounds a text, as values (docs/charter.md)."""

from __future__ import annotations

from cmdaily.domain.publishing.finding import ERROR, WARNING
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Protocol

    from cmdaily.domain.routines.routine import Localized

    class Dictionary(Protocol):
        """A spelling dictionary of one language."""

        def knows(self, word: str, /) -> bool:
            """Whether the word is spelled right."""

        def suggest(self, word: str, /) -> tuple[str, ...]:
            """What was perhaps meant, best first."""

    class PatternSearch(Protocol):
        """Finds a pattern that a user wrote, within bounds of time."""

        def __call__(self, pattern: str, text: str) -> Iterable[tuple[int, int]]:
            """The offsets of each match; TimeoutError when the pattern takes too long on this text."""


OFF = "off"
SEVERITIES = (ERROR, WARNING, OFF)
LANGUAGES = ("en", "fr")
"""The languages that rules know."""

ALTERATIONS = ("retouched", "generated")
"""How a picture may have been altered, where the law wants to have it said."""

RuleParameters = tuple[tuple[str, object], ...]
"""Pairs of parameter name and value; lists are tuples and mappings tuples of pairs."""


@frozen
class RuleSetting:
    """What a charter says of one rule: `severity` is None where it says nothing, then the rule's own holds."""

    rule: str
    severity: str | None = None
    parameters: RuleParameters = ()


@frozen
class Section:
    """What holds for one platform or one account only.

    `name` is a platform (`linkedin`) or an account (`acme-x`); `language` is "" for the charter's own;
    `words` belong to this account and are a sign of the wrong account anywhere else.
    """

    name: str
    language: str = ""
    rules: tuple[RuleSetting, ...] = ()
    words: tuple[str, ...] = ()


@frozen
class Approval:
    """Who must approve what. Empty conditions hold for everything; those given must all hold.

    `rules` names rules whose finding, error or warning, sends the draft to approval.
    """

    who: tuple[str, ...]
    accounts: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@frozen
class Charter:
    """An editorial charter. With no argument it is the one that holds where nobody wrote any.

    `languages` are the languages of its texts, most usual first; where there are several, or none is named,
    the language of each text is recognised. `personal_overrides` tells whether a finding about personal data
    in a reply may be overridden.
    """

    name: str = ""
    languages: tuple[str, ...] = ()
    objectives: Localized = ()
    audience: Localized = ()
    voice: Localized = ()
    rules: tuple[RuleSetting, ...] = ()
    platforms: tuple[Section, ...] = ()
    accounts: tuple[Section, ...] = ()
    approvals: tuple[Approval, ...] = ()
    personal_overrides: bool = False
    path: str = ""


@frozen
class Media:
    """A picture or a video that goes with a text.

    `kind` is `picture` or `video`; `alt` is the alternative text, None where there is none;
    `captions` tells whether a video has captions; `altered` is "" or one of ALTERATIONS.
    """

    name: str
    alt: str | None = None
    kind: str = "picture"
    captions: bool = False
    altered: str = ""


@frozen
class RecentText:
    """A text that the account has already sent, the day it did, and the post or person it went to, "" for none."""

    text: str
    day: date
    target: str = ""


@frozen
class TextContext:
    """What surrounds a text: where it goes, what goes with it, what was said before.

    `kind` is one of those of `domain.speech`; `language` is "" to have it recognised; `link` is the address of
    the link card;
    `sponsored` says that somebody pays for the text, in money or kind; `others` are the words of other
    accounts as pairs of account and words; `dead_links` are the addresses that were found not to answer;
    `today` is the day in the user's time zone; `target` is the post or the person that is answered.
    """

    platform: str | None = None
    account: str | None = None
    kind: str = "post"
    language: str = ""
    media: tuple[Media, ...] = ()
    link: str | None = None
    recent: tuple[RecentText, ...] = ()
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sponsored: bool = False
    dead_links: tuple[str, ...] = ()
    today: date | None = None
    target: str = ""
    dictionary: Dictionary | None = None
    search: PatternSearch | None = None
