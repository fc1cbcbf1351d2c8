"""WhatsApp: a business number that answers people within 24 hours, and writes by approved templates outside them.

The Cloud API keeps no key and lists nothing: a send is at most once, and after an unknown outcome a person looks. What
people write comes by webhook alone, so it is not heard here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import (
    CannotTell,
    Identity,
    Outcome,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    Unknown,
)
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import Outgoing
from cmdaily.domain.publishing.text.measure import holds_url
from cmdaily.platforms.contract import Checkpoint, Prepared, Request, RequestOptions, envelope
from cmdaily.platforms.http.fields import digits_in, id_in, name_in, object_in, objects_in, text_in
from cmdaily.platforms.http.media import Frozen
from cmdaily.platforms.http.responses import WORDS, GarbageError, Response, garbage
from cmdaily.platforms.http.rest import RestPlatform, media_shown, picture_refused, with_media
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.meta.client import Graph, said
from cmdaily.platforms.whatsapp.network import NETWORK

CAPTION = NETWORK.limits.caption
WINDOW, PAYMENT = (131_047, 131_051, 470), (131_042, 131_031)
NO_NUMBER, TEMPLATE = (131_026, 131_030, 131_021, 1_006), range(132_000, 132_100)
LANGUAGE = "en"


class Client(Graph):
    """WhatsApp's Cloud API, spoken to as one business number."""

    network = NETWORK
    api = "https://graph.facebook.com"

    def refusal(self, response: Response) -> Refused | Unknown | None:
        """By the numbers of the Cloud API, then by Meta's."""
        if response.good or response.status >= 500:
            return super().refusal(response)
        code = said(response)[0]
        if code in WINDOW:
            return Refused(Reason.CONTENT, "whatsapp.window", remedy="whatsapp.window_remedy")
        if code in PAYMENT:
            return Refused(Reason.PRICE, "whatsapp.payment", remedy="whatsapp.payment_remedy")
        return super().refusal(response)

    def about(self, response: Response, prepared: Prepared) -> Refused | None:
        """A refusal that is about the person or about the template, None for any other."""
        code, _, words, _ = said(response)
        if response.good or response.status >= 500:
            return None
        if code in NO_NUMBER:
            number = (("number", f"+{prepared['body']['to']}"),)
            return Refused(Reason.TARGET, "whatsapp.no_number", number, remedy="whatsapp.no_number_remedy")
        if code in TEMPLATE:
            values = (("name", prepared["template"]), ("why", _details(response) or words))
            return Refused(Reason.CONTENT, "whatsapp.template", values, remedy="whatsapp.template_remedy")
        return None


class WhatsApp(RestPlatform):
    """The adapter."""

    network = NETWORK
    client_class = Client

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Which number this is. The Cloud API does not say which rights were given."""
        client: Client = self.client(account, secret, options)
        number = account.setting("user_id") or account.handle.strip()
        if not (number.isascii() and number.isdigit()):
            return _no_such(account)
        path = client.path(number)
        read = client.read(path, params={"fields": "id,verified_name,display_phone_number"})
        if isinstance(read, Refused):
            return _no_such(account) if read.reason == Reason.TARGET else read
        found, shown = digits_in(read), name_in(read, "display_phone_number", 60)
        digits = "".join(char for char in shown if char in "0123456789")
        if not (found and 7 <= len(digits) <= 15):
            return client.senseless()
        settings = (("user_id", found), ("name", name_in(read, "verified_name") or shown))
        return Identity(f"+{digits}", found, f"https://wa.me/{digits}", None, settings)

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the message: text, picture with a caption, or a template (the title) with its values (the lines)."""
        client: Client = self.client(account, secret, options)
        frozen = self.common(client, outgoing)
        if isinstance(frozen, Refused):
            return frozen
        text, template = frozen.pop("text"), outgoing.title.strip()
        if frozen["pictures"] and len(text) > CAPTION:
            values = (("limit", CAPTION), ("count", len(text)))
            return Refused(Reason.CONTENT, "whatsapp.caption", values, remedy="platform.content_remedy")
        person, _, answered = frozen["target"].partition("/")
        body: dict[str, Any] = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": person}
        body |= {"context": {"message_id": answered}} if answered else {}
        if template:
            body |= {"type": "template", "template": _template(template, text, outgoing.language)}
            frozen |= {"pictures": []}
        elif frozen["pictures"]:
            body |= {"type": "image", "image": {"caption": text} if text else {}}
        else:
            body |= {"type": "text", "text": {"body": text, "preview_url": holds_url(text)}}
        return envelope(self.network.name, outgoing, text, **frozen, template=template, body=body)

    def say(self, client: Client, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:
        """Hand the picture over, then say it."""

        def upload(one: Frozen, data: bytes) -> str | Refused:
            form, files = {"messaging_product": "whatsapp"}, {"file": ("picture", data, one["type"])}
            read = client.read(client.path(prepared["author"], "media"), "POST", data=form, files=files)
            if isinstance(read, Refused):
                return picture_refused(one["path"]) if read.reason == Reason.PICTURE else read
            return digits_in(read) or client.senseless()

        ready = with_media(prepared, upload, checkpoint)
        if isinstance(ready, Refused):
            return ready
        path = client.path(prepared["author"], "messages")
        response = client.ask("POST", path, json=_body(ready, ready["media"]))
        if not isinstance(response, Response):
            return response
        failed = client.about(response, ready) or client.refusal(response)
        if failed is not None:
            return failed
        try:
            return _receipt(response.object(), ready) or garbage()
        except GarbageError:
            return garbage()

    def find(
        self,
        client: Client,  # noqa: ARG002
        prepared: Prepared,  # noqa: ARG002
        since: datetime,  # noqa: ARG002
        taken: frozenset[str],  # noqa: ARG002
    ) -> ReadBack:
        """The Cloud API lists nothing."""
        return CannotTell("whatsapp.unread")

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The upload, and the message."""
        base = f"{server_address(account, Client.api)}/{prepared['version_asked']}/{prepared['author']}"
        signed = (("Authorization", "***"),)
        uploads = [
            Request("POST", f"{base}/media", signed, {"file": one["path"]}) for one in prepared["pictures"]
        ]
        return (*uploads, Request("POST", f"{base}/messages", signed, _body(prepared, media_shown(prepared))))


def _no_such(account: Account) -> Refused:
    """No number with this ID: often the number itself was given."""
    given = (("handle", account.handle.strip()),)
    return Refused(Reason.TARGET, "whatsapp.handle", given, remedy="whatsapp.handle_remedy")


def _template(name: str, text: str, language: str) -> dict[str, Any]:
    """A template with one value for each line of the text."""
    values = [{"type": "text", "text": one.strip()} for one in text.splitlines() if one.strip()]
    components = [{"type": "body", "parameters": values}] if values else []
    return {
        "name": name,
        "language": {"policy": "deterministic", "code": language.replace("-", "_") or LANGUAGE},
        "components": components,
    }


def _body(prepared: Prepared, media: list[str]) -> dict[str, Any]:
    """The message, with the picture that was handed over."""
    body: dict[str, Any] = prepared["body"]
    return body | ({"image": {"id": media[0]} | body["image"]} if body["type"] == "image" else {})


def _receipt(told: dict[str, Any], prepared: Prepared) -> Receipt | None:
    """The receipt for a message that WhatsApp took; whether it was delivered it says by webhook alone."""
    number, person = id_in(next(iter(objects_in(told, "messages")), {}), longest=250), prepared["body"]["to"]
    good = number.startswith("wamid.") and number.isascii()
    return Receipt(f"{person}/{number}", f"https://wa.me/{person}") if good else None


def _details(response: Response) -> str:
    """What exactly is wrong, by the Cloud API's own words."""
    try:
        told = object_in(response.object(), "error")
    except GarbageError:
        return ""
    return text_in(object_in(told, "error_data"), "details", WORDS)
