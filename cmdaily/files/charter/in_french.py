"""French names of rule parameters, levels and choices in a charter.

`maximum: 2` and `niveau: erreur` mean what `most: 2` and `severity: error` do.
"""

from __future__ import annotations

from cmdaily.files.yaml.nodes import Mapping, Scalar
from cmdaily.files.yaml.problems import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

NAMES = {
    "niveau": "severity",
    "maximum": "most",
    "minimum": "least",
    "mots": "words",
    "lettres": "letters",
    "part": "share",
    "jours": "days",
    "forme": "form",
    "espace": "space",
    "usage": "use",
    "accepter": "accept",
    "autoriser": "allow",
    "aussi": "also",
    "domaines": "domains",
    "connus": "known",
    "motifs": "patterns",
    "exiger": "required",
    "graphies": "spellings",
    "valeurs": "values",
    "place": "where",
    "pli": "fold",
    "tas": "heap",
}
"""French names of parameters."""

CHOICE_WORDS = {
    "erreur": "error",
    "avertissement": "warning",
    "désactivée": "off",
    "non": "off",
    "libre": "any",
    "collée": "joined",
    "espacée": "spaced",
    "insécable": "no-break",
    "canadienne": "canada",
    "pareil": "same",
    "autorisée": "allowed",
    "interdite": "forbidden",
    "exigée": "required",
    "fin": "end",
    "pas au début": "not-first",
    "entre deux phrases": "between-sentences",
}
"""French words for levels and choices."""


def french_for(word: str, table: dict[str, str] = NAMES) -> tuple[str, ...]:
    """What a word may be called in French."""
    return tuple(french for french, english in table.items() if english == word)


def in_english(node: Mapping, known: Collection[str], report: ProblemReport) -> Mapping:
    """The mapping with its French keys, and their French words, as the file's own; the other keys as they stand."""
    if not any(name in NAMES and name not in known for name in node.entries):
        return node
    made = Mapping(node.line, node.column)
    for name, (key, child) in node.entries.items():
        english = NAMES.get(name, name) if name not in known else name
        english = english if english in known else name
        if english in made.entries:
            first = made.entries[english][0]
            report.add(key, "yaml_file.duplicate_key", name=quoted(name), first=first.line)
        else:
            made.entries[english] = (key, child)
    return made


def word_in_english(node: Node, choices: Collection[str]) -> Node:
    """A level or a choice as the file's own word where it is one of those, else the node as it stands."""
    if isinstance(node, Scalar) and node.text.strip() not in choices:
        english = CHOICE_WORDS.get(node.text.strip().lower(), "")
        if english in choices:
            return Scalar(node.line, node.column, english, node.plain)
    return node
