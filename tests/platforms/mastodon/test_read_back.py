"""Reading back at a server that names no date and gives the same page for ever: the order of the posts tells what its
clock does not."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from cmdaily.domain.accounts.outcome import Absent, CannotTell, Receipt
from cmdaily.domain.publishing.outgoing import POST, Outgoing
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.mastodon.adapter import Mastodon
from tests.loopback import Asked, Reply, serving
from tests.platforms.adapters import ADAPTERS, NOW

_, ACCOUNT, SECRET, *_ = ADAPTERS["mastodon"]
CALL = RequestOptions(NOW, connect=5, read=5, total=10)


def page(*texts: str) -> Any:
    """A server with these posts, the newest first, all of this day."""
    kept = [
        {"id": f"n{len(texts) - at}", "content": f"<p>{text}</p>", "created_at": NOW.isoformat()}
        for at, text in enumerate(texts)
    ]

    def answer(asked: Asked) -> Reply:
        if asked.path.startswith("/api/v1/accounts/7/statuses"):
            return Reply(body=json.dumps(kept).encode(), date=False)
        if asked.path == "/api/v1/accounts/verify_credentials":
            return Reply(body=b'{"id": "7", "acct": "acme", "url": "https://a.example/@acme"}', date=False)
        return Reply(404, b'{"error": "no such thing"}', date=False)

    return serving(answer)


@pytest.mark.parametrize(
    ("sent", "earlier", "found"),
    [
        ("post 60", frozenset(), Receipt),
        ("not there", frozenset(), CannotTell),
        ("not there", frozenset({"n30"}), Absent),
        ("not there", frozenset({"gone since"}), CannotTell),
    ],
)
def test_what_stands_below_an_earlier_post_is_older(
    sent: str, earlier: frozenset[str], found: type[Receipt]
) -> None:
    with page(*(f"post {number}" for number in range(60, 0, -1))) as web:
        account, mastodon = replace(ACCOUNT, server=web.address), Mastodon()
        outgoing = Outgoing(POST, sent, key="k", language="en")
        prepared = mastodon.prepare(account, SECRET, outgoing, CALL)
        assert isinstance(prepared, dict)
        options = replace(CALL, earlier=earlier)
        since = NOW - timedelta(minutes=5)
        assert isinstance(mastodon.read_back(account, SECRET, prepared, since, options), found)
