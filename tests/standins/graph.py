"""What Meta's stand-ins have in common: versions, tokens, errors as the Graph API says them, fields and pages.

It guesses: that a version which has ended is refused (the real Graph API may answer with the oldest version that is
left; the Marketing API refuses), and the numbers in the usage headers.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from tests.loopback import Reply
from tests.standins.descriptions import _top
from tests.standins.server import Request, Said, StandIn, Token, reply

# the day on which each version ends; v26.0 came on 29 July 2026 and lives two years
ENDS = {
    "v21.0": "2027-01-21", "v22.0": "2027-05-20", "v23.0": "2027-10-08", "v24.0": "2028-02-18",
    "v25.0": "2028-07-29", "v26.0": "2028-07-29",
}  # fmt: skip

EXPIRED = "Error validating access token: Session has expired on Wednesday, 01-Jan-20 00:00:00 PST."


class GraphStandIn(StandIn):
    """A Graph API on loopback."""

    versions = ENDS
    needs_version = True
    open_paths: tuple[str, ...] = ()
    """Paths that take no token of a person."""

    def authorise(self, request: Request) -> None:
        """The version in the path, then the token in header, query or form."""
        found = re.match(r"/(v\d+\.\d+)/", request.path)
        if self.needs_version and found is None and not request.path.startswith(self.open_paths):
            self.problems.append(f"{request.path} names no version")
        if found is not None:
            ends = self.versions.get(found[1])
            if ends is None or self.now().date().isoformat() > ends:
                raise Said(
                    error(2635, f"(#2635) You are calling a deprecated version of the API: {found[1]}.")
                )
        if self.open_paths and re.sub(r"^/v\d+\.\d+", "", request.path).startswith(self.open_paths):
            return
        request.token = self.known(request)

    def known(self, request: Request) -> Token:
        """The token of a request."""
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        given = bearer or str(request.fields.get("access_token", ""))
        if not given:
            words = "An active access token must be used to query information about the current user."
            raise Said(error(2500, words))
        token = self.tokens.get(given)
        if token is None:
            raise Said(error(190, "Invalid OAuth access token - Cannot parse access token"))
        if self.ended(token):
            raise Said(error(190, EXPIRED, subcode=463))
        return token

    def needs(self, request: Request, *rights: str) -> None:
        """Each of these must have been granted; `a|b` is one of the two."""
        granted = request.token.scopes if request.token else frozenset()
        for right in rights:
            if not granted & set(right.split("|")):
                words = f"(#200) Requires {right.replace('|', ' or ')} permission to manage the object"
                raise Said(error(200, words, status=403))

    def failed(self, status: int) -> Reply:
        """Meta's "unknown error"."""
        return error(
            2, "An unexpected error has occurred. Please retry your request later.", status, transient=True
        )

    def limited(self) -> Reply:
        """Too many calls, with the usage that says so."""
        usage = json.dumps({"call_count": 100, "total_time": 25, "total_cputime": 25})
        made = error(32, "(#32) Page request limit reached", 400, transient=True)
        return made._replace(headers=(*made.headers, ("X-App-Usage", usage)))

    def missing(self, request: Request) -> Reply:
        """An unknown path."""
        return error(2500, f"Unknown path components: {request.path}")


def error(
    code: int, message: str, status: int = 400, subcode: int = 0, transient: bool = False, title: str = ""
) -> Reply:
    """An error as the Graph API says it. A token that is not good is a 401."""
    said: dict[str, Any] = {
        "message": message,
        "type": "OAuthException",
        "code": code,
        "fbtrace_id": "A1b2C3",
    }
    said |= {"error_subcode": subcode} if subcode else {}
    said |= {"is_transient": transient}
    said |= {"error_user_title": title, "error_user_msg": message} if title else {}
    status = 401 if code == 190 else 500 if code == 2 and status < 500 else status
    return reply({"error": said}, status)


def gone(number: str) -> Reply:
    """An object that is not there, or not for this token."""
    words = (
        f"Unsupported request. Object with ID '{number}' does not exist, cannot be loaded due to missing "
        "permissions, or does not support this operation."
    )
    return error(100, words, subcode=33)


def stamp(moment: datetime) -> str:
    """A moment as the Graph API writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")


def shown(node: dict[str, Any], fields: str) -> dict[str, Any]:
    """Of a node, what was asked for; its id always. `from{name}` asks for a part of a part."""
    told: dict[str, Any] = {"id": node["id"]} if "id" in node else {}
    inner = dict(re.findall(r"(\w+)(?:\.\w+\([^)]*\))*\{([^{}]*)\}", fields))
    for name in [name.partition(".")[0] for name in _top(fields)] or list(node):
        if name not in node:
            continue
        given = node[name]
        if name in inner and isinstance(given, dict):
            given = (
                {**given, "data": [shown(one, inner[name]) for one in given["data"]]}
                if "data" in given
                else shown(given, inner[name])
            )
        told[name] = given
    return told


def page(request: Request, nodes: list[dict[str, Any]], size: int = 25, most: int = 100) -> Reply:
    """One page of a list of nodes, each of which has an id: a cursor names the node that the next page begins after."""
    asked = request.fields
    start = 0
    if asked.get("after"):
        ids = [node["id"] for node in nodes]
        if asked["after"] not in ids:
            return error(100, "(#100) Invalid parameter: after")
        start = ids.index(asked["after"]) + 1
    size = min(int(asked.get("limit") or size), most)
    data = nodes[start : start + size]
    told: dict[str, Any] = {"data": [shown(node, asked.get("fields", "")) for node in data]}
    if data:
        told["paging"] = {"cursors": {"before": data[0]["id"], "after": data[-1]["id"]}}
        if start + size < len(nodes):
            told["paging"]["next"] = f"https://graph.example/next?after={data[-1]['id']}"
    return reply(told)


def since(request: Request, nodes: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Nodes within `since` and `until`, which are seconds since 1970."""
    first, last = float(request.fields.get("since") or 0), float(request.fields.get("until") or 1e12)
    return [node for node in nodes if first <= datetime.fromisoformat(node[name]).timestamp() <= last]
