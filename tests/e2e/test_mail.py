"""A reminder by e-mail, through a mail server (aiosmtpd) that keeps what it is given."""

from __future__ import annotations

import email
import email.policy
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Program
from tests.e2e.servers.common import UnavailableError, free_port, listening, process, wait_for
from tests.e2e.test_desktop import LINES, ROUTINE

pytestmark = pytest.mark.e2e


class Post(NamedTuple):
    """A mail server and its letters."""

    port: int
    box: Path

    @property
    def letters(self) -> list[EmailMessage]:
        found = sorted((self.box / "new").iterdir())
        return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in found]


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    pytest.importorskip("aiosmtpd", reason="no mail server is here (PyPI: aiosmtpd)")
    port, box, log = free_port(), tmp_path / "box", tmp_path / "log"
    command = [
        sys.executable,
        "-m",
        "aiosmtpd",
        "-n",
        "-c",
        "aiosmtpd.handlers.Mailbox",
        "-l",
        f"127.0.0.1:{port}",
    ]
    with process([*command, str(box)], log) as started:
        try:
            wait_for(lambda: listening(port), started, log)
        except UnavailableError as reason:
            pytest.skip(str(reason))
        yield Post(port, box)


def test_a_letter_says_what_was_written(cmdaily: Program, post: Post) -> None:
    """Accents arrive, titles that would be markup are text, and it comes once."""
    address = (
        f"mailto://127.0.0.1:{post.port}?smtp=127.0.0.1&mode=insecure&from=me@example.org&to=you@example.org"
    )
    (cmdaily.home / "routines").mkdir(parents=True)
    (cmdaily.home / "routines" / "hostile.yaml").write_text(ROUTINE, encoding="utf-8")
    (cmdaily.home / "config.yaml").write_text(
        f'timezone: Europe/Paris\nlanguage: fr\nreminders:\n  - {{at: "09:00", to: "{address}"}}\n'
    )
    cmdaily.ok("routine", "off", "twenty-actions", now="2026-11-23T08:00")
    cmdaily.ok("run", "--once", now="2026-11-23T08:00")
    assert cmdaily("run", "--once", now="2026-11-23T09:00").out == ""
    cmdaily.ok("run", "--once", now="2026-11-23T09:01")
    (letter,) = post.letters
    assert letter["to"] == "you@example.org"
    assert letter["subject"] == "3 actions à faire, 11 min"
    body = letter.get_body(("plain",))
    assert body is not None
    assert body.get_content().strip() == LINES


def test_a_report_is_attached_once(cmdaily: Program, post: Post) -> None:
    """The page that waited for a look is the page that arrives; a server that is down loses nothing."""
    down = "mailto://127.0.0.1:9?smtp=127.0.0.1&mode=insecure&from=me@example.org&to=you@example.org"
    address = down.replace(":9?", f":{post.port}?")
    report = (
        '  - {name: weekly, every: monday, at: "09:00", review: true, format: pdf, language: fr, to: "%s"}\n'
    )
    cmdaily.home.mkdir()
    config = cmdaily.home / "config.yaml"
    config.write_text("timezone: Europe/Paris\nreports:\n" + report % down)
    cmdaily.ok("tick", "1", now="2026-11-23T08:00")
    cmdaily.ok("run", "--once", now="2026-11-23T08:00")
    assert "waits for a look" in cmdaily.ok("run", "--once", now="2026-11-23T09:00").out
    (waiting,) = cmdaily.ok("report", "waiting", "--json", now="2026-11-23T09:01").json["reports"]
    written = Path(waiting["file"]).read_bytes()
    cmdaily.ok("tick", "2", now="2026-11-23T09:02")
    failed = cmdaily("report", "send", "weekly", now="2026-11-23T09:03")
    assert failed.code == 6
    assert "could not be sent by mailto://…" in failed.out
    config.write_text("timezone: Europe/Paris\nreports:\n" + report % address)
    cmdaily.ok("report", "send", "weekly", now="2026-11-23T09:04")
    assert cmdaily("report", "send", "weekly", now="2026-11-23T09:05").code == 2
    cmdaily.ok("run", "--once", now="2026-11-23T09:06")
    (letter,) = post.letters
    assert str(letter["subject"]).startswith("Bilan : 23 novembre 2026") or "Semaine" in letter["subject"]
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == "weekly-2026-11-23T0900.pdf"
    assert attached.get_content() == written
