"""Lengths of every network, held against the networks' own descriptions where there are some."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cmdaily.domain.accounts.network import Limits, Unit
from cmdaily.domain.publishing.outgoing import POST, REPLY, Outgoing, Picture
from cmdaily.domain.publishing.text.measure import measure
from cmdaily.platforms import registry
from cmdaily.platforms.http.graphemes import split
from tests.specs import spec

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
KNOWN = {  # text, its unit, a description's length
    "x": (280, Unit.WEIGHTED, 1000),
    "mastodon": (500, Unit.GRAPHEMES, 1500),
    "bluesky": (300, Unit.GRAPHEMES, 2000),
    "linkedin": (3000, Unit.CHARACTERS, 4086),
    "facebook": (63_206, Unit.CHARACTERS, 0),
    "instagram": (2200, Unit.CHARACTERS, 1000),
    "threads": (500, Unit.EMOJI_BYTES, 1000),
    "telegram": (4096, Unit.CHARACTERS, 0),
    "discord": (2000, Unit.CHARACTERS, 1024),
    "youtube": (10_000, Unit.CHARACTERS, 0),
    "pinterest": (800, Unit.CHARACTERS, 500),
    "whatsapp": (4096, Unit.CHARACTERS, 0),
}


def limits(name: str) -> Limits:
    return registry.about(name).limits


@pytest.mark.parametrize("name", KNOWN)
def test_as_much_as_the_network_takes_and_no_more(name: str) -> None:
    text, unit, described = KNOWN[name]
    here = limits(name)
    assert (here.text, here.unit, here.alt_text) == (text, unit, described)
    assert not measure("é" * text, here, split).too_long
    assert measure("é" * (text + 1), here, split).too_long
    assert measure("é" * (text + 1), here, split).length == text + 1


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("x", 2),
        ("mastodon", 1),
        ("bluesky", 1),
        ("threads", len(FAMILY.encode())),
        *(
            (name, len(FAMILY))
            for name in ("linkedin", "facebook", "instagram", "telegram", "discord", "youtube")
        ),
    ],
)
def test_a_family_is_as_long_as_the_network_says(name: str, length: int) -> None:
    assert measure(FAMILY, limits(name), split).length == length


@pytest.mark.parametrize(
    ("name", "kind", "pictures", "most"),
    [
        ("telegram", POST, 0, 4096),
        ("telegram", POST, 1, 1024),
        ("telegram", REPLY, 1, 1024),
        ("whatsapp", POST, 1, 1024),
        ("linkedin", POST, 1, 3000),
        ("linkedin", REPLY, 0, 1250),
        ("x", REPLY, 1, 280),
    ],
)
def test_under_a_picture_and_in_an_answer_some_take_less(
    name: str, kind: Any, pictures: int, most: int
) -> None:
    outgoing = Outgoing(kind, "", "", pictures=(Picture("a.png"),) * pictures)
    assert limits(name).of(outgoing).text == most


def test_discord_says_so() -> None:
    schemas = spec("discord-v10.openapi.json")["components"]["schemas"]
    # a webhook takes less than a message of Nitro's
    assert (
        limits("discord").text
        == schemas["IncomingWebhookRequestPartial"]["properties"]["content"]["maxLength"]
    )


def test_pinterest_says_so() -> None:
    pin = spec("pinterest-v5.openapi.json")["components"]["schemas"]["PinCreate"]["properties"]
    assert limits("pinterest").text == pin["description"]["maxLength"]
    assert limits("pinterest").alt_text == pin["alt_text"]["maxLength"]


def test_telegram_says_so() -> None:
    methods = spec("telegram-bot-api.json")["methods"]

    def most(method: str, field: str) -> int:
        said = next(one["description"] for one in methods[method]["fields"] if one["name"] == field)
        found = re.search(r"\d+-(\d+) characters", said)
        assert found is not None, said
        return int(found[1])

    assert limits("telegram").text == most("sendMessage", "text")
    assert limits("telegram").caption == most("sendPhoto", "caption")


def test_bluesky_says_so() -> None:
    record = spec("atproto-lexicons/app/bsky/feed/post.json")["defs"]["main"]["record"]["properties"]["text"]
    assert (limits("bluesky").text, limits("bluesky").text_bytes) == (
        record["maxGraphemes"],
        record["maxLength"],
    )
