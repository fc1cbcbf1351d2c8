"""`check`: what the charter and the networks have to say about texts, before anyone sends them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cmdaily.domain.charter.check import check_on
from cmdaily.domain.charter.mending import mend_fully
from cmdaily.domain.charter.model import Media, TextContext
from cmdaily.domain.charter.report import Checked, Length
from cmdaily.domain.charter.text import Text
from cmdaily.domain.finding import ERROR, Finding
from cmdaily.domain.lengths import measure, overflow
from cmdaily.domain.value import replace, value
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.files.drafts import SUFFIXES, Draft, draft_files, read_draft
from cmdaily.platforms import registry
from cmdaily.platforms.graphemes import split
from cmdaily.services.charter import Editor
from cmdaily.services.dead_links import dead_among
from cmdaily.services.spelling import dictionary_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cmdaily.services.workspace import Workspace


Notice = tuple[str, tuple[tuple[str, object], ...]]
"""A message key and its values."""


@value
class Question:
    """What a person wants checked. `platforms`, `account`, `kind` and `language` hold for drafts that name none.

    `links` asks to look links up over the network; `mend` to compute the mended text. `usual_language` is the
    user's, for texts that could be in several.
    """

    platforms: tuple[str, ...] = ()
    account: str | None = None
    kind: str = "post"
    language: str = ""
    sponsored: bool = False
    pictures: tuple[Media, ...] = ()
    links: bool = False
    mend: bool = False
    usual_language: str = ""


@value
class Answer:
    """The texts checked, and what could not be checked."""

    texts: tuple[Checked, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether any text breaks an error rule."""
        return any(checked.refused for checked in self.texts)


def drafts(texts: Sequence[str], files: Sequence[str], read_input: Callable[[], str]) -> list[Draft]:
    """What was given to check: texts, `-` for standard input, files, and whole directories of them.

    A text that is the path of a draft there is stands for that draft.
    """
    found: list[Draft] = []
    for text in texts:
        if text == "-":
            found.append(Draft("-", read_input()))
        elif _is_path(text):
            found += map(read_draft, draft_files([text]))
        else:
            found.append(Draft("", text))
    return found + [read_draft(path) for path in draft_files(files)]


def _is_path(text: str) -> bool:
    named = text.lower().endswith(SUFFIXES) or text.endswith(os.sep)
    return named and "\n" not in text and len(text) < 1000 and os.path.exists(text)


def check(workspace: Workspace, given: Sequence[Draft], question: Question) -> Answer:
    """Everything there is to say about these drafts.

    FileError when the charter is wrong, UsageError for a network that does not exist.
    """
    editor = Editor(workspace, question.usual_language)
    notices: list[Notice] = [
        ("check.rule_broken", (("name", name), ("why", why))) for name, why in editor.installed.broken
    ]
    spelled: set[str] = set()
    checked = []
    for draft in given:
        contexts = [
            _spelled(editor, draft, context, spelled) for context in _contexts(editor, draft, question)
        ]
        checked.append(_checked(editor, draft, contexts, question))
    for language in sorted(spelled):
        missing = dictionary_for(language).missing
        if missing:
            notices.append((missing, (("language", language),)))
    return Answer(tuple(checked), tuple(notices))


def _contexts(editor: Editor, draft: Draft, question: Question) -> list[TextContext]:
    """One context for each network, one without a network where none is named."""
    platforms = question.platforms or draft.platforms
    dead = dead_among(link.text for link in Text(draft.text).links) if question.links else ()
    return [
        editor.context(
            TextContext(
                platform=platform,
                account=question.account or draft.account,
                kind=question.kind if question.kind != "post" else draft.kind,
                language=question.language or draft.language,
                media=(*question.pictures, *draft.media),
                sponsored=question.sponsored or draft.sponsored,
                dead_links=dead,
            )
        )
        for platform in platforms or (None,)
    ]


def _spelled(editor: Editor, draft: Draft, context: TextContext, wanted: set[str]) -> TextContext:
    """The context with a dictionary, where the charter wants spelling checked."""
    language = editor.checker.language(draft.text, context)
    active = editor.checker.active(context.platform, context.account, language)
    if not any(rule.id == "spelling" for rule, _, _ in active):
        return context
    wanted.add(language)
    return replace(context, dictionary=dictionary_for(language).dictionary)


def _checked(editor: Editor, draft: Draft, contexts: list[TextContext], question: Question) -> Checked:
    text = draft.text
    findings = list(check_on(editor.checker, text, contexts))
    lengths = []
    for context in contexts:
        if context.platform is not None:
            length, too_long = _length(text, context.platform)
            lengths.append(length)
            findings += too_long
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.rule, finding.platform or ""))
    mended = mend_fully(editor.checker, text, contexts[0]) if question.mend else None
    return Checked(text, tuple(findings), tuple(lengths), draft.path, draft.whole, draft.offset, mended)


def _length(text: str, platform: str) -> tuple[Length, list[Finding]]:
    """How long the text is for a network, and the finding if that is too long."""
    network = registry.about(platform)
    size = measure(text, network.limits, split)
    length = Length(platform, size.length, size.limit, size.unit)
    if not size.too_long:
        return length, []
    start = overflow(text, network.limits, split) or 0
    over = size.length - size.limit
    values = (("network", network.title), ("length", size.length), ("limit", size.limit), ("n", over))
    return length, [Finding("length", ERROR, "check.length", values, start, len(text), platform)]


def write_mended(checked: Checked) -> bool:
    """Put the mended text into the draft's file; says whether anything changed.

    The file is replaced whole or left as it is.
    """
    if checked.mended is None or checked.mended == checked.text:
        return False
    if checked.path in ("", "-"):
        raise UsageError("check.nothing_to_write")
    end = checked.offset + len(checked.text)
    content = checked.whole[: checked.offset] + checked.mended + checked.whole[end:]
    unfinished = f"{checked.path}.{os.getpid()}.part"
    try:
        with open(unfinished, "w", encoding="utf-8", newline="") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(unfinished, os.stat(checked.path).st_mode & 0o777)
        os.replace(unfinished, checked.path)
    except OSError as error:
        if os.path.exists(unfinished):
            os.unlink(unfinished)
        raise CmdailyError("error.system", path=checked.path, reason=error.strerror or str(error)) from error
    return True
