"""The report's page in a browser: it asks nobody for anything, shows every part, and prints on A4."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cmdaily.domain.report.report import BEFORE
from cmdaily.domain.report.span import DAYS, Span
from cmdaily.domain.report.template import USUAL
from cmdaily.locale import Translator
from cmdaily.render.report import formats
from cmdaily.services.report.gather import ReportRequest, report_of
from tests.report_year import fill

pytestmark = pytest.mark.e2e

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOSTILE = '<img src="http://asked.example/{0}.png"><style>@import "http://asked.example/x.css"</style> [a](http://asked.example)'


class Proxy:
    """The only way out of the browser: it answers nothing, and notes who was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                proxy.asked.append(self.path)
                self.send_error(502)

            do_CONNECT = do_POST = do_HEAD = do_GET  # noqa: N815 - names of the protocol

            def log_message(self, *_args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    """A proxy while the test lasts."""
    found = Proxy()
    found.thread.start()
    yield found
    found.server.shutdown()
    found.thread.join()
    found.server.server_close()


def browse(proxy: Proxy, place: Path, *more: str) -> str:
    """Run the browser once; what it prints."""
    assert BROWSER is not None
    port = proxy.server.server_address[1]
    flags = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
    )
    own = (f"--user-data-dir={place / 'profile'}", f"--proxy-server=http://127.0.0.1:{port}")
    done = subprocess.run(
        [BROWSER, *flags, *own, *more], capture_output=True, text=True, timeout=120, check=False
    )
    return done.stdout


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is here (Debian: chromium)")
def test_a_browser_shows_the_page_and_asks_for_nothing(tmp_path: Path, proxy: Proxy) -> None:
    workspace = fill(tmp_path / "home", HOSTILE)
    span = Span(DAYS, date(2025, 3, 1), date(2025, 3, 31))
    found = report_of(workspace, ReportRequest(span, BEFORE))
    page = tmp_path / "page.html"
    page.write_bytes(formats.rendered(found, USUAL, formats.HTML, Translator("fr")))
    shown = browse(proxy, tmp_path, "--dump-dom", page.as_uri())
    assert shown.count("<h2>") == 5
    assert shown.count("<svg") == page.read_text(encoding="utf-8").count("<svg") > 20
    assert "<img" not in shown
    assert not [address for address in proxy.asked if "example" in address]
    paper = tmp_path / "page.pdf"
    browse(proxy, tmp_path, f"--print-to-pdf={paper}", "--no-pdf-header-footer", page.as_uri())
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper.read_bytes()))
    assert boxes
    assert all(abs(float(wide) - 595.3) < 1 and abs(float(tall) - 841.9) < 1 for wide, tall in boxes), "A4"


AXE = Path(os.environ.get("CMDAILY_ORACLES", "")) / "node_modules/axe-core/axe.min.js"
JUDGED = """<script>
axe.run(document, {resultTypes: ["violations"]}).then(results => {
  const told = document.createElement("pre");
  told.id = "told";
  told.textContent = JSON.stringify(results.violations.map(each => [each.id, each.nodes.map(node => node.html)]));
  document.body.append(told);
});
</script>"""


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is here (Debian: chromium)")
@pytest.mark.skipif(
    not AXE.is_file(), reason="no axe-core is here (npm: axe-core; CMDAILY_ORACLES names the folder)"
)
@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 390)])
def test_axe_finds_no_violation(tmp_path: Path, proxy: Proxy, language: str, width: int) -> None:
    workspace = fill(tmp_path / "home")
    span = Span(DAYS, date(2025, 3, 1), date(2025, 3, 31))
    found = report_of(workspace, ReportRequest(span, BEFORE))
    page = formats.rendered(found, USUAL, formats.HTML, Translator(language)).decode()
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', page)
    assert policy, "the page allows no script: the copy that is judged has to"
    judge = f"<script>{AXE.read_text(encoding='utf-8')}</script>{JUDGED}"
    judged = tmp_path / "judged.html"
    judged.write_text(page.replace(policy[0], "").replace("</html>", f"{judge}</html>"), encoding="utf-8")
    shown = browse(
        proxy,
        tmp_path,
        f"--window-size={width},900",
        "--virtual-time-budget=60000",
        "--dump-dom",
        judged.as_uri(),
    )
    told = re.search(r'<pre id="told">(.*?)</pre>', shown, re.DOTALL)
    assert told, "axe did not come to an end"
    assert json.loads(told[1]) == []
