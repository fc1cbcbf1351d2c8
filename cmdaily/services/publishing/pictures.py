"""Pictures of a post: what is wrong with them, what becomes of them before they are sent, and a copy of our own."""

from __future__ import annotations

import os

from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Refused
from cmdaily.domain.publishing.results import PicturesRead
from cmdaily.domain.record import replace
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.errors import CmdailyError
from cmdaily.files.atomic_write import atomic_write
from cmdaily.files.pictures.parsed import PLACE
from cmdaily.platforms.http import media, media_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.accounts.network import Limits, Network
    from cmdaily.domain.publishing.outgoing import Picture
    from cmdaily.domain.publishing.results import Notice
    from cmdaily.platforms.http.media import Published
    from cmdaily.services.workspace import Workspace


def read_pictures(
    given: Iterable[Picture], limits: Limits, network: Network, host: str = "", *, by_hand: bool = False
) -> PicturesRead:
    """Each picture is looked at, and all of them counted. Where the network fetches pictures itself, addresses are
    looked at when they are sent, and files go to the account `host` first, "" for none. Who publishes by hand adds a
    file or a picture of the web themselves, on every network."""
    wanted = tuple(given)
    by_address = Can.PICTURES_BY_ADDRESS in network.can and not by_hand
    if by_address and not host:
        return PicturesRead(media_address.unfit(wanted, limits.pictures))
    refused = [] if not limits.pictures or len(wanted) <= limits.pictures else [_too_many(wanted, limits)]
    notices: list[Notice] = []
    animated, located = [], []
    for picture in wanted:
        if (by_address or by_hand) and is_web_address(picture.path):
            continue
        made = _published(picture, limits)
        if isinstance(made, Refused):
            refused.append(made)
            continue
        name = picture.path.replace("\\", "/").rpartition("/")[2]
        notices += _notices(name, made, limits)
        if by_address:
            notices.append(("preflight.picture_hosted", (("picture", name), ("account", host))))
        animated += [name] if made.picture.animated and made.picture.type not in limits.animated else []
        located += [name] if PLACE in made.found.told else []
    return PicturesRead(tuple(refused), tuple(notices), tuple(animated), tuple(located))


def own_copy(workspace: Workspace, picture: Picture, limits: Limits) -> Picture:
    """The picture as a copy of our own, as it will be sent, whatever becomes of the file.

    CmdailyError where it cannot be read or kept."""
    import hashlib

    if is_web_address(picture.path):
        return picture
    made = _published(picture, limits)
    if isinstance(made, Refused):
        raise CmdailyError(made.key, remedy=made.remedy, **dict(made.values))
    data, suffix = made.picture.clean, made.picture.type.partition("/")[2]
    directory = os.path.join(workspace.home.data, "pictures")
    path = os.path.join(directory, f"{hashlib.sha256(data).hexdigest()}.{suffix}")
    try:
        os.makedirs(directory, mode=0o700, exist_ok=True)
        atomic_write(path, data)
    except OSError as error:
        raise CmdailyError("error.system", reason=error.strerror or str(error), path=path) from error
    return replace(picture, path=path)


def _published(picture: Picture, limits: Limits) -> Published | Refused:
    data = media.read(picture.path)
    return data if isinstance(data, Refused) else media.published(picture.path, data, limits)


def _too_many(wanted: tuple[Picture, ...], limits: Limits) -> Refused:
    found = media.freeze(wanted, limits)
    assert isinstance(found, Refused)  # noqa: S101 - counted before
    return found


def _notices(name: str, made: Published, limits: Limits) -> list[Notice]:
    found: list[Notice] = []
    ratio = made.picture.width / max(1, made.picture.height)
    if (
        limits.picture_ratios
        and not limits.picture_ratios[0] - 0.005 <= ratio <= limits.picture_ratios[1] + 0.005
    ):
        size = (("picture", name), ("width", made.picture.width), ("height", made.picture.height))
        found.append(("preflight.ratio_narrow" if ratio < 1 else "preflight.ratio_wide", size))
    if made.found.told:
        key = "place_removed" if PLACE in made.found.told else "metadata_removed"
        found.append((f"preflight.{key}", (("picture", name),)))
    if made.fitted:
        shown = made.picture
        values = (
            ("picture", name),
            ("width", shown.width),
            ("height", shown.height),
            ("kind", shown.type.partition("/")[2].upper()),
            ("kilobytes", max(1, round(len(shown.clean) / 1000))),
        )
        same = (shown.width, shown.height) == (made.found.width, made.found.height)
        found.append(("preflight.converted" if same else "preflight.resized", values))
    return found
