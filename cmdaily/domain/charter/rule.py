"""What a rule is: one function, and what people and files need to know about it.

An outsider's rule is made in the same way as the shipped ones and found through the entry point
group `cmdaily.rules`; `cmdaily.domain.charter.testing.RuleContract` is its test class.
"""

from __future__ import annotations

from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.finding import WARNING, Finding
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.routines.routine import Localized

    Check = Callable[[Text, TextContext, Mapping[str, Any]], Iterable[Finding]]

WHOLE, NUMBER, CHOICE, WORDS, MAPPING, YES_NO = "whole", "number", "choice", "words", "mapping", "yes-no"


@frozen
class Parameter:
    """One parameter of a rule.

    `kind` is WHOLE (an integer), NUMBER, CHOICE (one of `choices`), WORDS (a list of texts), MAPPING
    (texts to texts) or YES_NO. `least` and `most` bound a number, both included. `patterns` tells that
    the words are regular expressions. What a network is used to instead stands with the network (`Network.charter`).
    `title` is for outsiders; shipped rules have theirs in the catalogues.
    """

    name: str
    kind: str
    default: object
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    patterns: bool = False
    title: Localized = ()


@frozen
class Example:
    """A text that shows what a rule refuses or accepts, with the parameters and the surroundings it needs."""

    text: str
    language: str = "fr"
    parameters: tuple[tuple[str, object], ...] = ()
    context: TextContext = TextContext()


def both(english: str, french: str) -> Localized:
    """A text in the languages of the shipped rules."""
    return (("en", english), ("fr", french))


@frozen
class Rule:
    """A rule of the charter.

    `id` never changes. `languages` are those it can judge, empty for all. `owns` names what its fixes may
    touch beyond prose: any of `link`, `handle`, `hashtag`. `source` says where the rule comes from.
    `title` is for outsiders; shipped rules have theirs in the catalogues.
    """

    id: str
    family: str
    check: Check
    severity: str = WARNING
    parameters: tuple[Parameter, ...] = ()
    languages: tuple[str, ...] = ()
    refuses: tuple[Example, ...] = ()
    accepts: tuple[Example, ...] = ()
    source: str | Localized = ""
    owns: tuple[str, ...] = ()
    title: Localized = ()

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, if the rule has it."""
        return next((known for known in self.parameters if known.name == name), None)


def rule(id: str, **about: Any) -> Callable[[Check], Rule]:
    """Make a rule of the function below: `@rule("no-shouting", family="style", …)`."""

    def made(check: Check) -> Rule:
        return Rule(id=id, check=check, **about)

    return made


def found(
    key: str, start: int = 0, end: int = 0, fix: str | None = None, severity: str = "", **values: object
) -> Finding:
    """A finding of the rule that yields it; `key` is a message of the catalogues.

    The rule's id and its severity are filled in by the check. A rule may say WARNING for a doubtful case:
    it stays one where the rule is an error.
    """
    return Finding("", severity, LocalisedMessage(key, tuple(values.items())), start, end, None, fix)


def said(
    en: str, fr: str, start: int = 0, end: int = 0, fix: str | None = None, severity: str = ""
) -> Finding:
    """A finding of an outsider's rule, which brings its own words in both languages."""
    return found("charter.said", start, end, fix, severity, en=en, fr=fr)
