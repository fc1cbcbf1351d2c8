"""A real Bluesky server: PLC directory and PDS, from npm on Node 22. No AppView (bluesky_network.py has one)."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.servers.common import (
    Server,
    UnavailableError,
    free_port,
    home,
    lock,
    process,
    run,
    scratch,
    wait_for,
)

PACKAGES = ("@atproto/pds@0.5.35", "@did-plc/server@0.0.1", "@atproto/bsky@0.0.280")
SCRIPTS = ("bluesky.mjs", "bluesky_appview.mjs")


def prepare() -> Path:
    """Install Node 22 and the servers into the cache, once. Some 500 MB and one to two minutes."""
    place = home() / "bluesky"
    node = place / "node22" / "node_modules" / "node" / "bin" / "node"
    done = place / "installed"
    with lock("bluesky"):
        if done.exists() and done.read_text() == " ".join(PACKAGES):
            return place
        if not shutil.which("npm"):
            raise UnavailableError("needs npm")
        place.mkdir(exist_ok=True)
        if not node.exists():
            run(["npm", "install", "--silent", "--prefix", str(place / "node22"), "node@22"])
        (place / "package.json").write_text('{"private": true, "type": "module"}')
        run(["npm", "install", "--silent", *PACKAGES], cwd=place, env=_environment(node))
        done.write_text(" ".join(PACKAGES))
    return place


@contextlib.contextmanager
def serve() -> Iterator[Server]:
    """A running PDS with alice, bob and carol. `people` are passwords by handle."""
    with running() as server:
        yield server


@contextlib.contextmanager
def running(**more: str) -> Iterator[Server]:
    """The PDS, and what else variables of its script ask for."""
    place = prepare()
    node = place / "node22" / "node_modules" / "node" / "bin" / "node"
    with scratch("pds") as data:
        log = data / "log"
        for name in SCRIPTS:
            shutil.copy(Path(__file__).with_name(name), data / name)
        (data / "node_modules").symlink_to(place / "node_modules")
        ports = {"PLC_PORT": str(free_port()), "PDS_PORT": str(free_port())}
        wanted = {**ports, "DATA": str(data), "PEOPLE": "alice bob carol", "LOG_ENABLED": "false", **more}
        command = [str(node), str(data / SCRIPTS[0])]
        with process(command, log, cwd=data, env=_environment(node) | wanted) as started:
            wait_for(lambda: b'"ready"' in log.read_bytes(), started, log)
            line = next(line for line in log.read_text().splitlines() if '"ready"' in line)
            told = json.loads(line)
            yield Server(told["address"], told["people"])


def _environment(node: Path) -> dict[str, str]:
    """Node 22 first in PATH, and its own headers for the binding of SQLite."""
    headers = next(iter(node.parent.parent.parent.rglob("include/node/node.h")), None)
    environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ['PATH']}"}
    if headers is not None:
        environment["npm_config_nodedir"] = str(headers.parent.parent.parent)
    return environment
