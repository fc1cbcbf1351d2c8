"""What is peculiar to Facebook, Instagram and Threads: Pages, containers, quotas, pictures by address, tokens of sixty
days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Absent, CannotTell, Identity, Reason, Receipt, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing, Picture, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import Authorisation, Received, RequestOptions
from cmdaily.platforms.facebook.adapter import Facebook
from cmdaily.platforms.instagram.adapter import Instagram
from cmdaily.platforms.testing import PIXEL
from cmdaily.platforms.threads.adapter import Threads
from tests.loopback import Reply, serving
from tests.standins import facebook, instagram, threads
from tests.standins.server import StandIn, running

NOW = datetime.now(UTC)
CALL = RequestOptions(now=NOW, connect=2, read=3, total=6)
LATER = replace(CALL, now=NOW + timedelta(minutes=5))
SECRET = Secret({"access_token": "right-token"})
JPEG = b"\xff\xd8\xff\xe0 a picture"
NETWORKS: dict[str, tuple[Callable[[], Any], Callable[[], StandIn], str]] = {
    "facebook": (Facebook, facebook.Facebook, facebook.PAGE),
    "instagram": (Instagram, instagram.Instagram, instagram.USER),
    "threads": (Threads, threads.Threads, threads.USER),
}
TWO_STEPS = ("instagram", "threads")


class Case(NamedTuple):
    """An adapter, its stand-in, an account there, and a picture that anybody may fetch."""

    platform: Any
    fake: Any
    account: Account
    picture: Picture
    kept: list[dict[str, Any]]

    def prepared(self, text: str = "Said once", **more: Any) -> dict[str, Any]:
        """A post, with a picture where it needs one."""
        if self.platform.network.name == "instagram" and "pictures" not in more and "target" not in more:
            more["pictures"] = (self.picture,)
        outgoing = Outgoing(more.pop("kind", POST), text, key="k", **more)
        made = self.platform.prepare(self.account, SECRET, outgoing, CALL)
        assert isinstance(made, dict), made
        self.kept[:] = [made]
        return made

    def send(self, options: RequestOptions = CALL, secret: Secret = SECRET) -> Any:
        """Send what was kept last, as the outbox does."""
        return self.platform.send(self.account, secret, self.kept[-1], options, self.kept.append)

    def look(self, options: RequestOptions = LATER) -> Any:
        """Read back what was kept last."""
        return self.platform.read_back(self.account, SECRET, self.kept[-1], NOW, options)


@pytest.fixture
def start() -> Iterator[Callable[[str], Case]]:
    with ExitStack() as stack:
        web = stack.enter_context(
            serving(lambda _: Reply(body=JPEG, headers=(("Content-Type", "image/jpeg"),)))
        )
        running_now: list[StandIn] = []

        def case(name: str) -> Case:
            make, fake_of, user = NETWORKS[name]
            fake = stack.enter_context(running(fake_of()))
            running_now.append(fake)
            platform = make()
            platform.pause = lambda seconds: fake.advance(seconds=seconds)
            account = Account(f"acme-{name}", name, fake.address, "acme", (("user_id", user),))
            return Case(platform, fake, account, Picture(f"{web.address}/a.jpg", "A picture"), [])

        yield case
        for fake in running_now:
            assert fake.problems == []


# --- two steps


@pytest.mark.parametrize("name", TWO_STEPS)
@pytest.mark.parametrize("fault", ["lost", "500after", "garbage", "half"])
def test_a_publication_whose_answer_is_lost_is_found_by_its_container(
    start: Any, name: str, fault: str
) -> None:
    case = start(name)
    case.prepared()
    case.fake.spoil(fault, path="publish")
    assert isinstance(case.send(), Unknown)
    found = case.look()
    assert isinstance(found, Receipt)
    again = case.send()
    assert isinstance(again, Receipt), "PUBLISHED means done"
    assert again.remote_id == found.remote_id
    assert case.fake.texts() == ["Said once"]


@pytest.mark.parametrize("name", TWO_STEPS)
@pytest.mark.parametrize("fault", ["cut", "500before"])
def test_a_publication_that_did_not_happen_is_absent_and_the_container_is_used_again(
    start: Any, name: str, fault: str
) -> None:
    case = start(name)
    case.prepared()
    case.fake.spoil(fault, path="publish")
    assert isinstance(case.send(), Unknown)
    assert isinstance(case.look(CALL), CannotTell), "not before the network has settled"
    assert isinstance(case.look(), Absent)
    assert isinstance(case.send(), Receipt)
    assert len(case.fake.containers) == 1
    assert case.fake.texts() == ["Said once"]


@pytest.mark.parametrize("name", TWO_STEPS)
@pytest.mark.parametrize("fault", ["lost", "cut", "500after"])
def test_what_goes_wrong_before_the_publication_is_a_refusal(start: Any, name: str, fault: str) -> None:
    case = start(name)
    case.prepared()
    case.fake.spoil(fault, path=case.platform.words.make)
    assert isinstance(case.send(), Refused)
    assert isinstance(case.send(), Receipt)
    assert case.fake.texts() == ["Said once"]


@pytest.mark.parametrize("name", TWO_STEPS)
def test_a_container_that_takes_its_time_is_waited_for(start: Any, name: str) -> None:
    case = start(name)
    case.fake.processing = timedelta(seconds=5)
    case.prepared()
    assert isinstance(case.send(), Receipt)


@pytest.mark.parametrize("name", TWO_STEPS)
def test_a_container_that_never_finishes_is_asked_about_again_later(start: Any, name: str) -> None:
    case = start(name)
    case.fake.processing = timedelta(hours=2)
    case.prepared()
    refused = case.send()
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (Reason.RATE, "adapter.processing")
    assert refused.retry_at is not None
    case.fake.advance(hours=3)
    assert isinstance(case.send(), Receipt)
    assert len(case.fake.containers) == 1


@pytest.mark.parametrize("name", TWO_STEPS)
def test_a_container_that_ends_or_fails_is_made_anew(start: Any, name: str) -> None:
    case = start(name)
    case.prepared()
    case.fake.spoil("cut", path="publish")
    case.send()
    case.fake.advance(hours=25)
    ended = case.send()
    assert isinstance(ended, Refused)
    assert ended.key == "adapter.container_failed"
    assert isinstance(case.send(), Receipt)
    assert len(case.fake.containers) == 2
    assert case.fake.texts() == ["Said once"]


@pytest.mark.parametrize("name", TWO_STEPS)
def test_a_day_later_another_container_takes_the_place_of_one_that_ended(start: Any, name: str) -> None:
    case = start(name)
    case.prepared()
    case.fake.spoil("cut", path="publish")
    case.send()
    case.fake.advance(hours=25)
    tomorrow = replace(CALL, now=NOW + timedelta(hours=25))
    assert isinstance(case.send(tomorrow), Receipt)
    assert case.fake.texts() == ["Said once"]


@pytest.mark.parametrize("name", TWO_STEPS)
def test_the_quota_of_a_day_is_told(start: Any, name: str) -> None:
    case = start(name)
    sent = case.fake.published if name == "instagram" else case.fake.sent
    sent += [case.fake.now()] * 250
    case.prepared()
    refused = case.send()
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.RATE


def test_the_same_words_of_another_post_are_not_taken_for_this_one(start: Any) -> None:
    case = start("threads")
    case.prepared("Thank you!")
    first = case.send()
    assert isinstance(first, Receipt)
    case.prepared("Thank you!")
    case.fake.spoil("lost", path="publish")
    assert isinstance(case.send(), Unknown)
    found = case.platform.read_back(
        case.account, SECRET, case.kept[-1], NOW, LATER, frozenset({first.remote_id})
    )
    assert isinstance(found, Receipt)
    assert found.remote_id != first.remote_id


# --- pictures by address


@pytest.mark.parametrize("name", TWO_STEPS)
@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (Reply(401, b"Sign in"), "adapter.picture_not_public"),
        (Reply(200, b"<html>Sign in</html>"), "adapter.picture_is_page"),
        (Reply(302, b"", (("Location", "/login"),)), "adapter.picture_not_public"),
        (Reply(200, b"GIF89a a picture"), "platform.picture_type"),
        (Reply(fault="cut"), "adapter.picture_unfetched"),
    ],
)
def test_a_picture_that_not_everybody_may_see_is_refused_before(
    start: Any, name: str, answer: Reply, key: str
) -> None:
    case = start(name)
    with serving(lambda _: answer) as web:
        outgoing = Outgoing(POST, "Look", key="k", pictures=(Picture(f"{web.address}/a.jpg", ""),))
        refused = case.platform.prepare(case.account, SECRET, outgoing, CALL)
        assert not any("authorization" in asked.headers for asked in web.asked)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (Reason.PICTURE, key)
    assert case.fake.containers == {}


@pytest.mark.parametrize("name", TWO_STEPS)
def test_several_pictures_are_one_post(start: Any, name: str) -> None:
    case = start(name)
    case.prepared("Two", pictures=(case.picture, replace(case.picture, alt="The other")))
    case.fake.spoil("cut", path=case.platform.words.make)
    assert isinstance(case.send(), Refused)
    assert isinstance(case.send(), Receipt)
    assert len(case.fake.containers) == 3
    assert case.fake.texts() == ["Two"]


def test_a_post_without_a_picture_does_not_exist_on_instagram(start: Any) -> None:
    case = start("instagram")
    refused = case.platform.prepare(case.account, SECRET, Outgoing(POST, "Words", key="k"), CALL)
    assert isinstance(refused, Refused)
    assert refused.key == "instagram.no_picture"


# --- who and with which rights


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("expired-token", Reason.SIGN_IN),
        ("narrow-token", Reason.RIGHT),
        ("another-networks-token", Reason.SIGN_IN),
    ],
)
def test_a_token_that_is_not_good_for_it_is_refused(start: Any, name: str, token: str, reason: str) -> None:
    case = start(name)
    case.prepared()
    refused = case.send(secret=Secret({"access_token": token}))
    assert isinstance(refused, Refused)
    assert refused.reason == reason
    assert case.fake.texts() == []


def test_instagram_is_known_by_either_login(start: Any) -> None:
    case = start("instagram")
    bare = replace(case.account, settings=(), handle="")
    for token, login in (("right-token", "instagram"), ("page-token", "facebook")):
        who = case.platform.verify(bare, Secret({"access_token": token}), CALL)
        assert isinstance(who, Identity)
        assert dict(who.settings) == {"user_id": instagram.USER, "login": login}
    refused = case.platform.verify(replace(bare, handle="else"), Secret({"access_token": "page-token"}), CALL)
    assert isinstance(refused, Refused)
    assert dict(refused.values)["known"] == "acme"


def test_a_person_is_no_page_and_missing_rights_are_told(start: Any) -> None:
    case = start("facebook")
    person = case.platform.verify(case.account, Secret({"access_token": "person-token"}), CALL)
    assert isinstance(person, Refused)
    assert person.key == "facebook.no_page"
    narrow = case.platform.verify(case.account, Secret({"access_token": "narrow-token"}), CALL)
    assert isinstance(narrow, Identity)
    assert narrow.rights == ()
    whole = case.platform.verify(case.account, SECRET, CALL)
    assert isinstance(whole, Identity)
    assert set(whole.rights or ()) == set(case.platform.network.can)


def test_a_version_that_ended_is_named(start: Any) -> None:
    case = start("facebook")
    case.prepared()
    case.fake.advance(days=3 * 365)
    refused = case.send()
    assert isinstance(refused, Refused)
    assert refused.key == "adapter.version_ended"


@pytest.mark.parametrize("name", NETWORKS)
def test_signing_in_ends_with_a_token_of_its_own(start: Any, name: str) -> None:
    case = start(name)
    app = Secret({"client_id": "client", "client_secret": "client-password"})
    begun = case.platform.begin_sign_in(
        case.account, app, "http://127.0.0.1:1/c" if name == "facebook" else "", CALL
    )
    assert isinstance(begun, Authorisation)
    assert ("code_challenge=" in begun.url) is (name == "facebook")
    secret = case.platform.finish_sign_in(
        case.account, begun, "https://localhost/?code=right-code&state=x#_", "http://127.0.0.1:1/c", CALL
    )
    assert isinstance(secret, Secret), secret
    assert isinstance(case.platform.verify(case.account, secret, CALL), Identity)
    if name == "facebook":
        assert secret.get("access_token") == "right-token", "the Page's own, which does not end"
        assert secret.get("expires_at") == ""
        return
    left = datetime.fromisoformat(secret.get("expires_at")) - NOW
    assert timedelta(days=59) < left <= timedelta(days=61)
    assert not case.platform.needs_refresh(secret, NOW)
    assert case.platform.needs_refresh(secret, NOW + timedelta(days=31))
    fresh = case.platform.refresh(case.account, secret, replace(CALL, now=NOW + timedelta(days=31)))
    assert isinstance(fresh, Secret)
    assert fresh != secret


@pytest.mark.parametrize("name", TWO_STEPS)
def test_a_renewal_that_fails_leaves_the_token_that_works(start: Any, name: str) -> None:
    case = start(name)
    case.fake.spoil("500before", method="GET", path="refresh_access_token")
    assert case.platform.refresh(case.account, SECRET, CALL) == SECRET


def test_a_page_is_chosen_by_name_where_the_handle_is_another(start: Any) -> None:
    case = start("facebook")
    app = Secret({"client_id": "client", "client_secret": "client-password"})
    other = replace(case.account, handle="another-page")
    begun = case.platform.begin_sign_in(other, app, "http://127.0.0.1:1/c", CALL)
    refused = case.platform.finish_sign_in(other, begun, "right-code", "http://127.0.0.1:1/c", CALL)
    assert isinstance(refused, Refused)
    assert (refused.key, dict(refused.values)["known"]) == ("facebook.which_page", "acme")


# --- answering


def test_the_same_words_twice_in_a_row_may_be_the_echo_of_a_first_try(start: Any) -> None:
    case = start("facebook")
    case.prepared()
    case.fake.spoil("lost", path="/feed")
    assert isinstance(case.send(), Unknown)
    refused = case.send()
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.perhaps_sent) == (Reason.DUPLICATE, True)
    assert isinstance(case.look(), Receipt)
    assert case.fake.texts() == ["Said once"]


def test_pictures_of_a_page_are_handed_over_once(start: Any, tmp_path: Path) -> None:
    case = start("facebook")
    (tmp_path / "a.png").write_bytes(PIXEL)
    case.prepared("With a picture", pictures=(Picture(str(tmp_path / "a.png"), "One pixel"),))
    case.fake.spoil("429", path="/feed")
    assert isinstance(case.send(), Refused)
    assert isinstance(case.send(), Receipt)
    assert [one["alt"] for one in case.fake.photos.values()] == ["One pixel"]


def test_a_post_is_answered_by_its_address_and_another_pages_is_not(start: Any) -> None:
    case = start("facebook")
    case.prepared("The first word")
    first = case.send()
    for address in (first.url, case.fake.posts[0]["permalink_url"]):
        case.prepared("A reply", kind=REPLY, target=Target("facebook", "", address))
        assert case.kept[-1]["target"] == first.remote_id
    outgoing = Outgoing(
        REPLY, "x", key="k", target=Target("facebook", "", "https://www.facebook.com/other/posts/9")
    )
    refused = case.platform.prepare(case.account, SECRET, outgoing, CALL)
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.TARGET


def test_threads_finds_a_post_by_the_code_in_its_address(start: Any) -> None:
    case = start("threads")
    case.fake.speak("bonjour")
    [said] = case.fake.posts
    case.prepared("Bonjour !", kind=REPLY, target=Target("threads", said["shortcode"], said["permalink"]))
    assert isinstance(case.send(), Receipt)
    assert case.fake.posts[-1]["replied_to"] == {"id": said["id"]}
    outgoing = Outgoing(
        REPLY, "x", key="k", target=Target("threads", "Dunknown", "https://www.threads.com/@a/post/Dunknown")
    )
    refused = case.platform.prepare(case.account, SECRET, outgoing, CALL)
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.TARGET


def test_threads_quotes_and_reposts(start: Any) -> None:
    case = start("threads")
    case.fake.speak("bonjour")
    target = Target("threads", case.fake.posts[0]["id"], case.fake.posts[0]["permalink"])
    case.prepared("Worth reading", kind=SHARE, target=target)
    assert isinstance(case.send(), Receipt)
    assert case.fake.posts[-1]["quoted_post"] == {"id": target.id}
    case.prepared("", kind=SHARE, target=target)
    case.fake.spoil("lost", path="repost")
    assert isinstance(case.send(), Unknown)
    found = case.look()
    assert isinstance(found, Receipt)
    assert found.url == target.url


@pytest.mark.parametrize("name", NETWORKS)
def test_answers_to_answers_are_heard_with_what_they_answer(start: Any, name: str) -> None:
    case = start(name)
    case.prepared("Our own post")
    own = case.send()
    if name == "facebook":
        first = case.fake._commented(own.remote_id, "", facebook.SOMEBODY, "A question?")
        case.fake._commented(own.remote_id, first["id"], facebook.SOMEBODY, "And another?")
        about = first["id"]
    elif name == "instagram":
        first = case.fake._commented(own.remote_id, "", "somebody", "A question?")
        case.fake._commented(own.remote_id, first["id"], "somebody", "And another?")
        about = f"{own.remote_id}#{first['id']}"
    else:
        about = case.fake.reply_of_somebody(own.remote_id, "A question?")
        case.fake.reply_of_somebody(about, "And another?")
    heard, cursor = {}, ""
    for _ in range(5):
        received = case.platform.receive(case.account, SECRET, cursor, NOW - timedelta(days=7), CALL)
        assert isinstance(received, Received)
        heard |= {one.text: one for one in received.messages}
        cursor = received.cursor
        if not received.more:
            break
    assert set(heard) == {"A question?", "And another?"}
    assert heard["And another?"].about == about
    target = Target(name, heard["And another?"].remote_id, heard["And another?"].url)
    case.prepared("An answer", kind=REPLY, target=target)
    assert isinstance(case.send(), Receipt)
    assert isinstance(case.look(), Receipt)


@pytest.mark.parametrize("name", ["facebook", "instagram"])
def test_a_hundred_comments_under_one_post_are_all_heard(start: Any, name: str) -> None:
    case = start(name)
    case.prepared("A busy day")
    case.send()
    for number in range(120):
        case.fake.speak(f"Question {number}")
    received = case.platform.receive(case.account, SECRET, "", NOW - timedelta(days=7), CALL)
    assert isinstance(received, Received)
    assert len({one.remote_id for one in received.messages}) == 120
    assert Can.INBOX in case.platform.network.can
