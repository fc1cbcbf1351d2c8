"""WhatsApp as data: what a business number can do by the Cloud API, its limits, its addresses.

Read in November 2026 in Meta's OpenAPI description of the Cloud API (v23.0) and on its pages about WhatsApp."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from cmdaily.domain.accounts.network import Addresses, Can, Limits, Network, Once, Prices, SecretField, SignIn
from cmdaily.domain.publishing.compose_urls import HandOff, text_and_link, with_query
from cmdaily.domain.publishing.outgoing import REPLY, Target
from cmdaily.domain.publishing.post_urls import network_of, web_path, web_query
from cmdaily.platforms.meta.versions import GRAPH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing

_NUMBER = r"\+?([1-9]\d{6,14})"
_MESSAGE = r"[1-9]\d{6,14}/wamid\.[\w=+-]{5,200}"


def _person(given: str) -> Target | None:
    """A person by number or by `wa.me` address, or one message of a conversation."""
    if re.fullmatch(_MESSAGE, given, re.ASCII):
        return Target("whatsapp", given)
    number = re.fullmatch(_NUMBER, re.sub(r"[-.()]", "", given), re.ASCII)
    if number is None and network_of(given, (NETWORK,)):
        told = web_query(given, "phone") if web_path(given) == "/send" else urlsplit(given).path.strip("/")
        number = re.fullmatch(_NUMBER, told.strip(), re.ASCII)
    return Target("whatsapp", number[1], f"https://wa.me/{number[1]}") if number else None


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    """The chooser of conversations; the conversation itself where the person is known."""
    person = outgoing.target.id.partition("/")[0] if outgoing.kind == REPLY and outgoing.target else ""
    return HandOff(with_query(f"https://wa.me/{person}", text=text_and_link(outgoing)), True)


NETWORK = Network(
    name="whatsapp",
    title="WhatsApp",
    can=(Can.REPLY, Can.PICTURES),
    limits=Limits(
        text=4096,
        caption=1024,
        pictures=1,
        picture_bytes=5_000_000,
        picture_types=("image/jpeg", "image/png"),
    ),
    # metered since October 2026, by the country of who is written to; as three resellers say, Meta's page was not found
    prices=Prices(told="whatsapp.prices"),
    once=Once.ASK,
    sign_in=SignIn(
        fields=(SecretField("access_token", "adapter.ask_access_token"),),
        plain="access_token",
        looks=r"EAA\w{20,}",
        needs_handle=True,
        help="whatsapp.help",
    ),
    versions=GRAPH,
    home="https://web.whatsapp.com/",
    addresses=Addresses(hosts=("wa.me", "whatsapp.com"), parse=_person, example="https://wa.me/33612345678"),
    compose=_compose,
    window_hours=24,
    # three a day, as the BBC sent to its subscribers
    charter=(("messages-a-day", "most", 3),),
    words="cmdaily.platforms.whatsapp.words",
    also=("wa",),
)
