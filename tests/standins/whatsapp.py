"""A stand-in for WhatsApp's Cloud API.

Built from Meta's own OpenAPI description of it and the pages on error codes. There is no way to read messages but by
webhook, so it has none: what people write opens their window of 24 hours and is seen by nobody.

It guesses: that a text outside the window is refused at once with 131047 (the real one may accept it and say so by
webhook), that a number that has no WhatsApp is 131026 at once, the length of a text (4,096), the pace (80 a second).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.loopback import Asked, Reply
from tests.standins.answers import openapi_shape
from tests.standins.descriptions import openapi
from tests.standins.graph import GraphStandIn, error, gone, page, shown
from tests.standins.server import Handler, Request, Said, Token, reply

PHONE, BUSINESS, SYSTEM_USER = "106540352242922", "102290129340398", "122100000000000"
RIGHTS = ("whatsapp_business_messaging", "whatsapp_business_management")
TEXT = 4096
WINDOW = timedelta(hours=24)
SOMEBODY = "33612345678"


class WhatsApp(GraphStandIn):
    """WhatsApp with one business number: `right-token`. `paid` says whether a payment method stands."""

    name = "whatsapp"

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        self.check = openapi("whatsapp-business-messaging_v23.0.openapi.yaml", closed=False)
        self.shape = openapi_shape("whatsapp-business-messaging_v23.0.openapi.yaml")
        self.messages: list[dict[str, Any]] = []
        self.media: dict[str, tuple[str, bytes]] = {}
        self.heard: dict[str, datetime] = {}
        """When each person last wrote."""
        self.strangers = {"33600000000"}
        """Numbers without WhatsApp."""
        self.paid = True
        self.pace = 80
        body = {"type": "BODY", "text": "Hello {{1}}, we open at {{2}}."}
        self.templates = {
            ("opening_hours", "en"): {"status": "APPROVED", "category": "UTILITY", "components": [body]}
        }
        self.grant("right-token", SYSTEM_USER, *RIGHTS)
        self.grant("expired-token", SYSTEM_USER, *RIGHTS, ends=datetime(2020, 1, 1, tzinfo=UTC))
        self.grant("narrow-token", SYSTEM_USER, "whatsapp_business_management")

    def texts(self) -> list[str]:
        """What was delivered."""
        return [one["said"] for one in self.messages if one["delivered"]]

    def speak(self, text: str) -> str:  # noqa: ARG002
        """Somebody writes: their window is open for a day."""
        self.heard[SOMEBODY] = self.now()
        return SOMEBODY

    def describe(self, asked: Asked) -> list[str]:
        """By Meta's description, whose closed parts exclude one another and are taken as open."""
        if "/media" in asked.path:
            return []
        return self.check(asked)

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        """The paths, each below a version."""
        routes: dict[tuple[str, str], Handler] = {
            ("POST", r"/(\d+)/messages"): self._message,
            ("POST", r"/(\d+)/media"): self._upload,
            ("GET", r"/(\d+)/message_templates"): self._list_templates,
            ("GET", r"/(\d+)/phone_numbers"): self._numbers,
            ("GET", r"/(\d+)"): self._number,
        }
        return {(method, rf"(?:/v\d+\.\d+)?{path}"): handler for (method, path), handler in routes.items()}

    def limited(self) -> Reply:
        """The pace of the number."""
        return _refused(130429, "Rate limit hit", "Cloud API message throughput has been reached.", 429)

    def _number(self, request: Request) -> Reply:
        if request.parts[0] == BUSINESS:
            self.needs(request, "whatsapp_business_management")
            return reply(
                shown({"id": BUSINESS, "name": "Acme", "currency": "EUR"}, request.fields.get("fields", "id"))
            )
        if request.parts[0] != PHONE:
            return gone(request.parts[0])
        self.needs(request, "whatsapp_business_messaging|whatsapp_business_management")
        node = {"id": PHONE, "verified_name": "Acme", "display_phone_number": "+33 1 23 45 67 89"}
        node |= {"quality_rating": "GREEN", "code_verification_status": "VERIFIED"}
        return reply(shown(node, request.fields.get("fields", "")))

    def _numbers(self, request: Request) -> Reply:
        self.needs(request, "whatsapp_business_management")
        return page(
            request, [{"id": PHONE, "verified_name": "Acme", "display_phone_number": "+33 1 23 45 67 89"}]
        )

    def _list_templates(self, request: Request) -> Reply:
        self.needs(request, "whatsapp_business_management")
        if request.parts[0] != BUSINESS:
            return gone(request.parts[0])
        nodes = [
            {"id": str(at), "name": name, "language": language, **one}
            for at, ((name, language), one) in enumerate(self.templates.items(), 1)
        ]
        return page(request, nodes)

    def _upload(self, request: Request) -> Reply:
        self.needs(request, "whatsapp_business_messaging")
        if request.form.get("messaging_product") != "whatsapp" or "file" not in request.files:
            return _refused(100, "Invalid parameter", "messaging_product and file are needed")
        number = self.number(1_000_000_000)
        self.media[number] = request.files["file"]
        return reply({"id": number})

    # --- messages

    def _message(self, request: Request) -> Reply:
        self.needs(request, "whatsapp_business_messaging")
        if request.parts[0] != PHONE:
            return gone(request.parts[0])
        body = request.form
        to = re.sub(r"\D", "", str(body.get("to", "")))
        if body.get("messaging_product") != "whatsapp" or not 7 <= len(to) <= 15:
            return _refused(100, "Invalid parameter", "Recipient phone number is not valid")
        if to in self.strangers:
            return _refused(131026, "Message undeliverable", "Message Undeliverable.")
        said, template = self._said(body), body.get("type") == "template"
        if not template and self.now() - self.heard.get(to, datetime.min.replace(tzinfo=UTC)) > WINDOW:
            words = "More than 24 hours have passed since the customer last replied to this number."
            return _refused(131047, "Re-engagement message", words)
        if sum(1 for one in self.messages if one["at"] > self.now() - timedelta(seconds=1)) >= self.pace:
            return self.limited()
        number = f"wamid.HBg{self.number(10**12)}"
        self.messages.append(
            {
                "id": number,
                "to": to,
                "said": said,
                "at": self.now(),
                "delivered": self.paid,
                "template": template,
            }
        )
        contact = {"input": body["to"], "wa_id": to}
        return reply({"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": number}]})

    def _said(self, body: dict[str, Any]) -> str:
        kind = body.get("type", "text")
        if kind == "text":
            text = str(body.get("text", {}).get("body", ""))
            if not text.strip() or len(text) > TEXT:
                raise Said(_refused(100, "Invalid parameter", f"text.body must have 1 to {TEXT} characters"))
            return text
        if kind == "image":
            image = body.get("image", {})
            if image.get("id") not in self.media and not str(image.get("link", "")).startswith("https://"):
                raise Said(
                    _refused(131053, "Media upload error", "Unable to upload the media used in the message.")
                )
            return str(image.get("caption", ""))
        if kind == "template":
            return self._filled(body.get("template", {}))
        raise Said(_refused(131009, "Parameter value is not valid", f"type {kind}"))

    def _filled(self, wanted: dict[str, Any]) -> str:
        language = wanted.get("language", {}).get("code", "")
        known = self.templates.get((wanted.get("name", ""), language))
        if known is None:
            words = f"template name ({wanted.get('name')}) does not exist in {language}"
            raise Said(_refused(132001, "Template name does not exist in the translation", words, 404))
        text = known["components"][0]["text"]
        given = [
            one["text"]
            for part in wanted.get("components", ())
            if part.get("type", "").lower() == "body"
            for one in part.get("parameters", ())
        ]
        if len(set(re.findall(r"\{\{(\d+)\}\}", text))) != len(given):
            raise Said(
                _refused(132000, "Number of parameters does not match the expected number of params", "")
            )
        for at, word in enumerate(given, 1):
            text = text.replace(f"{{{{{at}}}}}", word)
        return text


def _refused(code: int, title: str, details: str, status: int = 400) -> Reply:
    """An error as the Cloud API says it."""
    made = error(code, f"(#{code}) {title}", status)
    import json

    said = json.loads(made.body)
    said["error"]["error_data"] = {"messaging_product": "whatsapp", "details": details}
    return reply(said, status)


__all__ = ["BUSINESS", "PHONE", "RIGHTS", "SOMEBODY", "Token", "WhatsApp"]
