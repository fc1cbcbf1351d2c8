"""Requests held against what the networks published, in the forms that they publish it in.

Every function here gives a `Check`: what is wrong with a request, [] where nothing is or where the description is not
at hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml

from tests.loopback import Asked
from tests.openapi import Description
from tests.specs import ROOT
from tests.standins.server import Request

Check = Callable[[Asked], list[str]]

HERE = Path(__file__).parent


def nothing(_: Asked) -> list[str]:
    """No description, nothing wrong."""
    return []


@cache
def document(path: Path) -> Any:
    """A description, read once."""
    text = path.read_text("utf-8")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, yaml.CSafeLoader)


@cache
def openapi(name: str, base: str = "", closed: bool = True) -> Check:
    """An OpenAPI document of the specifications, or of this folder. `base` stands before every path of it. Where
    `closed` is False, its `additionalProperties: false` is left out: parts of an `allOf` that exclude one another."""
    path = HERE / name if (HERE / name).exists() else ROOT / name
    if not path.exists():
        return nothing
    read = document(path)
    description = Description(read if closed else _opened(read))

    def check(asked: Asked) -> list[str]:
        if not asked.path.startswith(base):
            return [f"{asked.path} is not under {base}"]
        return description.problems(asked._replace(path=asked.path.removeprefix(base)))

    return check


def _opened(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            n: _opened(part)
            for n, part in node.items()
            if not (n == "additionalProperties" and part is False)
        }
    return [_opened(part) for part in node] if isinstance(node, list) else node


# --- Meta's Graph API, by the files that its own libraries are generated from

COMMON = {"access_token", "fields", "limit", "after", "before", "summary", "locale", "appsecret_proof"}
"""Parameters that every edge takes."""


def graph(kinds: Mapping[str, str], more: Mapping[str, set[str]]) -> Check:
    """Edges and fields by kind of node. `kinds` are patterns of the node's path to the name of its description; `more`
    are operations ("GET me/accounts") that the descriptions at hand do not hold, with their parameters."""
    nodes = {pattern: _node(name) for pattern, name in kinds.items() if _has(name)}

    def check(asked: Asked) -> list[str]:
        request = Request(asked)
        path = re.sub(r"^/v\d+\.\d+", "", request.path).strip("/")
        given = {re.sub(r"\[\w*\]$", "", name) for name in (*request.fields, *request.files)} - COMMON
        known = more.get(f"{asked.method} {path}", more.get(f"{asked.method} {path.rpartition('/')[2]}"))
        if known is not None:
            return [f"unknown parameter {name}" for name in sorted(given - known)]
        for pattern, node in nodes.items():
            found = re.fullmatch(f"(?:{pattern})(?:/(\\w+))?", path)
            if found is not None:
                return _held(node, asked.method, found[1] or "", given, request.fields.get("fields", ""))
        return [f"{asked.method} {path} is not described"] if nodes else []

    return check


def _has(name: str) -> bool:
    return (ROOT / "meta-graph-codegen" / f"{name}.json").exists()


@cache
def _node(name: str) -> tuple[dict[tuple[str, str], tuple[str, dict[str, bool]]], frozenset[str]]:
    """The operations of a kind of node, (method, edge) to what it gives and its parameters, and its fields."""
    read = document(ROOT / "meta-graph-codegen" / f"{name}.json")
    operations = {}
    for api in read["apis"]:
        edge = str(api.get("endpoint") or "").strip("/")
        parameters = {one["name"]: bool(one.get("required")) for one in api.get("params", ())}
        operations[api["method"], "" if "name" in api else edge] = (str(api.get("return")), parameters)
    return operations, frozenset(one["name"] for one in read["fields"])


def _held(node: Any, method: str, edge: str, given: set[str], fields: str) -> list[str]:
    operations, own = node
    found = operations.get((method, edge))
    if found is None:
        return [f"{method} {edge or 'of the node'} is not described"]
    gives, parameters = found
    wrong = [f"unknown parameter {name}" for name in sorted(given - set(parameters) - _UPLOADS - _SPANS)]
    wrong += [f"missing parameter {name}" for name, need in parameters.items() if need and name not in given]
    kind = gives if edge else ""
    described = _node(kind)[1] if kind and _has(kind) else own if not edge else frozenset()
    asked = {name.partition(".")[0] for name in _top(fields)}
    edges = {name for _, name in (_node(kind)[0] if kind and _has(kind) else operations)}
    unknown = sorted(asked - described - edges - _EXTRA) if described else []
    return wrong + [f"unknown field {name}" for name in unknown]


_UPLOADS = {"source"}
_SPANS = {"since", "until", "filter", "order"}
_EXTRA = {"status_code", "status", "attachments", "replies", "user_id", "account_type", "permalink"}
"""Fields that Meta's pages name and these files do not: of containers, and of the Instagram login."""


def _top(fields: str) -> list[str]:
    """The field names of the outermost level."""
    plain, depth = "", 0
    for char in fields:
        depth += (char in "{(") - (char in "})")
        plain += char if not depth and char not in "})" else ""
    return [name.strip() for name in plain.split(",") if name.strip()]


# --- a Postman collection


@cache
def postman(name: str, ids: str = r"\d+") -> Check:
    """Method, path and query parameters of a collection; a parameter of one request on a path is one of the path."""
    path = ROOT / name
    if not path.exists():
        return nothing
    known: dict[tuple[str, str], set[str]] = {}
    for item in postman_items(document(path)["item"]):
        one = item["request"]
        where, _, query = re.sub(r"^\{\{\w+\}\}/", "", one["url"]["raw"]).partition("?")
        literal = re.split(r"\{\{\w+\}\}", where.strip("/"))
        pattern = ids.join(re.escape(part) for part in literal).replace("me/", f"(?:me|{ids})/")
        names = {part.partition("=")[0] for part in query.split("&") if part}
        names |= {each["key"] for each in one["url"].get("query", ())}
        known.setdefault((one["method"], pattern), set()).update(names)

    def check(asked: Asked) -> list[str]:
        request = Request(asked)
        at = re.sub(r"^/v1\.0", "", request.path).strip("/")
        fits = [
            names
            for (method, one), names in known.items()
            if method == asked.method and re.fullmatch(one, at)
        ]
        if not fits:
            return [f"{asked.method} {at} is not in the collection"]
        return [
            f"unknown parameter {name}" for name in sorted(set(request.fields) - set().union(*fits) - COMMON)
        ]

    return check


def postman_items(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The requests of a collection, out of their folders."""
    found = []
    for item in items:
        found += postman_items(item["item"]) if "item" in item else [item]
    return found


# --- Telegram's list of methods


@cache
def telegram() -> Check:
    """Methods, their fields, which of them are needed, and the plain types."""
    path = ROOT / "telegram-bot-api.json"
    if not path.exists():
        return nothing
    methods = document(path)["methods"]

    def check(asked: Asked) -> list[str]:
        request = Request(asked)
        method = methods.get(request.path.rpartition("/")[2])
        if method is None:
            return ["no such method"]
        known = {field["name"]: field for field in method.get("fields", ())}
        attached = set(re.findall(r"attach://(\w+)", asked.body.decode("utf-8", "replace")))
        given = {**request.fields, **dict.fromkeys(request.files, "")}
        wrong = [f"unknown field {name}" for name in given if name not in known and name not in attached]
        wrong += [f"missing {name}" for name, one in known.items() if one["required"] and name not in given]
        wrong += [
            f"{name}: {value!r} is none of {known[name]['types']}"
            for name, value in given.items()
            if name in known and name not in request.files and not _is_one(value, known[name]["types"])
        ]
        return wrong

    return check


def _is_one(value: Any, types: list[str]) -> bool:
    if "String" in types or not {"Integer", "Boolean"} >= set(types):
        return True
    if "Boolean" in types and (isinstance(value, bool) or value in ("true", "false")):
        return True
    return "Integer" in types and re.fullmatch(r"-?\d+", str(value)) is not None


# --- Google's discovery documents


@cache
def discovery(name: str) -> Check:
    """Paths, parameters and bodies of a discovery document."""
    path = ROOT / name
    return nothing if not path.exists() else Description(from_discovery(document(path))).problems


def from_discovery(read: dict[str, Any]) -> dict[str, Any]:
    """A discovery document as the OpenAPI that it could have been."""
    shared = [_parameter(name, one) for name, one in read.get("parameters", {}).items()]
    paths: dict[str, Any] = {}
    for method in _methods(read):
        at = "/" + (read.get("servicePath") or "") + (method.get("flatPath") or method["path"])
        own = [_parameter(name, one) for name, one in method.get("parameters", {}).items()]
        operation: dict[str, Any] = {"parameters": own + shared}
        if "request" in method:
            schema = {"$ref": f"#/components/schemas/{method['request']['$ref']}"}
            operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
        if "response" in method:
            schema = {"$ref": f"#/components/schemas/{method['response']['$ref']}"}
            operation["responses"] = {"200": {"content": {"application/json": {"schema": schema}}}}
        paths.setdefault(at, {})[method["httpMethod"].lower()] = operation
    schemas = {name: _schema(one) for name, one in read["schemas"].items()}
    return {"paths": paths, "components": {"schemas": schemas}}


def _methods(node: dict[str, Any]) -> list[dict[str, Any]]:
    found = list(node.get("methods", {}).values())
    for one in node.get("resources", {}).values():
        found += _methods(one)
    return found


def _parameter(name: str, one: dict[str, Any]) -> dict[str, Any]:
    schema = {"type": one.get("type"), **({"enum": one["enum"]} if "enum" in one else {})}
    schema = {"type": "array", "items": schema} if one.get("repeated") else schema
    return {"name": name, "in": one.get("location"), "required": one.get("required", False), "schema": schema}


def _schema(node: Any) -> Any:
    """A schema; fields that it does not know are wrong, as Google itself finds."""
    if isinstance(node, list):
        return [_schema(part) for part in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("$ref"), str):
        return {"$ref": f"#/components/schemas/{node['$ref']}"}
    made = {name: _schema(part) for name, part in node.items() if name in ("type", "items", "enum")}
    if "properties" in node:
        made["properties"] = {name: _schema(part) for name, part in node["properties"].items()}
        made["additionalProperties"] = False
    return made


def without_query(asked: Asked, *names: str) -> Asked:
    """A request without some parameters of its query."""
    parts = urlsplit(asked.path)
    left = "&".join(f"{name}={value}" for name, value in parse_qsl(parts.query) if name not in names)
    return asked._replace(path=f"{parts.path}?{left}" if left else parts.path)
