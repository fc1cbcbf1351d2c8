"""Setup wizard's work: five answers become settings, and a routine of the networks that somebody looks after."""

from __future__ import annotations

import os
from functools import partial
from tempfile import TemporaryDirectory

from cmdaily.domain import lazy_re as re
from cmdaily.domain.setup import SetupAnswers, SetupResult
from cmdaily.errors import UsageError
from cmdaily.files.atomic_write import write_new
from cmdaily.files.config.config import load_config
from cmdaily.files.config.start import CHOICES
from cmdaily.files.routines.routines import load_routine
from cmdaily.files.routines.starter import copy_of_shipped
from cmdaily.files.yaml import round_trip
from cmdaily.platforms import registry
from cmdaily.services.settings import settings
from cmdaily.store import calendar as calendar_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cmdaily.locale import Translator
    from cmdaily.services.workspace import Workspace

SHIPPED = "twenty-actions"
BLOGS = "blogs"
"""A blog is no network; the routine has a section for it all the same."""
_SECTION_OF_BLOGS = "Blogs"
_HEAD = re.compile(r"\A(?:#.*\n)+")
"""What the shipped file says of itself."""
USUAL_MINUTES = 60
MOST_MINUTES = 24 * 60


def proposed(workspace: Workspace, language: str) -> SetupAnswers:
    """What holds already, else what most people would answer."""
    config = workspace.config
    listening = workspace.plan.config.section("inbox")
    hours = "-".join(listening[1]) if listening else "09:00-18:00"
    name = _own_routine(workspace)
    networks = tuple(_sections(workspace.plan.path(name or SHIPPED)))
    minutes = USUAL_MINUTES if config.minutes is None else config.minutes
    return SetupAnswers(language, networks, hours, minutes, config.section("first", CHOICES[0]))


def known_networks() -> tuple[str, ...]:
    """What may be answered: the networks, and blogs."""
    return (*registry.names(), BLOGS)


def read_networks(text: str) -> tuple[str, ...]:
    """The networks in an answer, in its order. Raises UsageError for none, and for one that is not known."""
    known = known_networks()
    found: dict[str, None] = {}
    for word in text.replace(",", " ").replace(";", " ").split():
        name = _network_said(word.casefold())
        if name not in known:
            from cmdaily.files.yaml.problems import guess

            near = guess(name[:80], known)
            key = "setup.no_network_near" if near else "setup.no_network"
            raise UsageError(key, name=word[:60], near=near, known=", ".join(known))
        found[name] = None
    if not found:
        raise UsageError("setup.no_network_at_all", known=", ".join(known))
    return tuple(found)


def _network_said(word: str) -> str:
    """A network may be said by an older name, which one of its hosts still has."""
    if f"{word}s" == BLOGS:
        return BLOGS
    by_host = {
        host.partition(".")[0]: each.name for each in registry.shipped() for host in each.addresses.hosts
    }
    return word if word in known_networks() else by_host.get(word, word)


def read_minutes(text: str) -> int:
    """The minutes of a day in an answer: 45, 1h30. Raises UsageError."""
    from cmdaily.domain.time.durations import minutes, parse_duration

    found = int(text) if text.strip().isdigit() and len(text) < 6 else minutes(parse_duration(text))
    if not 0 < found <= MOST_MINUTES:
        raise UsageError("setup.minutes", most=MOST_MINUTES)
    return found


def read_hours(text: str) -> str:
    """The working hours in an answer: 9-18, 9h-18h30, 09:00-18:00. Raises UsageError."""
    clock = r"(\d{1,2})(?:[:h](\d{2})?)?"
    match = re.fullmatch(rf"\s*{clock}\s*(?:-|–|à|to)\s*{clock}\s*", text.casefold())
    if match is None:
        raise UsageError("setup.hours", text=text[:40])
    first, last = (f"{int(match[at]):02}:{match[at + 1] or '00'}" for at in (1, 3))
    for each in (first, last):
        if not ("00:00" <= each <= "23:59" and each[3:] <= "59") or first == last:
            raise UsageError("setup.hours", text=text[:40])
    return f"{first}-{last}"


def apply(workspace: Workspace, answers: SetupAnswers, tr: Translator) -> SetupResult:
    """Write what the answers say. Each file is written whole; what the user wrote in them stays, comments too."""
    config = workspace.home.config_file
    settings.begin(config, tr("starter.setup"))

    def edit(root: Any) -> None:
        root["language"] = answers.language
        root["minutes"] = answers.minutes
        root["first"] = answers.first
        root.setdefault("inbox", {})["hours"] = answers.hours

    round_trip.change(config, edit, load_config)
    workspace.forget()
    own = _own_routine(workspace)
    if own is None and set(answers.networks) == set(_sections(workspace.plan.path(SHIPPED))):
        return SetupResult(config)
    name = own or tr("setup.routine_name")
    path, kept = _write_routine(workspace, own, name, answers.networks)
    return SetupResult(config, path, name, kept, _in_place_of_shipped(workspace, name, made=own is None))


def _own_routine(workspace: Workspace) -> str | None:
    """The routine that an earlier setup made, in whichever language."""
    from cmdaily.locale import LANGUAGES, Translator

    names = [Translator(language)("setup.routine_name") for language in LANGUAGES]
    return next((name for name in names if workspace.plan.is_own(name)), None)


def _sections(path: str) -> dict[str, int]:
    """The networks a routine has sections for, blogs among them, and where each is."""
    from ruamel.yaml import YAML

    with open(path, encoding="utf-8") as file:
        sections = YAML(typ="safe").load(file).get("sections", [])
    return {name: place for place, section in enumerate(sections) if (name := _network_of(section))}


def _network_of(section: Any) -> str:
    named = section.get("platform")
    return str(named) if named else BLOGS if section.get("title") == _SECTION_OF_BLOGS else ""


def _write_routine(
    workspace: Workspace, own: str | None, name: str, networks: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    """A copy of the shipped routine with these networks; one that is there gets what it lacks, and loses nothing."""
    folder = workspace.home.routines
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if own is not None:
        path = workspace.plan.path(own)
        round_trip.change(path, lambda root: _add_sections(root, networks), load_routine)
        return path, tuple(each for each in _sections(path) if each not in networks)
    with TemporaryDirectory(prefix="cmdaily-") as trial:
        draft = os.path.join(trial, f"{name}.yaml")
        write_new(draft, _HEAD.sub("", copy_of_shipped(SHIPPED, name)))
        for each in _sections(draft):
            if each not in networks:
                round_trip.remove(draft, partial(_list_and_place, network=each), load_routine)
        round_trip.change(draft, lambda root: _begin(root, networks), load_routine)
        with open(draft, encoding="utf-8") as file:
            text = file.read()
    path = os.path.join(folder, f"{name}.yaml")
    write_new(path, text)
    return path, ()


def _list_and_place(root: Any, network: str) -> tuple[Any, int]:
    sections = root["sections"]
    return sections, next(place for place, each in enumerate(sections) if _network_of(each) == network)


def _begin(root: Any, networks: Sequence[str]) -> None:
    """What the copy is called, and the sections that the shipped routine lacks."""
    root["title"] = _texts("setup.routine_title", "")
    del root["description"]
    _add_sections(root, networks)


def _add_sections(root: Any, networks: Sequence[str]) -> None:
    sections = root["sections"]
    there = {_network_of(section) for section in sections}
    for network in networks:
        if network not in there:
            sections.insert(_end(sections), _section(network))


def _end(sections: Any) -> int:
    """Networks stand before blogs and figures."""
    places = [place for place, each in enumerate(sections) if each.get("platform")]
    return max(places, default=-1) + 1


def _section(network: str) -> dict[str, Any]:
    """A network's section: answer all, join two conversations, publish once."""
    title = registry.about(network).title
    kinds = (
        ("answer", {"times": "all", "minutes": 3, "essential": True, "counts": "reply"}),
        ("join", {"times": 2, "minutes": 3}),
        ("post", {"minutes": 2, "counts": "post"}),
    )
    actions = [
        {"id": f"{network}-{kind}", "title": _texts(f"setup.action_{kind}", title), **more}
        for kind, more in kinds
    ]
    return {"title": title, "platform": network, "actions": actions}


def _texts(key: str, network: str) -> dict[str, str]:
    from cmdaily.locale import LANGUAGES, Translator

    return {language: Translator(language)(key, network=network) for language in LANGUAGES}


def _in_place_of_shipped(workspace: Workspace, name: str, *, made: bool) -> bool:
    """A routine that was just `made` counts from now on in place of the shipped one; whether that was on. Later it is
    left as the user switched it."""
    workspace.forget()
    said = calendar_store.routine_states(workspace.store.reader())
    if not made and SHIPPED in said:
        return False
    was_on = SHIPPED in workspace.active_names()
    with workspace.store.transaction() as connection:
        for routine, active in ((name, True), (SHIPPED, False)):
            calendar_store.switch_routine(connection, routine, active=active, changed_at=workspace.timestamp)
    workspace.forget()
    return was_on
