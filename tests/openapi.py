"""Requests held against a network's published OpenAPI description."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jsonschema

from tests.loopback import Asked


class Description:
    """One OpenAPI document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document

    def problems(self, asked: Asked) -> list[str]:
        """What is wrong with a request: path, method, parameters, body."""
        parts = urlsplit(asked.path)
        operation = self._operation(parts.path, asked.method.lower())
        if operation is None:
            return [f"{asked.method} {parts.path} is not described"]
        found = self._parameters(operation, parse_qs(parts.query))
        body = self._resolve(operation.get("requestBody") or {})
        if body:
            found += self._body(body, asked)
        elif asked.body:
            found.append("a body where none is taken")
        return found

    def _operation(self, path: str, method: str) -> dict[str, Any] | None:
        """The operation; a path without placeholders is preferred."""
        for template in sorted(self.document["paths"], key=lambda one: "{" in one):
            pattern = re.sub(r"\\\{[^/]+?\\\}", "[^/]+", re.escape(template))
            methods = self.document["paths"][template]
            if re.fullmatch(pattern, path) and method in methods:
                return {"parameters": [], **methods[method], "shared": methods.get("parameters", [])}
        return None

    def _parameters(self, operation: dict[str, Any], given: dict[str, list[str]]) -> list[str]:
        known = {}
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
        content = body["content"].get(kind)
        if content is None:
            return [f"{kind or 'no type'} is not taken, only {', '.join(body['content'])}"]
        if kind != "application/json":
            return []
        return self._schema(content["schema"], json.loads(asked.body), "body")

    def _schema(self, schema: dict[str, Any], given: Any, name: str) -> list[str]:
        whole = {**schema, "components": self.document.get("components", {})}
        validator = jsonschema.Draft7Validator(whole)
        return [f"{name}: {error.message}" for error in validator.iter_errors(given)]

    def _resolve(self, node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node:
            found: Any = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            node = found
        return node
