"""What is peculiar to LinkedIn: members that cannot be read, duplicates that name what they duplicate, versions that
end, a text that is cut where it is not escaped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import CannotTell, Identity, Reason, Receipt, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing, Picture, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.linkedin.adapter import LinkedIn
from cmdaily.platforms.linkedin.client import escaped, unescaped
from cmdaily.platforms.testing import PIXEL
from tests.standins.linkedin import MEMBER, ORGANISATION, shown_as
from tests.standins.linkedin import LinkedIn as Fake
from tests.standins.server import running

NOW = datetime.now(UTC)
CALL = RequestOptions(now=NOW, connect=2, read=3, total=6)
SECRET = Secret({"access_token": "right-token"})


@pytest.fixture
def fake() -> Iterator[Fake]:
    with running(Fake()) as fake:
        yield fake
        assert fake.problems == []


@pytest.fixture
def linkedin(fake: Fake) -> LinkedIn:
    made = LinkedIn()
    made.pause = lambda seconds: fake.advance(seconds=seconds)
    return made


@pytest.fixture
def member(fake: Fake) -> Account:
    return Account("anna-li", "linkedin", fake.address, "", (("user_id", MEMBER),))


def prepared(linkedin: LinkedIn, account: Account, outgoing: Outgoing) -> dict[str, Any]:
    made = linkedin.prepare(account, SECRET, outgoing, CALL)
    assert isinstance(made, dict), made
    return made


class Attempt:
    """A send whose checkpoints are kept, as the outbox keeps them."""

    def __init__(self, linkedin: LinkedIn, account: Account, text: str) -> None:
        self.linkedin, self.account = linkedin, account
        self.kept = prepared(linkedin, account, Outgoing(POST, text, key="k"))

    def send(self) -> Any:
        def keep(payload: dict[str, Any]) -> None:
            self.kept = payload

        return self.linkedin.send(self.account, SECRET, self.kept, CALL, keep)


def test_a_member_is_told_what_can_be_done_and_until_when(linkedin: LinkedIn, member: Account) -> None:
    ends = NOW + timedelta(days=60)
    secret = SECRET.with_fields(expires_at=ends.isoformat())
    who = linkedin.verify(replace(member, settings=()), secret, CALL)
    assert isinstance(who, Identity)
    assert (who.handle, who.remote_id, who.expires_at) == ("Acme", MEMBER, ends)
    assert who.rights is not None
    assert Can.POST in who.rights
    assert Can.INBOX not in who.rights
    assert Can.READ_BACK not in who.rights


def test_an_organisation_is_found_by_its_name_or_the_known_ones_are_told(
    fake: Fake, linkedin: LinkedIn
) -> None:
    secret = Secret({"access_token": "organisation-token"})
    for name in ("acme", "4242", ORGANISATION):
        who = linkedin.verify(Account("a", "linkedin", fake.address, name), secret, CALL)
        assert isinstance(who, Identity)
        assert who.remote_id == ORGANISATION
    refused = linkedin.verify(Account("a", "linkedin", fake.address, "somebody-else"), secret, CALL)
    assert isinstance(refused, Refused)
    assert dict(refused.values)["known"] == "acme"


def test_what_a_member_said_cannot_be_read_back(linkedin: LinkedIn, member: Account) -> None:
    found = linkedin.read_back(
        member, SECRET, prepared(linkedin, member, Outgoing(POST, "x", key="k")), NOW, CALL
    )
    assert isinstance(found, CannotTell)


@pytest.mark.parametrize("fault", ["lost", "500after", "half"])
def test_a_second_try_finds_the_first_by_the_duplicate(
    fake: Fake, linkedin: LinkedIn, member: Account, fault: str
) -> None:
    attempt = Attempt(linkedin, member, "Said into the storm")
    fake.spoil(fault, path="/rest/posts")
    first = attempt.send()
    assert isinstance(first, Unknown | Receipt)
    second = attempt.send()
    assert isinstance(second, Receipt)
    assert second.remote_id == fake.posts[0]["id"]
    assert fake.texts() == ["Said into the storm"]


def test_a_duplicate_of_something_older_is_refused(fake: Fake, linkedin: LinkedIn, member: Account) -> None:
    assert isinstance(Attempt(linkedin, member, "Good morning").send(), Receipt)
    again = Attempt(linkedin, member, "Good morning").send()
    assert isinstance(again, Refused)
    assert (again.reason, again.perhaps_sent) == (Reason.DUPLICATE, True)
    assert fake.texts() == ["Good morning"]


def test_a_version_that_ended_is_named_and_a_payload_takes_the_newest(
    fake: Fake, linkedin: LinkedIn, member: Account
) -> None:
    old = prepared(
        linkedin,
        replace(member, settings=(*member.settings, ("version", "202511"))),
        Outgoing(POST, "x", key="k"),
    )
    assert old["version_asked"] == "202511"
    assert isinstance(linkedin.send(member, SECRET, old, CALL, lambda _: None), Receipt)
    fake.advance(days=400)
    refused = linkedin.send(member, SECRET, old | {"key": "other"}, CALL, lambda _: None)
    assert isinstance(refused, Refused)
    assert (refused.key, dict(refused.values)["version"]) == ("adapter.version_ended", "202607")


def test_the_limit_of_a_day_ends_at_midnight_utc(fake: Fake, linkedin: LinkedIn, member: Account) -> None:
    fake.spoil("429")
    refused = Attempt(linkedin, member, "One too many").send()
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.RATE
    assert refused.retry_at is not None
    assert refused.retry_at > NOW
    assert (refused.retry_at.hour, refused.retry_at.minute) == (0, 0)


@pytest.mark.parametrize(
    ("token", "reason", "key"),
    [
        ("narrow-token", Reason.RIGHT, "platform.right_why"),
        ("expired-token", Reason.SIGN_IN, "platform.expired"),
        ("a-token-of-facebook", Reason.SIGN_IN, "platform.sign_in"),
    ],
)
def test_a_token_without_the_right_is_refused(
    linkedin: LinkedIn, member: Account, token: str, reason: str, key: str
) -> None:
    made = prepared(linkedin, member, Outgoing(POST, "x", key="k"))
    refused = linkedin.send(member, Secret({"access_token": token}), made, CALL, lambda _: None)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (reason, key)


def test_pictures_are_handed_over_once_and_waited_for(
    fake: Fake, linkedin: LinkedIn, member: Account, tmp_path: Path
) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(PIXEL + name.encode())
    given = tuple(Picture(str(tmp_path / name), f"Picture {name}") for name in ("a.png", "b.png"))
    fake.processing = 2
    kept = [prepared(linkedin, member, Outgoing(POST, "Two pictures", key="k", pictures=given))]
    fake.spoil("429", path="/rest/posts")
    assert isinstance(linkedin.send(member, SECRET, kept[-1], CALL, kept.append), Refused)
    assert isinstance(linkedin.send(member, SECRET, kept[-1], CALL, kept.append), Receipt)
    assert len(fake.images) == 2
    [post] = fake.posts
    assert [one["altText"] for one in post["content"]["multiImage"]["images"]] == [
        "Picture a.png",
        "Picture b.png",
    ]


def test_a_picture_never_goes_where_an_answer_likes(
    fake: Fake, linkedin: LinkedIn, member: Account, tmp_path: Path
) -> None:
    from tests.loopback import Reply
    from tests.standins.server import reply

    (tmp_path / "a.png").write_bytes(PIXEL)

    def elsewhere(request: Any) -> Reply | None:
        value = {"image": "urn:li:image:C4E1", "uploadUrl": "https://198.51.100.7/steal"}
        return reply({"value": value}) if request.path == "/rest/images" else None

    fake.instead = elsewhere
    made = prepared(
        linkedin, member, Outgoing(POST, "x", key="k", pictures=(Picture(str(tmp_path / "a.png"), ""),))
    )
    assert isinstance(linkedin.send(member, SECRET, made, CALL, lambda _: None), Refused)
    assert fake.posts == []


def test_a_member_shares_and_comments(fake: Fake, linkedin: LinkedIn, member: Account) -> None:
    urn = fake.post_of_somebody("Worth reading")
    for outgoing in (
        Outgoing(SHARE, "", key="k1", target=Target("linkedin", urn)),
        Outgoing(SHARE, "Read this", key="k2", target=Target("linkedin", urn)),
        Outgoing(
            REPLY, "Well said (truly)", key="k3", target=Target("linkedin", urn.replace("share", "activity"))
        ),
    ):
        made = prepared(linkedin, member, outgoing)
        assert isinstance(linkedin.send(member, SECRET, made, CALL, lambda _: None), Receipt)
    assert fake.texts() == ["", "Read this", "Well said (truly)"]


def test_only_the_rights_that_are_used_are_asked_for(fake: Fake, linkedin: LinkedIn) -> None:
    app = Secret({"client_id": "client", "client_secret": "client-password"})
    for handle, wanted in (("", False), ("acme", True)):
        begun = linkedin.begin_sign_in(
            Account("a", "linkedin", fake.address, handle), app, "http://127.0.0.1:1/c", CALL
        )
        assert not isinstance(begun, Refused)
        assert ("w_organization_social" in begun.url) is wanted
        assert "code_challenge" not in begun.url, "LinkedIn opens PKCE for native clients alone"
        secret = linkedin.finish_sign_in(
            Account("a", "linkedin", fake.address), begun, "right-code", "http://127.0.0.1:1/c", CALL
        )
        if isinstance(secret, Secret):
            days = (datetime.fromisoformat(secret.get("expires_at")) - NOW).days
            assert days in (59, 60)
        else:
            assert handle, "a code works once"
    native = linkedin.begin_sign_in(
        Account("a", "linkedin", fake.address), Secret({"client_id": "c"}), "http://127.0.0.1:1/c", CALL
    )
    assert not isinstance(native, Refused)
    assert "/oauth/native-pkce/" in native.url
    assert "code_challenge=" in native.url


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=80)
    | st.text("#_*()[]{}<>@|~\\ aé", max_size=40)
)
def test_no_commentary_is_cut(text: str) -> None:
    """The stand-in's own reading of LinkedIn's grammar is the oracle."""
    assert shown_as(escaped(text)) == text
    assert unescaped(escaped(text)) == text


def test_an_organisation_has_figures_and_a_member_none(linkedin: LinkedIn, member: Account) -> None:
    """Followers, and of each post of its own what it brought; a strange post and a comment are left out."""
    secret = Secret({"access_token": "organisation-token"})
    acme = replace(member, name="acme-li", settings=(("user_id", ORGANISATION),))
    made = linkedin.prepare(acme, secret, Outgoing(POST, "Counted", "k1"), CALL)
    assert isinstance(made, dict)
    sent = linkedin.send(acme, secret, made, CALL, lambda _: None)
    assert isinstance(sent, Receipt)
    strange = ("urn:li:share:1", "urn:li:comment:(urn:li:activity:1,2)", "urn:li:share:1)&x=(")
    measured = linkedin.measure(acme, secret, (sent.remote_id, *strange), CALL)
    assert isinstance(measured, Measured)
    readings = {(one.metric, one.post): one.value for one in measured.readings if one.day is None}
    days = {one.day: one.value for one in measured.readings if one.metric == "impressions" and one.day}
    assert max(days) == NOW.date() - timedelta(days=1)
    assert len(days) == 7
    assert days[max(days)] == (max(days) - date(1970, 1, 1)).days % 7
    assert readings["followers", ""] == 1204
    assert readings["impressions", sent.remote_id] == 900
    assert {post for _, post in readings} == {"", sent.remote_id}
    refused = linkedin.measure(member, SECRET, (), CALL)
    assert isinstance(refused, Refused)
    assert refused.key == "linkedin.member_figures"
