"""Spelling: which words are looked up, and what is said of those that no dictionary knows."""

from __future__ import annotations

from cmdaily.domain.charter.check import Checker
from cmdaily.domain.charter.model import Charter, RuleSetting, TextContext

FRENCH = "la bibliothèque ouvre demain atelier ouvert aux enfants rendez vous et il fait beau venez au de à".split()


class WordList:
    """A dictionary of a few words, which suggests those that begin alike."""

    def __init__(self, words: list[str]) -> None:
        self._words = {word.lower() for word in words}

    def knows(self, word: str) -> bool:
        return word.lower() in self._words or word.lower().split("'")[-1] in self._words

    def suggest(self, word: str) -> tuple[str, ...]:
        return tuple(sorted(known for known in self._words if known[:4] == word[:4].lower()))


def misspelled(text: str, *, language: str = "fr", words: list[str] = FRENCH, **params: object) -> list[str]:
    checker = Checker(Charter(rules=(RuleSetting("spelling", "warning", tuple(params.items())),)))
    context = TextContext(language=language, dictionary=WordList(words))
    found = [one for one in checker.check(text, context) if one.rule == "spelling"]
    return [text[one.start : one.end] for one in found]


def test_a_word_that_is_not_in_the_dictionary_is_underlined() -> None:
    assert misspelled("La bibliotheque ouvre demain") == ["bibliotheque"]


def test_an_elision_is_taken_off_before_the_word_is_looked_up() -> None:
    assert misspelled("Venez à l’atellier") == ["atellier"]
    assert misspelled("Venez à l'atelier") == []


def test_names_acronyms_hashtags_handles_links_and_numbers_are_left_alone() -> None:
    text = "Venez à Plouhinec, au CCAS, #biblio @plouhinec https://plouhinec.example/xyzzy 13ème"
    assert misspelled(text) == []


def test_a_word_with_hyphens_is_known_by_its_parts() -> None:
    assert misspelled("rendez-vous demain") == []
    assert misspelled("rendez-vuos demain") == ["rendez-vuos"]


def test_words_of_ones_own_are_known() -> None:
    assert misspelled("la ludothek ouvre", known=("ludothek",)) == []


def test_only_so_many_are_shown() -> None:
    assert len(misspelled("xaaa xbbb xccc xddd", most=2)) == 2


def test_what_was_perhaps_meant_is_said() -> None:
    checker = Checker(Charter(rules=(RuleSetting("spelling", "warning"),)))
    (found,) = checker.check("bibliotheque", TextContext(language="fr", dictionary=WordList(FRENCH)))
    assert dict(found.message.values)["likely"] == "bibliothèque"


def test_without_a_dictionary_it_says_that_nothing_was_checked_and_refuses_nothing() -> None:
    checker = Checker(Charter(rules=(RuleSetting("spelling", "error"),)))
    (found,) = checker.check("bibliotheque xyzzy", TextContext(language="fr"))
    assert (found.message.key, found.severity) == ("charter.spelling.missing", "warning")
