"""An outsider's package adds a network without touching this one."""

from __future__ import annotations

import importlib.metadata
import json
import shutil
import subprocess
import sys
from collections.abc import Container
from pathlib import Path

import pytest

from cmdaily.errors import CmdailyError, PlatformError, UsageError
from cmdaily.platforms import registry
from tests.terminal import Terminal

EXAMPLE = Path(__file__).parents[1] / "example_platform"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example installed by pip, to be put on the path of a fresh interpreter."""
    source = tmp_path_factory.mktemp("source") / "example"
    shutil.copytree(EXAMPLE, source)
    place = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    made = subprocess.run(
        [*pip, "--target", str(place), str(source)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        pytest.skip(f"pip cannot install the example: {made.stderr.strip()[-300:]}")
    return place


def asked(place: Path, code: str) -> str:
    """What a fresh interpreter prints that has the plug-in on its path."""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{place}:{ROOT}", "PATH": "/usr/bin:/bin"},
    )
    return ran.stdout


def test_it_is_listed_without_being_imported(installed: Path) -> None:
    code = (
        "import sys; from cmdaily.platforms import registry\n"
        "print('noticeboard' in registry.names(), 'cmdaily_noticeboard' in sys.modules)\n"
        "print(registry.about('noticeboard').title, 'cmdaily_noticeboard' in sys.modules)"
    )
    assert asked(installed, code).splitlines() == ["True False", "Notice board True"]


def test_it_sends(installed: Path, tmp_path: Path) -> None:
    code = (
        "from datetime import UTC, datetime; import sys\n"
        "from cmdaily.platforms import registry; from cmdaily.platforms.contract import RequestOptions\n"
        "from cmdaily.domain.accounts.account import Account\n"
        "from cmdaily.domain.publishing.outgoing import Outgoing\n"
        "from cmdaily.domain.accounts.secret import Secret\n"
        f"account = Account('me', 'noticeboard', server={str(tmp_path)!r})\n"
        "options, secret = RequestOptions(datetime(2026, 11, 23, tzinfo=UTC)), Secret({'word': 'sesame'})\n"
        "board = registry.load('noticeboard')\n"
        "prepared = board.prepare(account, secret, Outgoing('post', 'Bonjour', key='k'), options)\n"
        "print(board.send(account, secret, prepared, options, lambda _: None).text)"
    )
    assert asked(installed, code).strip() == "Bonjour"
    assert [notice.read_text() for notice in tmp_path.iterdir()] == ["Bonjour"]


def suite(installed: Path, test: Path) -> subprocess.CompletedProcess[str]:
    """The conformance suite of a plug-in, as its author runs it."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)],
        capture_output=True,
        text=True,
        check=False,
        cwd=test.parent,
        env={"PYTHONPATH": f"{installed}:{ROOT}", "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_it_passes_the_suite_that_is_handed_to_outsiders(installed: Path) -> None:
    ran = suite(installed, EXAMPLE / "conformance.py")
    assert ran.returncode == 0, ran.stdout[-3000:]
    assert " passed" in ran.stdout


CARELESS = {
    "answers nobody": (
        """
class Careless(NoticeBoard):
    def prepare(self, account, secret, outgoing, options):
        answered = outgoing.target.id if outgoing.target else ""
        name = hashlib.sha256(outgoing.key.encode()).hexdigest()[:16]
        return envelope("noticeboard", outgoing, outgoing.text, name=name, file=f"{name}.to.{answered}.txt")
""",
        "test_an_address_alone_is_resolved_or_refused",
    ),
    "forgets whom it answers": (
        """
class Careless(NoticeBoard):
    def prepare(self, account, secret, outgoing, options):
        prepared = super().prepare(account, secret, outgoing, options)
        return prepared | {"file": prepared["name"] + ".txt"} if isinstance(prepared, dict) else prepared
""",
        "test_a_reply_knows_what_it_answers",
    ),
    "says something in English alone": (
        """
WORDS = {"en": {**board.WORDS["en"], "noticeboard.closed": "Closed until {day}."}, "fr": board.WORDS["fr"]}
class Careless(NoticeBoard):
    network = replace(NoticeBoard.network, words=__name__)
""",
        "test_its_words_are_there_in_both_languages",
    ),
}


@pytest.mark.parametrize("what", CARELESS)
def test_a_careless_one_is_refused_by_the_suite(installed: Path, tmp_path: Path, what: str) -> None:
    adapter, test = CARELESS[what]
    (tmp_path / "careless.py").write_text(
        "import hashlib\nimport cmdaily_noticeboard as board\nfrom cmdaily_noticeboard import NoticeBoard\n"
        "from cmdaily.domain.record import replace\nfrom cmdaily.platforms.contract import envelope\n"
        + adapter
    )
    conformance = (EXAMPLE / "conformance.py").read_text("utf-8")
    (tmp_path / "test_careless.py").write_text(
        conformance.replace(
            "from cmdaily_noticeboard import NoticeBoard", "from careless import Careless as NoticeBoard"
        )
    )
    ran = suite(Path(f"{installed}:{tmp_path}"), tmp_path / "test_careless.py")
    assert ran.returncode == 1, ran.stdout[-3000:]
    assert test in ran.stdout.partition("short test summary")[2]


class Board:
    """cmdaily with the plug-in installed, in a process of its own, and the board that it speaks to."""

    def __init__(self, installed: Path, home: Path) -> None:
        self.folder = home / "board"
        self.folder.mkdir(parents=True)
        self.env = {
            "PYTHONPATH": f"{installed}:{ROOT}",
            "PATH": "/usr/bin:/bin",
            "CMDAILY_HOME": str(home / "home"),
            "CMDAILY_SECRET_HALL": "sesame",
            "LANG": "C.UTF-8",
        }

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cmdaily", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=self.env)

    @property
    def notices(self) -> dict[str, str]:
        return {notice.name: notice.read_text("utf-8") for notice in self.folder.iterdir()}


@pytest.fixture
def board(installed: Path, tmp_path: Path) -> Board:
    made = Board(installed, tmp_path)
    added = made("account", "add", "hall", "--platform", "noticeboard", "--server", f"file://{made.folder}")
    assert added.returncode == 0, added.stderr
    return made


def test_it_asks_for_its_account_in_its_own_words(installed: Path, tmp_path: Path) -> None:
    words = ("account", "add", "hall", "--platform", "noticeboard", "--server", f"file://{tmp_path}")
    env = {"PYTHONPATH": f"{installed}:{ROOT}", "LANG": "fr_FR.UTF-8"}
    with Terminal(*words, home=tmp_path / "home", env=env) as terminal:
        terminal.expect("Le concierge connaît le mot de passe.")
        terminal.expect("Le mot de passe à l’entrée")
        terminal.type("sesame")
        assert terminal.end() == 0


def test_it_posts_and_replies_to_an_address_alone(board: Board) -> None:
    sent = board("post", "Choir practice on Tuesday", "--to", "hall")
    assert sent.returncode == 0, sent.stderr
    [first] = board.notices
    reply = board("reply", f"https://board.example/{Path(first).stem}", "At seven?", "--yes")
    assert reply.returncode == 0, reply.stderr
    [answer] = board.notices.keys() - {first}
    assert answer.endswith(f".to.{first}")
    assert board.notices[answer] == "At seven?"


def test_a_reply_to_nobody_is_said_in_its_own_words_and_sent_to_nobody(board: Board) -> None:
    for language, says in (("en", "was taken down"), ("fr", "a été décrochée")):
        refused = board(
            "--lang", language, "reply", "https://board.example/0123456789abcdef", "Hello?", "--yes"
        )
        assert refused.returncode != 0
        assert says in refused.stdout + refused.stderr
    refused = board("reply", "https://board.example/", "Hello?", "--yes")
    assert refused.returncode == 2
    assert "https://board.example/0123456789abcdef" in refused.stderr, "an example of an address that is one"
    assert board.notices == {}


def plug_in(place: Path, name: str, module: str) -> None:
    """A package that names an adapter, written by hand."""
    (place / f"{name}_plug_in.py").write_text(module)
    info = place / f"{name}_plug_in-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-plug-in\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[cmdaily.platforms]\n{name} = {name}_plug_in:Network\n")


@pytest.mark.parametrize(
    ("module", "key", "says"),
    [
        ("import a_missing_sdk", "platform.plugin_import", "a_missing_sdk"),
        ("raise RuntimeError('its own fault')", "platform.plugin_broken", "its own fault"),
        ("Network = None", "platform.plugin_broken", "NoneType"),
        ("class Network: pass", "platform.plugin_not_one", ""),
        ("class Other: pass", "platform.plugin_broken", "Network"),
    ],
)
def test_a_broken_plug_in_is_named_and_takes_nothing_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, key: str, says: str
) -> None:
    plug_in(tmp_path, "broken", module)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(PlatformError) as caught:
        registry.load("broken")
    assert caught.value.key == key
    assert caught.value.remedy
    assert caught.value.values["package"] == "broken-plug-in"
    assert says in json.dumps(caught.value.values)
    listed = dict(registry.everything())
    assert isinstance(listed["broken"], CmdailyError)
    assert not isinstance(listed["x"], CmdailyError)
    sys.modules.pop("broken_plug_in", None)


def test_a_plug_in_cannot_take_the_place_of_a_shipped_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(tmp_path, "x", "raise SystemExit('it was imported')")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert type(registry.load("x")).__module__ == "cmdaily.platforms.x.adapter"
    assert registry.names().count("x") == 1


def test_what_ships_is_declared_in_the_same_way() -> None:
    """The register names them for a checkout that is not installed; the package says the same to everyone."""
    import tomllib

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"]
    assert declared["cmdaily.platforms"] == {name: where for name, where in registry.SHIPPED.items() if where}


def test_every_network_that_can_be_signed_in_to_has_an_adapter() -> None:
    with_adapter = {network.name for network in registry.shipped() if network.sign_in is not None}
    assert with_adapter == {name for name, where in registry.SHIPPED.items() if where}
    for name in with_adapter:
        assert registry.load(name).network is registry.about(name)
        assert registry.has_adapter(name)


def test_listing_loads_no_adapter() -> None:
    code = (
        "import sys; from cmdaily.platforms import registry; registry.everything()\n"
        "print([n for n in sys.modules if n.startswith('cmdaily.platforms.') and n.endswith(('adapter', 'words'))])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() == "[]"


def test_the_folder_of_a_network_bears_its_name() -> None:
    assert [network.name for network in registry.shipped()] == list(registry.SHIPPED)
    assert [network.name for network in registry.shipped() if network.hidden] == list(registry.HIDDEN)


@pytest.mark.parametrize(
    ("name", "key"), [("blog", "platform.handoff_only"), ("myspace", "platform.unknown")]
)
def test_a_network_without_an_adapter_says_so(name: str, key: str) -> None:
    with pytest.raises(UsageError) as caught:
        registry.load(name)
    assert caught.value.key == key
    assert not registry.has_adapter(name)


def test_the_network_for_tests_is_not_listed() -> None:
    assert "memory" not in registry.names()
    assert "memory" in registry.names(hidden=True)


def test_messages_that_nobody_has_look_for_plug_ins_once_and_a_new_place_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    real = registry.entry_points_of_others

    def looking(group: str, own: Container[str]) -> list[importlib.metadata.EntryPoint]:
        looked.append(group)
        return real(group, own)

    monkeypatch.setattr(registry, "entry_points_of_others", looking)
    monkeypatch.syspath_prepend(str(tmp_path / "nothing"))
    assert [registry.message("en", f"nobodys.key_{n}") for n in range(20)] == [None] * 20
    assert len(looked) == 1
    (tmp_path / "later").mkdir()
    plug_in(tmp_path / "later", "late", "")
    monkeypatch.syspath_prepend(str(tmp_path / "later"))
    assert "late" in registry.names()
