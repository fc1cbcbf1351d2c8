"""The stand-ins do what the networks are documented to do: whoever tests against them is told the truth."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
import requests

from cmdaily.platforms.testing import PIXEL
from tests.standins import discord, facebook, instagram, linkedin, telegram, threads, whatsapp, youtube
from tests.standins.all import STAND_INS
from tests.standins.pinterest import BOARD
from tests.standins.server import AFTER, BEFORE, StandIn, running

LINKEDIN = {"LinkedIn-Version": "202607", "X-Restli-Protocol-Version": "2.0.0"}


@pytest.fixture
def start() -> Iterator[Any]:
    with ExitStack() as stack:

        def serve(name: str) -> StandIn:
            return stack.enter_context(running(STAND_INS[name]()))

        yield serve


def bearer(token: str, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", **more}


def linkedin_post(fake: StandIn, text: str, token: str = "right-token", **headers: str) -> requests.Response:  # noqa: S107
    body = {
        "author": linkedin.ORGANISATION if token == "organisation-token" else linkedin.MEMBER,
        "commentary": text,
        "visibility": "PUBLIC",
        "distribution": {"feedDistribution": "MAIN_FEED"},
        "lifecycleState": "PUBLISHED",
    }
    return requests.post(
        f"{fake.address}/rest/posts", json=body, headers=bearer(token, **(LINKEDIN | headers)), timeout=5
    )


# one write of each network that is right in every way
def say(fake: StandIn, text: str) -> requests.Response:
    at = fake.address
    if fake.name == "linkedin":
        return linkedin_post(fake, text)
    if fake.name == "facebook":
        return requests.post(
            f"{at}/v25.0/4242/feed", data={"message": text}, headers=bearer("right-token"), timeout=5
        )
    if fake.name == "instagram":
        caption = {"image_url": "https://acme.example/a.jpg", "caption": text}
        user = f"{at}/v25.0/{instagram.USER}"
        made = requests.post(f"{user}/media", data=caption, headers=bearer("right-token"), timeout=5).json()
        form = {"creation_id": made["id"]}
        return requests.post(f"{user}/media_publish", data=form, headers=bearer("right-token"), timeout=5)
    if fake.name == "threads":
        query = {"media_type": "TEXT", "text": text}
        made = requests.post(
            f"{at}/v1.0/me/threads", params=query, headers=bearer("right-token"), timeout=5
        ).json()
        query = {"creation_id": made["id"]}
        return requests.post(
            f"{at}/v1.0/me/threads_publish", params=query, headers=bearer("right-token"), timeout=5
        )
    if fake.name == "whatsapp":
        fake.speak("Bonjour")
        body: Any = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": whatsapp.SOMEBODY,
            "type": "text",
            "text": {"body": text},
        }
        return requests.post(
            f"{at}/v23.0/{whatsapp.PHONE}/messages", json=body, headers=bearer("right-token"), timeout=5
        )
    if fake.name == "telegram":
        return requests.post(
            f"{at}/bot{telegram.TOKEN}/sendMessage",
            json={"chat_id": telegram.CHANNEL, "text": text},
            timeout=5,
        )
    if fake.name == "discord":
        url = f"{at}/api/v10/channels/{discord.CHANNEL}/messages"
        return requests.post(
            url, json={"content": text}, headers={"Authorization": "Bot right-token"}, timeout=5
        )
    if fake.name == "pinterest":
        source = {"source_type": "image_url", "url": "https://acme.example/a.png"}
        body = {"board_id": BOARD, "description": text, "media_source": source}
        return requests.post(f"{at}/v5/pins", json=body, headers=bearer("right-token"), timeout=5)
    body = {"snippet": {"videoId": youtube.VIDEO, "topLevelComment": {"snippet": {"textOriginal": text}}}}
    url = f"{at}/youtube/v3/commentThreads?part=snippet"
    return requests.post(url, json=body, headers=bearer("right-token"), timeout=5)


@pytest.mark.parametrize("name", STAND_INS)
def test_what_is_said_rightly_stands_and_fits_the_description(start: Any, name: str) -> None:
    fake = start(name)
    assert say(fake, "Bonjour à tous").ok
    assert fake.texts() == ["Bonjour à tous"]
    assert fake.problems == []


@pytest.mark.parametrize("name", STAND_INS)
@pytest.mark.parametrize("kind", ["cut", "500before", "429", "lost", "500after", "garbage", "half"])
def test_faults_before_leave_nothing_done_and_faults_after_leave_it_done(
    start: Any, name: str, kind: str
) -> None:
    fake = start(name)
    path = "publish" if name in ("instagram", "threads") else ""
    fake.spoil(kind, path=path)
    try:
        answer = say(fake, "Into the storm")
        assert not answer.ok or kind == "garbage"
    except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
        assert kind in ("cut", "lost", "half")
    assert fake.texts() == (["Into the storm"] if kind in AFTER else [])
    assert fake.hit == [kind]
    assert kind in BEFORE + AFTER


@pytest.mark.parametrize(
    "name", [name for name in STAND_INS if name not in ("telegram", "discord", "pinterest")]
)
def test_a_token_that_ended_is_no_token(start: Any, name: str) -> None:
    fake = start(name)
    fake.tokens["right-token"] = fake.tokens["right-token"]._replace(ends=fake.now() + timedelta(days=60))
    assert say(fake, "Before the end").ok
    fake.advance(days=61)
    if name == "linkedin":
        assert linkedin_post(fake, "After the end", **{"LinkedIn-Version": "202607"}).status_code == 401
    elif name not in ("instagram", "threads"):
        assert say(fake, "After the end").status_code == 401
    assert fake.texts() == ["Before the end"]


# --- what is peculiar to each


def test_linkedin_names_what_a_duplicate_duplicates(start: Any) -> None:
    fake = start("linkedin")
    first = linkedin_post(fake, "Said twice")
    again = linkedin_post(fake, "Said twice")
    assert again.status_code == 422
    assert first.headers["x-restli-id"] in again.json()["message"]
    assert again.json()["errorDetails"]["inputErrors"][0]["code"] == "DUPLICATE_POST"


def test_linkedin_ends_a_version_on_its_day(start: Any) -> None:
    fake = start("linkedin")
    assert linkedin_post(fake, "Too old", **{"LinkedIn-Version": "202511"}).status_code == 426
    fake.advance(days=400)
    fake.grant("right-token", linkedin.MEMBER, *linkedin.MEMBER_RIGHTS)
    assert linkedin_post(fake, "Now too old").json()["code"] == "NONEXISTENT_VERSION"


@pytest.mark.parametrize(
    ("commentary", "shown"),
    [
        ("Plain, with 5 % and a #tag", "Plain, with 5 % and a #tag"),
        ("See (this)", "See "),
        (r"See \(this\) \_now\_", "See (this) _now_"),
        (r"{hashtag|\#|Fête} today", "#Fête today"),
        ("With @[Acme](urn:li:organization:4242)!", "With Acme!"),
    ],
)
def test_linkedin_cuts_at_what_is_not_escaped(start: Any, commentary: str, shown: str) -> None:
    fake = start("linkedin")
    assert linkedin_post(fake, commentary).status_code == 201
    assert fake.texts() == [shown]


def test_a_members_posts_cannot_be_listed_and_an_organisations_can(start: Any) -> None:
    fake = start("linkedin")
    linkedin_post(fake, "By the organisation", token="organisation-token")
    for token, author, status in (
        ("right-token", linkedin.MEMBER, 403),
        ("organisation-token", linkedin.ORGANISATION, 200),
    ):
        query = {"q": "author", "author": author}
        url = f"{fake.address}/rest/posts"
        assert (
            requests.get(url, params=query, headers=bearer(token, **LINKEDIN), timeout=5).status_code
            == status
        )
    assert fake.problems == []


def test_facebook_refuses_the_same_words_in_a_row(start: Any) -> None:
    fake = start("facebook")
    assert say(fake, "Once").ok
    assert say(fake, "Once").json()["error"]["code"] == 506
    assert say(fake, "Something else").ok
    assert say(fake, "Once").ok


def test_a_page_of_somebody_else_is_refused(start: Any) -> None:
    fake = start("facebook")
    url = f"{fake.address}/v25.0/{facebook.OTHER_PAGE}/feed"
    assert (
        requests.post(url, data={"message": "x"}, headers=bearer("right-token"), timeout=5).status_code == 403
    )


def test_an_ended_graph_version_is_refused(start: Any) -> None:
    fake = start("facebook")
    fake.advance(days=3 * 365)
    assert say(fake, "Too late").json()["error"]["code"] == 2635


@pytest.mark.parametrize("name", ["instagram", "threads"])
def test_a_container_is_published_once_and_only_when_it_is_ready(start: Any, name: str) -> None:
    fake = start(name)
    fake.processing = timedelta(minutes=5)
    assert not say(fake, "Too early").ok
    (number,) = fake.containers
    where = {
        "instagram": ("v25.0", instagram.USER, "media_publish", "status_code"),
        "threads": ("v1.0", threads.USER, "threads_publish", "status"),
    }[name]
    version, user, publish, field = where

    def state() -> str:
        url = f"{fake.address}/{version}/{number}?fields={field}"
        return str(requests.get(url, headers=bearer("right-token"), timeout=5).json()[field])

    def published() -> requests.Response:
        url = f"{fake.address}/{version}/{user}/{publish}?creation_id={number}"
        return requests.post(url, headers=bearer("right-token"), timeout=5)

    assert state() == "IN_PROGRESS"
    fake.advance(minutes=6)
    assert state() == "FINISHED"
    assert published().ok
    assert state() == "PUBLISHED"
    assert not published().ok
    assert fake.texts() == ["Too early"]


@pytest.mark.parametrize(("name", "most"), [("instagram", instagram.POSTS), ("threads", threads.POSTS)])
def test_the_quota_of_a_day_is_told_and_kept(start: Any, name: str, most: int) -> None:
    fake = start(name)
    sent = fake.published if name == "instagram" else fake.sent
    sent += [fake.now()] * (most - 1)
    assert say(fake, "The last one").ok
    assert not say(fake, "One too many").ok
    path = (
        f"v25.0/{instagram.USER}/content_publishing_limit"
        if name == "instagram"
        else "v1.0/me/threads_publishing_limit"
    )
    url = f"{fake.address}/{path}?fields=quota_usage,config"
    told = requests.get(url, headers=bearer("right-token"), timeout=5).json()
    assert told["data"][0]["quota_usage"] == most == told["data"][0]["config"]["quota_total"]
    fake.advance(hours=25)
    assert say(fake, "A day later").ok


def test_threads_counts_an_emoji_by_its_bytes(start: Any) -> None:
    fake = start("threads")
    assert threads.length("été 🙂") == 8
    url = f"{fake.address}/me/threads"
    query = {"media_type": "TEXT", "text": "🙂" * 126}
    assert requests.post(url, params=query, headers=bearer("right-token"), timeout=5).status_code == 400


def test_whatsapp_takes_text_within_a_day_and_templates_outside(start: Any) -> None:
    fake = start("whatsapp")
    assert say(fake, "Within").ok
    fake.advance(hours=25)
    body: Any = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": whatsapp.SOMEBODY,
        "type": "text",
        "text": {"body": "Late"},
    }
    url = f"{fake.address}/v23.0/{whatsapp.PHONE}/messages"
    late = requests.post(url, json=body, headers=bearer("right-token"), timeout=5)
    assert late.json()["error"]["code"] == 131047
    words = [{"type": "text", "text": "Zoé"}, {"type": "text", "text": "9 h"}]
    template = {
        "name": "opening_hours",
        "language": {"policy": "deterministic", "code": "en"},
        "components": [{"type": "body", "parameters": words}],
    }
    body = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": whatsapp.SOMEBODY,
        "type": "template",
        "template": template,
    }
    assert requests.post(url, json=body, headers=bearer("right-token"), timeout=5).ok
    assert fake.texts() == ["Within", "Hello Zoé, we open at 9 h."]
    assert fake.problems == []


def test_discord_says_a_nonce_once_for_some_minutes(start: Any) -> None:
    fake = start("discord")
    url = f"{fake.address}/api/v10/channels/{discord.CHANNEL}/messages"
    body = {"content": "Once", "nonce": "a-nonce", "enforce_nonce": True}
    signed = {"Authorization": "Bot right-token"}
    first, second = (requests.post(url, json=body, headers=signed, timeout=5).json()["id"] for _ in range(2))
    assert first == second
    assert fake.texts() == ["Once"]
    fake.advance(minutes=6)
    assert requests.post(url, json=body, headers=signed, timeout=5).json()["id"] != first
    assert fake.problems == []


def test_discord_says_when_the_window_opens_again(start: Any) -> None:
    fake = start("discord")
    answers = [say(fake, f"Number {at}") for at in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [429]
    assert answers[-1].headers["Retry-After"] == "5"
    fake.advance(seconds=6)
    assert say(fake, "Again").ok


def test_a_webhook_tells_the_id_only_when_it_is_waited_for(start: Any) -> None:
    fake = start("discord")
    url = f"{fake.address}/api/v10/webhooks/{discord.HOOK}/{discord.HOOK_TOKEN}"
    assert requests.post(url, json={"content": "Quick"}, timeout=5).status_code == 204
    number = requests.post(f"{url}?wait=true", json={"content": "Slow"}, timeout=5).json()["id"]
    assert requests.get(f"{url}/messages/{number}", timeout=5).json()["content"] == "Slow"
    assert fake.problems == []


def test_telegram_keeps_updates_until_they_are_confirmed(start: Any) -> None:
    fake = start("telegram")
    fake.speak("First")
    fake.speak("Second")
    url = f"{fake.address}/bot{telegram.TOKEN}/getUpdates"
    first, second = requests.get(url, timeout=5).json()["result"]
    assert [one["message"]["text"] for one in (first, second)] == ["First", "Second"]
    left = requests.get(f"{url}?offset={first['update_id'] + 1}", timeout=5).json()["result"]
    assert left == [second]


def test_telegram_takes_an_album_of_two_to_ten(start: Any) -> None:
    fake = start("telegram")
    url = f"{fake.address}/bot{telegram.TOKEN}/sendMediaGroup"
    media = [{"type": "photo", "media": f"attach://p{at}", "caption": "Two"} for at in range(2)]
    form = {"chat_id": str(telegram.CHANNEL), "media": json.dumps(media)}
    files = {f"p{at}": ("a.png", PIXEL) for at in range(2)}
    assert requests.post(url, data=form, files=files, timeout=5).ok
    assert fake.problems == []
    assert not requests.post(url, data=form | {"media": json.dumps(media[:1])}, files=files, timeout=5).ok


def test_youtubes_quota_ends_for_the_day(start: Any) -> None:
    fake = start("youtube")
    answers = [say(fake, f"Answer {at}") for at in range(201)]
    assert [one.ok for one in answers].count(True) == 200
    assert answers[-1].json()["error"]["errors"][0]["reason"] == "quotaExceeded"
    fake.advance(days=1)
    assert say(fake, "Tomorrow").ok


def test_pinterests_trial_apps_write_in_the_sandbox_only(start: Any) -> None:
    fake = start("pinterest")
    fake.trial = True
    assert say(fake, "In production").json()["code"] == 29
    fake.sandbox = True
    assert say(fake, "In the sandbox").status_code == 201


@pytest.mark.parametrize("name", ["linkedin", "facebook", "threads"])
def test_what_the_description_does_not_know_is_noticed(start: Any, name: str) -> None:
    fake = start(name)
    path = {"linkedin": "/rest/posts", "facebook": "/v25.0/4242/feed", "threads": "/v1.0/me/threads"}[name]
    if name != "linkedin":
        from tests.specs import spec

        spec("threads-api.postman_collection.json")
    requests.post(
        f"{fake.address}{path}", json={"nonsense": "1"}, headers=bearer("right-token", **LINKEDIN), timeout=5
    )
    assert any("nonsense" in problem for problem in fake.problems)


def test_one_runs_as_a_process_and_takes_orders() -> None:
    command = [sys.executable, "-m", "tests.standins", "discord"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as ran:
        assert ran.stdout is not None
        at = json.loads(ran.stdout.readline())["address"]
        orders = {"speak": "Anybody there?", "faults": [{"kind": "429"}]}
        assert requests.post(f"{at}/__standin", json=orders, timeout=5).json()["author"] == "somebody"
        url = f"{at}/api/v10/channels/{discord.CHANNEL}/messages"
        signed = {"Authorization": "Bot right-token"}
        assert [
            requests.post(url, json={"content": "x"}, headers=signed, timeout=5).status_code for _ in range(2)
        ] == [
            429,
            200,
        ]
        assert requests.get(f"{at}/__standin", timeout=5).json()["texts"] == ["x"]
        ran.communicate()
    assert ran.returncode == 0
