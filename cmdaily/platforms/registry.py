"""Platform registry: which networks there are, their data, their words, and how an adapter is loaded.

A network that ships with cmdaily is a folder beside this file: `network.py` is its data, `words.py` its messages, the
class named in `SHIPPED` its adapter. Listing and reading data imports no adapter. Anybody else's network is an entry
point of the group `cmdaily.platforms`: the name is the network's, the object the adapter class, and the data
and words are found through it. What ships is declared there as well, and no plug-in takes its name.
"""

from __future__ import annotations

import sys
from functools import cache

from cmdaily.errors import CmdailyError, PlatformError, UsageError
from cmdaily.files.entry_points import entry_points_of_others

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.metadata import EntryPoint

    from cmdaily.domain.accounts.network import Network
    from cmdaily.locale import Message
    from cmdaily.platforms.contract import Platform

GROUP = "cmdaily.platforms"

SHIPPED = {
    "x": "cmdaily.platforms.x.adapter:X",
    "mastodon": "cmdaily.platforms.mastodon.adapter:Mastodon",
    "bluesky": "cmdaily.platforms.bluesky.adapter:Bluesky",
    "wordpress": "cmdaily.platforms.wordpress.adapter:WordPress",
    "linkedin": "cmdaily.platforms.linkedin.adapter:LinkedIn",
    "facebook": "cmdaily.platforms.facebook.adapter:Facebook",
    "instagram": "cmdaily.platforms.instagram.adapter:Instagram",
    "threads": "cmdaily.platforms.threads.adapter:Threads",
    "whatsapp": "cmdaily.platforms.whatsapp.adapter:WhatsApp",
    "pinterest": "cmdaily.platforms.pinterest.adapter:Pinterest",
    "youtube": "cmdaily.platforms.youtube.adapter:YouTube",
    "telegram": "cmdaily.platforms.telegram.adapter:Telegram",
    "discord": "cmdaily.platforms.discord.adapter:Discord",
    "tiktok": "",
    "reddit": "",
    "google-business": "",
    "blog": "",
    "memory": "cmdaily.platforms.memory.adapter:Memory",
}
"""The networks in the order in which they are listed, with their adapters; "" is by hand-off alone."""

HIDDEN = ("memory",)


def names(hidden: bool = False) -> tuple[str, ...]:
    """The names of all networks, those spoken to by hand-off alone included. Imports none."""
    shipped = [name for name in SHIPPED if hidden or name not in HIDDEN]
    return (*shipped, *sorted(_plug_ins()))


def called(word: str) -> str:
    """The name of the network that ships with cmdaily and that people call so, "" if none."""
    plain = word.strip().casefold().replace(" ", "-").replace("_", "-")
    for network in shipped():
        if plain in (network.name, network.title.casefold().replace(" ", "-"), *network.also):
            return network.name
    return ""


def about(name: str) -> Network:
    """A network as data. A plug-in has to be imported for that, and may raise what `load` raises."""
    return _data(name) if name in SHIPPED else load(name).network


def shipped() -> tuple[Network, ...]:
    """The networks that ship with cmdaily, hidden ones included."""
    return tuple(_data(name) for name in SHIPPED)


def everything() -> tuple[tuple[str, Network | CmdailyError], ...]:
    """All listed networks; a plug-in that does not load stands with its error and takes nothing else down."""
    found: list[tuple[str, Network | CmdailyError]] = []
    for name in names():
        try:
            found.append((name, about(name)))
        except CmdailyError as error:
            found.append((name, error))
    return tuple(found)


def network_of(address: str) -> str:
    """The name of the network that an address belongs to, "" if it could be any server's."""
    from cmdaily.domain.publishing import post_urls

    found = post_urls.network_of(address, shipped())
    if found or "://" not in address:
        return found
    others = [network for _, network in everything() if not isinstance(network, CmdailyError)]
    return post_urls.network_of(address, others)


def message(language: str, key: str) -> Message | None:
    """A network's own words for a key `NAME.rest`, in English where it lacks the language; None if it is none's.

    Keys that an earlier version wrote into the store as `platform.NAME_rest` are still read.
    """
    name, _, rest = key.partition(".")
    if name == "platform":
        helped, _, of = rest.partition("_")
        name, rest = (of, helped) if helped == "help" else (helped, of)
    words = words_of(name) if name in SHIPPED or name in _plug_ins() else {}
    return next(
        (
            words[code][f"{name}.{rest}"]
            for code in (language, "en")
            if f"{name}.{rest}" in words.get(code, ())
        ),
        None,
    )


def words_of(name: str) -> Mapping[str, Mapping[str, Message]]:
    """A network's own messages by language; none where it has none, or is a plug-in that does not load."""
    from importlib import import_module

    try:
        module = about(name).words
        words: Mapping[str, Mapping[str, Message]] = import_module(module).WORDS if module else {}
    except (CmdailyError, ImportError, AttributeError):
        return {}
    return words


def load(name: str) -> Platform:
    """The adapter of a network.

    UsageError: no such network, or one without an API (its `sign_in` is None): hand off. PlatformError:
    the plug-in cannot be imported, or is none.
    """
    if SHIPPED.get(name):
        return _shipped(name)
    if name in SHIPPED:
        values = {"platform": name, "title": about(name).title}
        raise UsageError("platform.handoff_only", remedy="platform.handoff_only_remedy", **values)
    entry = _plug_ins().get(name)
    if entry is None:
        if near := called(name):
            raise UsageError("platform.unknown_near", platform=name, near=near)
        raise UsageError(
            "platform.unknown",
            remedy="platform.unknown_network_remedy",
            platform=name,
            known=", ".join(names()),
        )
    return _plug_in(entry)


def has_adapter(name: str) -> bool:
    """Whether a network can be spoken to by API at all. Imports no adapter."""
    return bool(SHIPPED[name]) if name in SHIPPED else name in _plug_ins()


def _data(name: str) -> Network:
    from importlib import import_module

    found: Network = import_module(f"cmdaily.platforms.{name.replace('-', '_')}.network").NETWORK
    return found


def _plug_ins() -> dict[str, EntryPoint]:
    return _plug_ins_on(tuple(sys.path))


@cache
def _plug_ins_on(_path: tuple[str, ...]) -> dict[str, EntryPoint]:
    """Looked for once: reading what every package declares takes a while, and every message that no catalogue has asks.
    Another search path is looked through anew; what is installed meanwhile is seen by the next run."""
    return {entry.name: entry for entry in entry_points_of_others(GROUP, SHIPPED)}


def _shipped(name: str) -> Platform:
    from importlib import import_module

    module, _, attribute = SHIPPED[name].partition(":")
    made: Platform = getattr(import_module(module), attribute)()
    return made


def _plug_in(entry: EntryPoint) -> Platform:
    """Import one plug-in. Whatever it raises while it is imported is its own fault, and is reported as
    such."""
    from cmdaily.platforms.contract import Platform

    package = entry.dist.name if entry.dist is not None else entry.module
    try:
        made = entry.load()()
    except ImportError as error:
        raise PlatformError(
            "platform.plugin_import",
            remedy="platform.plugin_import_remedy",
            platform=entry.name,
            package=package,
            missing=error.name or str(error),
        ) from error
    except Exception as error:
        raise PlatformError(
            "platform.plugin_broken",
            remedy="platform.plugin_remedy",
            platform=entry.name,
            package=package,
            why=f"{type(error).__name__}: {error}",
        ) from error
    if not isinstance(made, Platform) or made.network.name != entry.name:
        raise PlatformError(
            "platform.plugin_not_one", remedy="platform.plugin_remedy", platform=entry.name, package=package
        )
    return made
