"""A handle that was changed at the server: the DID signs in, and receipts have the newest handle that is known."""

from __future__ import annotations

import json

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Identity, Receipt
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, Outgoing
from cmdaily.domain.record import replace
from cmdaily.platforms.bluesky.adapter import Bluesky
from cmdaily.platforms.contract import RequestOptions
from tests.loopback import Asked, Reply, serving
from tests.platforms.adapters import NOW

DID = "did:plc:abcdefghijklmnopqrstuvwx"
CALL = RequestOptions(NOW, connect=5, read=5, total=10)


@pytest.mark.parametrize(
    ("known", "in_session", "at_server", "shown"),
    [
        ("lea.example", "lea.example", "lea.example", "lea.example"),
        ("lea.example", "lea.example", "lea-new.example", "lea-new.example"),  # the check learned it
        ("lea.example", "lea-new.example", "lea-new.example", "lea-new.example"),
        ("lea.example", "", "lea-new.example", "lea-new.example"),
    ],
)
def test_the_newest_handle_is_in_the_receipt(known: str, in_session: str, at_server: str, shown: str) -> None:
    asked_for: list[str] = []

    def answer(asked: Asked) -> Reply:
        if asked.path.endswith("createSession"):
            asked_for.append(json.loads(asked.body)["identifier"])
            session = {"accessJwt": "a", "refreshJwt": "r", "handle": at_server, "did": DID}
            return Reply(body=json.dumps(session).encode())
        body = json.loads(asked.body)
        uri = f"at://{DID}/{body['collection']}/{body['rkey']}"
        return Reply(body=json.dumps({"uri": uri, "cid": "bafyreigh"}).encode())

    with serving(answer) as web:
        account = Account("sky", "bluesky", web.address, known, (("did", DID),))
        secret = Secret({"app_password": "p", "access_jwt": "a", "refresh_jwt": "r", "handle": in_session})
        who = Bluesky().verify(account, secret, CALL)
        assert isinstance(who, Identity)
        assert (who.handle, asked_for) == (at_server, [DID])
        settings = tuple((dict(account.settings) | dict(who.settings)).items())
        account = replace(account, handle=who.handle, settings=settings)
        made = Bluesky().prepare(account, secret, Outgoing(POST, "Hello", key="k"), CALL)
        assert isinstance(made, dict), made
        sent = Bluesky().send(account, secret, made, CALL, lambda _: None)
    assert isinstance(sent, Receipt), sent
    assert sent.url.startswith(f"https://bsky.app/profile/{shown}/post/")
