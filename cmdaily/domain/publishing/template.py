"""Templates: texts with `{placeholders}`, in several wordings and languages. A text with a hole in it is never sent."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.record import frozen, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{\s*([^\W\d]\w{0,39})\s*\}")
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
LONGEST = 20_000
ANY_LANGUAGE = "und"
"""The language of a wording that is written once for all languages (BCP 47)."""


@frozen
class Template:
    """A named text. Double braces stand for braces.

    `text` is its first wording; `wordings` are all of them by their language, empty where there is only `text`.
    The messages that it is for are of one of `kinds`, have one of `words`, and are on one of `networks`, where these
    are not empty. `values` fill placeholders that neither the message nor the person fills.
    """

    name: str
    text: str
    path: str = ""
    wordings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kinds: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its placeholders, each once, in the order of the text."""
        texts = [text for _, of_language in self.wordings for text in of_language] or [self.text]
        return tuple(dict.fromkeys(name for text in texts for name, _, _ in placeholders(text)))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is written in; ANY_LANGUAGE for all."""
        return tuple(language for language, _ in self.wordings) or (ANY_LANGUAGE,)

    def texts(self, language: str) -> tuple[str, ...]:
        """Its wordings in a language, or those for all languages; empty where it has neither."""
        found = dict(self.wordings or ((ANY_LANGUAGE, (self.text,)),))
        return found.get(language, ()) or found.get(ANY_LANGUAGE, ())

    def with_wording(self, text: str) -> Template:
        """This template with one wording only."""
        return replace(self, text=text, wordings=())


def placeholders(text: str) -> Iterator[tuple[str, int, int]]:
    """Name, start and end of each placeholder in a text."""
    for found in _PLACEHOLDER.finditer(text):
        if found[1] is not None:
            yield found[1], found.start(), found.end()


def fill(template: Template, values: Mapping[str, str]) -> str:
    """The text with every placeholder filled. KeyError for one without a value; what values contain is not read
    again."""

    def part(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0][0]
        return values[found[1]]

    return _PLACEHOLDER.sub(part, template.text)


def is_filled_from(text: str, wording: str) -> bool:
    """Whether a text is this wording, with anything in the place of its placeholders."""
    end = 0
    fixed: list[str] = []
    for _name, start, after in placeholders(wording):
        fixed.append(_plain(wording[end:start]))
        end = after
    fixed.append(_plain(wording[end:]))
    if len(fixed) == 1:
        return text.strip() == fixed[0].strip()
    if not text.startswith(fixed[0]) or not text.endswith(fixed[-1]):
        return False
    at, last = len(fixed[0]), len(text) - len(fixed[-1])
    for part in fixed[1:-1]:
        found = text.find(part, at, last)
        if found < 0:
            return False
        at = found + len(part)
    return at <= last


def next_wording(wordings: Sequence[str], said: Sequence[str]) -> tuple[str, bool]:
    """The wording whose turn it is: the one that was said longest ago, the first of those never said. `said` is what
    was said before, oldest first. Also whether it is the very wording that was said last. Where a wording has no letter
    of its own, its values say everything: they alone may be the same."""
    last = {
        wording: max((at for at, text in enumerate(said) if is_filled_from(text, wording)), default=-1)
        if _has_letters(wording)
        else -1
        for wording in wordings
    }
    chosen = min(wordings, key=lambda wording: last[wording])
    return chosen, bool(said) and last[chosen] == len(said) - 1


def _has_letters(wording: str) -> bool:
    return any(letter.isalpha() for letter in _PLACEHOLDER.sub("", wording))


def _plain(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")
