"""Completion protocol: what a shell's script asks, and the lines that it is answered.

The script sets `_CMDAILY_COMPLETE` to `zsh-2` (the shell, and the number of this protocol) and calls `cmdaily` with the
words before the cursor, as typed, the last one being the one that is completed (empty after a space). The answer is one
line for each candidate: the value, and a tab and a description where there is one. No line: the shell offers files.

An answer is data. The scripts evaluate none of it, and here everything is taken out that is no plain text. Scripts
printed by earlier versions are evaluated by zsh, twice, whatever their quotes: they get an alphabet without signs.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Candidate = tuple[str, str]
    """A value and its description, as they come: from a file, from a network."""

VERSION = "2"
LONGEST_VALUE = 200
LONGEST_DESCRIPTION = 100

_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.,-")
"""What no shell gives a meaning in the middle of a word, in any encoding."""


def answer_lines(candidates: Iterable[Candidate]) -> str:
    """The answer of this protocol. A value that is no single line of plain text is left out, not altered."""
    found = []
    for value, description in candidates:
        if is_typeable(value):
            text = one_line(description)
            found.append(f"{value}\t{text}\n" if text else f"{value}\n")
    return "".join(found)


def answer_old_zsh(candidates: Iterable[Candidate]) -> str:
    """The answer to a script of zsh that evaluates it: letters without accents, digits and `_.,-` alone."""
    found = []
    for value, description in candidates:
        if is_plain(value):
            text = plain_words(description)
            found.append(f'"{value}":"{text}"' if text else f'"{value}"')
    return f"_arguments '*: :(({chr(10).join(found)}))'\n" if found else "_files\n"


def answer_old_bash(candidates: Iterable[Candidate]) -> str:
    """The answer to a script of bash that expands it and types it as it is: plain values alone."""
    return "".join(f"{value}\n" for value, _ in candidates if is_plain(value))


def is_typeable(value: str) -> bool:
    """Whether a value can be put on a command line: not empty, no control, nothing invisible, no overrides.

    None that begins with a tilde: fish would take it for somebody's home.
    """
    fits = 0 < len(value) <= LONGEST_VALUE and value == value.strip()
    return fits and value.isprintable() and value[0] != "~"


def is_plain(value: str) -> bool:
    """Whether a value means itself in every shell, without quotes."""
    return 0 < len(value) <= LONGEST_VALUE and _PLAIN.issuperset(value)


def one_line(text: str) -> str:
    """A description: one line, cut to its length, without anything that a terminal would obey."""
    from cmdaily.render.clean import one_line as cleaned

    return cleaned(text[: LONGEST_DESCRIPTION * 8], LONGEST_DESCRIPTION)


def plain_words(text: str) -> str:
    """A description in the plain alphabet: accents dropped, a space for everything else."""
    from unicodedata import combining, normalize

    bare = (letter for letter in normalize("NFKD", one_line(text)) if not combining(letter))
    words = "".join(letter if letter in _PLAIN else " " for letter in bare).split()
    return " ".join(words)[:LONGEST_DESCRIPTION].rstrip()


def split_words(line: str) -> list[str]:
    """The words of a command line without their quotes; one that is still open ends with the line.

    Only quotes and backslashes are understood: nothing is expanded.
    """
    words, word, quote, position = [], None, "", 0
    while position < len(line):
        letter = line[position]
        following = line[position + 1 : position + 2]
        position += 1
        if quote == "" and letter.isspace():
            if word is not None:
                words.append(word)
            word = None
        elif letter in ("'", '"') and quote in ("", letter):
            quote = "" if quote else letter
            word = word or ""
        elif letter == "\\" and (quote == "" or (quote == '"' and following and following in '"\\$`')):
            word = (word or "") + following
            position += 1
        else:
            word = (word or "") + letter
    return words if word is None else [*words, word]


def unquoted(word: str) -> str:
    """One word as typed, without its quotes."""
    found = split_words(word)
    return " ".join(found) if found else ""
