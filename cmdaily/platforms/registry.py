"""Platform registry: which networks there are, and how an adapter is loaded.

Adapters are entry points of the group `cmdaily.platforms`: the name is the network's, the object the
adapter class. ReadBack them imports none; loading imports one. Those that ship with cmdaily are named here
as well, so that a source checkout that was never installed has them too; they cannot be replaced by a
plug-in of the same name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.accounts.network import Network
from cmdaily.errors import CmdailyError, PlatformError, UsageError
from cmdaily.platforms.networks import NETWORKS

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from cmdaily.platforms.contract import Platform

GROUP = "cmdaily.platforms"

SHIPPED = {
    "mastodon": "cmdaily.platforms.mastodon.adapter:Mastodon",
    "x": "cmdaily.platforms.x.adapter:X",
    "bluesky": "cmdaily.platforms.bluesky.adapter:Bluesky",
    "wordpress": "cmdaily.platforms.wordpress.adapter:WordPress",
    "memory": "cmdaily.platforms.memory.adapter:Memory",
}


def names(hidden: bool = False) -> tuple[str, ...]:
    """The names of all networks, those spoken to by hand-off alone included. Imports no adapter."""
    shipped = [name for name, network in NETWORKS.items() if hidden or not network.hidden]
    return (*shipped, *sorted(_plug_ins()))


def about(name: str) -> Network:
    """A network as data. A plug-in has to be imported for that, and may raise what `load` raises."""
    shipped = NETWORKS.get(name)
    return shipped if shipped is not None else load(name).network


def everything() -> tuple[tuple[str, Network | CmdailyError], ...]:
    """All listed networks; a plug-in that does not load stands with its error and takes nothing else down."""
    found: list[tuple[str, Network | CmdailyError]] = []
    for name in names():
        try:
            found.append((name, about(name)))
        except CmdailyError as error:
            found.append((name, error))
    return tuple(found)


def load(name: str) -> Platform:
    """The adapter of a network.

    UsageError: no such network, or one without an API (its `sign_in` is None): hand off. PlatformError:
    the plug-in cannot be imported, or is none.
    """
    if name in SHIPPED:
        return _shipped(name)
    if name in NETWORKS:
        raise UsageError("platform.handoff_only", remedy="platform.handoff_only_remedy", platform=name)
    entry = _plug_ins().get(name)
    if entry is None:
        raise UsageError(
            "platform.unknown",
            remedy="platform.unknown_network_remedy",
            platform=name,
            known=", ".join(names()),
        )
    return _plug_in(entry)


def has_adapter(name: str) -> bool:
    """Whether a network can be spoken to by API at all. Imports no adapter."""
    return name in SHIPPED or (name not in NETWORKS and name in _plug_ins())


def _plug_ins() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=GROUP) if entry.name not in NETWORKS}


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
