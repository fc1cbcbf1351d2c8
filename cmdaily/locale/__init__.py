"""Every string a person sees, in French and English, loaded a few at a time.

A message key is `noun.name`; the noun is the module of the catalogue that holds it
(`today.left` stands in `locale/en/today.py` and `locale/fr/today.py`), so the daily
commands load two small modules and no others. What a network says of itself stands with the
network: a key that no catalogue holds is asked of `elsewhere`. A message is a template for
`str.format` with named placeholders, or a pair (singular, plural) chosen by `n`.
`gettext` would cost 6 ms of start-up: docs/decisions/0002-start-up.md.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

LANGUAGES = ("en", "fr")
"""A language is a folder beside this file, and its code here."""

Message = str | tuple[str, str]

NAMING_NUMBERS = frozenset(
    ("year", "port", "status", "pid", "line", "column", "code", "version", "number", "found", "known")
)
"""Placeholders whose number names something and is no amount: it is not grouped."""
if TYPE_CHECKING:
    Elsewhere = Callable[[str, str], Message | None]


class Translator:
    """The messages of one language. Call it with a key and the values of its placeholders.

    `elsewhere` finds the messages that are in no catalogue, by language and key: those that networks bring. It is
    asked for nothing else.
    """

    def __init__(self, language: str, elsewhere: Elsewhere | None = None) -> None:
        self.language = language
        self.elsewhere = elsewhere
        self._catalogues: dict[str, Mapping[str, Message]] = {}
        self._typeset: dict[str, Message] = {}

    def __call__(self, key: str, **values: object) -> str:
        """The message for a key; a missing key is a mistake of ours and raises KeyError."""
        message = self._typeset.get(key) or self._prepared(key)
        if isinstance(message, tuple):
            message = message[0 if is_singular(self.language, values["n"]) else 1]
        if not values:
            return message.replace("{{", "{").replace("}}", "}") if "{{" in message else message
        for name, value in values.items():
            if type(value) is int and (value > 999 or value < -999) and name not in NAMING_NUMBERS:
                values[name] = f"{value:,}".replace(",", conventions(self.language).THOUSANDS)
            elif (
                type(value) is str
                and _dated(value)
                and f"“{{{name}" not in message
                and f"« {{{name}" not in message
            ):
                from cmdaily.locale.moments import in_words

                values[name] = in_words(self, self.language, key, value)
        return message.format_map(values)

    def _prepared(self, key: str) -> Message:
        """A message with the typography of its language, kept for the next time. KeyError where there is none."""
        message = self._message(key)
        if message is None:
            raise KeyError(key)
        typography = conventions(self.language).TYPOGRAPHY
        if typography:
            typeset = __import__(typography, fromlist=["typeset"]).typeset
            message = typeset(message) if isinstance(message, str) else _both(typeset, message)
        self._typeset[key] = message
        return message

    def has(self, key: str) -> bool:
        """Whether there is a message for this key."""
        return self._message(key) is not None

    def opens_in_words(self, key: str) -> bool:
        """Whether a message begins with words of ours, and not with a value, a quotation or a command."""
        message = self._message(key) or ""
        first = message if isinstance(message, str) else message[0]
        return first[:1].isalpha()

    def _message(self, key: str) -> Message | None:
        try:
            message = self._catalogue(key.partition(".")[0]).get(key)
        except ImportError:
            message = None
        if message is None and self.elsewhere is not None:
            return self.elsewhere(self.language, key)
        return message

    def _catalogue(self, noun: str) -> Mapping[str, Message]:
        found = self._catalogues.get(noun)
        if found is None:
            module = __import__(f"cmdaily.locale.{self.language}.{noun}", fromlist=["MESSAGES"])
            found = self._catalogues[noun] = module.MESSAGES
        return found


def _dated(value: str) -> bool:
    """Whether a text has the length and the signs of a date or a time."""
    size = len(value)
    return (size == 5 and value[2] == ":") or (size in (10, 16) and value[4] == value[7] == "-")


def _both(change: Callable[[str], str], forms: tuple[str, str]) -> tuple[str, str]:
    one, many = forms
    return change(one), change(many)


def conventions(language: str) -> Any:
    """What a language's folder says of it: its name, plural rule, separators, typography and page of commands."""
    return __import__(f"cmdaily.locale.{language}", fromlist=["is_singular"])


def is_singular(language: str, number: object) -> bool:
    """CLDR's plural rule: French says "0 jour", English "0 days"."""
    if not isinstance(number, int | float):
        raise TypeError("a plural is chosen by a number")
    chosen: bool = conventions(language).is_singular(abs(number))
    return chosen


def language_of_environment(environ: Mapping[str, str]) -> str:
    """The language that LANGUAGE, LC_ALL, LC_MESSAGES and LANG ask for, in gettext's order; else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wanted in environ.get(name, "").split(":"):
            code = wanted[:2].lower()
            if code in LANGUAGES and (len(wanted) == 2 or not wanted[2].isalpha()):
                return code
        if name != "LANGUAGE" and environ.get(name):
            break
    return "en"


def checked_language(wanted: str) -> str:
    """The language code if cmdaily speaks it, else an error that lists those it does."""
    code = wanted.partition("_")[0].partition("-")[0].lower()
    if code not in LANGUAGES:
        from cmdaily.errors import UsageError

        raise UsageError("error.language", language=wanted, known=", ".join(LANGUAGES))
    return code


__all__ = [
    "LANGUAGES",
    "Message",
    "Translator",
    "checked_language",
    "conventions",
    "is_singular",
    "language_of_environment",
]
