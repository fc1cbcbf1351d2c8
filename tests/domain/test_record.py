"""Values: immutable, equal by their fields, and quick to define."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from cmdaily.domain.record import as_tuple, frozen, frozen_row, replace


@frozen
class Point:
    """A point."""

    x: int
    y: int = 2

    @property
    def total(self) -> int:
        """The sum."""
        return self.x + self.y


@frozen_row
class Cell:
    """The same, made by the ten thousand."""

    x: int
    y: int = 2

    @property
    def total(self) -> int:
        """The sum."""
        return self.x + self.y


kinds = pytest.mark.parametrize("kind", [Point, Cell])


@kinds
def test_a_value_cannot_be_changed(kind: Any) -> None:
    made = kind(1)
    with pytest.raises(AttributeError):
        made.x = 3
    with pytest.raises(AttributeError):
        del made.x
    with pytest.raises(AttributeError):
        made.z = 3


@kinds
def test_values_are_equal_by_their_fields(kind: Any) -> None:
    assert kind(1) == kind(1, 2) == kind(y=2, x=1)
    assert kind(1) != kind(2)
    assert len({kind(1), kind(1, 2), kind(2)}) == 2
    assert repr(kind(1)) == f"{kind.__name__}(x=1, y=2)"
    assert replace(kind(1), y=5) == kind(1, 5)
    assert as_tuple(kind(1)) == (1, 2)
    assert pickle.loads(pickle.dumps(kind(1))) == copy.deepcopy(kind(1))  # noqa: S301 - our own
    assert kind(1).total == 3
    assert Point(1) != (1, 2)


@kinds
@pytest.mark.parametrize(("args", "kwargs"), [((), {}), ((1, 2, 3), {}), ((1,), {"z": 1})])
def test_a_value_takes_its_fields_and_no_others(
    kind: Any, args: tuple[int, ...], kwargs: dict[str, int]
) -> None:
    with pytest.raises(TypeError):
        kind(*args, **kwargs)
