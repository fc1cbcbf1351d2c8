"""Watch list: what each asks of whom, what it found, and how hot it is."""

from __future__ import annotations

from cmdaily.domain.watches.results import ListedWatch, WatchList
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, line
from cmdaily.render.views.feeds.articles import age
from cmdaily.render.words import message_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.watches.alert import Heat
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: WatchList, tr: Translator) -> Document:
    """Two lines for each watch, more where it runs hot or a source fails; or what was done."""
    if model.mode == "removed":
        return tuple(
            line(tr("watch.removed", watch=one_line(each.watch.title, 80))) for each in model.watches
        )
    if model.mode == "added":
        return _added(model.watches[0], tr)
    blocks: list[Block] = []
    wide = max((len(each.watch.ref) for each in model.watches), default=0)
    for listed in model.watches:
        blocks += _watch(model, listed, wide, tr)
    if model.watches:
        blocks += [Gap(), line(("dim", tr("watch.next_listed")))]
    else:
        blocks.append(line(tr("watch.none")))
    return tuple(blocks)


def _added(listed: ListedWatch, tr: Translator) -> Document:
    watch = listed.watch
    blocks: list[Block] = [
        line(("good", tr("watch.added", watch=one_line(watch.title, 80), ref=watch.ref))),
        line(tr("watch.asked_of", sources=_sources(listed, tr))),
    ]
    blocks += [line(("late", message_text(price, tr))) for price in listed.prices]
    if watch.alert:
        blocks.append(line(tr("watch.learns")))
    blocks.append(line(("dim", tr("watch.next_added"))))
    return tuple(blocks)


def _sources(listed: ListedWatch, tr: Translator) -> str:
    return ", ".join(
        tr("watch.feeds") if source == "feeds" else one_line(source) for source in listed.sources
    )


def _watch(model: WatchList, listed: ListedWatch, wide: int, tr: Translator) -> list[Block]:
    watch = listed.watch
    about = [tr("watch.week", n=listed.week), tr("watch.waiting_short", n=listed.waiting)]
    about.append(tr("watch.asked_of_short", sources=_sources(listed, tr)))
    if watch.inbox:
        about.append(tr("watch.into_inbox"))
    if watch.voice:
        about.append(tr(f"watch.voice_{watch.voice}"))
    about.append(
        tr("watch.asked_ago", ago=age(model.now, watch.read_at, model.zone, tr))
        if watch.read_at is not None
        else tr("watch.not_asked")
    )
    blocks: list[Block] = [
        line(("number", watch.ref.rjust(wide)), "  ", ("accent", one_line(watch.title, 200))),
    ]
    if watch.name:
        blocks.append(line(one_line(watch.query, 300), indent=wide + 2))
    blocks.append(line(("dim", " · ".join(about)), indent=wide + 2))
    if watch.wave_since is not None and listed.alert is not None:
        blocks.append(line(("late", _hot(listed, model, tr)), indent=wide + 2))
    elif listed.heat is not None and listed.heat.learning:
        blocks.append(line(("dim", tr("watch.learning")), indent=wide + 2))
    for source, error in listed.errors:
        values = {"source": one_line(source), "why": message_text(error, tr)}
        blocks.append(line(("late", tr("watch.trouble", **values)), indent=wide + 2))
    return blocks


def _hot(listed: ListedWatch, model: WatchList, tr: Translator) -> str:
    alert = listed.alert
    assert alert is not None  # noqa: S101 - asked before
    ago = age(model.now, alert.at, model.zone, tr)
    return tr("watch.hot", n=alert.count, usual=round(alert.usual), ago=ago)


def data(model: WatchList, tr: Translator) -> dict[str, object]:
    """Watches for scripts."""
    return {"watches": [_data(each, tr) for each in model.watches]}


def _data(listed: ListedWatch, tr: Translator) -> dict[str, object]:
    watch, alert = listed.watch, listed.alert
    return {
        "ref": watch.ref,
        "name": watch.name or None,
        "query": watch.query,
        "sources": list(listed.sources),
        "inbox": watch.inbox,
        "alert": watch.alert,
        "voice": watch.voice or None,
        "found": listed.found,
        "waiting": listed.waiting,
        "last_7_days": listed.week,
        "usual_6_hours": _usual(listed.heat),
        "hot_since": _moment(watch.wave_since),
        "last_alert_at": _moment(alert.at if alert is not None else None),
        "last_read_at": _moment(watch.read_at),
        "errors": [{"source": source, "error": message_text(error, tr)} for source, error in listed.errors],
    }


def _usual(heat: Heat | None) -> float | None:
    return None if heat is None or heat.learning else round(heat.usual, 2)


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at is not None else None
