"""What a person is asked on a terminal before the first post: what the network's sign-in needs, and nothing else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.standins.server import running
from tests.standins.threads import Threads
from tests.terminal import Terminal

pytestmark = pytest.mark.usefixtures("callback_port")


def test_from_nothing_to_the_first_post_on_threads(tmp_path: Path) -> None:
    """By the page about networks: the application's two fields, then the address at which the browser ended up."""
    with running(Threads()) as fake:
        words = ("account", "add", "acme-threads", "threads", "--server", fake.address)
        with Terminal(*words, home=tmp_path, env={"BROWSER": "true"}) as terminal:
            terminal.expect("Sign in with the browser?")
            terminal.type("")
            terminal.expect("Client ID")
            terminal.type("client")
            terminal.expect("Client secret")
            terminal.type("client-secret")
            terminal.expect("The address at which the browser ended up:")
            address = next(line for line in terminal.text.splitlines() if line.startswith("http"))
            asked = {name: given[0] for name, given in parse_qs(urlsplit(address).query).items()}
            assert "(optional)" not in terminal.text
            assert "callback" not in terminal.text
            terminal.type(f"{asked['redirect_uri']}?code=right-code&state={asked['state']}")
            assert terminal.end() == 0, terminal.text
            assert "acme-threads" in terminal.text
        with Terminal("post", "Good morning", "--to", "acme-threads", home=tmp_path) as terminal:
            assert terminal.end() == 0, terminal.text
        assert fake.texts() == ["Good morning"]


def test_google_needs_no_callback_address(tmp_path: Path) -> None:
    """A “Desktop app” has no place to put one."""
    words = ("account", "add", "acme-yt", "youtube", "--server", "http://127.0.0.1:9")
    with Terminal(*words, home=tmp_path, env={"BROWSER": "true"}) as terminal:
        terminal.expect("Sign in with the browser?")
        terminal.type("")
        terminal.expect("Client ID")
        terminal.type("client")
        terminal.expect("Client secret")
        terminal.type("")
        terminal.end()
        assert "Allow this callback" not in terminal.text
        assert "http://127.0.0.1:9/auth" not in terminal.text, "without the secret nothing is opened"
