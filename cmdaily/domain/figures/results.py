"""Results of logging, reading and importing figures, as they are shown."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.figures.metric import Metric
from cmdaily.domain.figures.series import Series, Value
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen, frozen_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.delivery import DeliveryError

NEW, SAME, CORRECTED, GONE_NOW = "new", "same", "corrected", "gone"
"""What became of a value: the first of its day, the one that stood already, in place of another, taken back."""


@frozen
class LoggedValue:
    """A value that was logged. `before` is what held for the day, None for nothing; `value` None makes it a gap."""

    metric: Metric
    account: str
    day: date
    value: float | None
    before: float | None
    what: str


@frozen
class LoggedValues:
    """What one command logged. `new_account` is a name that no account and no figure had before, `ticked` the id of the
    action that logging figures ticked; "" for none."""

    values: tuple[LoggedValue, ...]
    new_account: str = ""
    ticked: str = ""


@frozen_row
class Correction:
    """A value that another took the place of; `value` is None where the day had been made a gap."""

    day: date
    value: float | None
    source: str
    stored_at: str


@frozen
class Rate:
    """A rate over a span with its denominator; `value` None where it cannot be told."""

    metric: Metric
    value: float | None


@frozen
class ShownMetric:
    """A metric to show: its series, the rates it has a part in over the same days, what was corrected in it."""

    series: Series
    rates: tuple[Rate, ...] = ()
    corrections: tuple[Correction, ...] = ()


@frozen
class ListedSeries:
    """A series in a list: what it is of, its last value, and the mean of the seven days before that one, of those that
    have a value; None where none has, and where a break lies between."""

    metric: Metric
    account: str
    latest: Value | None
    week: float | None = None

    @property
    def difference(self) -> float | None:
        """How far the last value is from the mean of the week before."""
        return None if self.latest is None or self.week is None else self.latest.value - self.week


@frozen
class MetricList:
    """Series that are kept; `known` are all metrics, where those were asked for."""

    series: tuple[ListedSeries, ...]
    known: tuple[Metric, ...] = ()


@frozen
class FetchedFigures:
    """What reading an account by API brought: `read` figures, `new` of them not known yet, for `price` millionths of a
    US dollar. `error` is why there are none, None where there are."""

    account: str
    read: int = 0
    new: int = 0
    price: int = 0
    error: DeliveryError | None = None


@frozen_row
class CellProblem:
    """What is wrong with a cell of a file; line and column are 1-based, the column counts cells."""

    line: int
    column: int
    message: LocalisedMessage


@frozen
class ImportedFigures:
    """What came of a file. `rows` counts its lines, `taken` the values that are new, `corrected` those among them that
    took another's place; `same` stood already. `wrong` are the cells that were left out."""

    path: str
    rows: int
    taken: int
    corrected: int
    same: int
    wrong: tuple[CellProblem, ...]
    dry_run: bool = False
    new_accounts: tuple[str, ...] = ()


@frozen_row
class PostFigure:
    """What a post brought so far: a figure and the day it was read on."""

    metric: str
    value: float
    day: date
