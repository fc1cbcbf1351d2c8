"""Spell checking, with whatever dictionary of the language is installed."""

from __future__ import annotations

from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import WHOLE, WORDS, Example, Parameter, both, found, rule
from cmdaily.domain.publishing.finding import WARNING
from cmdaily.domain.record import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from cmdaily.domain.charter.model import Dictionary
    from cmdaily.domain.charter.text import Span, Text
    from cmdaily.domain.publishing.finding import Finding

_ELIDED = ("l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")


class _Words:
    """The dictionary of the examples."""

    def knows(self, word: str) -> bool:
        return word.lower() in {"bonjour", "tous", "hello", "the", "you"}

    def suggest(self, _word: str) -> tuple[str, ...]:
        return ()


_SHOWN = TextContext(dictionary=_Words())


@rule(
    "spelling",
    family="spelling",
    severity="off",
    parameters=(Parameter("known", WORDS, ()), Parameter("most", WHOLE, 10, 1, 100)),
    languages=("fr", "en"),
    source=both(
        "The Hunspell dictionary of the language, through Enchant",
        "Le dictionnaire Hunspell de la langue, par Enchant",
    ),
    refuses=(Example("Bojnour à tous", context=_SHOWN), Example("Helo to you", "en", context=_SHOWN)),
    accepts=(
        Example("Bonjour à Plouhinec, #biblio", context=_SHOWN),
        Example("Hello to the BBC", "en", context=_SHOWN),
    ),
)
def spelling(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """Words that the dictionary does not know; names, acronyms and hashtags are left alone. Without a dictionary it
    says that nothing was checked."""
    if context.dictionary is None:
        yield found("charter.spelling.missing", severity=WARNING, language=context.language)
        return
    known, shown = {word.lower() for word in params["known"]}, 0
    for word in _to_check(text, context.language):
        if word.text.lower() in known or _knows(context.dictionary, word.text):
            continue
        likely = ", ".join(context.dictionary.suggest(word.text)[:3])
        key = "charter.spelling.suggested" if likely else "charter.spelling"
        yield found(key, word.start, word.end, word=word.text, likely=likely)
        shown += 1
        if shown == params["most"]:
            return


def _knows(dictionary: Dictionary, word: str) -> bool:
    """Whether the word is known, whole or part by part where hyphens join it."""
    word = word.replace("’", "'")
    return dictionary.knows(word) or (
        "-" in word and all(dictionary.knows(part) for part in word.split("-") if part)
    )


def _to_check(text: Text, language: str) -> Iterator[Span]:
    """The words of the prose that a dictionary can judge, elisions taken off in French."""
    starts = {
        sentence.start + len(sentence.text) - len(sentence.text.lstrip()) for sentence in text.sentences
    }
    for word in text.words:
        start = word.start
        if language == "fr":
            for sign in "’'":
                head, found_sign, _ = word.text.partition(sign)
                if found_sign and head.lower() in _ELIDED:
                    start += len(head) + 1
                    break
        piece = replace(word, text=text[start : word.end], start=start)
        after_a_digit = text[word.start - 1 : word.start].isdigit()
        if len(piece.text) < 3 or piece.text.isupper() or after_a_digit:
            continue
        if piece.text[0].isupper() and start not in starts:
            continue
        yield piece


RULES = (spelling,)
