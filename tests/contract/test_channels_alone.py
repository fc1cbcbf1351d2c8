"""What is peculiar to YouTube, Pinterest, Telegram and Discord: quotas of a day, comments that are held, boards, trial
access, captions, bots that cannot read, nonces, and webhooks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Absent, CannotTell, Identity, Reason, Receipt, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing, Picture, Target
from cmdaily.domain.publishing.post_urls import parse_target
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import Authorisation, Platform, Received, RequestOptions
from cmdaily.platforms.discord.adapter import Discord
from cmdaily.platforms.pinterest.adapter import Pinterest
from cmdaily.platforms.telegram.adapter import Telegram
from cmdaily.platforms.testing import PIXEL
from cmdaily.platforms.youtube.adapter import YouTube
from cmdaily.platforms.youtube.client import midnight
from tests.loopback import Reply
from tests.standins import discord, pinterest, telegram, youtube
from tests.standins.server import StandIn, running

NOW = datetime.now(UTC)
CALL = RequestOptions(now=NOW, connect=2, read=3, total=6)
LATER = replace(CALL, now=NOW + timedelta(minutes=5))
LOST = ["lost", "500after", "garbage", "half"]

Start = Callable[[StandIn], Any]


@pytest.fixture
def start() -> Iterator[Start]:
    with ExitStack() as stack:
        served: list[StandIn] = []

        def serve(fake: StandIn) -> StandIn:
            served.append(stack.enter_context(running(fake)))
            return fake

        yield serve
        for fake in served:
            assert fake.problems == []


def prepared(platform: Platform, account: Account, secret: Secret, outgoing: Outgoing) -> dict[str, Any]:
    made = platform.prepare(account, secret, outgoing, CALL)
    assert isinstance(made, dict), made
    return made


def said(
    platform: Platform, account: Account, secret: Secret, text: str = "Said once", **more: Any
) -> tuple[Any, dict[str, Any]]:
    """What came of a send, and what was prepared."""
    made = prepared(platform, account, secret, Outgoing(more.pop("kind", POST), text, key="k", **more))
    return platform.send(account, secret, made, CALL, lambda _: None), made


# --- YouTube

VIDEO = Target("youtube", youtube.VIDEO, f"https://www.youtube.com/watch?v={youtube.VIDEO}")
CHANNEL = Secret({"access_token": "right-token"})


def channel_of(fake: Any) -> Account:
    return Account("acme", "youtube", fake.address, "acme", (("user_id", youtube.CHANNEL),))


@pytest.mark.parametrize("fault", LOST)
def test_a_comment_whose_answer_is_lost_is_found_in_its_thread(start: Start, fault: str) -> None:
    fake, tube = start(youtube.YouTube()), YouTube()
    account = channel_of(fake)
    top, _ = said(tube, account, CHANNEL, "First", kind=REPLY, target=VIDEO)
    thread = parse_target(tube.network, top.url)
    assert thread.id == top.remote_id
    fake.spoil(fault)
    lost, made = said(tube, account, CHANNEL, "An answer", kind=REPLY, target=thread)
    assert isinstance(lost, Unknown)
    found = tube.read_back(account, CHANNEL, made, NOW, LATER)
    assert isinstance(found, Receipt)
    assert found.remote_id.startswith(f"{top.remote_id}.")
    answer = Target("youtube", found.remote_id)
    below, _ = said(tube, account, CHANNEL, "To the answer", kind=REPLY, target=answer)
    assert below.remote_id.startswith(f"{top.remote_id}."), "threads have one level"


def test_a_video_with_many_older_comments_is_not_read_to_its_end(start: Start) -> None:
    fake, tube = start(youtube.YouTube()), YouTube()
    account = channel_of(fake)
    fake.ahead = timedelta(hours=-1)
    for number in range(1200):
        fake._kept(youtube.OTHER, f"Older {number}")
    fake.ahead = timedelta()
    made = prepared(tube, account, CHANNEL, Outgoing(REPLY, "New", key="k", target=VIDEO))
    fake.web.asked.clear()
    assert isinstance(tube.read_back(account, CHANNEL, made, NOW, LATER), Absent)
    assert len(fake.web.asked) == 1


def test_silence_under_somebody_elses_video_is_no_absence(start: Start) -> None:
    fake, tube = start(youtube.YouTube()), YouTube()
    account = channel_of(fake)
    reply = Outgoing(REPLY, "Not there", key="k", target=VIDEO)
    own = prepared(tube, account, CHANNEL, reply)
    assert isinstance(tube.read_back(account, CHANNEL, own, NOW, LATER), Absent)
    stranger = replace(account, settings=(("user_id", youtube.OTHER),))
    foreign = prepared(tube, stranger, CHANNEL, reply)
    found = tube.read_back(stranger, CHANNEL, foreign, NOW, LATER)
    assert isinstance(found, CannotTell)
    assert found.key == "youtube.perhaps_held"


def test_the_quota_of_a_day_opens_at_midnight_in_california(start: Start) -> None:
    fake, tube = start(youtube.YouTube()), YouTube()
    fake.spoil("429", method="GET")
    refused = tube.verify(channel_of(fake), CHANNEL, CALL)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (Reason.RATE, "youtube.quota")
    assert refused.retry_at == midnight(NOW)
    summer, winter = datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert midnight(summer) == datetime(2026, 7, 2, 7, tzinfo=UTC)
    assert midnight(winter) == datetime(2026, 12, 1, 8, tzinfo=UTC)


def test_an_hours_token_is_renewed_and_one_that_ended_says_so(start: Start) -> None:
    fake, tube = start(youtube.YouTube()), YouTube()
    account = channel_of(fake)
    app = Secret({"client_id": "client", "client_secret": "client-secret"})
    begun = tube.begin_sign_in(account, app, "http://127.0.0.1:1/", CALL)
    assert isinstance(begun, Authorisation)
    assert "access_type=offline" in begun.url
    assert "youtube.force-ssl" in begun.url
    secret = tube.finish_sign_in(account, begun, "right-code", "http://127.0.0.1:1/", CALL)
    assert isinstance(secret, Secret)
    assert not tube.needs_refresh(secret, NOW)
    assert tube.needs_refresh(secret, NOW + timedelta(hours=1))
    fake.advance(hours=2)
    ended = tube.verify(account, secret, CALL)
    assert isinstance(ended, Refused)
    assert ended.reason == Reason.EXPIRED
    again = tube.refresh(account, secret, CALL)
    assert isinstance(again, Secret)
    assert isinstance(tube.verify(account, again, CALL), Identity)


def test_a_right_that_was_not_granted_is_a_refusal_with_googles_words(start: Start) -> None:
    fake, tube = start(youtube.YouTube()), YouTube()
    narrow = Secret({"access_token": "narrow-token"})
    lost, _ = said(tube, channel_of(fake), narrow, "No", kind=REPLY, target=VIDEO)
    assert isinstance(lost, Refused)
    assert lost.reason == Reason.RIGHT
    assert "scopes" in str(dict(lost.values)["why"])


def test_answers_in_a_thread_are_heard_with_what_they_answer(start: Start) -> None:
    fake, tube = start(youtube.YouTube()), YouTube()
    account = channel_of(fake)
    fake.speak("A question")
    question = fake.comments[-1]
    for number in range(7):
        fake._kept(youtube.OTHER, f"Answer {number}", question["id"])
    heard = tube.receive(account, CHANNEL, "", NOW - timedelta(days=1), CALL)
    assert isinstance(heard, Received)
    assert len(heard.messages) == 8
    about = {one.text: one.about for one in heard.messages}
    assert about == {"A question": youtube.VIDEO} | {f"Answer {n}": question["id"] for n in range(7)}


# --- Pinterest

PINS = Secret({"access_token": "right-token"})


def pinned(fake: Any, tmp_path: Path, **settings: str) -> tuple[Account, Picture]:
    (tmp_path / "a.png").write_bytes(PIXEL)
    account = Account("acme", "pinterest", fake.address, "", tuple(settings.items()))
    return account, Picture(str(tmp_path / "a.png"), "One pixel")


def test_the_handle_names_the_board(start: Start) -> None:
    fake, pins = start(pinterest.Pinterest()), Pinterest()
    account = Account("acme", "pinterest", fake.address)
    only = pins.verify(account, PINS, CALL)
    assert isinstance(only, Identity)
    assert (only.handle, only.remote_id) == ("acme/News", pinterest.BOARD)
    fake.boards["77"] = {"id": "77", "name": "Recettes d'hiver", "privacy": "PUBLIC"}
    several = pins.verify(account, PINS, CALL)
    assert isinstance(several, Refused)
    assert dict(several.values)["known"] == "News, Recettes d'hiver"
    for name in ("recettes d'hiver", "77", "acme/Recettes d'hiver"):
        who = pins.verify(replace(account, handle=name), PINS, CALL)
        assert isinstance(who, Identity)
        assert who.remote_id == "77"


def test_trial_access_says_where_it_may_pin(start: Start, tmp_path: Path) -> None:
    fake, pins = start(pinterest.Pinterest()), Pinterest()
    account, picture = pinned(fake, tmp_path, user_id=pinterest.BOARD)
    fake.trial = True
    refused, _ = said(pins, account, PINS, pictures=(picture,))
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (Reason.RIGHT, "pinterest.trial")
    fake.sandbox = True
    made, _ = said(pins, account, PINS, pictures=(picture,))
    assert isinstance(made, Receipt)


def test_a_pin_has_a_picture_its_link_and_a_title_that_fits(start: Start, tmp_path: Path) -> None:
    fake, pins = start(pinterest.Pinterest()), Pinterest()
    account, picture = pinned(fake, tmp_path, user_id=pinterest.BOARD)
    bare = pins.prepare(account, PINS, Outgoing(POST, "No picture", key="k"), CALL)
    assert isinstance(bare, Refused)
    assert (bare.reason, bare.key) == (Reason.PICTURE, "pinterest.no_picture")
    long = Outgoing(POST, "x", key="k", title="t" * 101, pictures=(picture,))
    assert isinstance(pins.prepare(account, PINS, long, CALL), Refused)
    more = {"link": "https://acme.example/a", "title": "A title", "pictures": (picture,)}
    made, _ = said(pins, account, PINS, "What it is", **more)
    assert isinstance(made, Receipt)
    [pin] = fake.pins
    assert (pin["title"], pin["link"], pin["alt_text"]) == ("A title", "https://acme.example/a", "One pixel")
    assert pin["description"] == "What it is", "the link stands beside the text"


@pytest.mark.parametrize("fault", LOST)
def test_a_pin_whose_answer_is_lost_is_found_on_its_board(start: Start, tmp_path: Path, fault: str) -> None:
    fake, pins = start(pinterest.Pinterest()), Pinterest()
    account, picture = pinned(fake, tmp_path, user_id=pinterest.BOARD)
    fake.spoil(fault)
    lost, made = said(pins, account, PINS, pictures=(picture,))
    assert isinstance(lost, Unknown)
    assert isinstance(pins.read_back(account, PINS, made, NOW, LATER), Receipt)


# --- Telegram

BOT = Secret({"token": telegram.TOKEN})


def in_channel(fake: Any) -> Account:
    settings = (("user_id", "acme_channel"), ("bot", str(telegram.BOT)))
    return Account("acme", "telegram", fake.address, "acme_channel", settings)


def test_what_a_bot_said_into_a_storm_is_for_a_person_to_look_at(start: Start) -> None:
    fake, chat = start(telegram.Telegram()), Telegram()
    fake.spoil("lost")
    lost, made = said(chat, in_channel(fake), BOT)
    assert isinstance(lost, Unknown)
    found = chat.read_back(in_channel(fake), BOT, made, NOW, LATER)
    assert isinstance(found, CannotTell)
    assert found.key == "telegram.unread"


def test_the_bots_token_is_told_to_nobody(start: Start) -> None:
    fake, chat = start(telegram.Telegram()), Telegram()
    account = in_channel(fake)
    plain = replace(account, server="http://telegram.example")
    made = prepared(chat, account, BOT, Outgoing(POST, "x", key="k"))
    shown = [chat.describe(account, made), chat.send(plain, BOT, made, CALL, lambda _: None)]
    elsewhere = f"https://elsewhere.example/bot{telegram.TOKEN}/sendMessage"
    fake.instead = lambda _: Reply(302, b"", (("Location", elsewhere),))
    shown += [chat.send(account, BOT, made, CALL, lambda _: None), chat.verify(account, BOT, CALL)]
    assert all(not isinstance(one, Receipt) for one in shown)
    assert telegram.TOKEN not in repr(shown)
    assert "right-token" not in repr(shown)


def test_rights_in_the_channel_are_said(start: Start) -> None:
    fake, chat = start(telegram.Telegram()), Telegram()
    who = chat.verify(Account("acme", "telegram", fake.address, "@acme_channel"), BOT, CALL)
    assert isinstance(who, Identity)
    assert (who.handle, who.url) == ("acme_channel", "https://t.me/acme_channel")
    assert who.rights is not None
    assert Can.POST in who.rights
    fake.rights["can_post_messages"] = False
    who = chat.verify(Account("acme", "telegram", fake.address, "@acme_channel"), BOT, CALL)
    assert isinstance(who, Identity)
    assert who.rights is not None
    assert Can.POST not in who.rights
    refused, _ = said(chat, in_channel(fake), BOT)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (Reason.RIGHT, "telegram.no_right")
    nowhere = chat.verify(Account("acme", "telegram", fake.address, "@nobody_there"), BOT, CALL)
    assert isinstance(nowhere, Refused)
    assert nowhere.key == "telegram.no_chat"


def test_a_caption_is_shorter_than_a_text_and_albums_hold_ten(start: Start, tmp_path: Path) -> None:
    fake, chat = start(telegram.Telegram()), Telegram()
    (tmp_path / "a.png").write_bytes(PIXEL)
    picture = Picture(str(tmp_path / "a.png"))
    long = "x" * 1025
    refused = chat.prepare(in_channel(fake), BOT, Outgoing(POST, long, key="k", pictures=(picture,)), CALL)
    assert isinstance(refused, Refused)
    assert dict(refused.values) == {"limit": 1024, "count": 1025}
    emoji = chat.prepare(in_channel(fake), BOT, Outgoing(POST, "🙂" * 2049, key="k"), CALL)
    assert isinstance(emoji, Refused), "an emoji counts as two"
    made, _ = said(chat, in_channel(fake), BOT, "An album", pictures=(picture,) * 10)
    assert isinstance(made, Receipt)
    assert len(fake.messages) == 10
    assert fake.texts() == ["An album"]


def test_flood_control_says_when(start: Start) -> None:
    fake, chat = start(telegram.Telegram()), Telegram()
    fake.spoil("429")
    refused, _ = said(chat, in_channel(fake), BOT)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.retry_at) == (Reason.RATE, NOW + timedelta(seconds=7))


def test_what_waited_for_more_than_a_day_is_said_to_be_incomplete(start: Start) -> None:
    fake, chat = start(telegram.Telegram()), Telegram()
    account, since = in_channel(fake), NOW - timedelta(days=7)
    first = chat.receive(account, BOT, "", since, CALL)
    assert isinstance(first, Received)
    soon = chat.receive(account, BOT, first.cursor, since, replace(CALL, now=NOW + timedelta(hours=23)))
    late = chat.receive(account, BOT, first.cursor, since, replace(CALL, now=NOW + timedelta(hours=25)))
    assert [first.incomplete, soon.incomplete, late.incomplete] == [False, False, True]  # type: ignore[union-attr]
    fake.webhook = "https://other.example/hook"
    taken = chat.receive(account, BOT, first.cursor, since, CALL)
    assert isinstance(taken, Refused)
    assert taken.key == "telegram.webhook"


# --- Discord


def bot_of(fake: Any) -> Account:
    settings = (("user_id", discord.BOT), ("channel", discord.CHANNEL), ("guild", discord.GUILD))
    return Account("acme", "discord", fake.address, "news", settings)


WORD = Secret({"token": "right-token"})


@pytest.mark.parametrize("fault", LOST)
def test_a_nonce_makes_the_second_try_the_first(start: Start, fault: str) -> None:
    fake, room = start(discord.Discord()), Discord()
    fake.spoil(fault)
    lost, made = said(room, bot_of(fake), WORD)
    assert isinstance(lost, Unknown)
    found = room.read_back(bot_of(fake), WORD, made, NOW, LATER)
    again = room.send(bot_of(fake), WORD, made, CALL, lambda _: None)
    assert isinstance(found, Receipt)
    assert isinstance(again, Receipt)
    assert again.remote_id == found.remote_id
    assert fake.texts() == ["Said once"]


def test_a_channel_whose_history_is_closed_is_not_called_empty(start: Start) -> None:
    fake, room = start(discord.Discord()), Discord()
    _, made = said(room, bot_of(fake), WORD)
    fake.may.discard("history")
    found = room.read_back(bot_of(fake), WORD, made, NOW, LATER)
    assert isinstance(found, CannotTell)
    assert found.key == "discord.unreadable"


def test_nobody_is_called_but_people(start: Start) -> None:
    fake, room = start(discord.Discord()), Discord()
    made = prepared(room, bot_of(fake), WORD, Outgoing(POST, "@everyone look", key="k"))
    assert made["body"]["allowed_mentions"] == {"parse": ["users"]}
    assert fake.texts() == []


def test_a_webhook_posts_and_nothing_else(start: Start) -> None:
    fake, room = start(discord.Discord()), Discord()
    hook = Secret({"token": f"https://discord.com/api/webhooks/{discord.HOOK}/{discord.HOOK_TOKEN}"})
    account = Account("acme", "discord", fake.address)
    who = room.verify(account, hook, CALL)
    assert isinstance(who, Identity)
    assert who.rights == (Can.POST, Can.PICTURES)
    receipt, made = said(room, replace(account, settings=who.settings), hook, "By a webhook")
    assert isinstance(receipt, Receipt)
    assert receipt.url.startswith(f"https://discord.com/channels/{discord.GUILD}/{discord.CHANNEL}/")
    assert discord.HOOK_TOKEN not in repr(made) + repr(room.describe(account, made))
    assert isinstance(room.read_back(account, hook, made, NOW, LATER), CannotTell)
    answer = Outgoing(REPLY, "No", key="k", target=Target("discord", receipt.remote_id))
    refused = room.prepare(account, hook, answer, CALL)
    assert isinstance(refused, Refused)
    assert refused.key == "discord.webhook_alone"
    wrong = Secret({"token": f"https://discord.com/api/webhooks/{discord.HOOK}/wrong-hook-token"})
    assert isinstance(room.verify(account, wrong, CALL), Refused)


def test_a_message_of_another_channel_is_not_answered_here(start: Start) -> None:
    fake, room = start(discord.Discord()), Discord()
    other = Target("discord", f"{discord.GUILD}/{discord.OTHER_CHANNEL}/1")
    refused = room.prepare(bot_of(fake), WORD, Outgoing(REPLY, "No", key="k", target=other), CALL)
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.TARGET


# --- all of them


@pytest.mark.parametrize("name", ["youtube", "pinterest", "telegram", "discord"])
def test_a_token_of_another_network_is_a_wrong_one(start: Start, name: str) -> None:
    made: dict[str, tuple[Platform, StandIn, str]] = {
        "youtube": (YouTube(), youtube.YouTube(), "access_token"),
        "pinterest": (Pinterest(), pinterest.Pinterest(), "access_token"),
        "telegram": (Telegram(), telegram.Telegram(), "token"),
        "discord": (Discord(), discord.Discord(), "token"),
    }
    platform, fake, field = made[name]
    served = start(fake)
    account = Account("acme", name, served.address, "acme_channel")
    for token in ("EAAGm0PX4ZCpsBAKZC", "a-token-of-another-network", "not a token/at all?"):
        refused = platform.verify(account, Secret({field: token}), CALL)
        assert isinstance(refused, Refused)
        assert refused.reason == Reason.SIGN_IN


def test_a_share_with_words_of_its_own_is_a_post(start: Start) -> None:
    fake, chat = start(telegram.Telegram()), Telegram()
    first, _ = said(chat, in_channel(fake), BOT, "First")
    target = Target("telegram", first.remote_id, first.url)
    quoted = prepared(
        chat, in_channel(fake), BOT, Outgoing(SHARE, "Look at that", key="k", target=target, link=first.url)
    )
    assert quoted["method"] == "sendMessage"
    assert first.url in quoted["text"]
