"""A whole Bluesky network: PLC directory, PDS and AppView, which keeps what it indexes in Debian's PostgreSQL."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.e2e.servers import bluesky
from tests.e2e.servers.common import (
    Server,
    UnavailableError,
    debian,
    free_port,
    listening,
    lock,
    process,
    run,
    scratch,
    wait_for,
)

PACKAGE = "postgresql"


def prepare() -> Path:
    """Install what the PDS needs, and PostgreSQL, once; where PostgreSQL's programs are. Some 15 seconds more."""
    bluesky.prepare()
    with lock("postgresql"):
        if not _programs():
            debian(PACKAGE)
        found = _programs()
        if not found:
            raise UnavailableError(f"needs the Debian package {PACKAGE}")
        return found[-1]


@contextlib.contextmanager
def serve() -> Iterator[Server]:
    """A running network with alice, bob and carol. `people` are passwords by handle."""
    programs = prepare()
    with _postgres(programs) as address:
        ports = {"APPVIEW_PORT": str(free_port()), "APPVIEW_DATA_PORT": str(free_port())}
        with bluesky.running(POSTGRES=address, **ports) as server:
            yield server


@contextlib.contextmanager
def _postgres(programs: Path) -> Iterator[str]:
    """A database of its own, without what makes it durable; its address."""
    # it does not run as root
    user: dict[str, Any] = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    with scratch("postgres") as place:
        data, log, port = place / "data", place / "log", free_port()
        data.mkdir(mode=0o700)
        if user:
            shutil.chown(data, "postgres", "postgres")
        made = ["--auth=trust", "--username=pg", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"]
        run([str(programs / "initdb"), "--pgdata", str(data), *made], cwd=data, **user)
        settings = (
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
            "full_page_writes=off",
        )
        command = [str(programs / "postgres"), "-D", str(data), "-p", str(port)]
        command += [word for setting in settings for word in ("-c", setting)]
        with process(command, log, cwd=data, **user) as started:
            wait_for(lambda: listening(port), started, log)
            yield f"postgresql://pg@127.0.0.1:{port}/postgres"


def _programs() -> list[Path]:
    """The folders with PostgreSQL's programs, the newest last."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return sorted(folders, key=lambda folder: int(folder.parent.name))
