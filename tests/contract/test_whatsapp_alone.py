"""What is peculiar to WhatsApp: a window of 24 hours, templates outside it, numbers that are none, and payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import CannotTell, Identity, Reason, Receipt, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, REPLY, Outgoing, Picture, Target
from cmdaily.domain.publishing.post_urls import parse_target
from cmdaily.domain.record import replace
from cmdaily.errors import UsageError
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.testing import PIXEL
from cmdaily.platforms.whatsapp.adapter import WhatsApp
from cmdaily.platforms.whatsapp.network import NETWORK
from tests.standins.graph import error
from tests.standins.server import running
from tests.standins.whatsapp import PHONE, SOMEBODY
from tests.standins.whatsapp import WhatsApp as Fake

NOW = datetime.now(UTC)
CALL = RequestOptions(now=NOW, connect=2, read=3, total=6)
SECRET = Secret({"access_token": "right-token"})
PERSON = Target("whatsapp", SOMEBODY, f"https://wa.me/{SOMEBODY}")


@pytest.fixture
def fake() -> Iterator[Fake]:
    with running(Fake()) as fake:
        fake.speak("Are you open?")
        yield fake
        assert fake.problems == []


@pytest.fixture
def account(fake: Fake) -> Account:
    return Account("acme", "whatsapp", fake.address, "+33123456789", (("user_id", PHONE),))


def said(account: Account, text: str = "We open at 9", target: Target = PERSON, **more: Any) -> Any:
    made = WhatsApp().prepare(account, SECRET, Outgoing(REPLY, text, key="k", target=target, **more), CALL)
    assert isinstance(made, dict), made
    return WhatsApp().send(account, SECRET, made, CALL, lambda _: None)


def test_a_number_is_signed_in_by_its_id(fake: Fake) -> None:
    who = WhatsApp().verify(Account("acme", "whatsapp", fake.address, PHONE), SECRET, CALL)
    assert isinstance(who, Identity)
    assert (who.handle, who.remote_id) == ("+33123456789", PHONE)
    for wrong in ("+33 1 23 45 67 89", "", "999999"):
        assert isinstance(
            WhatsApp().verify(Account("acme", "whatsapp", fake.address, wrong), SECRET, CALL), Refused
        )


@pytest.mark.parametrize(
    "given", ["33612345678", "+33612345678", "https://wa.me/33612345678", "https://wa.me/+33612345678",
              "https://api.whatsapp.com/send?phone=33612345678&text=x", "+33-6-12-34-56-78"]
)  # fmt: skip
def test_a_person_is_named_in_many_ways(given: str) -> None:
    assert parse_target(NETWORK, given).id == SOMEBODY


@pytest.mark.parametrize(
    "given", ["0612345678", "12345", "+1234567890123456", "https://wa.me/", "abc", "https://wa.me/qr/X"]
)
def test_a_number_that_is_none_is_said(given: str) -> None:
    with pytest.raises(UsageError) as told:
        parse_target(NETWORK, given)
    assert told.value.key == "platform.not_a_number"


def test_outside_the_window_only_a_template_goes(fake: Fake, account: Account) -> None:
    assert isinstance(said(account), Receipt)
    fake.advance(hours=25)
    refused = said(account)
    assert isinstance(refused, Refused)
    assert (refused.key, refused.remedy) == ("whatsapp.window", "whatsapp.window_remedy")
    sent = said(account, "Anna\n9 o'clock", title="opening_hours")
    assert isinstance(sent, Receipt)
    assert fake.texts()[-1] == "Hello Anna, we open at 9 o'clock."


@pytest.mark.parametrize(("name", "text"), [("opening_hours", "only one"), ("no_such", "a\nb")])
def test_a_template_that_does_not_fit_says_why(account: Account, name: str, text: str) -> None:
    refused = said(account, text, title=name)
    assert isinstance(refused, Refused)
    assert refused.key == "whatsapp.template"
    assert dict(refused.values)["name"] == name


def test_a_number_without_whatsapp_is_a_target_that_is_gone(account: Account) -> None:
    refused = said(account, target=Target("whatsapp", "33600000000"))
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (Reason.TARGET, "whatsapp.no_number")


def test_a_business_that_cannot_pay_is_told(fake: Fake, account: Account) -> None:
    paid = error(131042, "(#131042) Business eligibility payment issue")
    fake.instead = lambda request: paid if request.method == "POST" else None
    refused = said(account)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (Reason.PRICE, "whatsapp.payment")


def test_a_picture_is_handed_over_first(fake: Fake, account: Account, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PIXEL)
    sent = said(account, "The menu", pictures=(Picture(str(tmp_path / "a.png"), "A menu"),))
    assert isinstance(sent, Receipt)
    assert len(fake.media) == 1
    assert fake.texts() == ["The menu"]


@pytest.mark.parametrize("fault", ["lost", "500after", "garbage", "half", "cut"])
def test_what_is_not_known_is_for_a_person_to_look_at(fake: Fake, account: Account, fault: str) -> None:
    outgoing = Outgoing(REPLY, "Once", key="k", target=PERSON)
    made = WhatsApp().prepare(account, SECRET, outgoing, CALL)
    assert isinstance(made, dict)
    fake.spoil(fault)
    assert isinstance(WhatsApp().send(account, SECRET, made, CALL, lambda _: None), Unknown)
    later = replace(CALL, now=NOW + timedelta(hours=1))
    assert isinstance(WhatsApp().read_back(account, SECRET, made, NOW, later), CannotTell)


def test_a_broadcast_goes_by_hand(account: Account) -> None:
    refused = WhatsApp().prepare(account, SECRET, Outgoing(POST, "To all", key="k"), CALL)
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.RIGHT
    assert NETWORK.compose is not None
    assert NETWORK.compose(Outgoing(POST, "To all", key="k"), "").url == "https://wa.me/?text=To%20all"
    to_one = NETWORK.compose(Outgoing(REPLY, "Yes", key="k", target=PERSON), "")
    assert to_one.url == f"https://wa.me/{SOMEBODY}?text=Yes"
