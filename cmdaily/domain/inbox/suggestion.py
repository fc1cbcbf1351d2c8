"""Suggested replies: the template that fits a message, its wording, and what is missing in it."""

from __future__ import annotations

from difflib import SequenceMatcher

from cmdaily.domain.charter.language import language_of
from cmdaily.domain.charter.model import LANGUAGES
from cmdaily.domain.charter.rules.words import word_pattern
from cmdaily.domain.charter.text import Text
from cmdaily.domain.publishing.template import fill, placeholders
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.publishing.template import Template

LOOKED_AT = 2000
"""Characters of a message in which words are looked for, and of texts that are compared."""
ALIKE = 0.9
"""Texts of which this share is the same, in the same order, read as one (ratio of difflib)."""
LATEST = 3
"""So many of the latest replies a new one is compared with."""


@frozen
class Suggestion:
    """A template for a message. `template` has the one wording whose turn it is, `values` what is known for it,
    `missing` the placeholders that nothing fills. `repeats` says that the last reply had this very wording, `alike` is
    a recent reply that says almost the same, "" for none."""

    template: Template
    values: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    repeats: bool = False
    alike: str = ""

    @property
    def text(self) -> str:
        """The reply, with its placeholders as they are written where something is missing."""
        given = dict(self.values) | {name: f"{{{name}}}" for name in self.missing}
        return fill(self.template, given)

    @property
    def ready(self) -> bool:
        """Whether it can be sent as it is."""
        return not self.missing and not self.repeats


def language_of_message(text: str, usual: str) -> str:
    """The language of a message; `usual` where its words do not tell."""
    others = tuple(language for language in LANGUAGES if language != usual)
    return language_of(Text(text[:LOOKED_AT]), (usual, *others)) if usual else ""


def fitting(templates: Iterable[Template], message: Message, language: str) -> list[Template]:
    """The templates that are for such a message and written in its language, the one that asks most of it first."""
    text = message.incoming.text[:LOOKED_AT]
    found = [(_specific(template), template) for template in templates if _fits(template, message, text)]
    written = [(rank, template) for rank, template in found if template.texts(language)]
    return [template for _, template in sorted(written, key=lambda pair: pair[0], reverse=True)]


def _fits(template: Template, message: Message, text: str) -> bool:
    if not template.kinds and not template.words:
        return False  # what is for every message is chosen by name
    return (
        (not template.kinds or message.urgency in template.kinds)
        and (not template.networks or message.platform in template.networks)
        and (not template.words or word_pattern(template.words).search(text) is not None)
    )


def _specific(template: Template) -> tuple[bool, bool, bool]:
    return bool(template.words), bool(template.kinds), bool(template.networks)


def missing_in(template: Template, values: Mapping[str, str]) -> tuple[str, ...]:
    """The placeholders of a template's first wording that have no value."""
    names = dict.fromkeys(name for name, _, _ in placeholders(template.text))
    return tuple(name for name in names if not values.get(name, "").strip())


def alike(text: str, said: Sequence[str]) -> str:
    """The latest of what was said before that says almost the same as a text, "" for none."""
    new = _folded(text)
    for before in reversed(said[-LATEST:]):
        matcher = SequenceMatcher(None, new, _folded(before), autojunk=False)
        if (
            matcher.real_quick_ratio() >= ALIKE
            and matcher.quick_ratio() >= ALIKE
            and matcher.ratio() >= ALIKE
        ):
            return before
    return ""


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())[:LOOKED_AT]
