"""What went wrong and what to do about it stand in one line: two sentences, in either language."""

from __future__ import annotations

import pytest

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import DeliveryError
from cmdaily.locale import Translator
from cmdaily.render.labels import explained


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "has no credentials. Set CMDAILY_SECRET_ACME"),
        ("fr", "informations de connexion. Définissez CMDAILY_SECRET_ACME"),
    ],
)
def test_a_remedy_begins_after_a_full_stop(language: str, said: str) -> None:
    values = (("account", "acme"), ("variable", "CMDAILY_SECRET_ACME"))
    error = DeliveryError("sign-in", LocalisedMessage("secret.none", values, "secret.none_remedy"))
    assert said in explained(error, Translator(language))


def test_nothing_wrong_is_nothing_said() -> None:
    assert explained(None, Translator("en")) == ""
