"""Text check: the findings of the charter and the networks, before anyone sends."""

from __future__ import annotations

import os

from cmdaily.domain.accounts.account import Recipient
from cmdaily.domain.charter.autofix import fix_fully
from cmdaily.domain.charter.check import check_on
from cmdaily.domain.charter.model import Media, TextContext
from cmdaily.domain.charter.report import CheckedText, Length
from cmdaily.domain.charter.text import Text
from cmdaily.domain.publishing.outgoing import POST, Outgoing, Picture
from cmdaily.domain.publishing.preflight import PreflightInput, preflight
from cmdaily.domain.publishing.text.measure import measure
from cmdaily.domain.record import frozen, replace
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.files.atomic_write import atomic_write
from cmdaily.files.drafts import SUFFIXES, DraftFile, draft_files, read_draft
from cmdaily.platforms import registry
from cmdaily.platforms.http.graphemes import split
from cmdaily.services.accounts import accounts
from cmdaily.services.charter.charter import Editor
from cmdaily.services.publishing.plan import embargoes, limits_of, private_messages, recent
from cmdaily.services.publishing.preflight import context_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.publishing.finding import Finding
    from cmdaily.domain.publishing.outgoing import OutgoingKind
    from cmdaily.services.workspace import Workspace


CheckNotice = tuple[str, tuple[tuple[str, object], ...]]
"""A message key and its values."""


@frozen
class CheckRequest:
    """What a person wants checked. `platforms`, `account`, `kind` and `language` hold for drafts that name none.

    `links` asks to look links up over the network; `fix` to compute the fixed text. `usual_language` is the
    user's, for texts that could be in several.
    """

    platforms: tuple[str, ...] = ()
    account: str | None = None
    kind: OutgoingKind = "post"
    language: str = ""
    sponsored: bool = False
    pictures: tuple[Media, ...] = ()
    links: bool = False
    fix: bool = False
    usual_language: str = ""


@frozen
class CheckResult:
    """The texts checked, and what could not be checked."""

    texts: tuple[CheckedText, ...]
    notices: tuple[CheckNotice, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether any text breaks an error rule."""
        return any(checked.refused for checked in self.texts)


def drafts(texts: Sequence[str], files: Sequence[str], read_input: Callable[[], str]) -> list[DraftFile]:
    """What was given to check: texts, `-` for standard input, files, and whole directories of them.

    A text that is the path of a draft there is stands for that draft.
    """
    collected: list[DraftFile] = []
    for text in texts:
        if text == "-":
            collected.append(DraftFile("-", read_input()))
        elif _is_path(text):
            collected += map(read_draft, draft_files([text]))
        else:
            collected.append(DraftFile("", text))
    return collected + [read_draft(path) for path in draft_files(files)]


def _is_path(text: str) -> bool:
    named = text.lower().endswith(SUFFIXES) or text.endswith(os.sep)
    return named and "\n" not in text and len(text) < 1000 and os.path.exists(text)


def check(workspace: Workspace, draft_list: Sequence[DraftFile], question: CheckRequest) -> CheckResult:
    """Everything there is to say about these drafts.

    FileError when the charter is wrong, UsageError for a network that does not exist.
    """
    editor = Editor(workspace, question.usual_language)
    notices: list[CheckNotice] = [
        ("check.rule_broken", (("name", name), ("why", why))) for name, why in editor.installed.broken
    ]
    return CheckResult(
        tuple(_checked(workspace, editor, draft, question) for draft in draft_list), tuple(notices)
    )


def _checked(workspace: Workspace, editor: Editor, draft: DraftFile, question: CheckRequest) -> CheckedText:
    """One draft, for each network it is meant for; for none in particular where none is named."""
    text, name = draft.text, question.account or draft.account or ""
    account = next((each for each in accounts.known(workspace) if each.name == name), None)
    named = question.platforms or draft.platforms or ((account.account.platform,) if account else ())
    subjects = [_aim(workspace, draft, question, platform, account) for platform in named]
    contexts = _contexts(editor, draft, question, name, subjects)
    of_the_network: list[Finding] = []
    for subject in subjects:
        of_the_network += (each for each in preflight(subject, split) if each.rule in OF_THE_NETWORK)
    findings = sorted([*check_on(editor.checker, text, contexts), *of_the_network], key=_place)
    lengths = tuple(_length(subject) for subject in subjects)
    fixed = fix_fully(editor.checker, text, contexts[0]) if question.fix else None
    return CheckedText(text, tuple(findings), lengths, draft.path, draft.whole, draft.offset, fixed)


OF_THE_NETWORK = (
    "length",
    "hashtags",
    "cashtags",
    "links",
    "glued-link",
    "cut-link",
    "long-link",
    "lost-link",
    "cut-mention",
    "lost-mention",
    "markdown",
    "html",
    "broken-text",
    "embargo",
    "placeholder",
    "alt-length",
)
"""Rules of the preflight that a text can be held against before anyone says where it goes and to whom."""


def _aim(
    workspace: Workspace,
    draft: DraftFile,
    question: CheckRequest,
    platform: str,
    known_account: KnownAccount | None,
) -> PreflightInput:
    """The draft as if it were sent to a network now, as the account where it has one there."""
    network = registry.about(platform)
    account = known_account if known_account and known_account.account.platform == platform else None
    recipient = Recipient(network, account)
    media = (*question.pictures, *draft.media)
    pictures = tuple(Picture(each.name, each.alt or "") for each in media)
    kind = question.kind if question.kind != POST else draft.kind
    outgoing = Outgoing(kind, draft.text, "", pictures=pictures, language=question.language or draft.language)
    return PreflightInput(
        outgoing,
        network,
        limits_of(recipient).of(outgoing),
        workspace.moment(),
        account=account.name if account else "",
        by_hand=True,
        recent=recent(workspace, recipient) if account else (),
        embargoes=embargoes(workspace),
        private=private_messages(workspace),
    )


def _contexts(
    editor: Editor, draft: DraftFile, question: CheckRequest, account: str, subjects: Sequence[PreflightInput]
) -> list[TextContext]:
    """What surrounds the text on each network; one context without a network where none is named."""
    dead: tuple[str, ...] = ()
    if question.links:
        from cmdaily.services.charter.dead_links import dead_among

        dead = dead_among(link.text for link in Text(draft.text).links)
    common = TextContext(
        account=account or None,
        kind=question.kind if question.kind != POST else draft.kind,
        language=question.language or draft.language,
        media=(*question.pictures, *draft.media),
        sponsored=question.sponsored or draft.sponsored,
        dead_links=dead,
    )
    contexts = [
        replace(common, platform=subject.network.name, recent=context_of(subject).recent)
        for subject in subjects
    ]
    return [editor.context(draft.text, context) for context in contexts or [common]]


def _length(subject: PreflightInput) -> Length:
    size = measure(subject.outgoing.text, subject.limits, split)
    return Length(subject.network.name, size.length, size.limit, size.unit)


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.start, finding.end, finding.rule, finding.platform or ""


def write_fixed(checked: CheckedText) -> bool:
    """Put the fixed text into the draft's file; says whether anything changed.

    The file is replaced whole or left as it is.
    """
    if checked.fixed is None or checked.fixed == checked.text:
        return False
    if checked.path in ("", "-"):
        raise UsageError("check.nothing_to_write")
    end = checked.offset + len(checked.text)
    content = checked.whole[: checked.offset] + checked.fixed + checked.whole[end:]
    try:
        atomic_write(checked.path, content, mode=os.stat(checked.path).st_mode & 0o777)
    except OSError as error:
        raise CmdailyError("error.system", path=checked.path, reason=error.strerror or str(error)) from error
    return True
