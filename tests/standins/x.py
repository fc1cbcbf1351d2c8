"""X among the stand-ins, for the storms and the deaths: tests/fake_x.py with a clock of its own and faults.

It takes the same text twice, which X refuses: what is said twice is seen here, and not made good by the network. Its
rate windows are not guessed: it refuses nothing for them.
"""

from __future__ import annotations

from email.utils import format_datetime

from tests.fake_x import FakeX, problem
from tests.loopback import Asked, Reply
from tests.openapi import Description
from tests.specs import ROOT, spec
from tests.standins.server import Request, StandIn


class X(StandIn):
    """X with @acme, by `right-token`."""

    name = "x"

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        described = (ROOT / "x-api-v2.openapi.json").exists()
        self.inside = FakeX(Description(spec("x-api-v2.openapi.json")) if described else None)
        self.inside.now, self.inside.twice = self.now, True
        self.inside.problems = self.problems

    def texts(self) -> list[str]:
        """What the account said, as it was written."""
        return self.inside.texts()

    def speak(self, text: str) -> str:
        """Somebody mentions the account."""
        self.inside.mention(f"@acme {text}")
        return "somebody"

    def failed(self, status: int) -> Reply:
        """X's own."""
        return problem(status, "Internal Error", "Something is technically wrong.")

    def limited(self) -> Reply:
        """With the window's headers, as every answer of X."""
        reset = ("x-rate-limit-reset", str(int(self.now().timestamp()) + 900))
        window = (("x-rate-limit-limit", "100"), ("x-rate-limit-remaining", "0"), reset)
        said = problem(429, "Too Many Requests", "Too Many Requests")
        return said._replace(headers=(*said.headers, *window))

    def answer(self, asked: Asked) -> Reply:
        """With its own clock in `Date`: X's posts are looked for by it."""
        done = super().answer(asked)
        return done._replace(date=False, headers=(*done.headers, ("Date", format_datetime(self.now(), True))))

    def _work(self, request: Request) -> Reply:
        self.calls.append(self.now())
        return self.inside.answer(request.asked)
