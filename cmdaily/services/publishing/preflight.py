"""Preflight with the charter: its findings beside those of the network.

Also what may be overridden, and whose approval is needed."""

from __future__ import annotations

from cmdaily.domain.charter.approval import needed
from cmdaily.domain.charter.language import plain_tag
from cmdaily.domain.charter.model import LANGUAGES, OFF, RecentText, TextContext
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.contact import person_of
from cmdaily.domain.publishing.finding import ERROR, WARNING, Finding
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.domain.publishing.preflight import lightened, merged, preflight
from cmdaily.domain.record import frozen, replace
from cmdaily.files.media import media_of
from cmdaily.platforms.http import graphemes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.charter.model import Approval
    from cmdaily.domain.publishing.delivery import Override
    from cmdaily.domain.publishing.preflight import PreflightInput
    from cmdaily.services.charter.charter import Editor

PERSONAL = "personal"
"""The family of rules that nothing overrides in a reply, unless the charter allows it."""


@frozen
class PreflightResult:
    """What there is to say about a text to one recipient, and the approvals it needs, by the names in each."""

    findings: tuple[Finding, ...]
    approvals: tuple[tuple[str, ...], ...] = ()


def preflight_with_charter(
    editor: Editor,
    subjects: Sequence[PreflightInput],
    overrides: Sequence[Override],
    *,
    sponsored: bool = False,
    altered: str = "",
) -> PreflightResult:
    """Judge a text, or the parts of a thread, by the network's rules and the charter's, all findings at once.

    A finding of a rule that somebody will approve does not refuse the text: it waits for them.
    """
    found: list[Finding] = []
    wanted: dict[Approval, None] = {}
    for subject in subjects:
        context = editor.context(
            subject.outgoing.text, context_of(subject, sponsored=sponsored, altered=altered)
        )
        own = [
            replace(one, platform=subject.network.name)
            for one in editor.checker.check(subject.outgoing.text, context)
        ]
        approvals = needed(editor.charter, context, own)
        wanted |= dict.fromkeys(approvals)
        judged = {rule for approval in approvals for rule in approval.rules}
        own = [replace(one, severity=WARNING) if one.rule in judged else one for one in own]
        found += merged(preflight(subject, graphemes.split), own, _off(editor, context))
    kind = subjects[0].outgoing.kind
    firm = _firm(editor, kind)
    lighter = lightened(dict.fromkeys(found), overrides, firm)
    return PreflightResult((*lighter, *_refusals(lighter, overrides, firm)), tuple(one.who for one in wanted))


def context_of(subject: PreflightInput, *, sponsored: bool = False, altered: str = "") -> TextContext:
    """What surrounds a text that is about to be sent."""
    outgoing = subject.outgoing
    return TextContext(
        platform=subject.network.name,
        account=subject.account or None,
        kind=outgoing.kind,
        language=outgoing.language if plain_tag(outgoing.language) in LANGUAGES else "",
        media=tuple(media_of(picture.path, picture.alt or None, altered) for picture in outgoing.pictures),
        link=outgoing.link or None,
        recent=tuple(
            RecentText(said.text, said.moment.date(), _aim(subject, said.target)) for said in subject.recent
        ),
        sponsored=sponsored and not subject.continues,
        today=subject.sends_at.date(),
        target=_aim(subject, outgoing.target.id or outgoing.target.url) if outgoing.target else "",
    )


def _aim(subject: PreflightInput, target: str) -> str:
    """The post that is answered; where one writes to persons, the person."""
    return person_of(target) if subject.network.window_hours else target


def _off(editor: Editor, context: TextContext) -> set[str]:
    """The rules that the charter has turned off for a text."""
    settings = list(editor.charter.rules)
    for section in (*editor.charter.platforms, *editor.charter.accounts):
        if section.name in (context.platform, context.account):
            settings += section.rules
    last = {setting.rule: setting.severity for setting in settings if setting.severity is not None}
    return {rule for rule, severity in last.items() if severity == OFF}


def _firm(editor: Editor, kind: str) -> set[str]:
    if kind != REPLY or editor.charter.personal_overrides:
        return set()
    return {rule.id for rule in editor.installed.rules.values() if rule.family == PERSONAL}


def _refusals(findings: Sequence[Finding], overrides: Sequence[Override], firm: set[str]) -> list[Finding]:
    """A word on each override that was asked for and cannot be."""
    wanted = {override.rule for override in overrides} & firm
    stand = {finding.rule for finding in findings if finding.severity == ERROR}
    return [
        Finding(rule, ERROR, LocalisedMessage("check.no_override", (("rule", rule),)))
        for rule in sorted(wanted & stand)
    ]
