"""Consent check: who is written to must have agreed, and a free text reaches them only for so long after they wrote."""

from __future__ import annotations

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.contact import person_of
from cmdaily.domain.publishing.finding import ERROR, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.domain.publishing.preflight import PreflightInput


def consent(subject: PreflightInput) -> Iterator[Finding]:
    """What keeps a text from going to a person; nothing where one does not write to persons."""
    hours, contact, target = subject.network.window_hours, subject.contact, subject.outgoing.target
    if not hours or subject.by_hand or target is None:
        return
    if contact is None:
        yield _error("consent", "no_consent", number=f"+{person_of(target.id)}")
    elif contact.stopped_at is not None:
        name = contact.name or f"+{contact.address}"
        yield _error("consent", "consent_ended", name=name, day=f"{contact.stopped_at:%Y-%m-%d}")
    elif not subject.outgoing.title.strip():  # a template goes at any time
        closes = contact.open_until(hours)
        if closes is None or closes <= subject.sends_at:
            yield _error("window", "window_closed", hours=hours)


def _error(rule: str, key: str, **values: object) -> Finding:
    return Finding(rule, ERROR, LocalisedMessage(f"preflight.{key}", tuple(values.items())))
