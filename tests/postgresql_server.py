"""PostgreSQL server of our own: on a free loopback port, by an unprivileged user, in a folder that goes with it.

One for each process that runs tests. Databases are copied from one that has the tables already.
"""

from __future__ import annotations

import atexit
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from glob import glob
from pathlib import Path

import pytest

SETTINGS = """
listen_addresses = '127.0.0.1'
max_connections = 120
shared_buffers = 32MB
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
log_min_messages = fatal
"""


def missing() -> str:
    """Why there is no PostgreSQL here, "" where there is one."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (extra team)"
    if not binaries():
        return "PostgreSQL is not installed (Debian: postgresql)"
    if os.name != "posix":
        return "servers are started on POSIX systems"
    if os.getuid() == 0 and _unprivileged() is None:
        return "PostgreSQL does not run as root, and there is no other user"
    return ""


def binaries() -> str:
    """The folder of the newest server's programs, "" without one."""
    found = sorted(glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    if found:
        return os.path.dirname(found[-1])
    there = shutil.which("initdb")
    return os.path.dirname(there) if there else ""


def _unprivileged() -> pwd.struct_passwd | None:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


class Server:
    """A running server. `url` is the superuser's."""

    def __init__(self, settings: str = "") -> None:
        self._count = 0
        self._template = ""
        self.directory = Path(tempfile.mkdtemp(prefix="cmdaily-pg-"))
        os.chmod(self.directory, 0o755)  # noqa: S103 - the server's user is another
        user = _unprivileged() if os.getuid() == 0 else None
        self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        self.password = secrets.token_urlsafe(12)
        self.port = _free_port()
        data, passwords = self.directory / "data", self.directory / "password"
        data.mkdir(0o700)
        passwords.write_text(self.password, encoding="utf-8")
        if user:
            for path in (self.directory, data, passwords):
                os.chown(path, user.pw_uid, user.pw_gid)
        self._run(
            "initdb", "-D", str(data), "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={passwords}", "-E", "UTF8",
            "--locale=C.UTF-8", "-N",
        )  # fmt: skip
        passwords.unlink()
        with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(SETTINGS + settings)
            file.write(f"port = {self.port}\nunix_socket_directories = '{self.directory}'\n")
        self._process: subprocess.Popen[bytes] | None = None
        self.start()
        atexit.register(self.remove)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        log = (self.directory / "log").open("ab")
        self._process = subprocess.Popen(
            [os.path.join(binaries(), "postgres"), "-D", str(self.directory / "data")],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            start_new_session=True, cwd=self.directory, preexec_fn=_end_with_parent, **self._as,  # noqa: PLW1509 - nothing runs beside it yet
        )  # fmt: skip
        log.close()
        import psycopg

        end = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self.url, connect_timeout=5).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        """Stop it without waiting for those who are connected."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(30)

    def remove(self) -> None:
        """Stop it, and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.directory, ignore_errors=True)
        atexit.unregister(self.remove)

    @property
    def url(self) -> str:
        """The superuser's address of the database `postgres`."""
        return self.url_of("postgres")

    def url_of(self, database: str) -> str:
        """The superuser's address of a database."""
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def execute(self, sql: str) -> None:
        """Run a statement as the superuser."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql)

    def empty_database(self) -> str:
        """The superuser's address of a new database with nothing in it."""
        self._count += 1
        self.execute(f"CREATE DATABASE team{self._count}")
        return self.url_of(f"team{self._count}")

    def database(self) -> str:
        """The superuser's address of a new database that has the tables."""
        if not self._template:
            from cmdaily.store.postgresql.address import parse
            from cmdaily.store.postgresql.schema import make_team

            url = self.empty_database()
            make_team(parse(url)).close()
            self._template = url.rpartition("/")[2]
        self._count += 1
        self.execute(f"CREATE DATABASE team{self._count} TEMPLATE {self._template}")
        return self.url_of(f"team{self._count}")

    def dump(self, url: str) -> str:
        """A dump of a database, as pg_dump writes it."""
        done = subprocess.run(
            [os.path.join(binaries(), "pg_dump"), url],
            capture_output=True,
            check=True,
            env={"PATH": "/usr/bin:/bin"},
        )
        return done.stdout.decode()

    def restore(self, url: str, dump: str) -> None:
        """Make a database anew from a dump, under the same name."""
        self.drop(url)
        self.execute(f"CREATE DATABASE {url.rpartition('/')[2]}")
        subprocess.run(
            [os.path.join(binaries(), "psql"), "-q", "-v", "ON_ERROR_STOP=1", url],
            input=dump.encode(), capture_output=True, check=True, env={"PATH": "/usr/bin:/bin"},
        )  # fmt: skip

    def drop(self, url: str) -> None:
        """Drop a database."""
        self.execute(f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [os.path.join(binaries(), program), *arguments],
            capture_output=True, check=False, cwd=self.directory, env={"PATH": "/usr/bin:/bin"}, **self._as,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr.decode("utf-8", "replace"))


def _end_with_parent() -> None:
    """On Linux the server ends when the process that started it does, however that ends (prctl(2))."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGINT)  # PR_SET_PDEATHSIG


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


_server: Server | None = None


def server() -> Server:
    """The server of this process, started on first use; the test is skipped with the reason where there is none."""
    global _server  # noqa: PLW0603 - one for all tests of a process
    why = missing()
    if why:
        pytest.skip(why)
    if _server is None:
        _server = Server()
    return _server
