"""Optional interfaces of an adapter: sign-in by OAuth, inbox, figures, search. They are part of contract.py."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cmdaily.domain.accounts.account import Account
    from cmdaily.domain.accounts.outcome import Refused, Unknown
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.domain.figures.measured import Measured
    from cmdaily.domain.inbox.incoming import Received
    from cmdaily.domain.watches.query import Query, Term
    from cmdaily.domain.watches.watch import Counted, Searched
    from cmdaily.platforms.contract import Authorisation, RequestOptions


@runtime_checkable
class SignsInByOAuth(Protocol):
    """A door for adapters whose `SignIn.flow` is not empty."""

    def begin_sign_in(
        self, account: Account, secret: Secret, redirect: str, options: RequestOptions
    ) -> Authorisation | Refused:
        """The address for the person's browser. `redirect` is where the network sends the code: a loopback
        address, or "" where the person copies the code. `secret` holds what is needed beforehand (a client
        id)."""

    def finish_sign_in(
        self,
        account: Account,
        authorisation: Authorisation,
        code: str,
        redirect: str,
        options: RequestOptions,
    ) -> Secret | Refused | Unknown:
        """The secret for the code that came back."""


@runtime_checkable
class Listens(Protocol):
    """A door for adapters whose network has `Can.INBOX`."""

    def receive(
        self, account: Account, secret: Secret, cursor: str, since: datetime, options: RequestOptions
    ) -> Received | Refused:
        """One page of what others said to the account after `cursor`, the text that the read before gave.

        The first read has the cursor "" and goes back to `since` and no further. Reads only, raises nothing. What the
        account said itself is not among it. Messages that came while pages were being read are left to a later read:
        a cursor steps over nothing. A read that fails at any point is `Refused`, and is asked again with the same
        cursor.
        """


@runtime_checkable
class Measures(Protocol):
    """A door for adapters whose network has `Can.FIGURES`."""

    def measure(
        self, account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
    ) -> Measured | Refused:
        """The figures of the account and of these posts of its own (remote ids) as they stand now, by the names of the
        catalogue (domain/figures/metric.py).

        Reads only, raises nothing. What the network does not give is left out: a gap, never 0; so are posts that are
        gone or that one reading does not reach. A post's figures that could not be read do not cost those of the
        account: they are left out too.
        """


@runtime_checkable
class Searches(Protocol):
    """A door for adapters whose network has `Can.SEARCH`."""

    def search(
        self,
        account: Account,
        secret: Secret,
        terms: Sequence[Term],
        since: datetime,
        options: RequestOptions,
    ) -> Searched | Refused:
        """The latest of what anybody said in public that holds all these terms, not older than `since` as far as the
        network can tell.

        Reads only, raises nothing. It may bring more than was asked for: the caller holds everything against the whole
        query. One page is enough.
        """


@runtime_checkable
class CountsFirst(Protocol):
    """A door for adapters whose network has `Can.SEARCH` and takes money for what it shows: it tells first how much
    there is (`Prices.count`), so that what reading it costs is known beforehand."""

    def count(
        self, account: Account, secret: Secret, query: Query, since: datetime, options: RequestOptions
    ) -> Counted | Refused:
        """How much was said in public that fits, by the hour; `since` is the beginning of an hour. Reads only, raises
        nothing."""

    def read_counted(
        self,
        account: Account,
        secret: Secret,
        query: Query,
        since: datetime,
        most: int,
        options: RequestOptions,
    ) -> Searched | Refused:
        """The latest of what fits, at most so many posts (ten at the least), with the `price` of what came. Reads only,
        raises nothing. It may bring more than fits, but never more than `most`."""
