"""docs/tour.md is true: a tick, a text and a message come by every function that it names, in its order."""

from __future__ import annotations

import re
import sys
import threading
from datetime import UTC, datetime
from types import FrameType

import pytest

from tests.conftest import Network, Program
from tests.hygiene.source import PACKAGE, ROOT

TOUR = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
STOP = re.compile(r"`([a-z_0-9/]+\.py): ([A-Za-z_.]+)`")
FILE = re.compile(r"`([a-z_0-9/]+\.py)[`:]")
Stop = tuple[str, str]


def walk(title: str) -> list[Stop]:
    """The numbered stops of a section."""
    section = TOUR.partition(f"## {title}")[2].partition("\n## ")[0]
    numbered = [line for line in section.splitlines() if re.match(r"\d+\. ", line)]
    return [stop for line in numbered for stop in STOP.findall(line)]


class Trace:
    """The functions of cmdaily that are called, in all threads, in the order of their first calls."""

    def __init__(self) -> None:
        self.stops: dict[Stop, None] = {}

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        where = frame.f_code.co_filename
        if event == "call" and where.startswith(str(PACKAGE)):
            self.stops.setdefault((where[len(str(PACKAGE)) + 1 :], frame.f_code.co_qualname))

    def __enter__(self) -> Trace:
        self._before = sys.getprofile()
        threading.setprofile(self)
        sys.setprofile(self)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(self._before)
        threading.setprofile(None)


def hold(title: str, trace: Trace) -> None:
    told, walked = walk(title), list(trace.stops)
    assert len(told) > 9
    assert not [stop for stop in told if stop not in trace.stops], "named, and never come by"
    assert told == sorted(told, key=walked.index), "come by in another order"


def test_a_tick_walks_as_the_tour_says(cmdaily: Program) -> None:
    with Trace() as trace:
        cmdaily.ok("tick", "2")
    hold("A tick", trace)


def test_a_text_walks_as_the_tour_says(cmdaily: Program, network: Network) -> None:
    with Trace() as trace:
        cmdaily.ok("post", "Hello", "--to", "memory")
    hold("A text", trace)
    assert network.texts == ["Hello"]


def test_a_message_walks_as_the_tour_says(cmdaily: Program, network: Network) -> None:
    asked = datetime(2026, 11, 23, 7, 50, tzinfo=UTC)
    network.server.say_to("acme", "When do you open?", asked, author="marie")
    with Trace() as trace:
        cmdaily.ok("inbox", "--refresh")
    hold("A message", trace)


@pytest.mark.parametrize("name", sorted(set(FILE.findall(TOUR))))
def test_the_rooms_that_the_tour_names_are_there(name: str) -> None:
    source = (PACKAGE / name).read_text(encoding="utf-8")
    for where, function in STOP.findall(TOUR):
        if where == name:
            assert re.search(rf"^\s*def {function.rpartition('.')[2]}\(", source, re.MULTILINE), function
