"""Who must approve what: the conditions of the charter, and when a draft is approved."""

from __future__ import annotations

import pytest

from cmdaily.domain.charter.approval import APPROVED, RETURNED, Decision, may_decide, needed, still_open
from cmdaily.domain.charter.check import check_text
from cmdaily.domain.charter.model import Approval, Charter, TextContext

LEGAL = Approval(("lea",), rules=("regulated-claims",))
PAGE = Approval(("claire", "sam"), accounts=("acme-page",), kinds=("post",))
CHARTER = Charter(approvals=(LEGAL, PAGE))


@pytest.mark.parametrize(
    ("text", "context", "who"),
    [
        ("The tea is here", TextContext(account="acme-x"), ()),
        ("Guaranteed returns on our tea", TextContext(account="acme-x"), (LEGAL,)),
        ("The tea is here", TextContext(account="acme-page"), (PAGE,)),
        ("The tea is here", TextContext(account="acme-page", kind="reply"), ()),
        ("Guaranteed returns on our tea", TextContext(account="acme-page"), (LEGAL, PAGE)),
    ],
)
def test_everything_an_approval_names_must_hold(
    text: str, context: TextContext, who: tuple[Approval, ...]
) -> None:
    assert needed(CHARTER, context, check_text(text, CHARTER, context)) == who


def test_an_approval_without_conditions_holds_for_everything() -> None:
    charter = Charter(approvals=(Approval(("claire",)),))
    assert needed(charter, TextContext(), ()) == charter.approvals


def decided(person: str, decision: str = APPROVED) -> Decision:
    return Decision("1", "2", person, decision, "", "2026-11-23T08:00:00.000+00:00")


WHO = (("lea",), ("claire", "sam"))


@pytest.mark.parametrize(
    ("decisions", "left"),
    [
        ([], WHO),
        ([decided("sam")], (("lea",),)),
        ([decided("sam"), decided("claire")], (("lea",),)),
        ([decided("sam"), decided("lea")], ()),
        ([decided("lea", RETURNED)], WHO),
        ([decided("somebody")], WHO),
    ],
)
def test_each_approval_needs_one_of_its_people(
    decisions: list[Decision], left: tuple[tuple[str, ...], ...]
) -> None:
    assert still_open(WHO, decisions, author="paul") == left


def test_the_author_never_approves_their_own() -> None:
    assert still_open((("paul",),), [decided("paul")], author="paul") == (("paul",),)
    assert not may_decide((("paul",),), "paul", author="paul")
    assert may_decide((("paul", "lea"),), "lea", author="paul")
    assert not may_decide((("lea",),), "stranger", author="paul")
