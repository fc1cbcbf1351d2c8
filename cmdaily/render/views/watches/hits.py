"""What watches found: who said it where and when, and what to type next."""

from __future__ import annotations

from cmdaily.domain.watches.alert import alert_message
from cmdaily.domain.watches.results import HitList
from cmdaily.domain.watches.watch import DONE, FEEDS
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, line
from cmdaily.render.views.feeds.articles import age
from cmdaily.render.words import message_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.watches.watch import Hit
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

TEXT = 200
"""Characters of a mention in the list."""
INDENT = 6


def document(model: HitList, tr: Translator) -> Document:
    """Two lines for each mention; what runs hot stands before all."""
    blocks: list[Block] = []
    for alert in model.alerts:
        blocks.append(line(("late", message_text(alert_message(alert, model.watches), tr))))
    if model.alerts:
        blocks.append(Gap())
    wide = max((len(hit.ref) for hit in model.hits), default=0)
    for hit in model.hits:
        blocks += _hit(model, hit, wide, tr)
    if not model.hits:
        blocks.append(line(tr("watch.nothing" if model.watches else "watch.none")))
    blocks += _footer(model, tr)
    return tuple(blocks)


def _hit(model: HitList, hit: Hit, wide: int, tr: Translator) -> list[Block]:
    said = hit.sighting
    pieces: list[str | tuple[str, str]] = [("number", hit.ref.rjust(wide)), "  "]
    pieces.append(("accent", one_line(said.text or said.url, TEXT)))
    if hit.state == DONE:
        pieces.append(("dim", f"  {tr('watch.state_done')}"))
    where = tr("watch.feeds") if hit.source == FEEDS else one_line(hit.source)
    who = one_line(said.name or said.author, 60)
    watch = model.watch(hit.watch)
    about = [who, where, age(model.now, said.at, model.zone, tr)]
    if watch is not None:
        about.append(f"{watch.ref} {one_line(watch.title, 60)}")
    return [line(*pieces), line(("dim", " · ".join(part for part in about if part)), indent=INDENT)]


def _footer(model: HitList, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    if model.mode == "read" and model.hits:
        first = model.hits[0].ref
        blocks += [Gap(), line(tr("watch.waiting", n=model.waiting, shown=len(model.hits)))]
        blocks.append(line(("dim", tr("watch.next", ref=first))))
    if model.readings is not None:
        blocks.append(line(("dim", tr("watch.new", n=sum(each.new for each in model.readings)))))
    return blocks


def troubles(model: HitList, tr: Translator) -> list[tuple[str, dict[str, object]]]:
    """What was in the way of asking, as message keys and values."""
    return [
        ("watch.trouble", {"source": one_line(each.source), "why": message_text(each.error, tr)})
        for each in model.readings or ()
        if each.error is not None
    ]


def data(model: HitList, _tr: Translator) -> dict[str, object]:
    """Mentions for scripts, and the watches that run hot since this reading."""
    refs = {watch.id: watch.ref for watch in model.watches}
    return {
        "mentions": [hit_data(hit, refs.get(hit.watch)) for hit in model.hits],
        "alerts": [
            {"watch": refs.get(alert.watch), "count": alert.count, "usual": round(alert.usual, 2)}
            for alert in model.alerts
        ],
    }


def hit_data(hit: Hit, watch: str | None) -> dict[str, object]:
    """One mention for scripts."""
    said = hit.sighting
    return {
        "ref": hit.ref,
        "watch": watch,
        "platform": hit.platform,
        "source": hit.source,
        "author": said.author,
        "name": said.name or None,
        "text": said.text,
        "url": said.url or None,
        "at": said.at.isoformat(timespec="seconds"),
        "state": hit.state,
    }
