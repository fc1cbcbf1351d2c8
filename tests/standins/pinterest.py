"""A stand-in for Pinterest's API v5.

Built from Pinterest's own OpenAPI description (5.23.0) and its pages on rights and limits. An app with trial access may
write only in the sandbox: `trial` with `sandbox` False says so.

It guesses: that a saved Pin tells its `parent_pin_id`, the numbers in the rate headers, that a picture by address is
taken from any https address, that pins may stand twice.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.loopback import Asked, Reply
from tests.standins.answers import openapi_shape
from tests.standins.descriptions import openapi
from tests.standins.server import Handler, Request, Said, StandIn, Token, reply

USER, BOARD, SECRET_BOARD, OTHER_BOARD = "549755885042", "549755885175", "549755885176", "549755885999"
RIGHTS = ("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read")
TITLE, DESCRIPTION, ALT, DAILY = 100, 800, 500, 1000


class Pinterest(StandIn):
    """Pinterest with one account: `right-token`; the app is `client` with the password `client-secret`."""

    name = "pinterest"

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        self.check = openapi("pinterest-v5.openapi.json", "/v5")
        self.shape = openapi_shape("pinterest-v5.openapi.json", "/v5")
        self.pins: list[dict[str, Any]] = []
        self.trial, self.sandbox = False, False
        self.codes = {"right-code": RIGHTS}
        self.refresh_tokens: dict[str, tuple[str, ...]] = {"right-refresh": RIGHTS}
        self.sent: list[datetime] = []
        self.boards = {
            BOARD: {"id": BOARD, "name": "News", "privacy": "PUBLIC", "owner": {"username": "acme"}},
            SECRET_BOARD: {
                "id": SECRET_BOARD,
                "name": "Drafts",
                "privacy": "SECRET",
                "owner": {"username": "acme"},
            },
        }
        self.grant("right-token", USER, *RIGHTS)
        self.grant("expired-token", USER, *RIGHTS, ends=datetime(2020, 1, 1, tzinfo=UTC))
        self.grant("narrow-token", USER, "user_accounts:read")

    def texts(self) -> list[str]:
        """The descriptions of the pins."""
        return [one.get("description") or "" for one in self.pins]

    def speak(self, text: str) -> str:
        """Nobody can be heard: the API has no comments."""
        raise NotImplementedError(text)

    def describe(self, asked: Asked) -> list[str]:
        """By Pinterest's description."""
        return self.check(asked)

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        """The paths."""
        return {
            ("POST", "/v5/oauth/token"): self._token,
            ("GET", "/v5/user_account"): self._me,
            ("GET", "/v5/user_account/analytics"): self._figures,
            ("GET", "/v5/boards"): self._list_boards,
            ("GET", r"/v5/boards/(\d+)"): self._board,
            ("GET", r"/v5/boards/(\d+)/pins"): self._on_board,
            ("GET", "/v5/pins"): self._list,
            ("POST", "/v5/pins"): self._pin,
            ("GET", r"/v5/pins/(\d+)"): self._one,
            ("GET", r"/v5/pins/(\d+)/analytics"): self._figures,
            ("POST", r"/v5/pins/(\d+)/save"): self._save,
            ("DELETE", r"/v5/pins/(\d+)"): self._delete,
        }

    def authorise(self, request: Request) -> None:
        """A bearer token; the token endpoint takes the app's own name and password."""
        if request.path == "/v5/oauth/token":
            given = base64.b64encode(b"client:client-secret").decode()
            if request.headers.get("authorization") != f"Basic {given}":
                raise Said(_error(401, 2, "Authentication failed."))
            return
        token = self.tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        if token is None or self.ended(token):
            raise Said(_error(401, 2, "Authentication failed."))
        request.token = token

    def failed(self, status: int) -> Reply:
        """Pinterest's own."""
        return _error(status, 0, "Something went wrong on our end. Sorry about that.")

    def limited(self) -> Reply:
        """With the window in seconds."""
        return reply({"code": 8, "message": "This request exceeded a rate limit."}, 429, *self._headers(0))

    def missing(self, request: Request) -> Reply:
        """Pinterest's own."""
        return _error(404, 404, f"{request.path} not found.")

    def _headers(self, left: int) -> tuple[tuple[str, str], ...]:
        return (
            ("X-RateLimit-Limit", "100, 100;w=60"),
            ("X-RateLimit-Remaining", str(left)),
            ("X-RateLimit-Reset", "60"),
        )

    def _told(self, body: Any, status: int = 200) -> Reply:
        return reply(body, status, *self._headers(99))

    def _needs(self, request: Request, *rights: str) -> None:
        token = request.token or Token("", frozenset())
        missing = sorted(set(rights) - token.scopes)
        if missing:
            words = f"Your application consumer type is not supported, or missing scopes: {missing}"
            raise Said(_error(403, 3, words))

    # --- signing in

    def _token(self, request: Request) -> Reply:
        form = request.form
        if form.get("grant_type") == "refresh_token":
            rights = self.refresh_tokens.get(form.get("refresh_token", ""))
        else:
            rights = self.codes.pop(form.get("code", ""), None) if form.get("redirect_uri") else None
        if rights is None:
            return _error(400, 283, "Invalid authorization code or refresh token.")
        token = self.grant(f"pina_{self.number(0)}", USER, *rights, ends=self.now() + timedelta(days=30))
        refresh = f"pinr.{self.number(0)}"
        self.refresh_tokens[refresh] = tuple(rights)
        told = {"access_token": token, "response_type": "authorization_code", "token_type": "bearer"}
        told |= {"expires_in": 2_592_000, "refresh_token": refresh, "refresh_token_expires_in": 5_184_000}
        return reply({**told, "scope": " ".join(rights)})

    def _me(self, request: Request) -> Reply:
        self._needs(request, "user_accounts:read")
        told = {
            "id": USER,
            "username": "acme",
            "account_type": "BUSINESS",
            "business_name": "Acme",
            "pin_count": len(self.pins),
        }
        return self._told(
            {**told, "follower_count": 1204, "monthly_views": 9000, "website_url": "https://acme.example"}
        )

    # --- boards and pins

    def _list_boards(self, request: Request) -> Reply:
        self._needs(request, "boards:read")
        return self._paged(request, [one for one in self.boards.values() if one["privacy"] == "PUBLIC"])

    def _board(self, request: Request) -> Reply:
        self._needs(request, "boards:read")
        found = self.boards.get(request.parts[0])
        return self._told(found) if found else _error(404, 40, "Board not found.")

    def _on_board(self, request: Request) -> Reply:
        self._needs(request, "boards:read", "pins:read")
        if request.parts[0] not in self.boards:
            return _error(404, 40, "Board not found.")
        return self._paged(
            request, [one for one in reversed(self.pins) if one["board_id"] == request.parts[0]]
        )

    def _list(self, request: Request) -> Reply:
        self._needs(request, "boards:read", "pins:read")
        return self._paged(request, list(reversed(self.pins)))

    def _paged(self, request: Request, items: list[dict[str, Any]]) -> Reply:
        size = int(request.query.get("page_size", 25))
        start = int(request.query.get("bookmark") or 0)
        more = str(start + size) if start + size < len(items) else None
        return self._told({"items": items[start : start + size], "bookmark": more})

    def _pin(self, request: Request) -> Reply:
        self._needs(request, "boards:read", "boards:write", "pins:read", "pins:write")
        if self.trial and not self.sandbox:
            words = "Apps with Trial access may not create Pins in production. Use the API Sandbox instead."
            return _error(403, 29, words)
        body = request.form
        for name, most in (("title", TITLE), ("description", DESCRIPTION), ("alt_text", ALT), ("link", 2048)):
            if len(str(body.get(name) or "")) > most:
                return _error(400, 1, f"Invalid request: {name} is too long, maximum {most}")
        if body.get("board_id") not in self.boards:
            return _error(404, 40, "Board not found.")
        refused = _source(body.get("media_source") or {})
        if refused:
            return _error(400, 235, refused)
        if self.used(self.sent, timedelta(days=1)) >= DAILY:
            return self.limited()
        self.sent.append(self.now())
        kept = {name: body.get(name) for name in ("board_id", "title", "description", "link", "alt_text")}
        return self._stands(kept)

    def _stands(self, kept: dict[str, Any]) -> Reply:
        moment = self.now().strftime("%Y-%m-%dT%H:%M:%S")
        made = {**kept, "id": self.number(813_744_226_420_000_000), "created_at": moment, "is_owner": True}
        self.pins.append({**made, "board_owner": {"username": "acme"}, "media": {"media_type": "image"}})
        return self._told(self.pins[-1], 201)

    def _one(self, request: Request) -> Reply:
        self._needs(request, "boards:read", "pins:read")
        found = next((one for one in self.pins if one["id"] == request.parts[0]), None)
        if found and request.query.get("pin_metrics") == "true":
            counts = {"impression": 900, "clickthrough": 7, "pin_click": 40, "save": 12, "comment": 1}
            found = found | {"pin_metrics": {"90d": counts, "lifetime_metrics": counts}}
        return self._told(found) if found else _error(404, 50, "Pin not found.")

    def _save(self, request: Request) -> Reply:
        self._needs(request, "boards:read", "boards:write", "pins:read", "pins:write")
        found = next((one for one in self.pins if one["id"] == request.parts[0]), None)
        if found is None:
            return _error(404, 50, "Pin not found.")
        if request.form.get("board_id") not in self.boards:
            return _error(404, 40, "Board not found.")
        return self._stands({**found, "board_id": request.form["board_id"], "parent_pin_id": found["id"]})

    def _delete(self, request: Request) -> Reply:
        self._needs(request, "pins:write")
        self.pins = [one for one in self.pins if one["id"] != request.parts[0]]
        return reply(None, 204)

    def _figures(self, request: Request) -> Reply:
        self._needs(
            request,
            *(("user_accounts:read",) if "user_account" in request.path else ("boards:read", "pins:read")),
        )
        if not (request.query.get("start_date") and request.query.get("end_date")):
            return _error(400, 1, "start_date and end_date are required")
        metrics = {"IMPRESSION": 900, "SAVE": 12, "PIN_CLICK": 40, "OUTBOUND_CLICK": 7, "ENGAGEMENT": 59}
        day = {"date": request.query["start_date"], "data_status": "READY", "metrics": metrics}
        return self._told({"all": {"daily_metrics": [day], "summary_metrics": metrics}})


def _source(source: dict[str, Any]) -> str:
    """Why a picture is not taken, "" where it is."""
    kind = source.get("source_type")
    if kind == "image_url":
        fine = str(source.get("url", "")).startswith("https://") and "/private/" not in source["url"]
        return "" if fine else "The image could not be fetched from its URL."
    if kind == "image_base64":
        try:
            data = base64.b64decode(source.get("data", ""), validate=True)
        except ValueError:
            return "Invalid base64."
        return "" if data.startswith((b"\x89PNG", b"\xff\xd8\xff")) else "The image is not one."
    return f"media_source {kind} is not supported here"


def _error(status: int, code: int, message: str) -> Reply:
    return reply({"code": code, "message": message}, status)
