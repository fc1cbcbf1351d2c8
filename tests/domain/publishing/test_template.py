"""Templates: no hole is ever left, and what fills one is not read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.publishing.template import Template, fill, placeholders


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thank you, {name}!", ["name"]),
        ("{ prénom } et {prénom}", ["prénom"]),
        ("{{name}} {0} {} {a b} {a.b} {a!r} {a:>10}", []),
        ("{{{name}}}", ["name"]),
    ],
)
def test_placeholders(text: str, names: list[str]) -> None:
    assert list(Template("t", text).names) == names


def test_filling() -> None:
    assert fill(Template("t", "{a}-{b}-{{c}}"), {"a": "{b}", "b": "2"}) == "{b}-2-{c}"
    with pytest.raises(KeyError):
        fill(Template("t", "{a}"), {})


@given(st.text(max_size=50), st.dictionaries(st.text(max_size=5), st.text(max_size=5)))
def test_nothing_is_evaluated(text: str, values: dict[str, str]) -> None:
    template = Template("t", text)
    filled = fill(template, {name: values.get(name, "x") for name in template.names})
    if not template.names and "{" not in text and "}" not in text:
        assert filled == text
    assert all(text[start:end].strip("{ }") == name for name, start, end in placeholders(text))
