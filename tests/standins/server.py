"""The HTTP base of the stand-ins: routes, tokens, a clock of their own, faults, and what was asked wrongly.

A stand-in keeps its state in memory, under one lock. It runs in a thread (`running`) or as a process
(`python -m tests.standins NETWORK`). Its clock is moved with `advance`, so that tokens end, containers expire and
windows open without anybody waiting.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import random
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.loopback import Asked, Reply, Web, serving

JSON = (("Content-Type", "application/json; charset=utf-8"),)

BEFORE = ("cut", "500before", "429", "silence")
"""Faults that leave nothing done. `silence` never answers."""
AFTER = ("lost", "500after", "garbage", "half", "slow")
"""Faults of what was done: the line is cut, an error is said, the answer makes no sense, ends early, or comes late."""
KINDS = BEFORE + AFTER


class Token(NamedTuple):
    """An access token: whose it is, what it may do, and until when (None: for ever)."""

    owner: str
    scopes: frozenset[str]
    ends: datetime | None = None


class Said(Exception):  # noqa: N818
    """An answer that ends the work on a request: raised with the Reply."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


class Request:
    """A request taken apart. `query` and `form` hold the last value of each name; `files` the uploaded bytes."""

    def __init__(self, asked: Asked) -> None:
        parts = urlsplit(asked.path)
        self.asked = asked
        self.method = asked.method
        self.path = unquote(parts.path)
        self.raw_path = parts.path
        self.headers = asked.headers
        self.query = dict(parse_qsl(parts.query, keep_blank_values=True))
        self.form: dict[str, Any] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.parts: tuple[str, ...] = ()
        """What the groups of the route's pattern matched."""
        self.token: Token | None = None
        self._read_body()

    @property
    def fields(self) -> dict[str, Any]:
        """Query and body together, as networks that take both read them."""
        return {**self.query, **self.form}

    def json(self) -> Any:
        """The body as JSON, None where it is none."""
        try:
            return json.loads(self.asked.body)
        except ValueError:
            return None

    def _read_body(self) -> None:
        kind = self.headers.get("content-type", "")
        if kind.startswith("application/x-www-form-urlencoded"):
            self.form = dict(parse_qsl(self.asked.body.decode("utf-8", "replace"), keep_blank_values=True))
        elif kind.startswith("application/json"):
            read = self.json()
            self.form = read if isinstance(read, dict) else {}
        elif kind.startswith("multipart/form-data"):
            self._read_parts(kind)

    def _read_parts(self, kind: str) -> None:
        head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1")
        for part in message_from_bytes(head + self.asked.body, policy=policy.HTTP).iter_parts():
            name = str(part.get_param("name", header="content-disposition"))
            data = part.get_payload(decode=True) or b""
            if part.get_filename() is not None:
                self.files[name] = (part.get_content_type(), bytes(data))
            else:
                self.form[name] = bytes(data).decode("utf-8", "replace")


class Fault(NamedTuple):
    """What goes wrong with the next `times` requests of this method whose path contains `path`."""

    kind: str
    method: str = "POST"
    path: str = ""
    times: int = 1


Handler = Callable[[Request], Reply]


class StandIn:
    """A network's server. A subclass fills in `routes` and says errors in its network's own words."""

    name = ""
    slow_seconds = 2.0
    """How late an answer with the fault `slow` is."""

    def __init__(self, seed: int = 1) -> None:
        self.lock = threading.RLock()
        self.tokens: dict[str, Token] = {}
        self.problems: list[str] = []
        """What was asked against the published description."""
        self.faults: list[Fault] = []
        self.rate = 0.0
        self.kinds: tuple[str, ...] = KINDS
        self.dice = random.Random(seed)
        self.spoils: Callable[[Request], bool] = lambda request: request.method != "GET"
        """Which requests the faults drawn at `rate` may hit."""
        self.hit: list[str] = []
        """The faults that came true, in order."""
        self.instead: Callable[[Request], Reply | None] = lambda _: None
        """Answers in the network's place where it returns something."""
        self.ahead = timedelta()
        self.numbers = itertools.count(1)
        self.calls: list[datetime] = []
        self.web: Web
        self.shape: Callable[[str, str], Mapping[str, Any] | None]
        """The schema of an answer, by the published description: see tests/standins/answers.py."""

    # --- what a subclass says

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        """(method, pattern of the whole path) to the handler."""
        raise NotImplementedError

    def describe(self, asked: Asked) -> list[str]:  # noqa: ARG002
        """What is wrong with a request by the network's published description; nothing where that is not here."""
        return []

    def authorise(self, request: Request) -> None:
        """Find the request's token, or raise `Said`."""

    def failed(self, status: int) -> Reply:
        """A 5xx as this network says it."""
        return reply({"message": "Internal server error"}, status)

    def limited(self) -> Reply:
        """A 429, with the network's own headers."""
        return reply({"message": "Too many requests"}, 429)

    def missing(self, request: Request) -> Reply:
        """No such route."""
        return reply({"message": f"{request.method} {request.path}"}, 404)

    def texts(self) -> list[str]:
        """What the account said, in the order it was said, as plain text."""
        raise NotImplementedError

    def speak(self, text: str) -> str:
        """Somebody says something to the account; the author's handle."""
        raise NotImplementedError

    # --- time, numbers, tokens

    def now(self) -> datetime:
        """The network's clock."""
        return datetime.now(UTC) + self.ahead

    def advance(self, **span: float) -> None:
        """Move the network's clock on: `advance(days=60)`."""
        self.ahead += timedelta(**span)

    def number(self, base: int) -> str:
        """A new id above this one."""
        return str(base + next(self.numbers))

    def grant(self, token: str, owner: str, *scopes: str, ends: datetime | None = None) -> str:
        """Make a token known."""
        self.tokens[token] = Token(owner, frozenset(scopes), ends)
        return token

    def ended(self, token: Token) -> bool:
        """Whether a token has run out."""
        return token.ends is not None and token.ends <= self.now()

    def used(self, calls: list[datetime], span: timedelta) -> int:
        """How many of these moments lie within the last span."""
        return sum(1 for moment in calls if moment > self.now() - span)

    # --- answering

    @property
    def address(self) -> str:
        """Where it listens."""
        return self.web.address

    def spoil(self, kind: str, method: str = "POST", path: str = "", times: int = 1) -> None:
        """Have the next requests of this kind go wrong."""
        self.faults.append(Fault(kind, method, path, times))

    def answer(self, asked: Asked) -> Reply:
        """One request."""
        if asked.path.startswith("/__standin"):
            return self._control(asked)
        request = Request(asked)
        with self.lock:
            fault = self._fault(request)
            if fault in BEFORE:
                return self._before(fault)
            done = self.instead(request) or self._work(request)
        return self._after(fault, done)

    def _work(self, request: Request) -> Reply:
        self.calls.append(self.now())
        self.problems += [f"{request.method} {request.path}: {one}" for one in self.describe(request.asked)]
        try:
            for (method, pattern), handler in self.routes().items():
                found = re.fullmatch(pattern, request.path) if method == request.method else None
                if found is not None:
                    request.parts = found.groups()
                    self.authorise(request)
                    return handler(request)
            return self.missing(request)
        except Said as said:
            return said.reply
        except Exception as error:
            self.problems.append(f"{request.method} {request.path}: {type(error).__name__}: {error}")
            return self.failed(500)

    def _fault(self, request: Request) -> str:
        for at, fault in enumerate(self.faults):
            if fault.method in ("*", request.method) and fault.path in request.path:
                self.faults[at] = fault._replace(times=fault.times - 1)
                if fault.times <= 1:
                    del self.faults[at]
                self.hit.append(fault.kind)
                return fault.kind
        if self.rate and self.spoils(request) and self.dice.random() < self.rate:
            self.hit.append(self.dice.choice(self.kinds))
            return self.hit[-1]
        return ""

    def _before(self, fault: str) -> Reply:
        if fault == "500before":
            return self.failed(500)
        return self.limited() if fault == "429" else Reply(fault=fault)

    def _after(self, fault: str, done: Reply) -> Reply:
        if fault == "slow":
            self.web.released.wait(self.slow_seconds)
        if fault == "500after":
            return self.failed(502)
        if fault == "garbage":
            return Reply(200, b"<html><b>It works!</b>", (("Content-Type", "text/html"),))
        faults = {"lost": "cut", "half": "half"}
        return done._replace(fault=faults.get(fault, done.fault))

    # --- from another process

    def _control(self, asked: Asked) -> Reply:
        """GET tells the state; POST {"speak", "advance", "faults", "rate", "kinds"} changes it."""
        orders = json.loads(asked.body) if asked.method == "POST" else {}
        with self.lock:
            told: dict[str, Any] = {}
            if "speak" in orders:
                told["author"] = self.speak(orders["speak"])
            self.advance(seconds=orders.get("advance", 0))
            self.faults += [Fault(**fault) for fault in orders.get("faults", ())]
            self.rate = orders.get("rate", self.rate)
            self.kinds = tuple(orders.get("kinds", self.kinds))
            told |= {"texts": self.texts(), "problems": self.problems, "hit": self.hit}
        return reply(told)


def reply(body: Any, status: int = 200, *headers: tuple[str, str]) -> Reply:
    """A JSON answer; None is an empty one."""
    return Reply(status, b"" if body is None else json.dumps(body).encode(), (*JSON, *headers))


@contextlib.contextmanager
def running(stand_in: StandIn) -> Iterator[StandIn]:
    """Serve until the block ends."""
    with serving(stand_in.answer) as web:
        stand_in.web = web
        yield stand_in
