"""What goes wrong at a team's server: certificate, disk, version, clock, and a member removed while at work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from cmdaily.store.postgresql import connection as engine
from cmdaily.store.postgresql import store
from tests.cli.team.conftest import Team
from tests.people import Person, join
from tests.postgresql_server import Server, missing, server

ASKED = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def own() -> Iterator[Server]:
    """A server of this module, whose settings may change."""
    why = missing()
    if why:
        pytest.skip(why)
    found = Server()
    yield found
    found.remove()


def certificate(folder: Path, name: str) -> Path:
    """A certificate for 127.0.0.1 that signs itself, with its key beside it."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    made = folder / f"{name}.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", f"{folder / name}.key", "-out", str(made)],
        check=True, capture_output=True,
    )  # fmt: skip
    return made


@pytest.fixture
def encrypted(own: Server, tmp_path: Path) -> Path:
    """The server lets nobody in without TLS; the path of its certificate."""
    made = certificate(tmp_path, "server")
    data = own.directory / "data"
    owner = data.stat()
    for path, mode in ((made, 0o644), (made.with_suffix(".key"), 0o600)):
        kept = shutil.copy(path, data / path.name)
        os.chmod(kept, mode)
        if os.getuid() == 0:
            os.chown(kept, owner.st_uid, owner.st_gid)
    own.execute("ALTER SYSTEM SET ssl_cert_file = 'server.pem'")
    own.execute("ALTER SYSTEM SET ssl_key_file = 'server.key'")
    own.execute("ALTER SYSTEM SET ssl = on")
    rules = data / "pg_hba.conf"
    rules.write_text("hostssl all all 127.0.0.1/32 scram-sha-256\n")
    own.stop()
    own.start()
    return made


def test_the_line_is_encrypted_and_the_certificate_is_the_servers(
    own: Server, encrypted: Path, tmp_path: Path, person: Callable[[str], Person]
) -> None:
    anna, ben = person("anna"), person("ben")
    url = own.empty_database()
    stranger = certificate(tmp_path, "stranger")
    refused = anna("team", "init", f"{url}?sslmode=verify-full&sslrootcert={quote(str(stranger))}")
    assert refused.code == 1
    assert "certificate" in refused.err
    refused = anna("team", "init", f"{url}?sslmode=disable")
    assert refused.code == 1
    assert "pg_hba" in refused.err or "no encryption" in refused.err
    anna.ok("team", "init", f"{url}?sslmode=verify-full&sslrootcert={quote(str(encrypted))}")
    join(anna, ben)
    ben.ok("team", "status")
    config = (ben.home / "config.yaml").read_text()
    assert "sslmode=verify-full" in config
    with psycopg.connect(url) as watching:
        assert watching.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone() == (
            True,
        )


@pytest.fixture
def small_disk(own: Server) -> Iterator[Path]:
    """A disk of 24 MB, as a tablespace named `small` of the server."""
    place = own.directory / "small"
    place.mkdir()
    if (
        os.getuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", place], check=False).returncode
    ):
        place.rmdir()
        pytest.skip("only root can mount a small disk, and not everywhere")
    owner = (own.directory / "data").stat()
    os.chown(place, owner.st_uid, owner.st_gid)
    own.execute(f"CREATE TABLESPACE small LOCATION '{place}'")
    yield place
    own.stop()
    subprocess.run(["umount", place], check=True)


def fill(path: Path) -> None:
    """A file that takes what room there is."""
    with path.open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(b"x" * 65536):
            pass


def test_a_full_disk_at_the_server_changes_nothing(
    own: Server, small_disk: Path, person: Callable[[str], Person], network: object
) -> None:
    anna = person("anna")
    own.execute("CREATE DATABASE full_one TABLESPACE small")
    anna.ok("account", "add", "acme", "memory", "--server", network.server.address)  # type: ignore[attr-defined]
    anna.ok("team", "init", own.url_of("full_one"))
    before = anna.ok("outbox", "list", "--json").json["deliveries"]
    fill(small_disk / "filler")
    long = "A text that needs room. " * 40
    refused = next(
        found
        for number in range(200)
        if (found := anna("post", f"{number} {long}", "--to", "acme", "--at", "2026-11-24 09:00")).code
    )
    assert refused.code == 1
    assert "The disk of" in refused.err
    assert "nothing was changed" in refused.err
    anna.ok("tick", "2")
    (small_disk / "filler").unlink()
    anna.ok("post", "There is room again", "--to", "acme", "--at", "2026-11-24 09:00")
    after = anna.ok("outbox", "list", "--json").json["deliveries"]
    assert len(after) > len(before)
    assert "There is room again" in {each["text"] for each in after}


def test_a_server_that_is_older_says_what_is_needed(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """No such server is to be had beside the newest: the version that this one tells is taken for too old."""
    monkeypatch.setattr(store, "OLDEST", server_version() + 1)
    refused = team["ben"]("inbox")
    assert refused.code == 1
    assert "cmdaily needs" in refused.err


def server_version() -> int:
    """The version of the server that the tests share, as libpq tells it."""
    with psycopg.connect(server().url) as connection:
        return connection.info.server_version


def test_clocks_that_are_minutes_apart(team: Team) -> None:
    """Claims end by the server's clock, whatever the member's says; the doctor tells of the difference."""
    team.network.server.say_to("acme", "When do you open?", ASKED, name="Marie")
    team["anna"].ok("inbox", "--refresh")
    team["ben"].ok("inbox", "claim", "m1", now="2026-11-23T09:00")
    refused = team["cleo"]("inbox", "claim", "m1", now="2026-11-23T09:37")
    assert refused.code == 4, "by Cleo's clock the half hour is over; by the server's it is not"


def test_a_member_is_removed_while_at_work(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line of a running program ends with the membership: what it does next is refused, and nothing of it stays."""
    begin = engine.Connection.begin
    removed: list[bool] = []

    def removed_before(self: engine.Connection, *, alone: bool = True) -> None:
        if not removed:
            removed.append(True)
            subprocess.run(
                [sys.executable, "-m", "cmdaily", "team", "remove", "ben"], check=True, capture_output=True,
                env=os.environ | {"CMDAILY_HOME": str(team["anna"].home), "CMDAILY_USER": "anna"},
            )  # fmt: skip
        begin(self, alone=alone)

    monkeypatch.setattr(engine.Connection, "begin", removed_before)
    refused = team["ben"]("post", "Written before leaving", "--to", "acme", "--at", "2026-11-24 09:00")
    assert removed
    assert refused.code == 1
    assert "rejected" in refused.err or "member" in refused.err
    monkeypatch.setattr(engine.Connection, "begin", begin)
    assert team["anna"].ok("outbox", "list", "--json").json["deliveries"] == []
    team["ben"].ok("tick", "2")
