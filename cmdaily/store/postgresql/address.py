"""Connection string of a PostgreSQL server: taken apart, and shown without its password."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

SCHEMES = ("postgresql", "postgres")
_LOCAL = ("localhost", "127.0.0.1", "::1")


class Address:
    """Where a team's database is. `url` has no password; `password` may be empty: libpq then asks its own files."""

    __slots__ = ("password", "url")

    def __init__(self, url: str, password: str = "") -> None:
        self.url = url
        self.password = password

    @property
    def database(self) -> str:
        """The name of the database."""
        parts = urlsplit(self.url)
        return unquote(parts.path.lstrip("/")) or unquote(parts.username or "")

    @property
    def login(self) -> str:
        """The name somebody signs in with."""
        return unquote(urlsplit(self.url).username or "")

    def signed_in_as(self, login: str, password: str) -> Address:
        """The same database with another login."""
        parts = urlsplit(self.url)
        place = parts.netloc.rpartition("@")[2]
        name = self.database
        made = parts._replace(netloc=f"{quote(login, safe='')}@{place}", path=f"/{quote(name, safe='')}")
        return Address(urlunsplit(made), password)


def parse(text: str) -> Address:
    """An address such as `postgresql://anna@db.example:5432/team`. UsageError for what is none."""
    try:
        parts = urlsplit(text.strip())
        _ = parts.port
    except ValueError:
        raise UsageError("server.address", remedy="server.address_remedy") from None
    if parts.scheme not in SCHEMES or any(ord(sign) < 33 for sign in text.strip()):
        raise UsageError("server.address", remedy="server.address_remedy")
    password = unquote(parts.password or "")
    place = parts.netloc.rpartition("@")[2]
    user = f"{quote(unquote(parts.username), safe='')}@" if parts.username else ""
    pairs = []
    for name, value in parse_qsl(parts.query):
        if name == "password":
            password = password or value
        else:
            pairs.append((name, value))
    bare = parts._replace(scheme="postgresql", netloc=user + place, query=urlencode(pairs), fragment="")
    return Address(urlunsplit(bare), password)


def conninfo(address: Address) -> Mapping[str, Any]:
    """The arguments of a connection. A server elsewhere is spoken to encrypted, unless the address says otherwise."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    from cmdaily.store.postgresql.connection import CONNECT_SECONDS, application, options

    try:
        found: dict[str, Any] = dict(conninfo_to_dict(address.url))
    except ProgrammingError:
        raise UsageError("server.address", remedy="server.address_remedy") from None
    if address.password:
        found["password"] = address.password
    host = str(found.get("host") or found.get("hostaddr") or "localhost")
    if "sslmode" not in found and host not in _LOCAL and not host.startswith("/"):
        found["sslmode"] = "require"
    found.setdefault("connect_timeout", CONNECT_SECONDS)
    found["application_name"] = application()
    found["options"] = f"{options()} {found.get('options', '')}".strip()
    return found
