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
    pieces = [
        ("number", hit.ref.rjust(wide)),
        ("", "  "),
        ("accent", one_line(hit.sighting.text or hit.sighting.url, TEXT)),
    ]
    if hit.state == DONE:
        pieces.append(("dim", f"  {tr('watch.state_done')}"))
    return [line(*pieces), line(("dim", about(model, hit, tr)), indent=INDENT)]


def pieces(model: HitList, hit: Hit, wide: int, tr: Translator) -> tuple[tuple[str, str], ...]:
    """A mention for a list: what was said, and in a line of its own by whom and where, as styles and texts."""
    said = one_line(hit.sighting.text or hit.sighting.url, 120)
    indent = " " * (wide + 2)
    return (
        ("number", f"{hit.ref.rjust(wide)}  "),
        ("accent", said),
        ("dim", f"\n{indent}{about(model, hit, tr)}"),
    )


def about(model: HitList, hit: Hit, tr: Translator) -> str:
    """Who said it, where, when, and which watch found it."""
    said, watch = hit.sighting, model.watch(hit.watch)
    where = tr("watch.feeds") if hit.source == FEEDS else one_line(hit.source)
    told = [one_line(said.name or said.author, 60), where, age(model.now, said.at, model.zone, tr)]
    if watch is not None:
        told.append(f"{watch.ref} {one_line(watch.title, 60)}")
    return " · ".join(part for part in told if part)


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
