"""A stand-in for LinkedIn's versioned REST API.

Written from LinkedIn's pages of November 2026 (linkedin.openapi.yaml beside this), its error answers as they stand in
public issue reports. It cuts a commentary at the first reserved character that is not escaped, as LinkedIn does.

It guesses: the length limit of a comment (1,250, the website's), the words of the refusal for what is too long, that a
duplicate is remembered for as long as the post stands, the daily limits (LinkedIn publishes none), that a share that
passes a post on is a duplicate only with the same words and parent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.loopback import Asked, Reply
from tests.standins.answers import openapi_shape
from tests.standins.descriptions import nothing, openapi
from tests.standins.server import Handler, Request, Said, StandIn, Token, reply

MEMBER, ORGANISATION = "urn:li:person:Acme42", "urn:li:organization:4242"
SOMEBODY = "urn:li:person:Some7Body"
MEMBER_RIGHTS = ("openid", "profile", "w_member_social")
ORGANISATION_RIGHTS = (
    *MEMBER_RIGHTS,
    "r_organization_social",
    "w_organization_social",
    "rw_organization_admin",
)
TEXT, COMMENT = 3000, 1250
DAILY = 150
"""Posts of a member in a day, by guess; the day ends at midnight UTC."""

# the day on which each version ends: from the pages of the versions, a year and half a month after its month
ENDS = {
    "202511": "2026-11-16", "202512": "2026-12-15", "202601": "2027-01-15", "202602": "2027-02-16",
    "202603": "2027-03-16", "202604": "2027-04-15", "202605": "2027-05-17", "202606": "2027-06-15",
    "202607": "2027-07-15",
}  # fmt: skip

_DAY = 86_400_000
_INTERVAL = re.compile(r"\(timeRange:\(start:(\d+),end:(\d+)\),timeGranularityType:DAY\)")
_MENTION = re.compile(r"@\[([^\]]*)\]\(urn:li:\w+:[\w-]+\)")
_URNS = re.compile(r"urn:li:(?:share|ugcPost):\d+")
_HASHTAG = re.compile(r"\{hashtag\|(?:\\#|#)\|(\w+)\}")


class LinkedIn(StandIn):
    """LinkedIn with a member (token `right-token`) who administers an organisation (token `organisation-token`)."""

    name = "linkedin"

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        self.check, self.shape = openapi("linkedin.openapi.yaml"), openapi_shape("linkedin.openapi.yaml")
        self.posts: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.images: dict[str, dict[str, Any]] = {}
        self.deleted: set[str] = set()
        self.codes = {"right-code": MEMBER_RIGHTS}
        self.processing = 0
        """How often a picture is said to be in processing before it is there."""
        self.grant("right-token", MEMBER, *MEMBER_RIGHTS)
        self.grant("organisation-token", MEMBER, *ORGANISATION_RIGHTS)
        self.grant("expired-token", MEMBER, *MEMBER_RIGHTS, ends=datetime(2020, 1, 1, tzinfo=UTC))
        self.grant("narrow-token", MEMBER, "openid", "profile")

    # --- what tests ask and do

    def texts(self) -> list[str]:
        """Texts of posts and comments of the account, as LinkedIn shows them."""
        own = (MEMBER, ORGANISATION)
        said = [(p["at"], p["shown"]) for p in self.posts if p["author"] in own]
        said += [(c["at"], c["message"]["text"]) for c in self.comments if c["actor"] in own]
        return [text for _, text in sorted(said, key=lambda one: one[0])]

    def speak(self, text: str) -> str:
        """Somebody comments on the organisation's first post, made if there is none."""
        own = [post for post in self.posts if post["author"] == ORGANISATION]
        post = own[0] if own else self._kept({"author": ORGANISATION, "commentary": "Welcome"})
        self._commented(post["id"], SOMEBODY, text)
        return SOMEBODY

    def post_of_somebody(self, text: str = "Anything") -> str:
        """Somebody's post; its URN."""
        return self._kept({"author": SOMEBODY, "commentary": text})["id"]

    # --- the frame

    def describe(self, asked: Asked) -> list[str]:
        """By the description written from the pages."""
        return self.check(asked) if self.check is not nothing else []

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        """The paths."""
        return {
            ("POST", "/oauth/v2/accessToken"): self._token,
            ("PUT", "/dms-uploads/([^/]+)"): self._upload,
            ("GET", "/v2/userinfo"): self._me,
            ("POST", "/rest/posts"): self._post,
            ("GET", "/rest/posts"): self._list,
            ("GET", "/rest/posts/([^/]+)"): self._one,
            ("DELETE", "/rest/posts/([^/]+)"): self._delete,
            ("POST", "/rest/images"): self._begin_upload,
            ("GET", "/rest/images/([^/]+)"): self._image,
            ("POST", "/rest/socialActions/([^/]+)/comments"): self._comment,
            ("GET", "/rest/socialActions/([^/]+)/comments"): self._comments,
            ("GET", "/rest/socialActions/([^/]+)/comments/([^/]+)"): self._one_comment,
            ("GET", "/rest/organizationAcls"): self._roles,
            ("GET", "/rest/organizations/([^/]+)"): self._organisation,
            ("GET", "/rest/networkSizes/([^/]+)"): self._followers,
            ("GET", "/rest/organizationalEntityShareStatistics"): self._organisation_figures,
            ("GET", "/rest/memberCreatorPostAnalytics"): self._member_figures,
        }

    def failed(self, status: int) -> Reply:
        """LinkedIn's own."""
        return _error(status, "INTERNAL_SERVER_ERROR", "Internal Server Error")

    def limited(self) -> Reply:
        """No header says when it may be tried again."""
        words = (
            "Resource level throttle APPLICATION_AND_MEMBER DAY limit for calls to this resource is reached."
        )
        return _error(429, "TOO_MANY_REQUESTS", words, serviceErrorCode=101)

    def missing(self, request: Request) -> Reply:
        """LinkedIn's own."""
        return _error(404, "RESOURCE_NOT_FOUND", f"No virtual resource found: {request.path}")

    def authorise(self, request: Request) -> None:
        """Token, then version: in this order."""
        if request.path.startswith(("/oauth", "/dms-uploads")):
            return
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        token = self.tokens.get(given)
        if token is None:
            raise Said(_error(401, "INVALID_ACCESS_TOKEN", "Invalid access token", serviceErrorCode=65600))
        if self.ended(token):
            words = "The token used in the request has expired"
            raise Said(_error(401, "EXPIRED_ACCESS_TOKEN", words, serviceErrorCode=65602))
        request.token = token
        if request.path.startswith("/rest/"):
            self._version(request)

    def _version(self, request: Request) -> None:
        version = request.headers.get("linkedin-version", "")
        if not version:
            words = (
                "A version must be present. Please specify a version by adding the LinkedIn-Version header."
            )
            raise Said(_error(400, "VERSION_MISSING", words))
        ends = ENDS.get(version)
        if ends is None or self.now().date().isoformat() > ends:
            raise Said(_error(426, "NONEXISTENT_VERSION", f"Requested version {version}01 is not active"))
        if request.headers.get("x-restli-protocol-version") != "2.0.0":
            self.problems.append("X-Restli-Protocol-Version: 2.0.0 is missing")
            raise Said(_error(400, "ILLEGAL_ARGUMENT", "Syntax exception in path variables"))

    def _needs(self, request: Request, author: str, member: str, organisation: str, what: str) -> None:
        token = request.token or Token("", frozenset())
        right = organisation if author.startswith("urn:li:organization") else member
        own = author in (token.owner, ORGANISATION)
        if right not in token.scopes or not own:
            words = f"Not enough permissions to access: {what}.{request.headers.get('linkedin-version')}01"
            raise Said(_error(403, "ACCESS_DENIED", words, serviceErrorCode=100))

    # --- signing in

    def _token(self, request: Request) -> Reply:
        form = request.form
        secret, verifier = bool(form.get("client_secret")), bool(form.get("code_verifier"))
        if secret == verifier:  # an app with a password may send no verifier, a native client has to
            return reply(
                {"error": "invalid_client", "error_description": "Client authentication failed"}, 401
            )
        rights = self.codes.pop(form.get("code", ""), None)
        if form.get("grant_type") != "authorization_code" or rights is None:
            words = "Unable to retrieve access token: appid/redirect uri/code verifier does not match."
            return reply({"error": "invalid_request", "error_description": words}, 400)
        ends = self.now() + timedelta(days=60)
        token = self.grant(f"token-{self.number(0)}", MEMBER, *rights, ends=ends)
        return reply({"access_token": token, "expires_in": 5_184_000, "scope": ",".join(rights)})

    def _me(self, request: Request) -> Reply:
        if "openid" not in (request.token or Token("", frozenset())).scopes:
            raise Said(
                _error(403, "ACCESS_DENIED", "Not enough permissions to access: userinfo.GET.NO_VERSION")
            )
        return reply({"sub": MEMBER.rpartition(":")[2], "name": "Acme", "given_name": "Acme"})

    # --- posts

    def _post(self, request: Request) -> Reply:
        body = request.form
        author, commentary = str(body.get("author")), str(body.get("commentary", ""))
        self._needs(request, author, "w_member_social", "w_organization_social", "posts.CREATE")
        shown = shown_as(commentary)
        if len(shown) > TEXT:
            words = (
                f"ShareCommentary text length ({len(shown)}) exceeded the maximum allowed ({TEXT} characters)"
            )
            return _error(400, "MAX_LENGTH_EXCEEDED", words)
        parent = body.get("reshareContext", {}).get("parent")
        if parent and not any(post["id"] == parent for post in self.posts):
            return _error(404, "RESOURCE_NOT_FOUND", f"{parent} does not exist")
        if not (shown or body.get("content") or parent):
            return _input_error("MISSING_FIELD", "commentary is empty")
        for image in _images(body):
            if self.images.get(image, {}).get("status") != "AVAILABLE":
                return _input_error("INVALID_CONTENT", f"{image} is not available")
        for post in reversed(self.posts):
            if post["author"] == author and post["commentary"] == commentary and post["parent"] == parent:
                words = f"Content is a duplicate of {post['id']}"
                return _input_error("DUPLICATE_POST", "Duplicate post is detected", words)
        today = self.now().date()
        if sum(1 for p in self.posts if p["author"] == author and p["at"].date() == today) >= DAILY:
            return self.limited()
        made = self._kept(body)
        return reply(None, 201, ("x-restli-id", made["id"]), ("x-linkedin-id", made["id"]))

    def _kept(self, body: dict[str, Any]) -> dict[str, Any]:
        parent = body.get("reshareContext", {}).get("parent")
        post = {**body, "id": f"urn:li:share:{self.number(7_390_000_000_000_000_000)}", "parent": parent}
        post |= {"at": self.now(), "shown": shown_as(body["commentary"])}
        self.posts.append(post)
        return post

    def _shown(self, post: dict[str, Any]) -> dict[str, Any]:
        at = int(post["at"].timestamp() * 1000)
        hidden = ("at", "shown", "parent")
        told = {name: given for name, given in post.items() if name not in hidden}
        return {**told, "createdAt": at, "publishedAt": at, "lastModifiedAt": at}

    def _list(self, request: Request) -> Reply:
        author = request.query.get("author", "")
        self._needs(request, author, "r_member_social", "r_organization_social", "posts.FINDER-author")
        start, count = int(request.query.get("start", 0)), int(request.query.get("count", 10))
        own = [post for post in reversed(self.posts) if post["author"] == author]
        page = [self._shown(post) for post in own[start : start + count]]
        links = [
            {"type": "application/json", "rel": "next", "href": f"{request.raw_path}?start={start + count}"}
        ]
        links = links if start + count < len(own) else []
        paging = {"start": start, "count": count, "links": links, "total": len(own)}
        return reply({"paging": paging, "elements": page})

    def _one(self, request: Request) -> Reply:
        post = self._post_of(request.parts[0])
        self._needs(request, post["author"], "r_member_social", "r_organization_social", "posts.GET")
        return reply(self._shown(post))

    def _delete(self, request: Request) -> Reply:
        self.posts = [post for post in self.posts if post["id"] != request.parts[0]]
        return reply(None, 204)

    def _post_of(self, urn: str) -> dict[str, Any]:
        number = urn.rpartition(":")[2]
        for post in self.posts:
            if post["id"] == urn or (urn.startswith("urn:li:activity:") and post["id"].endswith(number)):
                return post
        raise Said(_error(404, "RESOURCE_NOT_FOUND", f"{urn} does not exist"))

    # --- pictures

    def _begin_upload(self, request: Request) -> Reply:
        owner = request.form.get("initializeUploadRequest", {}).get("owner", "")
        self._needs(
            request, owner, "w_member_social", "w_organization_social", "images.ACTION-initializeUpload"
        )
        key = f"C4E{self.number(100)}"
        self.images[f"urn:li:image:{key}"] = {"owner": owner, "status": "WAITING_UPLOAD", "asked": 0}
        ends = int((self.now() + timedelta(hours=1)).timestamp() * 1000)
        value = {"uploadUrlExpiresAt": ends, "uploadUrl": f"{self.address}/dms-uploads/{key}"}
        return reply({"value": {**value, "image": f"urn:li:image:{key}"}})

    def _upload(self, request: Request) -> Reply:
        image = self.images.get(f"urn:li:image:{request.parts[0]}")
        if image is None:
            return _error(404, "RESOURCE_NOT_FOUND", "no such upload")
        image |= {"status": "PROCESSING" if self.processing else "AVAILABLE", "data": request.asked.body}
        return reply(None, 201)

    def _image(self, request: Request) -> Reply:
        image = self.images.get(request.parts[0])
        if image is None:
            return _error(404, "RESOURCE_NOT_FOUND", request.parts[0])
        if image["status"] == "PROCESSING":
            image["asked"] += 1
            image["status"] = "AVAILABLE" if image["asked"] > self.processing else "PROCESSING"
        return reply({"id": request.parts[0], "owner": image["owner"], "status": image["status"]})

    # --- comments

    def _comment(self, request: Request) -> Reply:
        body, actor = request.form, str(request.form.get("actor"))
        self._needs(
            request, actor, "w_member_social", "w_organization_social", "socialActions/comments.CREATE"
        )
        text = str(body.get("message", {}).get("text", ""))
        if not text.strip() or len(text) > COMMENT:
            return _input_error("INVALID_CONTENT", f"a comment has 1 to {COMMENT} characters")
        parent = body.get("parentComment", "")
        if parent and not any(one["commentUrn"] == parent for one in self.comments):
            return _error(404, "RESOURCE_NOT_FOUND", f"{parent} does not exist")
        urn = body["object"] if request.parts[0].startswith("urn:li:comment:") else request.parts[0]
        made = self._commented(urn, actor, text, parent)
        return reply(_comment_shown(made), 201, ("x-restli-id", made["id"]))

    def _commented(self, urn: str, actor: str, text: str, parent: str = "") -> dict[str, Any]:
        post = self._post_of(urn)
        number = self.number(7_400_000_000_000_000_000)
        activity = f"urn:li:activity:{post['id'].rpartition(':')[2]}"
        one = {"id": number, "actor": actor, "object": activity, "message": {"text": text}, "at": self.now()}
        one |= {"commentUrn": f"urn:li:comment:({activity},{number})", "of": post["id"]}
        self.comments.append(one | ({"parentComment": parent} if parent else {}))
        return self.comments[-1]

    def _comments(self, request: Request) -> Reply:
        urn = request.parts[0]
        if urn.startswith("urn:li:comment:"):
            of = [one for one in self.comments if one.get("parentComment") == urn]
            author = ORGANISATION
        else:
            post = self._post_of(urn)
            of = [one for one in self.comments if one["of"] == post["id"] and "parentComment" not in one]
            author = post["author"]
        self._needs(
            request, author, "r_member_social", "r_organization_social", "socialActions/comments.GET_ALL"
        )
        start, count = int(request.query.get("start", 0)), int(request.query.get("count", 10))
        newest = list(reversed(of))
        page = [_comment_shown(one) | self._answered(one) for one in newest[start : start + count]]
        return reply(
            {"paging": {"start": start, "count": count, "total": len(of), "links": []}, "elements": page}
        )

    def _answered(self, comment: dict[str, Any]) -> dict[str, Any]:
        """How many comments stand below one, where there are any."""
        below = sum(one.get("parentComment") == comment["commentUrn"] for one in self.comments)
        told = {"aggregatedTotalComments": below, "totalFirstLevelComments": below, "selectedComments": []}
        return {"commentsSummary": told} if below else {}

    def _one_comment(self, request: Request) -> Reply:
        for one in self.comments:
            if one["id"] == request.parts[1]:
                return reply(_comment_shown(one))
        return _error(404, "RESOURCE_NOT_FOUND", "no such comment")

    # --- the organisation and figures

    def _roles(self, request: Request) -> Reply:
        if "rw_organization_admin" not in (request.token or Token("", frozenset())).scopes:
            raise Said(
                _error(403, "ACCESS_DENIED", "Not enough permissions to access: organizationAcls.FINDER")
            )
        role = {
            "role": "ADMINISTRATOR",
            "state": "APPROVED",
            "organization": ORGANISATION,
            "roleAssignee": MEMBER,
        }
        return reply({"paging": {"start": 0, "count": 10, "links": []}, "elements": [role]})

    def _organisation(self, request: Request) -> Reply:
        if request.parts[0] != ORGANISATION.rpartition(":")[2]:
            raise Said(_error(403, "ACCESS_DENIED", "Not enough permissions to access: organizations.GET"))
        return reply({"id": 4242, "localizedName": "Acme", "vanityName": "acme"})

    def _followers(self, request: Request) -> Reply:
        self._needs(request, request.parts[0], "-", "rw_organization_admin", "networkSizes.GET")
        return reply({"firstDegreeSize": 1204})

    def _organisation_figures(self, request: Request) -> Reply:
        entity = request.query.get("organizationalEntity", "")
        self._needs(
            request, entity, "-", "rw_organization_admin", "organizationalEntityShareStatistics.FINDER"
        )
        posts = _URNS.findall(request.query.get("shares", "") + request.query.get("ugcPosts", ""))
        own = [post["id"] for post in self.posts if post["author"] == entity]
        figures = {"impressionCount": 900, "uniqueImpressionsCount": 700, "clickCount": 30, "likeCount": 12}
        figures |= {"commentCount": len(self.comments), "shareCount": 3, "engagement": 0.05}
        elements: list[dict[str, Any]] = [
            {"organizationalEntity": entity, urn.split(":")[2]: urn, "totalShareStatistics": figures}
            for urn in posts
            if urn in own
        ]
        interval = _INTERVAL.fullmatch(request.query.get("timeIntervals", ""))
        if interval:
            start, end = int(interval[1]), int(interval[2])
            elements = [
                {
                    "organizationalEntity": entity,
                    "timeRange": {"start": at, "end": at + _DAY},
                    "totalShareStatistics": figures | {"impressionCount": at // _DAY % 7},
                }
                for at in range(start, end, _DAY)
            ]
        elif not posts:
            elements = [{"organizationalEntity": entity, "totalShareStatistics": figures}]
        return reply({"elements": elements})

    def _member_figures(self, request: Request) -> Reply:
        if "r_member_postAnalytics" not in (request.token or Token("", frozenset())).scopes:
            words = "Not enough permissions to access: memberCreatorPostAnalytics.FINDER"
            raise Said(_error(403, "ACCESS_DENIED", words, serviceErrorCode=100))
        return reply({"elements": [{"count": 57, "metricType": request.query.get("queryType")}]})


def shown_as(commentary: str) -> str:
    """A commentary as LinkedIn shows it: mentions and hashtags by name, backslashes gone, cut at the first reserved
    character that is not escaped."""
    made, at = "", 0
    while at < len(commentary):
        found = _MENTION.match(commentary, at) or _HASHTAG.match(commentary, at)
        if found is not None:
            made += ("#" if found.re is _HASHTAG else "") + found[1]
            at = found.end()
        elif commentary[at] == "\\" and at + 1 < len(commentary):
            made += commentary[at + 1]
            at += 2
        elif commentary[at] in "|{}@[]()<>*_~\\":
            break
        else:
            made += commentary[at]
            at += 1
    return made


def _images(body: dict[str, Any]) -> list[str]:
    content = body.get("content") or {}
    found = [one["id"] for one in content.get("multiImage", {}).get("images", ())]
    return found + ([content["media"]["id"]] if "media" in content else [])


def _comment_shown(one: dict[str, Any]) -> dict[str, Any]:
    at = int(one["at"].timestamp() * 1000)
    told = {name: given for name, given in one.items() if name not in ("at", "of")}
    moment = {"actor": one["actor"], "time": at}
    return {**told, "created": moment, "lastModified": moment, "$URN": one["commentUrn"]}


def _error(status: int, code: str, message: str, **more: Any) -> Reply:
    return reply({"status": status, "code": code, "message": message, **more}, status)


def _input_error(code: str, description: str, words: str = "") -> Reply:
    """A 422 as LinkedIn's newer resources say it."""
    told = f"com.linkedin.content.common.exception.BadRequestResponseException: {words or description}"
    details = {"inputErrors": [{"description": description, "input": {}, "code": code}]}
    kind = "com.linkedin.common.error.BadRequest"
    return reply({"errorDetailType": kind, "message": told, "errorDetails": details, "status": 422}, 422)
