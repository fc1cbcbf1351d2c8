"""Which post an address names: servers whose search reads words also find the posts that only speak of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.publishing.outgoing import REPLY, SHARE, Outgoing, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.mastodon.adapter import Mastodon
from tests.loopback import Asked, Reply, serving
from tests.platforms.adapters import ADAPTERS, NOW

_, ACCOUNT, SECRET, *_ = ADAPTERS["mastodon"]
CALL = RequestOptions(NOW, connect=5, read=5, total=10)
POST = "https://far.example/@lea/5"


def status(number: str, url: str, text: str = "Hello", **more: Any) -> dict[str, Any]:
    return {"id": number, "url": url, "uri": url, "content": f"<p>{text}</p>", "visibility": "public"} | more


THE_POST = status("5", POST)
QUOTING = status("8", "https://own.example/@acme/8", f'Read this<br><a href="{POST}">{POST}</a>')
PASSED_ON = status("9", "https://own.example/@acme/9/Announce", "", reblog=THE_POST)
ESCAPED = status("8", "https://own.example/@acme/8", "https://far.example/@lea/5?a=1&amp;b=2")


def answering(found: list[dict[str, Any]], url: str, kind: str = REPLY) -> Any:
    """What is prepared where the search finds these, with the address of the server in place of `own`."""

    def answer(asked: Asked) -> Reply:
        if asked.path.startswith("/api/v2/search"):
            return Reply(
                body=json.dumps({"statuses": found})
                .replace("OWN", f"http://{asked.headers['host']}")
                .encode()
            )
        number = asked.path.rpartition("/")[2]
        known = {"5": THE_POST, "6": status("6", POST)} | {each["id"]: each for each in found}
        if asked.path.startswith("/api/v1/statuses/") and number in known:
            return Reply(body=json.dumps(known[number]).encode())
        return Reply(404, b'{"error": "no such thing"}')

    with serving(answer) as web:
        account = replace(ACCOUNT, server=web.address)
        outgoing = Outgoing(
            kind, "Thanks", key="k", target=Target("mastodon", "", url.replace("OWN", web.address))
        )
        return Mastodon().prepare(account, SECRET, outgoing, CALL)


@pytest.mark.parametrize("kind", [REPLY, SHARE])
@pytest.mark.parametrize(
    ("found", "number"),
    [
        ([THE_POST], "5"),
        ([QUOTING, THE_POST], "5"),
        ([PASSED_ON, QUOTING, THE_POST], "5"),
        ([status("6", "https://far.example/users/lea/5", uri=POST + "/")], "6"),
        ([status("6", "https://far.example/users/lea/statuses/5")], "6"),  # resolved, with another address
    ],
)
def test_the_post_of_that_address_and_no_other(kind: str, found: list[dict[str, Any]], number: str) -> None:
    made = answering(found, POST, kind)
    assert isinstance(made, dict), made
    if kind == REPLY:
        assert made["body"]["in_reply_to_id"] == number
    else:
        assert made["target_url"] == next(each["url"] for each in found if each["id"] == number)


@pytest.mark.parametrize("found", [[], [QUOTING], [PASSED_ON], [QUOTING, PASSED_ON], [ESCAPED]])
def test_a_post_that_only_speaks_of_it_is_not_answered_in_its_place(found: list[dict[str, Any]]) -> None:
    url = POST + "?a=1&b=2" if found == [ESCAPED] else POST
    refused = answering(found, url)
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.TARGET


def test_an_address_of_the_own_server_still_ends_with_the_id() -> None:
    made = answering([status("8", "OWN/@acme/8", "Read OWN/@lea/5 now")], "OWN/@lea/5")
    assert isinstance(made, dict)
    assert made["body"]["in_reply_to_id"] == "5"
