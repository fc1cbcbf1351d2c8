"""What a send costs beside its HTTP request, and five accounts against the slowest of them.

python benchmarks/send.py

A small server on loopback speaks as much of Mastodon's API as a post needs, and answers after a delay that it is
told. Whole processes are compared: `cmdaily post` against the least program that makes the same request with
`requests`. Then the use case alone, in one process, with everything imported: what the outbox, its commits and the
preflight add to each send.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import requests

from cmdaily.files.home import Home
from cmdaily.services.publishing import compose
from cmdaily.services.workspace import Workspace
from tests.loopback import Asked, Reply, Web, serving

RUNS = 15
BARE = """
import sys, requests
requests.post(sys.argv[1], json={"status": "Hello"}, headers={"Authorization": "Bearer t"}, timeout=30).json()
"""


def server(delays: dict[str, float]) -> Callable[[Asked], Reply]:
    """Answers a post after the delay of its account, everything else at once."""

    def answer(asked: Asked) -> Reply:
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if asked.method == "POST":
            time.sleep(delays.get(token, 0.0))
            text = json.loads(asked.body)["status"]
            number = f"{time.time_ns()}"
            return _json(
                {"id": number, "url": f"http://example.org/@{token}/{number}", "content": f"<p>{text}</p>"}
            )
        if "verify_credentials" in asked.path:
            return _json(
                {"id": token, "username": token, "acct": token, "url": f"http://example.org/@{token}"}
            )
        return _json({"configuration": {"statuses": {"max_characters": 500}}})

    return answer


def _json(answer: object) -> Reply:
    return Reply(200, json.dumps(answer).encode())


def middle(work: Callable[[int], object], runs: int = RUNS) -> float:
    """The median time of some runs, in milliseconds."""
    times = []
    for run in range(runs):
        start = time.perf_counter()
        work(run)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def prepared(directory: str, web: Web, names: list[str]) -> dict[str, str]:
    """A home with accounts, and the environment that signs them in."""
    environment = os.environ | {"CMDAILY_HOME": directory, "LANG": "C.UTF-8"}
    environment |= {f"CMDAILY_SECRET_{name.upper()}": name for name in names}
    for name in names:
        words = ["account", "add", name, "mastodon", "--server", web.address]
        subprocess.run(
            [sys.executable, "-m", "cmdaily", *words], env=environment, check=True, capture_output=True
        )
    return environment


def processes(web: Web, directory: str) -> None:
    """Whole processes."""
    environment = prepared(directory, web, ["acme"])
    address = f"{web.address}/api/v1/statuses"
    bare = middle(lambda _: subprocess.run([sys.executable, "-c", BARE, address], check=True))
    command = [sys.executable, "-m", "cmdaily", "post", "--to", "acme", "--no-tick"]

    def post(run: int) -> None:
        subprocess.run([*command, f"Hello {run}"], env=environment, check=True, capture_output=True)

    whole = middle(post)
    print(f"a process that makes one request     {bare:7.0f} ms")
    print(f"cmdaily post, to one account         {whole:7.0f} ms   {whole - bare:+.0f} ms")


def in_one_process(web: Web, directory: str) -> None:
    """The use case alone."""
    os.environ |= prepared(directory, web, ["solo"])
    address = f"{web.address}/api/v1/statuses"
    bare = middle(lambda _: requests.post(address, json={"status": "x"}, timeout=30).json(), 50)

    def send(run: int) -> None:
        workspace = Workspace(Home(directory, directory, directory + "/cache"), datetime.now(UTC))
        request = compose.PostRequest("post", f"Hello number {run}", ("solo",))
        draft = compose.keep_draft(workspace, request)
        said = compose.send_post(workspace, draft, request, compose.plan(workspace, request))
        if said.deliveries[0].state != "sent":
            raise RuntimeError(said.deliveries[0].trouble)
        workspace.store.close()

    send(-1)
    whole = middle(send, 50)
    print(f"one request, everything imported     {bare:7.1f} ms")
    print(f"draft, preflight, outbox, receipt    {whole:7.1f} ms   {whole - bare:+.1f} ms")


def five(web: Web, directory: str, delays: dict[str, float]) -> None:
    """Five accounts whose server takes its time: all of them against the slowest alone."""
    environment = prepared(directory, web, list(delays))
    slowest = max(delays, key=lambda name: delays[name])
    command = [sys.executable, "-m", "cmdaily", "post", "--no-tick"]

    def post(text: str, names: list[str]) -> None:
        words = [word for name in names for word in ("--to", name)]
        subprocess.run([*command, text, *words], env=environment, check=True, capture_output=True)

    alone = middle(lambda run: post(f"Alone {run}", [slowest]), 5)
    together = middle(lambda run: post(f"Together {run}", list(delays)), 5)
    print(f"the slowest of five ({delays[slowest]:.1f} s) alone    {alone:7.0f} ms")
    print(f"all five at once                     {together:7.0f} ms   {together / alone:.2f} times")
    print(f"one after the other they would take  {sum(delays.values()) * 1000:7.0f} ms for the answers alone")


def main() -> None:
    """Print the figures."""
    delays = {f"acme{number}": 0.4 * number for number in range(1, 6)}
    with serving(server(delays)) as web, tempfile.TemporaryDirectory() as place:
        processes(web, place + "/processes")
        in_one_process(web, place + "/one")
        five(web, place + "/five", delays)


if __name__ == "__main__":
    main()
