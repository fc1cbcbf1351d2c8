"""What the log shows beside the journal: decisions about drafts, and findings that were overridden."""

from __future__ import annotations

from cmdaily.domain.record import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


@value
class Remark:
    """One of them. `kind` is `approved`, `returned` or `override`; `who` is a person, or the rule overridden; `text` is
    what was said."""

    day: date
    kind: str
    who: str
    why: str
    delivery: str
    text: str
    at: str
