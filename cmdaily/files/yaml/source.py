"""Safe YAML parser: data only, with the line and column of everything.

Nothing is converted: every scalar stays the text that stands in the file, and the field that
reads it decides what it means. So `NO` is Norway, `09:00` is not a number of seconds and a
number of a million digits is merely a long text. Anchors, aliases, tags and second documents are
refused; size, depth and number of nodes are bounded.
"""

from __future__ import annotations

import os
import stat

from cmdaily.domain import lazy_re as re
from cmdaily.files.yaml.nodes import Mapping, Node, Position, Scalar, Sequence
from cmdaily.files.yaml.problems import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from cmdaily.files.yaml.problems import ProblemReport

LARGEST = 1_000_000
"""Bytes a file may have."""

_DEEPEST = 16
_MOST_NODES = 50_000

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What may stand nowhere: C0 and C1 controls but tab and line ends, Unicode's line ends, no characters."""


def read_mapping_file(path: str, report: ProblemReport, *, may_be_empty: bool = False) -> Mapping:
    """The mapping a file consists of.

    Raises FileError when the file cannot be read at all; lesser problems are added to the report.
    """
    text = _text_of(_bytes_of(path, report), report)
    return read_mapping(text, report, may_be_empty=may_be_empty)


def read_mapping(text: str, report: ProblemReport, *, may_be_empty: bool = False) -> Mapping:
    """The mapping a text consists of. Raises FileError when it is none; lesser problems are added to the report."""
    root = _Builder(report).document(text)
    if root is None or (isinstance(root, Scalar) and root.empty):
        if may_be_empty:
            return Mapping(1, 1)
        report.stop(None, "yaml_file.empty")
    if not isinstance(root, Mapping):
        report.stop(root, "yaml_file.not_keys")
    return root


def _bytes_of(path: str, report: ProblemReport) -> bytes:
    try:
        # not blocking: a named pipe in place of a file must not hang the program
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        report.stop(None, "yaml_file.missing")
    except PermissionError:
        report.stop(None, "yaml_file.directory" if os.path.isdir(path) else "yaml_file.permission")
    except (OSError, ValueError):
        report.stop(None, "yaml_file.unreadable")
    try:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            report.stop(None, "yaml_file.directory")
        if not stat.S_ISREG(found.st_mode):
            report.stop(None, "yaml_file.not_a_file")
        content = b"" if found.st_size > LARGEST else _whole(handle)
    except OSError:
        report.stop(None, "yaml_file.unreadable")
    finally:
        os.close(handle)
    if found.st_size > LARGEST or len(content) > LARGEST:
        report.stop(None, "yaml_file.too_large", most=LARGEST // 1000)
    return content


def _whole(handle: int) -> bytes:
    with os.fdopen(handle, "rb", closefd=False) as file:
        return file.read(LARGEST + 1)


def _text_of(content: bytes, report: ProblemReport) -> str:
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        report.stop(_place_after(content[: error.start].decode("utf-8")), "yaml_file.not_utf8")
    unwanted = _UNWANTED.search(text)
    if unwanted:
        code = f"U+{ord(unwanted[0]):04X}"
        report.stop(_place_after(text[: unwanted.start()]), "yaml_file.control_character", code=code)
    return text


def _place_after(before: str) -> Position:
    """The place of the character that follows this text."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Position(len(lines), len(lines[-1]) + 1)


class _Builder:
    """Makes nodes of the parser's events, without recursion."""

    def __init__(self, report: ProblemReport) -> None:
        self._report = report
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._nodes = 0

    def document(self, text: str) -> Node | None:
        """The one document of a text, None when there is none."""
        root: Node | None = None
        documents = 0
        for event in self._events(text):
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    self._report.stop(_place_of(event), "yaml_file.second_document")
            elif kind in ("SequenceEndEvent", "MappingEndEvent"):
                self._open.pop()
                self._keys.pop()
            elif kind in ("ScalarEvent", "SequenceStartEvent", "MappingStartEvent", "AliasEvent"):
                node = self._node(event, kind)
                root = root or node
        return root

    def _events(self, text: str) -> Iterator[yaml.Event]:
        import yaml

        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        try:
            yield from yaml.parse(text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            self._report.stop(*_place_and_meaning(error))
        except (yaml.YAMLError, ValueError, OverflowError):
            self._report.stop(None, "yaml_file.syntax")

    def _node(self, event: yaml.Event, kind: str) -> Node:
        place = _place_of(event)
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            self._report.stop(place, "yaml_file.too_many_nodes", most=_MOST_NODES)
        if kind == "AliasEvent" or getattr(event, "anchor", None) is not None:
            self._report.stop(place, "yaml_file.alias")
        if getattr(event, "tag", None) is not None:
            self._report.stop(place, "yaml_file.tag")
        node: Node
        if kind == "ScalarEvent":
            node = self._scalar(event, place)
            self._attach(node)
            return node
        node = (Sequence if kind == "SequenceStartEvent" else Mapping)(place.line, place.column)
        self._attach(node)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) > _DEEPEST:
            self._report.stop(place, "yaml_file.too_deep", most=_DEEPEST)
        return node

    def _scalar(self, event: yaml.Event, position: Position) -> Scalar:
        text: str = event.value  # type: ignore[attr-defined]
        unwanted = _UNWANTED.search(text)
        if unwanted:  # written as an escape, such as "\x1b"
            self._report.add(position, "yaml_file.control_character", code=f"U+{ord(unwanted[0]):04X}")
        return Scalar(position.line, position.column, _UNWANTED.sub("", text), not event.style)  # type: ignore[attr-defined]

    def _attach(self, node: Node) -> None:
        if not self._open:
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            if not isinstance(node, Scalar):
                self._report.stop(node, "yaml_file.key_not_text")
            self._keys[-1] = node
            return
        self._keys[-1] = None
        if key.text in parent.entries:
            first = parent.entries[key.text][0].line
            self._report.add(key, "yaml_file.duplicate_key", name=quoted(key.text), first=first)
        else:
            parent.entries[key.text] = (key, node)


def _place_of(event: yaml.Event) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


_MEANINGS = (
    ("tab character", "yaml_file.syntax_tab"),
    ("'\\t' that cannot start", "yaml_file.syntax_tab"),
    ("scanning an alias", "yaml_file.alias"),
    ("scanning an anchor", "yaml_file.alias"),
    ("cannot start any token", "yaml_file.syntax_character"),
    ("mapping values are not allowed", "yaml_file.syntax_colon"),
    ("could not find expected ':'", "yaml_file.syntax_no_colon"),
    ("unexpected end of stream", "yaml_file.syntax_quote"),
    ("did not find expected key", "yaml_file.syntax_indent"),
    ("<block end>", "yaml_file.syntax_indent"),
    ("block sequence entries are not allowed", "yaml_file.syntax_indent"),
    ("did not find expected ',' or", "yaml_file.syntax_bracket"),
    ("expected ',' or", "yaml_file.syntax_bracket"),
    ("escape", "yaml_file.syntax_escape"),
)


def _place_and_meaning(error: yaml.MarkedYAMLError) -> tuple[Position | None, str]:
    """Where the parser stopped, and the message for what it says in English."""
    said = f"{error.context}: {error.problem}"
    key = next((key for words, key in _MEANINGS if words in said), "yaml_file.syntax")
    mark = error.context_mark if key == "yaml_file.alias" else error.problem_mark
    return (Position(mark.line + 1, mark.column + 1) if mark else None), key
