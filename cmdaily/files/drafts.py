"""Draft files: Markdown or plain text, with what goes with them written at the top (front matter).

    ---
    platform: linkedin
    account: acme-page
    ---
    The text. ![What one sees](picture.jpg)

The lines between the dashes are YAML; a draft needs none.
"""

from __future__ import annotations

import os

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import LANGUAGES, Media
from cmdaily.domain.publishing.outgoing import KINDS
from cmdaily.domain.record import frozen
from cmdaily.errors import CmdailyError
from cmdaily.files.media import media_of
from cmdaily.files.yaml.fields import Field, boolean, choice, list_of, read_record, text
from cmdaily.files.yaml.problems import ProblemReport
from cmdaily.files.yaml.source import LARGEST, read_mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cmdaily.domain.publishing.outgoing import OutgoingKind

SUFFIXES = (".md", ".markdown", ".txt")
_HEAD = re.compile(r"\A(?:\ufeff)?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\]\n]{0,2000})\]\(([^()\s]{1,500})\)")


@frozen
class DraftFile:
    """A draft as its file has it. `offset` is where the text begins in `whole`."""

    path: str
    whole: str
    offset: int = 0
    platforms: tuple[str, ...] = ()
    account: str | None = None
    kind: OutgoingKind = "post"
    language: str = ""
    sponsored: bool = False
    media: tuple[Media, ...] = ()

    @property
    def text(self) -> str:
        """The text itself."""
        return self.whole[self.offset :].rstrip("\r\n")


def draft_files(paths: Iterable[str]) -> Iterator[str]:
    """The files among the paths and those in directories, in the order of their names. Hidden ones are passed over."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        for directory, inner, names in os.walk(path):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            for name in sorted(names):
                if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                    yield os.path.join(directory, name)


def read_draft(path: str) -> DraftFile:
    """The draft in a file. FileError when its head is wrong or it is no text, CmdailyError when it cannot be read."""
    whole = _content(path)
    head = _HEAD.match(whole)
    beside = os.path.dirname(path)
    media = tuple(media_of(os.path.join(beside, found[2]), found[1]) for found in _PICTURE.finditer(whole))
    if head is None:
        return DraftFile(path, whole, media=media)
    report = ProblemReport(path)
    root = read_mapping("\n" + head[1], report, may_be_empty=True)  # the head begins on the second line
    record = read_record(root, _fields(), report, "check_file.unknown_key")
    report.raise_if_any()
    values = record.values if record else {}
    return DraftFile(
        path,
        whole,
        head.end(),
        values.get("platform", ()),
        values.get("account"),
        values.get("kind", "post"),
        values.get("language", ""),
        values.get("sponsored", False),
        media,
    )


def _fields() -> tuple[Field, ...]:
    word = text(100)
    return (
        Field("platform", list_of(word, single=True), {}),
        Field("account", word, {}),
        Field("kind", choice(*KINDS), {}),
        Field("language", choice(*LANGUAGES), {}),
        Field("sponsored", boolean, {}),
    )


def _content(path: str) -> str:
    report = ProblemReport(path)
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise CmdailyError("error.system", path=path, reason=error.strerror or str(error)) from error
    if len(content) > LARGEST:
        report.stop(None, "yaml_file.too_large", most=LARGEST // 1000)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        report.stop(None, "yaml_file.not_utf8")
