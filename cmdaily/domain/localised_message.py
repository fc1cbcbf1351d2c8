"""Localised message: a key of the catalogues with its values, to be put into words when and for whom it is shown.

Whatever has something to say to a person holds one: what a job reports, what a check found, why a delivery failed.
`render/words.py` puts it into words. Its parts are those of an error (errors.py), whose `message` it is.
"""

from __future__ import annotations

from cmdaily.domain.record import frozen

Values = tuple[tuple[str, object], ...]
"""Pairs for the placeholders of a message. They may come from a network: whoever shows them cleans them."""


@frozen
class LocalisedMessage:
    """`key` names the message and `remedy` the one that says what to do next, None where nothing can be done; `values`
    are the pairs for the placeholders of both."""

    key: str
    values: Values = ()
    remedy: str | None = None
