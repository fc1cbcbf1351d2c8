"""Spell checking with Enchant, where it and the dictionary of the language are installed.

Why Enchant: docs/decisions/0008-spelling.md.
"""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.domain.charter.model import Dictionary

TAGS = {"fr": ("fr_FR", "fr", "fr_BE", "fr_CH", "fr_CA"), "en": ("en_GB", "en_US", "en", "en_CA", "en_AU")}
"""The dictionaries tried for a language, in order."""


class EnchantDictionary:
    """A dictionary of Enchant as the domain wants one; what it answers is remembered."""

    def __init__(self, enchant_dictionary: Any) -> None:
        self._dictionary = enchant_dictionary
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether the word is spelled right."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = bool(self._dictionary.check(word))
        return known

    def suggest(self, word: str) -> tuple[str, ...]:
        """What was perhaps meant, best first."""
        return tuple(self._dictionary.suggest(word)[:5])


@lru_cache(maxsize=4)
def dictionary_for(language: str) -> Dictionary | None:
    """The dictionary of a language that is installed here, if there is one."""
    try:
        import enchant  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:  # the package, or the C library it needs
        return None
    for tag in TAGS.get(language, ()):
        try:
            return EnchantDictionary(enchant.Dict(tag))
        except enchant.errors.DictNotFoundError:
            continue
    return None
