"""What is said where a sign-in or a read fails: nothing of texts, of sending, of windows to post in."""

from __future__ import annotations

import pytest

from tests.conftest import Program
from tests.loopback import Asked, Reply, serving

NETWORKS = ("mastodon", "bluesky", "wordpress")
GATE = Reply(
    401, b"<html>401</html>", (("Content-Type", "text/html"), ("WWW-Authenticate", 'Basic realm="Staging"'))
)
SENDING = ("sent", "send", "text", "post --", "outbox", "compose", "window")
ENVOI = ("envoy", "renvoy", "texte", "outbox", "fenêtre")
ANSWERS = {
    "gate": (GATE, "Another gate stands before this site", "web server's password protection"),
    "down": (Reply(503, b"<html>down</html>"), "reported an error of its own (503)", "try again"),
    "garbage": (Reply(200, b"not json"), "", ""),
    "lost": (None, "could not be reached", "try again"),
}


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("case", ANSWERS)
def test_a_sign_in_that_fails_speaks_of_signing_in(name: str, case: str, cmdaily: Program) -> None:
    reply, said, remedy = ANSWERS[case]

    def answer(_: Asked) -> Reply:
        assert reply is not None
        return reply

    with serving(answer) as web:
        server = web.address if reply is not None else "http://127.0.0.1:9"
        argv = ("account", "add", "acme", name, "--server", server, "--handle", "alice.test")
        english = cmdaily(*argv, stdin="abcd abcd abcd abcd\n")
        french = cmdaily("--lang", "fr", *argv, stdin="abcd abcd abcd abcd\n")
    assert english.code == french.code == 6, english
    words = " ".join(english.err.split())
    assert said in words
    assert remedy in words
    assert not [word for word in SENDING if word in words.replace("unexpected", "")], words
    assert not [word for word in ENVOI if word in french.err], french.err


def test_an_account_whose_server_is_away_is_checked_and_read_in_words_of_reading(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "t")
    me = b'{"id": "7", "acct": "acme", "url": "https://a.example/@acme"}'
    with serving(lambda asked: Reply(body=me if "verify" in asked.path else b"{}")) as web:
        cmdaily.ok("account", "add", "acme", "mastodon", "--server", web.address)
    for argv in (("account", "check"), ("inbox", "--refresh")):
        told = cmdaily(*argv)
        words = " ".join((told.out + told.err).split())
        assert "could not be reached. Check your Internet access" in words
        assert "nothing was sent" not in words
    post = cmdaily("post", "Good morning", "--to", "acme", "--yes")
    assert "could not be reached; nothing was sent" in post.out  # there it is what one wants to know
