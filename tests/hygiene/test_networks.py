"""A network is one folder: its name stands there, in the registry, in words and in documentation, and nowhere else."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest

from cmdaily.platforms import registry
from tests.hygiene.source import PACKAGE, ROOT, calls, modules, place, texts

ORDINARY = {"x", "threads", "blog", "memory"}
"""Names that are words as well: only what is compared, or paired with a value, is one."""
SPECIAL = "|".join(re.escape(name) for name in [*registry.SHIPPED, "twitter"] if name not in ORDINARY)
NAMES = re.compile(rf"(?i)(?<!\w)({SPECIAL})(?!\w)|\bx\.com\b")

ALLOWED = {
    # names that a text is searched for, and spelt as their owners do
    "domain/charter/rules/words.py": 9,
    "domain/charter/rules/pictures.py": 1,
    "domain/inbox/kinds/lexicon.py": 1,
    "domain/publishing/text/tlds.py": 1,
    # sources of a rule, and examples of it
    "domain/charter/rules/hashtags.py": 2,
    "domain/charter/rules/repetition.py": 2,
    # redirectors and parameters that web addresses carry, whatever network they were found on
    "domain/feeds/canonical_url.py": 6,
    # where the meaning of a figure changed, with its source: to go to the networks when their figures come
    "domain/figures/breaks.py": 5,
    # loggers of SDKs, tags of web pages, SDKs that no import may bring
    "platforms/http/session.py": 1,
    "platforms/http/link_card.py": 1,
    "platforms/testing/__init__.py": 1,
}


def named(path: Path) -> int:
    """How many texts of a file, other than docstrings, name a network."""
    return sum(
        bool(NAMES.search(node.value)) or (node.value in ORDINARY and is_compared(node))
        for node in texts(path)
    )


def is_compared(node: ast.Constant) -> bool:
    """Whether something depends on this text: `== "x"`, `in ("x", …)`, `(("x", 3), …)`."""
    parent = node.parent  # type: ignore[attr-defined]
    around = getattr(parent, "parent", None)
    if isinstance(parent, ast.Tuple | ast.List | ast.Set) and isinstance(around, ast.Compare):
        return True
    pair = isinstance(parent, ast.Tuple) and isinstance(around, ast.Tuple | ast.List)
    return isinstance(parent, ast.Compare) or (pair and parent.elts[0] is node and len(parent.elts) == 2)


def test_a_network_is_named_in_its_folder_and_nowhere_else() -> None:
    folders = {f"platforms/{name.replace('-', '_')}" for name in registry.SHIPPED}
    found: Counter[str] = Counter()
    for path in modules():
        where = path.relative_to(PACKAGE).as_posix()
        if where.startswith("locale/") or where == "platforms/registry.py":
            continue
        if where.rpartition("/")[0] not in folders:
            found[where] += named(path)
    assert +found == Counter(ALLOWED)


@pytest.mark.parametrize("name", registry.SHIPPED)
def test_a_network_has_a_folder_with_its_data_and_names_itself_alone(name: str) -> None:
    folder = PACKAGE / "platforms" / name.replace("-", "_")
    assert (folder / "network.py").is_file()
    assert (folder / "words.py").is_file() == bool(registry.about(name).words)


def test_the_words_of_a_network_are_asked_for_by_a_key_alone() -> None:
    """Both languages, the same placeholders and the typography are test_languages.py's."""
    assert registry.message("fr", "x.ask_access_token") == "Jeton d'accès"
    assert registry.message("fr", "platform.x_reply") == registry.message("fr", "x.reply"), (
        "keys of older stores"
    )
    assert registry.message("fr", "platform.help_x") == registry.message("fr", "x.help")
    assert registry.message("de", "x.help") == registry.message("en", "x.help"), "a language that it lacks"
    for key in ("x.nothing", "nowhere.help", "platform.nowhere_help", "platform.", "", "today.x"):
        assert registry.message("en", key) is None


def test_what_a_network_costs_and_takes_stands_in_one_place() -> None:
    """Prices, limits and ways of signing in change: each is written in the network's own data and nowhere else."""
    made = {"Prices", "Limits", "SignIn", "Addresses", "Network"}
    elsewhere = {
        f"{place(path, call)} {name}"
        for path in modules()
        for name, call in calls(path)
        if name in made and call.keywords and path.name != "network.py"
    }
    assert not elsewhere


def test_what_the_page_on_networks_names_is_there() -> None:
    page = (ROOT / "docs" / "platforms.md").read_text("utf-8")
    paths = set(re.findall(r"`(?:cmdaily/)?(platforms/[a-z_/]+\.py)`", page))
    assert [path for path in paths if not (PACKAGE / path).is_file()] == []
    names = set(re.findall(r"`(?:cmdaily\.)?(platforms(?:\.\w+)+)[`(]", page))
    assert len(names) > 5
    for name in names:
        pkgutil.resolve_name(f"cmdaily.{name}")
