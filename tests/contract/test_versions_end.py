"""Three years of sending, a month at a step, against stand-ins with a clock: no request names a version in its last
thirty days while a newer one is known, and when the newest has ended that is said by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Receipt, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, REPLY, Outgoing, Target
from cmdaily.platforms import registry
from cmdaily.platforms.contract import RequestOptions
from tests.loopback import Asked
from tests.standins import facebook, linkedin, whatsapp
from tests.standins.server import running

START = datetime.now(UTC)
STEP, STEPS = timedelta(days=30), 37
LAST_DAYS = timedelta(days=30)


class Case(NamedTuple):
    """A stand-in, the account's number there, a secret, and whom it writes to."""

    make: Callable[[], Any]
    number: str
    token: str
    target: Target | None = None


CASES = {
    "linkedin": Case(linkedin.LinkedIn, linkedin.MEMBER, "right-token"),
    "facebook": Case(facebook.Facebook, facebook.PAGE, "right-token"),
    "whatsapp": Case(whatsapp.WhatsApp, whatsapp.PHONE, "right-token", Target("whatsapp", whatsapp.SOMEBODY)),
}


def version_in(asked: Asked) -> str:
    """The version that a request names."""
    found = re.match(r"/(v\d+\.\d+)/", asked.path)
    return asked.headers.get("linkedin-version", "") or (found[1] if found else "")


def is_fine(version: str, day: date, ends: dict[str, date]) -> bool:
    """Whether it is not in its last days, or none that is known ends later."""
    return ends[version] - day > LAST_DAYS or ends[version] == max(ends.values())


@pytest.mark.parametrize("name", CASES)
def test_three_years_go_by(name: str) -> None:
    make, number, token, target = CASES[name]
    platform = registry.load(name)
    ends = {one.name: date.fromisoformat(one.ends) for one in platform.network.versions}
    oldest = min(ends, key=lambda one: ends[one])
    secret = Secret({"access_token": token})
    waiting: dict[int, list[dict[str, Any]]] = {}
    ended = 0
    with running(make()) as fake:
        account = Account("acme", name, fake.address, "acme", (("user_id", number),))
        for step in range(STEPS):
            now = START + step * STEP
            options = RequestOptions(now=now, connect=2, read=3, total=6)
            if target is not None:
                fake.speak("Hello")
            text = f"Month {step}"
            outgoing = Outgoing(REPLY if target else POST, text, key=f"k{step}", target=target)
            made = platform.prepare(account, secret, outgoing, options)
            assert isinstance(made, dict), made
            # every other one waits for two months, and was prepared by an earlier cmdaily
            waits = 2 * (step % 2)
            waiting.setdefault(step + waits, []).append(made | ({"version_asked": oldest} if waits else {}))
            fake.web.asked.clear()
            for prepared in waiting.pop(step, ()):
                came = platform.send(account, secret, prepared, options, lambda _: None)
                ended += isinstance(came, Refused) and came.key == "adapter.version_ended"
                assert isinstance(came, Receipt) or now.date() > max(ends.values()), f"{now}: {came}"
                if isinstance(came, Refused):
                    assert came.key == "adapter.version_ended"
                    assert dict(came.values)["version"] in ends
            named = {version_in(asked) for asked in fake.web.asked}
            wrong = [one for one in named if not is_fine(one, now.date(), ends)]
            assert not wrong, f"{now:%Y-%m-%d}: {wrong}"
            fake.advance(seconds=STEP.total_seconds())
        assert fake.problems == []
    assert bool(ended) == (max(ends.values()) < (START + STEPS * STEP).date()), (
        "the end is seen in these years"
    )
