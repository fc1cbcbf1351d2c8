"""Frozen records with the feel of dataclasses at a fiftieth of the start-up cost.

`import dataclasses` brings `inspect`: 15 ms where a bare interpreter takes 8
(docs/decisions/0002-start-up.md). The daily commands cannot afford it, so the domain's
values use this decorator. Type checkers treat it as a frozen dataclass.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar, dataclass_transform

    T = TypeVar("T")
else:

    def dataclass_transform(**_options):
        return lambda function: function


def _init(self: Any, *args: Any, **kwargs: Any) -> None:
    setters = self.__setters__
    if len(args) == len(setters) and not kwargs:  # every row that comes out of the store
        for setter, given in zip(setters, args, strict=False):
            setter(self, given)
        return
    fields = self.__match_args__
    if len(args) > len(fields):
        raise TypeError(f"{type(self).__name__} takes {len(fields)} values, got {len(args)}")
    put = object.__setattr__
    for name, given in zip(fields, args, strict=False):
        put(self, name, given)
    for name in fields[len(args) :]:
        if name in kwargs:
            put(self, name, kwargs.pop(name))
        elif name in self.__defaults__:
            put(self, name, self.__defaults__[name])
        else:
            raise TypeError(f"{type(self).__name__} needs {name!r}")
    if kwargs:
        raise TypeError(f"{type(self).__name__} has no field {next(iter(kwargs))!r}")


def _refuse(self: Any, name: str, _value: object = None) -> None:
    raise AttributeError(f"{type(self).__name__}.{name} cannot be changed: values are immutable")


def as_tuple(record: Any) -> tuple[Any, ...]:
    """The fields of a value, in order."""
    return tuple(getattr(record, name) for name in record.__match_args__)


def _eq(self: Any, other: object) -> bool:
    return type(self) is type(other) and as_tuple(self) == as_tuple(other)


def _hash(self: Any) -> int:
    return hash((type(self).__name__, *as_tuple(self)))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__name__}({shown})"


def _reduce(self: Any) -> tuple[Any, ...]:
    return type(self), as_tuple(self)


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make a class with annotated fields an immutable value with slots, equality and a hash."""
    fields = tuple(cls.__dict__.get("__annotations__", ()))  # noqa: RUF063 - inspect is what this module avoids
    body = {k: v for k, v in cls.__dict__.items() if k not in (*fields, "__dict__", "__weakref__")}
    body["__defaults__"] = {name: cls.__dict__[name] for name in fields if name in cls.__dict__}
    body["__slots__"] = fields
    body["__match_args__"] = fields
    methods = {
        "__init__": _init,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__eq__": _eq,
        "__hash__": _hash,
        "__repr__": _repr,
        "__reduce__": _reduce,
    }
    made: type[T] = type(cls)(cls.__name__, cls.__bases__, methods | body)  # type: ignore[misc]
    made.__setters__ = tuple(made.__dict__[name].__set__ for name in fields)  # type: ignore[attr-defined]
    return made


def _new(cls: Any, *args: Any, **kwargs: Any) -> Any:
    fields = cls.__match_args__
    if len(args) == len(fields) and not kwargs:
        return tuple.__new__(cls, args)
    given = cls.__defaults__ | kwargs
    if args:
        given |= dict(zip(fields, args, strict=False))
    if len(args) <= len(fields) == len(given):
        try:
            return tuple.__new__(cls, [given[name] for name in fields])
        except KeyError:
            pass
    raise TypeError(f"{cls.__name__} takes the values {', '.join(fields)}")


@dataclass_transform(frozen_default=True)
def frozen_row(cls: type[T]) -> type[T]:
    """Make a class with annotated fields an immutable value that is a tuple underneath.

    It takes a fifth of the time to make, and less with `tuple.__new__(cls, all_its_values)`: for what comes out of
    the store by the ten thousand.
    """
    from operator import itemgetter

    fields = tuple(cls.__dict__.get("__annotations__", ()))  # noqa: RUF063 - inspect is what this module avoids
    body = {k: v for k, v in cls.__dict__.items() if k not in (*fields, "__dict__", "__weakref__")}
    body["__defaults__"] = {name: cls.__dict__[name] for name in fields if name in cls.__dict__}
    body["__match_args__"] = fields
    body |= {name: property(itemgetter(place)) for place, name in enumerate(fields)}
    methods = {"__new__": _new, "__repr__": _repr, "__reduce__": _reduce, "__slots__": ()}
    made: type[T] = type(cls.__name__, (tuple,), methods | body)
    return made


def replace(record: T, **changes: Any) -> T:
    """A copy of a value with some fields changed."""
    fields = record.__match_args__  # type: ignore[attr-defined]
    values = [changes.pop(name) if name in changes else getattr(record, name) for name in fields]
    return type(record)(*values, **changes)
