"""What there is to say of an action beside its days, in words: for which networks, by whom, asking for what."""

from __future__ import annotations

from cmdaily.domain.routines.routine import ALL_NETWORKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.routines.recurrence_words import Translate
    from cmdaily.domain.routines.routine import Action


def around(tr: Translate, action: Action) -> list[str]:
    """What there is to say of an action beside its days: for what, by whom, apart from what, asking for what."""
    parts = []
    if action.each or len(action.platforms) > 1 or action.platforms == (ALL_NETWORKS,):
        everywhere = action.platforms == (ALL_NETWORKS,)
        networks = tr("recurrence.all_networks") if everywhere else listed(tr, action.platforms)
        key = f"recurrence.each_{action.each}" if action.each else "recurrence.on_platforms"
        parts.append(tr(key, platforms=networks))
    if action.people:
        weeks, days = divmod(action.turn, 7)
        key, length = ("recurrence.people", action.turn) if days else ("recurrence.people_weeks", weeks)
        parts.append(tr(key, n=length, people=listed(tr, action.people)))
    if action.apart:
        parts.append(tr("recurrence.apart", action=action.apart))
    if action.asks:
        parts.append(tr("recurrence.asks", metrics=listed(tr, action.asks)))
    return parts


def listed(tr: Translate, words: Iterable[str]) -> str:
    """Words as a list in a sentence: a, b and c."""
    *most, last = words
    return tr("recurrence.and", first=", ".join(most), last=last) if most else last
