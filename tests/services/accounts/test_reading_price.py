"""What reading costs is told by whose application reads; what an account is told when it is checked."""

from __future__ import annotations

import pytest

from cmdaily.domain.accounts.account import Account, KnownAccount
from cmdaily.domain.accounts.account_check import AccountCheck
from cmdaily.locale import Translator
from cmdaily.render.views.accounts import accounts as view
from cmdaily.services.accounts import accounts
from cmdaily.services.accounts.reading_price import reading_price


def known(platform: str, **settings: str) -> KnownAccount:
    return KnownAccount(Account("acme", platform, settings=tuple(settings.items())))


def said(account: KnownAccount, language: str) -> str:
    check = AccountCheck(account, remarks=tuple(accounts._remarks(account)))
    blocks = view.document(view.Accounts((check,), "checked"), Translator(language))
    return str(blocks)


def test_whoever_owns_the_app_reads_for_a_tenth_of_a_cent() -> None:
    own, other = known("x"), known("x", app="other")
    assert (reading_price(own), reading_price(own, of_others=True)) == (1_000, 1_000)
    assert (reading_price(other), reading_price(other, of_others=True)) == (5_000, 15_000)
    assert reading_price(known("mastodon", app="other"), of_others=True) == 0


@pytest.mark.parametrize(
    ("language", "price", "markdown"), [("en", "$0.001", "emphasis"), ("fr", "0,001", "italique")]
)
def test_checking_an_account_tells_its_price_and_that_it_is_markdown(
    language: str, price: str, markdown: str
) -> None:
    assert price in said(known("x"), language)
    assert "app=other" in said(known("x"), language)
    assert "0.015" in said(known("x", app="other"), language).replace(",", ".")
    assert markdown in said(known("mastodon", content_type="text/markdown"), language)
    assert markdown not in said(known("mastodon", content_type="text/plain"), language)
