"""What the keepers of the data answer: paths, imports, backups, checks, the doctor."""

from __future__ import annotations

from cmdaily.domain.soundness import Checked, Finding, Imported
from cmdaily.render.document import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document

    Model = Imported | Checked | tuple[Finding, ...]

MARKS = {"good": "[ok]", "late": "[! ]", "bad": "[no]"}


def document(model: Model, say: Speech) -> Document:
    """A few lines."""
    if isinstance(model, Imported):
        return tuple(_imported(model, say))
    if isinstance(model, Checked):
        return tuple(_checked(model, say))
    return tuple(
        line((finding.level, MARKS[finding.level]), " ", say(finding.key, **dict(finding.values)))
        for finding in model
    )


def data(model: Model, say: Speech) -> dict[str, object]:
    """The same for scripts."""
    if isinstance(model, Imported):
        return {"added": model.added, "known": model.known, "restored": model.restored}
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


def _imported(model: Imported, say: Speech) -> list[Block]:
    blocks: list[Block] = []
    if model.set_aside:
        blocks.append(line(("late", say("data.set_aside", path=model.set_aside))))
    if model.restored:
        blocks.append(line(say("data.restored", n=model.added)))
    else:
        blocks.append(line(say("data.imported", n=model.added, known=model.known)))
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
