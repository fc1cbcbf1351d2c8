"""Values: immutable, equal by their fields, and quick to define."""

from __future__ import annotations

import copy
import pickle

import pytest

from cmdaily.domain.value import as_tuple, replace, value


@value
class Point:
    """A point."""

    x: int
    y: int = 2

    @property
    def total(self) -> int:
        """The sum."""
        return self.x + self.y


def test_a_value_cannot_be_changed() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.x  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.z = 3  # type: ignore[attr-defined]


def test_values_are_equal_by_their_fields() -> None:
    assert Point(1) == Point(1, 2) == Point(y=2, x=1)
    assert Point(1) != Point(2)
    assert Point(1) != (1, 2)
    assert len({Point(1), Point(1, 2), Point(2)}) == 2
    assert repr(Point(1)) == "Point(x=1, y=2)"
    assert replace(Point(1), y=5) == Point(1, 5)
    assert as_tuple(Point(1)) == (1, 2)
    assert pickle.loads(pickle.dumps(Point(1))) == copy.deepcopy(Point(1))  # noqa: S301
    assert Point(1).total == 3


@pytest.mark.parametrize(("args", "kwargs"), [((), {}), ((1, 2, 3), {}), ((1,), {"z": 1})])
def test_a_value_takes_its_fields_and_no_others(args: tuple[int, ...], kwargs: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(*args, **kwargs)
