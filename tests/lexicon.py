"""Requests and records held against atproto's lexicons, as far as cmdaily uses them (atproto.com/specs/lexicon)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import regex

from tests.loopback import Asked

FORMATS = {
    "did": r"did:[a-z]+:[a-zA-Z0-9._:%-]+",
    "handle": r"([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z][a-zA-Z0-9-]*",
    "nsid": r"[a-z0-9-]+(\.[a-zA-Z0-9-]+){2,}",
    "at-uri": r"at://[^/]+/[^/]+/[^/]+",
    "cid": r"[a-zA-Z0-9+=]{8,256}",
    "record-key": r"[a-zA-Z0-9._~:-]{1,512}",
    "datetime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
    "language": r"[a-z]{2,3}(-[a-zA-Z0-9-]+)?",
    "uri": r"[a-z][a-z0-9+.-]*:\S+",
}
FORMATS["at-identifier"] = f"({FORMATS['did']})|({FORMATS['handle']})"


class Lexicons:
    """A folder of lexicons."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def definition(self, reference: str, inside: str = "") -> tuple[dict[str, Any], str]:
        """What a reference such as `app.bsky.feed.post#replyRef` names, and the lexicon that it stands in."""
        name, _, part = reference.partition("#")
        name = name or inside
        document = json.loads((self.root / f"{name.replace('.', '/')}.json").read_text("utf-8"))
        return document["defs"][part or "main"], name

    def problems(self, asked: Asked) -> list[str]:
        """What is wrong with an XRPC call."""
        path, _, query = asked.path.partition("?")
        method = path.removeprefix("/xrpc/")
        main, name = self.definition(method)
        if (main["type"] == "query") != (asked.method == "GET"):
            return [f"{method} is a {main['type']}"]
        if main["type"] == "query":
            known = main["parameters"]["properties"]
            given = {key: _typed(known.get(key, {}), values) for key, values in parse_qs(query).items()}
            return self.check(main["parameters"] | {"type": "object"}, given, name, "parameters")
        encoding = main.get("input", {}).get("encoding", "")
        kind = asked.headers.get("content-type", "").partition(";")[0]
        if encoding == "*/*":
            return [] if kind and asked.body else ["no type or no body"]
        if not encoding:
            return ["a body where none is taken"] if asked.body else []
        if kind != encoding:
            return [f"{kind} is not {encoding}"]
        body = json.loads(asked.body)
        found = self.check(main["input"]["schema"], body, name, "body")
        record = body.get("record")
        if isinstance(record, dict):
            kind = body["collection"]
            found += [] if record.get("$type") == kind else [f"the record is a {record.get('$type')}"]
            found += self.check(self.definition(kind)[0]["record"], record, kind, "record")
        return found

    def answer_problems(self, method: str, body: Any) -> list[str]:
        """What is wrong with the answer to an XRPC call."""
        main, name = self.definition(method)
        return self.check(main["output"]["schema"], body, name, "answer")

    def check(self, schema: dict[str, Any], given: Any, inside: str, where: str) -> list[str]:
        """What is wrong with a value."""
        check = getattr(self, f"_{schema['type'].replace('-', '_')}", None)
        return check(schema, given, inside, where) if check else []

    def _object(self, schema: dict[str, Any], given: Any, inside: str, where: str) -> list[str]:
        if not isinstance(given, dict):
            return [f"{where} is no object"]
        found = [f"{where} lacks {name}" for name in schema.get("required", ()) if name not in given]
        for name, value in given.items():
            known = schema["properties"].get(name)
            if known is None:
                found += [] if name == "$type" else [f"{where} knows no {name}"]
            elif value is None:
                found += [] if name in schema.get("nullable", ()) else [f"{where}.{name} is null"]
            else:
                found += self.check(known, value, inside, f"{where}.{name}")
        return found

    def _array(self, schema: dict[str, Any], given: Any, inside: str, where: str) -> list[str]:
        found = [f"{where} has too many"] if len(given) > schema.get("maxLength", len(given)) else []
        for number, item in enumerate(given):
            found += self.check(schema["items"], item, inside, f"{where}[{number}]")
        return found

    def _string(self, schema: dict[str, Any], given: Any, inside: str, where: str) -> list[str]:  # noqa: ARG002
        if not isinstance(given, str):
            return [f"{where} is no string"]
        found = []
        if len(given.encode()) > schema.get("maxLength", 10**9):
            found.append(f"{where} is too long")
        if len(regex.findall(r"\X", given)) > schema.get("maxGraphemes", 10**9):
            found.append(f"{where} has too many graphemes")
        pattern = FORMATS.get(schema.get("format", ""))
        if pattern and not re.fullmatch(pattern, given):
            found.append(f"{where} is no {schema['format']}: {given}")
        return found

    def _integer(self, schema: dict[str, Any], given: Any, inside: str, where: str) -> list[str]:  # noqa: ARG002
        fits = isinstance(given, int) and given >= schema.get("minimum", given)
        return [] if fits else [f"{where} is no such number: {given}"]

    def _ref(self, schema: dict[str, Any], given: Any, inside: str, where: str) -> list[str]:
        definition, name = self.definition(schema["ref"], inside)
        return self.check(definition, given, name, where)

    def _union(self, schema: dict[str, Any], given: Any, inside: str, where: str) -> list[str]:
        kind = given.get("$type", "") if isinstance(given, dict) else ""
        for reference in schema["refs"]:
            full = reference if not reference.startswith("#") else f"{inside}{reference}"
            if full == kind:
                return self._ref({"ref": full}, given, inside, where)
        return [f"{where} is a {kind or 'nothing known'}"]

    def _blob(self, schema: dict[str, Any], given: Any, inside: str, where: str) -> list[str]:  # noqa: ARG002
        if not isinstance(given, dict) or given.get("$type") != "blob":
            return [f"{where} is no blob"]
        found = []
        if given["size"] > schema.get("maxSize", given["size"]):
            found.append(f"{where} is too large")
        if not re.fullmatch(r"b[a-z2-7]{58}", given["ref"]["$link"]):
            found.append(f"{where} has no link")
        return found


def _typed(schema: dict[str, Any], values: list[str]) -> Any:
    """A parameter of a query as what its lexicon calls it."""
    if schema.get("type") == "array":
        return values
    if schema.get("type") == "integer" and values[0].isdigit():
        return int(values[0])
    return values[0]
