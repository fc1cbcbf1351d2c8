"""Pictures in WordPress's media library, for networks that fetch them by address: each once, by its name."""

from __future__ import annotations

from cmdaily.domain.accounts.outcome import Refused
from cmdaily.platforms.contract import not_this_network
from cmdaily.platforms.http import media
from cmdaily.platforms.http.fields import address_in
from cmdaily.platforms.wordpress.client import Blog, id_of


def hosted(blog: Blog, frozen: media.Frozen) -> str | Refused:
    """The address of a picture in the library, put there unless it is."""
    name = f"cmdaily-{frozen['sha256'][:16]}"
    there = blog.read("/media", slug=name)
    if isinstance(there, Refused):
        return there
    for one in there if isinstance(there, list) else ():
        address = address_in(one, "source_url")
        if address:
            return address
    data = media.load(frozen)
    if isinstance(data, Refused):
        return data
    file = {"file": (f"{name}.{frozen['type'].partition('/')[2]}", data, frozen["type"])}
    made = id_of(blog.ask("POST", "/media", files=file, data={"alt_text": frozen["alt"]}), blog.server)
    if isinstance(made, Refused):
        return made
    return address_in(made[1], "source_url") or not_this_network(blog.server)
