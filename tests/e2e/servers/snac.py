"""A real server with the Mastodon API: snac2, from Debian 13, unpacked without being installed."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.servers.common import (
    Server,
    UnavailableError,
    free_port,
    home,
    listening,
    lock,
    process,
    run,
    scratch,
    wait_for,
)

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


def prepare() -> Path:
    """The program: the machine's own, or Debian's package unpacked into the cache. Some seconds."""
    own = shutil.which("snac")
    if own:
        return Path(own)
    place = home() / "snac"
    program = place / "package" / "usr" / "bin" / "snac"
    with lock("snac"):
        if not program.exists():
            _unpack(place)
    return program


@contextlib.contextmanager
def serve() -> Iterator[Server]:
    """A running server with alice and bob. `people` are their passwords."""
    program = prepare()
    port = free_port()
    with scratch("snac") as run_place:
        data = run_place / "data"
        answers = f"127.0.0.1\n{port}\nlocalhost:{port}\n\nadmin@mail.test\n"
        run([str(program), "init", str(data)], seconds=30, input=answers)
        config = data / "server.json"
        config.write_text(config.read_text().replace('"protocol": "https"', '"protocol": "http"'))
        people = {name: _add(program, data, name) for name in ("alice", "bob")}
        log = run_place / "log"
        with process([str(program), "httpd", str(data)], log) as started:
            wait_for(lambda: listening(port), started, log)
            yield Server(f"http://localhost:{port}", people)


def _add(program: Path, data: Path, name: str) -> str:
    said = run([str(program), "adduser", str(data), name], seconds=30, input="\n\n")
    found = re.search(r"User password is (\S+)", said)
    if found is None:
        raise UnavailableError(f"snac did not make a user: {said}")
    return found[1]


def _unpack(place: Path) -> None:
    """Fetch the package with an apt root of our own, which leaves the machine's alone."""
    if not shutil.which("apt-get"):
        raise UnavailableError("snac2 comes from Debian")
    mirrors = [
        match[1]
        for file in sorted(Path("/etc/apt/sources.list.d").glob("*.sources"))
        for match in re.finditer(r"(?m)^URIs:\s*(\S*/debian)\s*$", file.read_text())
    ]
    mirror = mirrors[0] if mirrors else "http://deb.debian.org/debian"
    for folder in ("lists/partial", "cache/archives/partial"):
        (place / "apt" / folder).mkdir(parents=True, exist_ok=True)
    source = place / "apt" / "sources.list"
    source.write_text(f"deb [signed-by={KEYRING}] {mirror} trixie main\n")
    own = [
        f"-oDir::Etc::sourcelist={source}",
        "-oDir::Etc::sourceparts=/dev/null",
        f"-oDir::State::lists={place}/apt/lists",
        f"-oDir::Cache={place}/apt/cache",
        "-oAPT::Sandbox::User=",
    ]
    run(["apt-get", *own, "update", "-qq"], cwd=place)
    run(["apt-get", *own, "download", "-qq", "snac2"], cwd=place)
    package = next(place.glob("snac2_*.deb"), None)
    if package is None:
        raise UnavailableError("apt-get fetched no snac2")
    run(["dpkg", "-x", str(package), str(place / "package")])
