"""Bounded HTTP session: a read that nobody answered is asked once more, a write never."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cmdaily.domain.accounts.outcome import Unknown
from cmdaily.platforms.http.responses import Response
from cmdaily.platforms.http.session import BoundedSession
from tests.loopback import Asked, Reply, serving
from tests.platforms.adapters import HOSTILE

CUT, HALF, WELL = Reply(fault="cut"), Reply(body=b'{"id": 1}', fault="half"), Reply(body=b'{"id": 1}')


def in_turn(*replies: Reply) -> Callable[[Asked], Reply]:
    waiting = list(replies)
    return lambda _: waiting.pop(0)


def test_a_read_whose_connection_closed_unanswered_is_asked_once_more() -> None:
    with serving(in_turn(WELL, CUT, WELL)) as web, BoundedSession(HOSTILE) as session:
        for _ in range(2):
            answer = session.ask("GET", web.address)
            assert isinstance(answer, Response), answer
            assert answer.body == b'{"id": 1}'
        assert len(web.asked) == 3


@pytest.mark.parametrize("replies", [(CUT, CUT), (HALF,)], ids=["cut twice", "cut in its answer"])
def test_and_not_more_than_that(replies: tuple[Reply, ...]) -> None:
    with serving(in_turn(*replies)) as web, BoundedSession(HOSTILE) as session:
        assert session.ask("GET", web.address) == Unknown("platform.unknown_cut")
        assert len(web.asked) == len(replies)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_write_is_made_once(method: str) -> None:
    with serving(in_turn(WELL, CUT, WELL)) as web, BoundedSession(HOSTILE) as session:
        session.ask("GET", web.address)
        assert session.ask(method, web.address) == Unknown("platform.unknown_cut")
        assert len(web.asked) == 2
