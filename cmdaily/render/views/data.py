"""What the keepers of the data answer: paths, imports, backups, checks, the doctor."""

from __future__ import annotations

from cmdaily.domain.data.store_health import Checked, Finding, Held, Imported, Restored
from cmdaily.render.document import line
from cmdaily.render.words import long_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document

    Model = Imported | Held | Restored | Checked | tuple[Finding, ...]

MARKS = {"good": "[ok]", "late": "[! ]", "bad": "[no]"}


def document(model: Model, say: Speech) -> Document:
    """A few lines."""
    if isinstance(model, Imported):
        return (line(say("data.imported", n=model.added, known=model.known)),)
    if isinstance(model, Held):
        return tuple(_held(model, say))
    if isinstance(model, Restored):
        return tuple(_restored(model, say))
    if isinstance(model, Checked):
        return tuple(_checked(model, say))
    return tuple(
        line((finding.level, MARKS[finding.level]), " ", say(finding.key, **dict(finding.values)))
        for finding in model
    )


def data(model: Model, say: Speech) -> dict[str, object]:
    """The same for scripts."""
    if isinstance(model, Imported):
        return {"added": model.added, "known": model.known, "restored": False}
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
        return {**data(model.held, say), "set_aside": model.set_aside}
    if isinstance(model, Checked):
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
                "code": finding.key,
                "message": say(finding.key, **dict(finding.values)),
            }
            for finding in model
        ]
    }


def _held(model: Held, say: Speech) -> list[Block]:
    """What a backup holds, before anything is done with it."""
    blocks: list[Block] = [line(say("data.held", path=model.path))]
    if model.last_used is not None:
        when = {"day": long_date(say, model.last_used.date()), "time": f"{model.last_used:%H:%M}"}
        blocks.append(line(say("data.held_day", **when), indent=2))
    counted = (("rows", model.rows), ("deliveries", model.deliveries), ("messages", model.messages))
    blocks += [
        line(say(f"data.held_{what}", n=n), indent=2) for what, n in (*counted, ("accounts", model.accounts))
    ]
    if model.doubtful:
        blocks.append(line(("late", say("data.held_doubtful", n=model.doubtful)), indent=2))
    return blocks


def _restored(model: Restored, say: Speech) -> list[Block]:
    blocks: list[Block] = [line(("good", say("data.restored", n=model.held.rows)))]
    if model.set_aside:
        blocks.append(line(say("data.set_aside", path=model.set_aside)))
    if model.held.doubtful:
        blocks.append(line(("late", say("data.restored_doubtful", n=model.held.doubtful))))
    blocks.append(line(say("data.restored_recurring")))
    return blocks


def _checked(model: Checked, say: Speech) -> list[Block]:
    if model.damage:
        found: list[Block] = [line(("bad", say("data.damaged")))]
        return [*found, *(line(text, indent=2) for text in model.damage)]
    style, days, streaks = "late", "data.wrong", "data.wrong_streaks"
    if model.repaired:
        style, days, streaks = "good", "data.repaired", "data.repaired_streaks"
    counted = ((days, model.wrong_days), (streaks, model.wrong_streaks))
    wrong: list[Block] = [line((style, say(key, n=count))) for key, count in counted if count]
    return wrong or [line(("good", say("data.sound", n=model.rows)))]
