"""Reply suggestions: the template that fits a message, filled with what the message and the account tell."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.inbox.suggestion import Suggestion, alike, fitting, language_of_message, missing_in
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.domain.publishing.template import next_wording
from cmdaily.errors import RefusedError
from cmdaily.platforms import registry
from cmdaily.services.accounts import accounts
from cmdaily.services.inbox.inbox import names_in
from cmdaily.store.publishing import outbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.publishing.template import Template
    from cmdaily.services.workspace import Workspace

LOOK_BACK = timedelta(days=30)
"""Replies older than this are not remembered as said."""
MOST = 50
"""So many replies of an account are looked at."""


def values_for(workspace: Workspace, message: Message) -> dict[str, str]:
    """What placeholders may stand for: `{name}` and `{author}` of the message, `{link}` to it, `{account}` that was
    written to, `{handle}` by which its network knows it, and the `{network}`."""
    known = {account.name: account for account in accounts.known(workspace)}
    account = known.get(message.account)
    handle = account.account.handle if account else ""
    return {
        **names_in(message),
        "link": message.incoming.url,
        "account": message.account,
        "handle": handle,
        "network": registry.about(message.platform).title,
    }


def replies_before(workspace: Workspace, account: str, platform: str) -> list[str]:
    """The texts of the latest replies of an account, oldest first."""
    since = (workspace.now - LOOK_BACK).isoformat()
    said = outbox.said_by(workspace.shared.reader(), account, platform, since)
    return [each.outgoing.text for each in said if each.outgoing.kind == REPLY][-MOST:]


def suggest(
    workspace: Workspace,
    message: Message,
    templates: Sequence[Template],
    language: str,
    given: Mapping[str, str] | None = None,
) -> Suggestion | None:
    """The first of these templates whose turn it is, for a message: None where none is written in its language.
    One whose only wording was said last gives way to another. `language` is the usual one, `given` more values."""
    spoken = language_of_message(message.incoming.text, language)
    said = replies_before(workspace, message.account, message.platform)
    found = [
        _suggestion(workspace, message, template, template.texts(spoken), said, given or {})
        for template in templates
        if template.texts(spoken)
    ]
    return next((each for each in found if not each.repeats), found[0] if found else None)


def best(
    workspace: Workspace, message: Message, templates: Sequence[Template], language: str
) -> Suggestion | None:
    """The suggestion for a message among all templates, None where none fits it."""
    spoken = language_of_message(message.incoming.text, language)
    return suggest(workspace, message, fitting(templates, message, spoken), language)


def turn_of(workspace: Workspace, message: Message, template: Template, language: str) -> Template:
    """A template with the one wording whose turn it is for a message; any of its languages where it is not written in
    that of the message. RefusedError where the last reply of this account had the only wording there is."""
    spoken = language_of_message(message.incoming.text, language)
    texts = template.texts(spoken) or tuple(text for _, some in template.wordings for text in some)
    said = replies_before(workspace, message.account, message.platform)
    text, repeats = next_wording(texts, said)
    if repeats:
        raise RefusedError("template.same_wording", remedy="template.same_wording_remedy", name=template.name)
    return template.with_wording(text)


def near(workspace: Workspace, message: Message, text: str) -> str:
    """A recent reply of the account that says almost the same as this text, "" for none."""
    return alike(text, replies_before(workspace, message.account, message.platform))


def _suggestion(
    workspace: Workspace,
    message: Message,
    template: Template,
    texts: Sequence[str],
    said: Sequence[str],
    given: Mapping[str, str],
) -> Suggestion:
    text, repeats = next_wording(texts, said)
    chosen = template.with_wording(text)
    known = {**dict(template.values), **values_for(workspace, message), **given}
    missing = missing_in(chosen, known)
    values = {name: known[name] for name in chosen.names if name not in missing}
    found = Suggestion(chosen, tuple(values.items()), missing, repeats)
    near = alike(found.text, said) if not missing else ""
    return Suggestion(chosen, found.values, missing, repeats, near)
