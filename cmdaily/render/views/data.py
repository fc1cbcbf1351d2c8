"""Data views: paths, imports, backups, checks, the doctor."""

from __future__ import annotations

from cmdaily.domain.data.store_health import Diagnosis, Held, Imported, Restored, StoreCheck
from cmdaily.render.document import line
from cmdaily.render.words import long_date, message_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

    Model = Imported | Held | Restored | StoreCheck | tuple[Diagnosis, ...]

MARKS = {"good": "[ok]", "late": "[! ]", "bad": "[no]"}


def document(model: Model, tr: Translator) -> Document:
    """A few lines."""
    if isinstance(model, Imported):
        imported = line(tr("data.imported", n=model.added, known=model.known))
        return (
            (imported, line(tr("data.imported_figures", n=model.figures))) if model.figures else (imported,)
        )
    if isinstance(model, Held):
        return tuple(_held(model, tr))
    if isinstance(model, Restored):
        return tuple(_restored(model, tr))
    if isinstance(model, StoreCheck):
        return tuple(_checked(model, tr))
    return tuple(
        line((finding.level, MARKS[finding.level]), " ", message_text(finding.message, tr))
        for finding in model
    )


def data(model: Model, tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    if isinstance(model, Imported):
        return {"added": model.added, "known": model.known, "figures": model.figures, "restored": False}
    if isinstance(model, Held):
        return {
            "path": model.path,
            "last_used": model.last_used and model.last_used.isoformat(timespec="seconds"),
            "rows": model.rows,
            "deliveries": model.deliveries,
            "messages": model.messages,
            "accounts": model.accounts,
            "doubtful": model.doubtful,
        }
    if isinstance(model, Restored):
        return {**data(model.held, tr), "set_aside": model.set_aside}
    if isinstance(model, StoreCheck):
        return {
            "sound": not (model.damage or model.wrong_days or model.wrong_streaks),
            "damage": list(model.damage),
            "wrong_days": model.wrong_days,
            "wrong_streaks": model.wrong_streaks,
            "repaired": model.repaired,
            "rows": model.rows,
        }
    return {
        "findings": [
            {
                "level": finding.level,
                "code": finding.message.key,
                "message": message_text(finding.message, tr),
            }
            for finding in model
        ]
    }


def _held(model: Held, tr: Translator) -> list[Block]:
    """What a backup holds, before anything is done with it."""
    blocks: list[Block] = [line(tr("data.held", path=model.path))]
    if model.last_used is not None:
        when = {"day": long_date(tr, model.last_used.date()), "time": f"{model.last_used:%H:%M}"}
        blocks.append(line(tr("data.held_day", **when), indent=2))
    counted = (("rows", model.rows), ("deliveries", model.deliveries), ("messages", model.messages))
    blocks += [
        line(tr(f"data.held_{what}", n=n), indent=2) for what, n in (*counted, ("accounts", model.accounts))
    ]
    if model.doubtful:
        blocks.append(line(("late", tr("data.held_doubtful", n=model.doubtful)), indent=2))
    return blocks


def _restored(model: Restored, tr: Translator) -> list[Block]:
    blocks: list[Block] = [line(("good", tr("data.restored", n=model.held.rows)))]
    if model.set_aside:
        blocks.append(line(tr("data.set_aside", path=model.set_aside)))
    if model.held.doubtful:
        blocks.append(line(("late", tr("data.restored_doubtful", n=model.held.doubtful))))
    blocks.append(line(tr("data.restored_recurring")))
    return blocks


def _checked(model: StoreCheck, tr: Translator) -> list[Block]:
    if model.damage:
        found: list[Block] = [line(("bad", tr("data.damaged")))]
        return [*found, *(line(text, indent=2) for text in model.damage)]
    style, days, streaks = "late", "data.wrong", "data.wrong_streaks"
    if model.repaired:
        style, days, streaks = "good", "data.repaired", "data.repaired_streaks"
    counted = ((days, model.wrong_days), (streaks, model.wrong_streaks))
    wrong: list[Block] = [line((style, tr(key, n=count))) for key, count in counted if count]
    return wrong or [line(("good", tr("data.sound", n=model.rows)))]
