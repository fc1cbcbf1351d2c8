"""Requests held against a network's published OpenAPI description."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jsonschema

from tests.loopback import Asked

FORM = "application/x-www-form-urlencoded"


class Description:
    """One OpenAPI document. `forms` says that the network takes a form wherever JSON is described."""

    def __init__(self, document: dict[str, Any], forms: bool = False) -> None:
        self.document = document
        self.forms = forms
        # descriptions say oneOf where alternatives overlap and anyOf is meant
        self.components = _any_of(document.get("components", {}))

    def problems(self, asked: Asked) -> list[str]:
        """What is wrong with a request: path, method, parameters, body."""
        parts = urlsplit(asked.path)
        operation = self._operation(parts.path, asked.method.lower())
        if operation is None:
            return [f"{asked.method} {parts.path} is not described"]
        found = self._parameters(operation, parse_qs(parts.query))
        body = self._resolve(operation.get("requestBody") or {})
        if body and (asked.body or body.get("required")):
            found += self._body(body, asked)
        elif asked.body and not body:
            found.append("a body where none is taken")
        return found

    def answers(self, method: str, path: str) -> list[dict[str, Any]]:
        """The schemas of the JSON that a success may bring: several where several paths of the description fit."""
        found = []
        for template, methods in self.document["paths"].items():
            operation = methods.get(method.lower(), {}) if _fits(template, path) else {}
            for status, response in operation.get("responses", {}).items():
                content = self._resolve(response).get("content", {}) if str(status).startswith("2") else {}
                if "schema" in content.get("application/json", {}):
                    found.append(content["application/json"]["schema"])
        return found

    def _operation(self, path: str, method: str) -> dict[str, Any] | None:
        """The operation; a path without placeholders is preferred."""
        for template in sorted(self.document["paths"], key=lambda one: "{" in one):
            methods = self.document["paths"][template]
            if _fits(template, path) and method in methods:
                return {"parameters": [], **methods[method], "shared": methods.get("parameters", [])}
        return None

    def _parameters(self, operation: dict[str, Any], given: dict[str, list[str]]) -> list[str]:
        known = {}
        given = {name.removesuffix("[]"): values for name, values in given.items()}
        for parameter in (*operation["parameters"], *operation["shared"]):
            resolved = self._resolve(parameter)
            if resolved["in"] == "query":
                known[resolved["name"]] = resolved
        found = [f"unknown parameter {name}" for name in given if name not in known]
        found += [
            f"missing parameter {name}"
            for name, one in known.items()
            if one.get("required") and name not in given
        ]
        for name, values in given.items():
            schema = self._resolve(known.get(name, {}).get("schema", {}))
            items = self._resolve(schema.get("items", {}))
            if schema.get("type") == "array" and "enum" in items:
                wrong = set(",".join(values).split(",")) - set(items["enum"])
                found += [f"{name}: {one} is not known" for one in sorted(wrong)]
            elif schema.get("type") == "integer":
                found += self._schema({**schema, "format": None}, int(values[0]), name)
        return found

    def _body(self, body: dict[str, Any], asked: Asked) -> list[str]:
        kind = asked.headers.get("content-type", "").partition(";")[0]
        if kind == FORM and self.forms:
            return []
        content = body["content"].get(kind)
        if content is None:
            return [f"{kind or 'no type'} is not taken, only {', '.join(body['content'])}"]
        if kind != "application/json":
            return []
        return self._schema(content["schema"], json.loads(asked.body), "body")

    def _schema(self, schema: dict[str, Any], given: Any, name: str) -> list[str]:
        whole = {**_any_of(schema), "components": self.components}
        validator = jsonschema.Draft7Validator(whole)
        return [f"{name}: {error.message}" for error in validator.iter_errors(given)]

    def _resolve(self, node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node:
            found: Any = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            node = found
        return node


def _fits(template: str, path: str) -> bool:
    return re.fullmatch(re.sub(r"\\\{[^/]+?\\\}", "[^/]+", re.escape(template)), path) is not None


def _any_of(node: Any) -> Any:
    if isinstance(node, dict):
        return {("anyOf" if name == "oneOf" else name): _any_of(part) for name, part in node.items()}
    return [_any_of(part) for part in node] if isinstance(node, list) else node
