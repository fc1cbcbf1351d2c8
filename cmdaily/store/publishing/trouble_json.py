"""JSON of what went wrong with a delivery, as its row keeps it."""

from __future__ import annotations

import json

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import DeliveryError


def trouble_text(trouble: DeliveryError | None) -> str | None:
    """What went wrong, as JSON."""
    if trouble is None:
        return None
    message = trouble.message
    return json.dumps([trouble.reason, message.key, dict(message.values), message.remedy], default=str)


def trouble_of(text: str | None) -> DeliveryError | None:
    """What went wrong, from JSON."""
    if text is None:
        return None
    reason, key, values, remedy = json.loads(text)
    return DeliveryError(reason, LocalisedMessage(key, tuple(values.items()), remedy))
