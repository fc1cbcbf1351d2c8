"""Looking links up: what is gone is dead, what merely does not want to answer is not."""

from __future__ import annotations

import socket

import pytest

from cmdaily.services.charter import dead_links
from tests.conftest import Program
from tests.loopback import Asked, Reply, serving

ANSWERS = {
    "/fine": Reply(),
    "/gone": Reply(410),
    "/missing": Reply(404),
    "/private": Reply(403),
    "/busy": Reply(429),
    "/broken": Reply(500),
    "/moved": Reply(301, headers=(("Location", "/fine"),)),
    "/moved-away": Reply(301, headers=(("Location", "/missing"),)),
    "/round": Reply(302, headers=(("Location", "/round"),)),
    "/silent": Reply(fault="silence"),
}


def answer(asked: Asked) -> Reply:
    if asked.path == "/no-head":
        return Reply() if asked.method == "GET" else Reply(404)
    return ANSWERS[asked.path]


@pytest.mark.parametrize(
    ("path", "dead"),
    [
        ("/fine", False),
        ("/gone", True),
        ("/missing", True),
        ("/private", False),
        ("/busy", False),
        ("/broken", False),
        ("/moved", False),
        ("/moved-away", True),
        ("/round", False),
        ("/no-head", False),
        ("/silent", False),
    ],
)
def test_only_what_is_gone_is_dead(monkeypatch: pytest.MonkeyPatch, path: str, dead: bool) -> None:
    monkeypatch.setattr(dead_links, "SECONDS", 0.3)
    with serving(answer) as web:
        link = web.address + path
        assert dead_links.dead_among([link, link]) == ((link,) if dead else ())


def test_where_nobody_listens_is_dead() -> None:
    with socket.socket() as taken:  # bound and not listening: a connection is refused
        taken.bind(("127.0.0.1", 0))
        link = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        assert dead_links.dead_among([link]) == (link,)


def test_check_looks_links_up_only_when_asked(cmdaily: Program) -> None:
    with serving(answer) as web:
        text = f"Le programme de la semaine est ici : {web.address}/missing et {web.address}/fine"
        quiet = cmdaily.ok("check", text, "--json").json
        assert not web.asked
        asked = cmdaily.ok("check", text, "--links", "--json").json
    new = [one for one in asked["findings"] if one not in quiet["findings"]]
    assert [(one["rule"], text[one["start"] : one["end"]]) for one in new] == [
        ("dead-link", f"{web.address}/missing")
    ]
