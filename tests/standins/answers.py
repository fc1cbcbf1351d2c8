"""Fuzzing by schema: answers generated from what the networks published, every field of them optional.

A `Shape` tells the JSON schema of the answer to a method and a path, None where the description does not say.
`generated` makes an answer of it. What the network really said lends its values to the fields of the same name, so
that ids fit one another and the readers get further than the first line.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from typing import Any

from tests.openapi import Description
from tests.specs import ROOT
from tests.standins.descriptions import HERE, document, from_discovery, postman_items

Schema = Mapping[str, Any]
Shape = Callable[[str, str], Schema | None]
"""(method, path without query) to a schema; `$ref` is resolved by `_named` in it, where there are any."""

NODES, DEEPEST, ITEMS = 300, 7, 3
"""Bounds of one answer: values in all, nesting, items of a list."""

TEXTS = (
    *("", "x", "0", "Été 🙂 <b>gras</b>", "a\nb", "@somebody #acme", "https://example.org/a?b=c&d=é", "-1"),
    *(
        "2026-11-23T09:00:00Z",
        "2026-11-23T09:00:00.123+0000",
        "17841400000000042",
        "true",
        "null",
        "é" * 3000,
    ),
)
NUMBERS = (0, 1, 7, -1, 2**31, 1_795_000_000, 1_795_000_000_000, 17841400000000042)


def unknown(_method: str, _path: str) -> None:
    """No description at hand."""


# --- where the schemas are


@cache
def openapi_shape(name: str, base: str = "") -> Shape:
    """The answers of an OpenAPI document."""
    path = HERE / name if (HERE / name).exists() else ROOT / name
    return _of(Description(document(path)), base) if path.exists() else unknown


@cache
def discovery_shape(name: str) -> Shape:
    """The answers of one of Google's discovery documents."""
    path = ROOT / name
    return _of(Description(from_discovery(document(path))), "") if path.exists() else unknown


def _of(description: Description, base: str) -> Shape:
    def shape(method: str, path: str) -> Schema | None:
        if not path.startswith(base):
            return None
        fits = description.answers(method, path.removeprefix(base))
        return {"anyOf": fits, "_named": description.components.get("schemas", {})} if fits else None

    return shape


@cache
def telegram_shape() -> Shape:
    """The answers of Telegram's methods, in the object that they all come in."""
    path = ROOT / "telegram-bot-api.json"
    if not path.exists():
        return unknown
    read = document(path)
    named = {name: _telegram_type(one) for name, one in read["types"].items()}

    def shape(_method: str, path: str) -> Schema | None:
        method = read["methods"].get(path.rpartition("/")[2])
        if method is None:
            return None
        result = {"anyOf": [_telegram_kind(kind) for kind in method["returns"]]}
        return {"type": "object", "properties": {"ok": {"enum": [True]}, "result": result}, "_named": named}

    return shape


def _telegram_type(one: Mapping[str, Any]) -> Schema:
    if one.get("subtypes"):
        return {"anyOf": [_telegram_kind(name) for name in one["subtypes"]]}
    fields = {
        field["name"]: {"anyOf": [_telegram_kind(kind) for kind in field["types"]]}
        for field in one.get("fields", ())
    }
    return {"type": "object", "properties": fields}


def _telegram_kind(name: str) -> Schema:
    if name.startswith("Array of "):
        return {"type": "array", "items": _telegram_kind(name.removeprefix("Array of "))}
    plain = {"String": "string", "Integer": "integer", "Float": "number", "Boolean": "boolean"}
    return {"type": plain[name]} if name in plain else {"$ref": name}


def graph_shape(kinds: Mapping[str, str]) -> Shape:
    """The answers of Meta's Graph API: nodes by their fields, and edges as pages of nodes. `kinds` as in `graph`."""
    if not (ROOT / "meta-graph-codegen").is_dir():
        return unknown
    files = {one.stem: document(one) for one in sorted((ROOT / "meta-graph-codegen").glob("*.json"))}
    named = {name: _graph_node(one) for name, one in files.items() if "fields" in one}

    def shape(method: str, path: str) -> Schema | None:
        at = re.sub(r"^/v\d+\.\d+", "", path).strip("/")
        for pattern, kind in kinds.items():
            found = re.fullmatch(f"(?:{pattern})(?:/(\\w+))?", at)
            if found is None or kind not in named:
                continue
            given = _graph_kind(kind) if not found[1] else _returned(files[kind]["apis"], method, found[1])
            page = found[1] and method == "GET"
            return {**(_page(given) if page else given), "_named": named} if given else None
        return None

    return shape


_LEFT_OUT = ("user_id", "account_type", "permalink")
"""Fields that Meta's pages name and its files do not."""


def _graph_node(one: Mapping[str, Any]) -> Schema:
    """A node: its fields, and its edges, which may be asked for as if they were fields."""
    edges = {
        str(api["endpoint"]).strip("/"): _page(_graph_kind(str(api["return"])))
        for api in one["apis"]
        if api["method"] == "GET" and api.get("endpoint")
    }
    fields = {field["name"]: _graph_kind(field["type"]) for field in one["fields"]}
    return {"type": "object", "properties": edges | fields | {key: {"type": "string"} for key in _LEFT_OUT}}


def _returned(apis: list[Any], method: str, edge: str) -> Schema | None:
    """What an operation on an edge gives."""
    for api in apis:
        if api["method"] == method and str(api.get("endpoint") or "").strip("/") == edge:
            return _graph_kind(str(api.get("return")))
    return None


def _page(item: Schema) -> Schema:
    text = {"type": "string"}
    cursors = {"type": "object", "properties": {"before": text, "after": text}}
    paging = {"type": "object", "properties": {"cursors": cursors}}
    return {
        "type": "object",
        "properties": {"data": {"type": "array", "items": item}, "paging": paging},
    }


def _graph_kind(kind: str) -> Schema:
    listed = re.fullmatch(r"list<(.+)>", kind)
    if listed is not None:
        return {"type": "array", "items": _graph_kind(listed[1])}
    plain = {"int": "integer", "unsigned int": "integer", "float": "number", "bool": "boolean"}
    if kind in plain:
        return {"type": plain[kind]}
    if kind in ("string", "datetime") or kind.endswith("_enum_param"):
        return {"type": "string"}
    return {"$ref": kind}


@cache
def postman_shape(name: str, base: str) -> Shape:
    """The answers that a Postman collection shows as examples, and the fields that its variables list."""
    path = ROOT / name
    if not path.exists():
        return unknown
    collection = document(path)
    variables = {one["key"]: str(one.get("value", "")) for one in collection.get("variable", ())}
    shown: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for item in postman_items(collection["item"]):
        where = re.sub(r"^\{\{\w+\}\}/", "", item["request"]["url"]["raw"]).partition("?")[0].strip("/")
        pattern = r"[\w-]+".join(re.escape(part) for part in re.split(r"\{\{\w+\}\}", where))
        for one in item.get("response", ()):
            example = _example(one.get("body"), variables)
            if example is not None:
                shown[item["request"]["method"], pattern.replace("me/", r"(?:me|\d+)/")].append(example)

    def shape(method: str, path: str) -> Schema | None:
        at = re.sub(base, "", path).strip("/")
        fits = [
            one
            for (verb, pattern), examples in shown.items()
            if verb == method and re.fullmatch(pattern, at)
            for one in examples
        ]
        return {"anyOf": [schema_of(one) for one in fits]} if fits else None

    return shape


def _example(body: Any, variables: Mapping[str, str]) -> Any:
    """An example's body, its variables filled in; `<string>` and `...` are how some of them leave out."""
    filled = re.sub(r"\{\{(\w+)\}\}", lambda found: variables.get(found[1], "1"), str(body or ""))
    filled = re.sub(r",\s*\.\.\.", "", filled).replace("<string>", '"string"')
    try:
        return json.loads(filled)
    except ValueError:
        return None


def schema_of(example: Any) -> Schema:
    """The schema that an example shows."""
    if isinstance(example, dict):
        return {"type": "object", "properties": {name: schema_of(one) for name, one in example.items()}}
    if isinstance(example, list):
        return {"type": "array", "items": {"anyOf": [schema_of(one) for one in example] or [{}]}}
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string"}
    return {"type": kinds.get(type(example), "null")}


# --- an answer


def generated(schema: Schema, real: Any, chance: Random) -> bytes:
    """An answer by a schema. `real` is what the network said, whose values fields of the same name may take."""
    maker = _Maker(schema.get("_named", {}), chance)
    maker.learn(real)
    return json.dumps(maker.made(schema)).encode()


class _Maker:
    """One answer. `gone` is how likely a field is missing; none is missing in some answers."""

    def __init__(self, named: Mapping[str, Schema], chance: Random) -> None:
        self.named, self.chance = named, chance
        self.gone = chance.choice((0.0, 0.0, 0.1, 0.3, 0.6))
        self.true = chance.choice((0.5, 0.9, 1.0))
        self.left = NODES
        self.known: dict[str, list[Any]] = defaultdict(list)

    def learn(self, real: Any, name: str = "") -> None:
        """Keep the plain values of an answer by the names of their fields."""
        for key, one in real.items() if isinstance(real, dict) else ():
            self.learn(one, key)
        for one in real if isinstance(real, list) else ():
            self.learn(one, name)
        if not isinstance(real, dict | list):
            self.known[name].append(real)
        elif name:
            self.known.setdefault(name, [])

    def made(self, schema: Schema, name: str = "", deep: int = 0) -> Any:
        """A value that the schema allows."""
        self.left -= 1
        schema = self._resolved(schema)
        if schema.get("nullable") and self.chance.random() < 0.1:
            return None
        kind = schema.get("type", "")
        kind = self.chance.choice(kind) if isinstance(kind, list) else kind
        if kind == "object" or "properties" in schema:
            return self._object(schema.get("properties", {}), deep)
        if kind == "array" or "items" in schema:
            return self._list(schema.get("items", {}), name, deep)
        fits = [one for one in self.known.get(name, ()) if one is None or _is(one, kind)]
        if fits and self.chance.random() < self.true:
            return self.chance.choice(fits)
        if "enum" in schema or "const" in schema:
            return self.chance.choice(schema.get("enum") or [schema.get("const")])
        return self._plain(kind)

    def _plain(self, kind: str) -> Any:
        if kind == "integer":
            return self.chance.choice(NUMBERS)
        if kind == "number":
            return self.chance.choice((*NUMBERS, 0.5))
        if kind == "boolean":
            return self.chance.random() < 0.5
        return None if kind == "null" else self.chance.choice(TEXTS)

    def _object(self, fields: Mapping[str, Schema], deep: int) -> dict[str, Any]:
        told = {}
        for name in sorted(fields, key=lambda one: one not in self.known):
            spare = name not in self.known and (deep > DEEPEST or self.left < 0)
            if not spare and self.chance.random() >= self.gone and deep < 2 * DEEPEST:
                told[name] = self.made(fields[name], name, deep + 1)
        return told

    def _list(self, item: Schema, name: str, deep: int) -> list[Any]:
        if deep > DEEPEST or self.left < 0:
            return []
        return [self.made(item, name, deep + 1) for _ in range(self.chance.randrange(ITEMS + 1))]

    def _one_of(self, schemas: list[Schema]) -> Schema:
        """One of several: mostly the one that has most of the fields that the network told."""
        if self.chance.random() < 0.1:
            return self.chance.choice(schemas)
        return max(schemas, key=lambda one: len(self.known.keys() & one.get("properties", {}).keys()))

    def _resolved(self, schema: Schema) -> Schema:
        for _ in range(20):
            if "$ref" in schema:
                schema = self.named.get(str(schema["$ref"]).rpartition("/")[2], {"type": "object"})
            elif "allOf" in schema:
                parts = [self._resolved(part) for part in schema["allOf"]]
                fields = {n: one for part in parts for n, one in part.get("properties", {}).items()}
                own = {n: one for n, one in schema.items() if n != "allOf"}
                schema = {n: one for part in parts for n, one in part.items()} | own
                schema = {**schema, "properties": fields | own.get("properties", {})} if fields else schema
            elif "anyOf" in schema or "oneOf" in schema:
                schema = self._one_of([self._resolved(one) for one in schema.get("anyOf") or schema["oneOf"]])
            else:
                return schema
        return {}


def _is(value: Any, kind: str) -> bool:
    kinds: dict[str, tuple[type, ...]] = {
        "integer": (int,),
        "number": (int, float),
        "boolean": (bool,),
        "null": (type(None),),
    }
    return isinstance(value, kinds.get(kind, (str,))) and (kind == "boolean" or not isinstance(value, bool))
