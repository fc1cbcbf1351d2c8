"""Writes docs/schemas: the shape of every answer to `--json`, as JSON Schema: `python docs/generate_schemas.py`.

One entry of COMMANDS for each command, of HOOKS for each event. A test holds every answer against its schema, and the
files against this module. Keys may be added to an answer; none is taken away or changes its meaning without a new
`schema_version`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DIRECTORY = Path(__file__).parent / "schemas"

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
YES_NO: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+([+-][0-9]{2}:[0-9]{2}|Z)$",
}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
ANYTHING: Schema = {}


def one_of(*words: str | None) -> Schema:
    """One of a few words; None for null."""
    return {"enum": list(words)}


def many(item: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": item}


def or_null(schema: Schema) -> Schema:
    """The same, or null."""
    if set(schema) == {"$ref"}:
        return {"anyOf": [schema, {"type": "null"}]}
    kind = schema["type"]
    return {**schema, "type": [*kind, "null"] if isinstance(kind, list) else [kind, "null"]}


def thing(fields: dict[str, Schema], *, maybe: tuple[str, ...] = ()) -> Schema:
    """An object; the keys in `maybe` may be missing."""
    return {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in maybe],
    }


CONTACT = {
    "platform": TEXT,
    "number": TEXT,
    "name": TEXT,
    "consent": TEXT,
    "agreed_at": MOMENT,
    "stopped_at": or_null(MOMENT),
    "wrote_at": or_null(MOMENT),
    "open_until": or_null(MOMENT),
}

ACTION = {
    "number": WHOLE,
    "id": TEXT,
    "routine": TEXT,
    "section": TEXT,
    "platform": or_null(TEXT),
    "title": TEXT,
    "target": or_null(WHOLE),
    "done": WHOLE,
    "state": one_of("open", "done", "skipped"),
    "minutes": WHOLE,
    "spent_minutes": WHOLE,
    "essential": YES_NO,
    "optional": YES_NO,
    "part": one_of("morning", "afternoon", "evening", None),
    "beyond": YES_NO,
    "most": or_null(WHOLE),
    "platforms": many(TEXT),
    "missing": many(TEXT),
    "person": or_null(TEXT),
    "asks": many(TEXT),
}
TOTALS = thing(
    dict.fromkeys(("actions", "done", "skipped", "open", "minutes", "minutes_left", "spent_minutes"), WHOLE)
)
STATES = (
    "queued",
    "sending",
    "sent",
    "failed",
    "unknown",
    "cancelled",
    "handed-off",
    "awaiting-approval",
)
DELIVERY = {
    "id": TEXT,
    "account": or_null(TEXT),
    "platform": TEXT,
    "kind": one_of("post", "reply", "share"),
    "state": one_of(*STATES),
    "text": TEXT,
    "remote_id": or_null(TEXT),
    "url": or_null(TEXT),
    "attempts": WHOLE,
    "scheduled_at": or_null(MOMENT),
    "error": or_null(TEXT),
    "remark": TEXT,
}
NOW_AND_THEN = ("remark",)
"""Keys of a delivery that are there when they say something."""
FINDING = thing(
    {
        "rule": TEXT,
        "severity": one_of("error", "warning"),
        "message": TEXT,
        "start": WHOLE,
        "end": WHOLE,
        "platform": or_null(TEXT),
    }
)
NAMED_ACTION = {"action": TEXT, "routine": TEXT}
STOPPED = thing({**NAMED_ACTION, "date": DAY, "seconds": WHOLE, "by": WHOLE})
TICKED = thing(
    {**ACTION, "streak": WHOLE},
    maybe=tuple(name for name in ACTION if name not in ("id", "routine")),
)
RECORDED = {"date": DAY, "repeated": YES_NO, "actions": many(TICKED)}
ACCOUNT = {
    "name": TEXT,
    "platform": TEXT,
    "server": or_null(TEXT),
    "handle": or_null(TEXT),
    "remote_id": or_null(TEXT),
    "url": or_null(TEXT),
    "rights": or_null(many(TEXT)),
    "expires_at": or_null(MOMENT),
    "checked_at": or_null(MOMENT),
}
LIMITS = {
    "text": WHOLE,
    "unit": TEXT,
    "text_bytes": WHOLE,
    "alt_text": WHOLE,
    "pictures": WHOLE,
    "picture_bytes": WHOLE,
}
CHECKED_ACCOUNT = {
    **ACCOUNT,
    "ok": YES_NO,
    "error": or_null(TEXT),
    "limits": or_null(thing(LIMITS)),
}
REHEARSED = thing(
    {
        "account": or_null(TEXT),
        "platform": TEXT,
        "texts": many(TEXT),
        "language": or_null(TEXT),
        "sends_at": or_null(TEXT),
        "price_usd": NUMBER,
        "hand_off": or_null(TEXT),
        "requests": many(thing({"method": TEXT, "url": TEXT, "headers": ANYTHING, "body": ANYTHING})),
        "error": or_null(TEXT),
        "findings": many(FINDING),
        "notices": many(TEXT),
    }
)
SAID = {
    **thing(
        {"deliveries": many(thing(DELIVERY, maybe=NOW_AND_THEN)), "dry_run": many(REHEARSED)},
        maybe=("deliveries", "dry_run"),
    ),
    "oneOf": [{"required": ["deliveries"]}, {"required": ["dry_run"]}],
}
ROLE = one_of("member", "editor", "administrator")
MESSAGE = {
    "ref": TEXT,
    "account": TEXT,
    "platform": TEXT,
    "kind": one_of("mention", "reply", "comment", "unreadable"),
    "author": TEXT,
    "text": TEXT,
    "url": TEXT,
    "received_at": MOMENT,
    "due_at": or_null(MOMENT),
    "overdue": YES_NO,
    "state": one_of("open", "answered", "done"),
    "claimed_by": or_null(TEXT),
    "private": YES_NO,
    "snoozed_until": or_null(MOMENT),
    "elsewhere": or_null(TEXT),
}
SITTING = thing(
    {
        "seconds": WHOLE,
        "answers": many(thing({"ref": TEXT, "seconds": WHOLE})),
        "left_overdue": many(TEXT),
    }
)
SHOWN_MESSAGE = {
    **MESSAGE,
    "name": or_null(TEXT),
    "urgency": one_of("complaint", "question", "thanks", "other"),
    "urgency_by": one_of("person", "word", "model", None),
    "urgency_words": many(TEXT),
    "about": or_null(TEXT),
    "answer": or_null(thing({"id": TEXT, "text": TEXT, "url": or_null(TEXT)})),
}
DELIVERIES = {"deliveries": many(thing(DELIVERY, maybe=NOW_AND_THEN))}
ARTICLE = {
    "ref": TEXT,
    "feed": or_null(TEXT),
    "title": TEXT,
    "url": or_null(TEXT),
    "published_at": or_null(MOMENT),
    "also_in": many(TEXT),
    "state": one_of("new", "kept", "shared", "done"),
}
SHOWN_ARTICLE = {**ARTICLE, "author": or_null(TEXT), "text": TEXT}
FEED = {
    "ref": TEXT,
    "title": TEXT,
    "url": TEXT,
    "state": one_of("new", "ok", "failing", "gone"),
    "last_read_at": or_null(MOMENT),
    "last_good_at": or_null(MOMENT),
    "articles": WHOLE,
    "error": or_null(TEXT),
}
WATCH = {
    "ref": TEXT,
    "name": or_null(TEXT),
    "query": TEXT,
    "sources": many(TEXT),
    "inbox": YES_NO,
    "alert": YES_NO,
    "voice": one_of("ours", "others", None),
    "found": WHOLE,
    "waiting": WHOLE,
    "last_7_days": WHOLE,
    "usual_6_hours": or_null(NUMBER),
    "hot_since": or_null(MOMENT),
    "last_alert_at": or_null(MOMENT),
    "last_read_at": or_null(MOMENT),
    "errors": many(thing({"source": TEXT, "error": TEXT})),
}
HIT = {
    "ref": TEXT,
    "watch": or_null(TEXT),
    "platform": TEXT,
    "source": TEXT,
    "author": TEXT,
    "name": or_null(TEXT),
    "text": TEXT,
    "url": or_null(TEXT),
    "at": MOMENT,
    "state": one_of("new", "done"),
}
PERSON = thing(
    {
        "ref": TEXT,
        "name": TEXT,
        "platform": TEXT,
        "replies": WHOLE,
        "mentions": WHOLE,
        "shares": WHOLE,
        "answered": WHOLE,
        "waiting": WHOLE,
        "recent": thing({"replies": WHOLE, "mentions": WHOLE, "shares": WHOLE}),
        "first_at": or_null(MOMENT),
        "last_at": or_null(MOMENT),
        "thanked_at": or_null(MOMENT),
        "blocked": YES_NO,
        "identities": many(thing({"platform": TEXT, "handle": TEXT, "name": or_null(TEXT)})),
        "notes": many(thing({"number": WHOLE, "text": TEXT, "author": or_null(TEXT), "at": MOMENT})),
    }
)
PEOPLE = thing({"people": many(PERSON)})
ONE_PERSON = thing(
    {
        "person": PERSON,
        "messages": many(thing({**MESSAGE, "answer": or_null(thing({"text": TEXT, "url": or_null(TEXT)}))})),
        "finds": many(
            thing({"ref": TEXT, "platform": TEXT, "text": TEXT, "url": or_null(TEXT), "at": MOMENT})
        ),
    }
)
HITS = {
    "mentions": many(thing(HIT)),
    "alerts": many(thing({"watch": or_null(TEXT), "count": WHOLE, "usual": NUMBER})),
}
MUTED = {"word": or_null(TEXT), "feed": or_null(TEXT), "until": or_null(DAY)}
SHOWN_DELIVERY = {
    **DELIVERY,
    "link": or_null(TEXT),
    "target": or_null(TEXT),
    "pictures": many(thing({"path": TEXT, "alt": TEXT})),
    "created_at": MOMENT,
    "retry_at": or_null(MOMENT),
    "cost_usd": NUMBER,
    "kept_text": or_null(TEXT),
    "figures": {"type": "object", "additionalProperties": NUMBER},
    "overrides": many(thing({"rule": TEXT, "why": TEXT})),
    "author": or_null(TEXT),
    "approvals": many(many(TEXT)),
    "decisions": many(thing({"person": TEXT, "decision": TEXT, "why": TEXT, "decided_at": MOMENT})),
}
ATTEMPT = thing(
    {
        "kind": one_of("send", "read-back", "by-hand"),
        "started_at": MOMENT,
        "ended_at": or_null(MOMENT),
        "outcome": or_null(TEXT),
        "error": or_null(TEXT),
    }
)
TEMPLATES = {
    "templates": many(
        thing(
            {
                "name": TEXT,
                "text": TEXT,
                "placeholders": many(TEXT),
                "wordings": many(thing({"language": or_null(TEXT), "texts": many(TEXT)})),
                "kinds": many(TEXT),
                "networks": many(TEXT),
                "words": many(TEXT),
            }
        )
    )
}
METRIC = {
    "metric": TEXT,
    "title": TEXT,
    "kind": one_of("level", "count", "rate", "minutes"),
    "unit": TEXT,
    "formula": or_null(TEXT),
    "denominator": or_null(TEXT),
}
FIGURE_SOURCE = one_of("hand", "api", "import", "formula", "cmdaily")
METRIC_LIST = thing(
    {
        **METRIC,
        "account": or_null(TEXT),
        "value": or_null(NUMBER),
        "date": or_null(DAY),
        "source": or_null({"type": "string"}),
        "week": or_null(NUMBER),
    },
    maybe=("account", "value", "date", "source", "week"),  # `--all` names metrics, and no values
)
METRIC_SHOW = {
    "metric": TEXT,
    "account": or_null(TEXT),
    "unit": TEXT,
    "kind": METRIC["kind"],
    "formula": or_null(TEXT),
    "denominator": or_null(TEXT),
    "from": DAY,
    "to": DAY,
    "values": many(
        thing({"date": DAY, "value": NUMBER, "source": FIGURE_SOURCE, "read_at": or_null(MOMENT)})
    ),
    "gaps": WHOLE,
    "breaks": many(thing({"date": DAY, "reason": TEXT})),
    "change": thing({"7": or_null(NUMBER), "28": or_null(NUMBER)}),
    "total": or_null(NUMBER),
    "rates": many(thing({"metric": TEXT, "value": or_null(NUMBER), "denominator": TEXT})),
    "corrections": many(
        thing({"date": DAY, "value": or_null(NUMBER), "source": FIGURE_SOURCE, "stored_at": MOMENT})
    ),
}
METRIC_LOG = thing(
    {
        "metric": TEXT,
        "account": or_null(TEXT),
        "unit": TEXT,
        "date": DAY,
        "value": or_null(NUMBER),
        "before": or_null(NUMBER),
        "what": one_of("new", "same", "corrected", "gone"),
    }
)
METRIC_IMPORT = {
    "rows": WHOLE,
    "taken": WHOLE,
    "corrected": WHOLE,
    "same": WHOLE,
    "left_out": many(thing({"line": WHOLE, "why": TEXT})),
    "wrong": many(thing({"line": WHOLE, "column": WHOLE, "why": TEXT})),
}
PAUSES = {
    "pauses": many(
        thing({"number": WHOLE, "first": DAY, "last": DAY, "routine": or_null(TEXT), "reason": TEXT})
    )
}
AUTORUN = {
    "way": one_of("cron", "systemd"),
    "installed": YES_NO,
    "current": YES_NO,
    "lines": many(TEXT),
    "paths": many(TEXT),
}
ENTRY = {
    "date": DAY,
    "id": TEXT,
    "kind": one_of("tick", "skip", "void"),
    "routine": TEXT,
    "action": TEXT,
    "amount": WHOLE,
    "receipt": TEXT,
}
NOTE = {"id": TEXT, "date": DAY, "text": TEXT}
PLAN = {
    "date": DAY,
    "id": TEXT,
    "kind": one_of("add", "move", "note"),
    "routine": TEXT,
    "action": TEXT,
    "text": TEXT,
}
SENT = {
    "date": DAY,
    "delivery": TEXT,
    "kind": TEXT,
    "platform": TEXT,
    "account": or_null(TEXT),
    "text": TEXT,
    "url": or_null(TEXT),
    "at": MOMENT,
}
FIGURES = thing(
    {
        "id": TEXT,
        "routine": TEXT,
        "title": TEXT,
        "due": WHOLE,
        "completed": WHOLE,
        "excused": WHOLE,
        "rate": or_null(SHARE),
        "streak": WHOLE,
        "best": WHOLE,
        "score": SHARE,
        "planned_minutes": WHOLE,
        "spent_minutes": WHOLE,
        "due_by_weekday": many(WHOLE),
        "missed_by_weekday": many(WHOLE),
    }
)
CALENDAR_ENTRY = thing(
    {
        "date": DAY,
        "at": or_null(MOMENT),
        "kind": one_of("holiday", "pause", "event", "action", "post", "delivery"),
        "id": TEXT,
        "title": TEXT,
        "to": or_null(TEXT),
        "state": one_of(*STATES, None),
        "url": or_null(TEXT),
    }
)
REPORT = thing(
    {
        "job": TEXT,
        "level": one_of("said", "good", "late", "bad"),
        "code": TEXT,
        "message": TEXT,
        "lines": many(TEXT),
    }
)
RUN = {
    "reports": many(REPORT),
    "from": MOMENT,
    "to": MOMENT,
    "planned": many(thing({"at": MOMENT, "job": TEXT, "message": TEXT})),
    "month_usd": thing({"spent": NUMBER, "posts": NUMBER, "reading": NUMBER, "until": DAY}),
}
DAY_SHAPE = {
    "date": DAY,
    "actions": many(thing(ACTION)),
    "totals": TOTALS,
    "ahead": thing({"date": DAY, "actions": many(thing(ACTION))}),
}
RULE_HELD = {"rule": TEXT, "severity": one_of("error", "warning", "off"), "parameters": {"type": "object"}}

DONE = {"actions": WHOLE, "planned": WHOLE, "minutes": WHOLE, "planned_minutes": WHOLE}
RESPONSES = {
    "received": WHOLE,
    "answered": WHOLE,
    "median_response_minutes": or_null(NUMBER),
    "p90_response_minutes": or_null(NUMBER),
}
RESPONSES_BY: Schema = {"type": "object", "additionalProperties": thing(RESPONSES)}
FIGURES_BY: Schema = {"type": "object", "additionalProperties": or_null(NUMBER)}
REPORT = {
    "from": DAY,
    "to": DAY,
    "compared_with": thing({"from": DAY, "to": DAY, "what": one_of("before", "year")}),
    "accounts": many(TEXT),
    "done": thing({**DONE, "before": or_null(thing(DONE))}),
    "messages": thing(
        {
            **RESPONSES,
            "before": or_null(thing(RESPONSES)),
            "by_kind": RESPONSES_BY,
            "by_network": RESPONSES_BY,
        }
    ),
    "posts": many(
        thing(
            {
                "account": or_null(TEXT),
                "platform": TEXT,
                "kind": one_of("post", "share"),
                "text": TEXT,
                "url": or_null(TEXT),
                "sent_at": MOMENT,
                "reactions": or_null(NUMBER),
                "figures": FIGURES_BY,
            }
        )
    ),
    "metrics": many(
        thing(
            {
                "metric": TEXT,
                "account": or_null(TEXT),
                "unit": TEXT,
                "value": or_null(NUMBER),
                "before": or_null(NUMBER),
                "change": or_null(NUMBER),
                "broken": YES_NO,
            }
        )
    ),
    "people": thing(
        {
            "wrote": WHOLE,
            "before": or_null(WHOLE),
            "new": WHOLE,
            "most": many(
                thing({"name": TEXT, "platforms": many(TEXT), "messages": WHOLE, "answered": WHOLE})
            ),
        }
    ),
    "watches": many(
        thing(
            {
                "ref": TEXT,
                "title": TEXT,
                "voice": one_of("ours", "others", None),
                "mentions": WHOLE,
                "before": or_null(WHOLE),
            }
        )
    ),
    "undone": many(thing({"action": TEXT, "title": TEXT, "missed": WHOLE, "due": WHOLE})),
    "highlights": many(TEXT),
}
WAITING_REPORT = {
    "name": TEXT,
    "date": DAY,
    "state": one_of("held", "failed", "unknown"),
    "to": TEXT,
    "file": TEXT,
}
ANSWERS: Schema = {"type": "object", "additionalProperties": WHOLE}
ASSESSMENT = thing(
    {
        "questionnaire": TEXT,
        "date": DAY,
        "person": TEXT,
        "answers": ANSWERS,
        "before": or_null(thing({"date": DAY, "answers": ANSWERS})),
        "journal": {"type": "object", "additionalProperties": FIGURES_BY},
        "right": WHOLE,
    },
    maybe=("right",),
)

COMMANDS: dict[str, Schema] = {
    "today": thing(DAY_SHAPE, maybe=("ahead",)),
    "next": thing({"date": DAY, "actions": many(thing(ACTION))}),
    "tick": thing(RECORDED),
    "skip": thing(RECORDED),
    "later": thing({**RECORDED, "moved_to": DAY}),
    "add": thing(RECORDED),
    "note": thing(NOTE),
    "undo": thing({"undone": many(thing(ENTRY)), "plan": many(thing(PLAN))}),
    "edit": thing(RECORDED),
    "week": thing(
        {
            "first": DAY,
            "last": DAY,
            "days": many(
                thing(
                    {
                        "date": DAY,
                        "totals": TOTALS,
                        "one_offs": many(thing(ACTION)),
                        "notes": many(TEXT),
                        "entries": many(
                            thing({"kind": TEXT, "at": or_null(MOMENT), "title": TEXT, "to": or_null(TEXT)})
                        ),
                    }
                )
            ),
            "quotas": many(thing(ACTION)),
        }
    ),
    "find": thing({"results": many(thing({"kind": TEXT, "ref": TEXT, "date": or_null(DAY), "text": TEXT}))}),
    "status": thing(
        {
            "date": DAY,
            "totals": TOTALS,
            "paused": YES_NO,
            "timer": or_null(thing({**NAMED_ACTION, "started_at": MOMENT, "minutes": WHOLE})),
        }
    ),
    "start": thing({"started": thing(NAMED_ACTION), "stopped": or_null(STOPPED)}),
    "stop": thing({"stopped": STOPPED}),
    "check": thing(
        {
            "findings": many(FINDING),
            "lengths": many(
                thing({"platform": TEXT, "length": WHOLE, "limit": or_null(WHOLE), "unit": TEXT})
            ),
        }
    ),
    "post": SAID,
    "reply": SAID,
    "share": SAID,
    "embed": thing(
        {
            "embed": thing(
                {
                    "url": TEXT,
                    "provider": TEXT,
                    "kind": one_of("photo", "video", "link", "rich"),
                    "title": TEXT,
                    "author": TEXT,
                    "html": TEXT,
                    "static": YES_NO,
                    "source": one_of("oembed", "page"),
                    "frame": or_null(TEXT),
                }
            )
        }
    ),
    "stats": thing(
        {
            "first": DAY,
            "last": DAY,
            "actions": many(FIGURES),
            "sections": many(
                thing({"routine": TEXT, "section": TEXT, "planned_minutes": WHOLE, "spent_minutes": WHOLE})
            ),
            "metrics": many(METRIC_LIST),
            "days": many(thing({"date": DAY, "done": WHOLE, "due": WHOLE})),
        }
    ),
    "log": thing(
        {
            "entries": many(
                thing(
                    {
                        **ENTRY,
                        "target": or_null(WHOLE),
                        "note": TEXT,
                        "source": TEXT,
                        "recorded_at": MOMENT,
                        "minutes": WHOLE,
                        "key": or_null(TEXT),
                    }
                )
            ),
            "remarks": many(
                thing({"date": DAY, "kind": TEXT, "who": TEXT, "why": TEXT, "delivery": TEXT, "at": MOMENT})
            ),
            "notes": many(thing(NOTE)),
            "sent": many(thing(SENT)),
        }
    ),
    "calendar": thing({"first": DAY, "last": DAY, "entries": many(CALENDAR_ENTRY)}),
    "run": thing(RUN, maybe=tuple(RUN)),
    "doctor": thing(
        {"findings": many(thing({"level": one_of("good", "late", "bad"), "code": TEXT, "message": TEXT}))}
    ),
    "routine list": thing(
        {
            "routines": many(
                thing(
                    {
                        "name": TEXT,
                        "title": TEXT,
                        "active": YES_NO,
                        "own": YES_NO,
                        "actions": WHOLE,
                        "minutes": WHOLE,
                        "path": TEXT,
                    }
                )
            )
        }
    ),
    "routine show": thing(
        {
            "routine": TEXT,
            "active": YES_NO,
            "actions": many(
                thing(
                    {
                        "id": TEXT,
                        "section": TEXT,
                        "platform": or_null(TEXT),
                        "title": TEXT,
                        "target": or_null(WHOLE),
                        "minutes": WHOLE,
                        "essential": YES_NO,
                        "when": TEXT,
                        "upcoming": many(DAY),
                    }
                )
            ),
        }
    ),
    "account list": thing({"accounts": many(thing(ACCOUNT))}),
    "account add": thing({"accounts": many(thing(ACCOUNT))}),
    "account check": thing({"accounts": many(thing(CHECKED_ACCOUNT))}),
    "account remove": thing({"accounts": many(thing(ACCOUNT))}),
    **{
        f"contact {name}": thing({"contacts": many(thing(CONTACT))})
        for name in ("add", "list", "wrote", "stop", "remove")
    },
    "platform list": thing(
        {
            "platforms": many(
                thing(
                    {
                        "name": TEXT,
                        "title": TEXT,
                        "accounts": WHOLE,
                        "can": many(TEXT),
                        "why_by_hand": or_null(TEXT),
                        "version": or_null(thing({"name": TEXT, "ends": DAY})),
                        "once": one_of("always", "key", "ask", "read-back"),
                        "limits": thing({"text": WHOLE, "unit": TEXT, "pictures": WHOLE}),
                        "prices_usd": thing(
                            dict.fromkeys(
                                (
                                    "post",
                                    "post_with_url",
                                    "reply",
                                    "share",
                                    "described",
                                    "read",
                                    "read_post",
                                    "read_user",
                                    "count",
                                ),
                                NUMBER,
                            )
                        ),
                        "error": or_null(TEXT),
                    }
                )
            )
        }
    ),
    "inbox": thing({"messages": many(thing(MESSAGE)), "sitting": SITTING}, maybe=("sitting",)),
    "inbox show": thing({"messages": many(thing(SHOWN_MESSAGE))}),
    "inbox kind": thing({"messages": many(thing(SHOWN_MESSAGE))}),
    "inbox words": thing(
        {
            "words": many(
                thing(
                    {
                        "word": TEXT,
                        "urgency": one_of("complaint", "question", "thanks", "other"),
                        "from": one_of("setting", "person"),
                    }
                )
            )
        }
    ),
    "team duty": thing(
        {
            "duties": many(
                thing({"duty": TEXT, "person": TEXT, "until": DAY, "after": TEXT, "why": or_null(TEXT)})
            )
        }
    ),
    "inbox snooze": thing({"messages": many(thing(MESSAGE))}),
    "inbox block": thing({"blocked": many(thing({"platform": TEXT, "author": TEXT}))}),
    "inbox unblock": thing({"blocked": many(thing({"platform": TEXT, "author": TEXT}))}),
    "inbox claim": thing({"messages": many(thing(MESSAGE))}),
    "inbox release": thing({"messages": many(thing(MESSAGE))}),
    "team members": thing(
        {"members": many(thing({"name": TEXT, "role": ROLE, "joined_at": or_null(MOMENT), "own": YES_NO}))}
    ),
    "team status": thing(
        {
            "members": many(
                thing(
                    {
                        "name": TEXT,
                        "role": ROLE,
                        "own": YES_NO,
                        "ticks": WHOLE,
                        "minutes": WHOLE,
                        "claims": many(TEXT),
                    }
                )
            ),
            "waiting": WHOLE,
            "awaiting_approval": WHOLE,
            "queued": WHOLE,
            "duties": many(thing({"duty": TEXT, "person": TEXT})),
        }
    ),
    "inbox done": thing({"messages": many(thing(MESSAGE))}),
    "inbox reopen": thing({"messages": many(thing(MESSAGE))}),
    "people list": PEOPLE,
    "people join": PEOPLE,
    "people split": PEOPLE,
    "people show": ONE_PERSON,
    "people forget": thing(
        {
            "identities": many(thing({"platform": TEXT, "handle": TEXT, "name": or_null(TEXT)})),
            "done": YES_NO,
            **dict.fromkeys(
                (
                    "messages",
                    "finds",
                    "notes",
                    "thanks",
                    "contacts",
                    "drafts",
                    "cancelled",
                    "articles",
                    "replies",
                ),
                WHOLE,
            ),
            "blocked": YES_NO,
            "own_notes": WHOLE,
            "backups": thing({"daily": WHOLE, "until": or_null(DAY), "others": many(TEXT)}),
        }
    ),
    "people note": ONE_PERSON,
    "people thanks": thing(
        {
            "people": many(PERSON),
            "thanks": many(
                thing(
                    {
                        "person": PERSON,
                        "text": TEXT,
                        "language": TEXT,
                        "message": or_null(TEXT),
                        "url": or_null(TEXT),
                    }
                )
            ),
            "left_out": many(thing({"name": TEXT, "ref": TEXT, "thanked_at": or_null(MOMENT)})),
            "days": WHOLE,
            **DELIVERIES,
        },
        maybe=("people", "thanks", "left_out", "days", "deliveries"),
    ),
    "watch add": thing({"watches": many(thing(WATCH))}),
    "watch list": thing({"watches": many(thing(WATCH))}),
    "watch remove": thing({"watches": many(thing(WATCH))}),
    "watch read": thing(HITS),
    "watch done": thing(HITS),
    "feed add": thing({"feeds": many(thing(FEED))}),
    "feed list": thing({"feeds": many(thing(FEED))}),
    "feed remove": thing({"feeds": many(thing(FEED))}),
    "feed read": thing({"articles": many(thing(ARTICLE))}),
    "feed keep": thing({"articles": many(thing(ARTICLE)), "ticked": many(TEXT)}),
    "feed done": thing({"articles": many(thing(ARTICLE))}),
    "feed show": thing({"articles": many(thing(SHOWN_ARTICLE))}),
    "feed mute": thing({"muted": many(thing(MUTED))}),
    "feed import": thing(
        {
            "rows": WHOLE,
            "taken": WHOLE,
            "left_out": WHOLE,
            "wrong": many(thing({"line": WHOLE, "column": WHOLE, "why": TEXT})),
        }
    ),
    "outbox list": thing(DELIVERIES),
    "outbox show": thing({"delivery": thing(SHOWN_DELIVERY, maybe=NOW_AND_THEN), "attempts": many(ATTEMPT)}),
    "outbox send": thing(DELIVERIES),
    "outbox resolve": thing(DELIVERIES),
    "outbox cancel": thing(DELIVERIES),
    "outbox edit": SAID,
    "outbox reschedule": thing(DELIVERIES),
    "outbox approve": thing(DELIVERIES),
    "outbox return": thing(
        {"delivery": thing(SHOWN_DELIVERY, maybe=NOW_AND_THEN), "attempts": many(ATTEMPT)}
    ),
    "template list": thing(TEMPLATES),
    "template show": thing(TEMPLATES),
    "template add": thing(TEMPLATES),
    "template new": thing(TEMPLATES),
    "template edit": thing(TEMPLATES),
    "template remove": thing(TEMPLATES),
    "metric log": thing({"values": many(METRIC_LOG), "ticked": or_null(TEXT)}),
    "report": thing(REPORT),
    "report waiting": thing({"reports": many(thing(WAITING_REPORT))}),
    "report drop": thing({"reports": many(thing(WAITING_REPORT))}),
    "report send": thing({"sent": many(thing({"name": TEXT, "to": TEXT, "error": or_null(TEXT)}))}),
    "assess list": thing(
        {
            "questionnaires": many(
                thing(
                    {
                        "name": TEXT,
                        "title": TEXT,
                        "quiz": YES_NO,
                        "questions": many(TEXT),
                        "answered": WHOLE,
                        "last_on": or_null(DAY),
                    }
                )
            )
        }
    ),
    "assess take": ASSESSMENT,
    "assess show": ASSESSMENT,
    "assess spread": thing(
        {
            "questionnaire": TEXT,
            "people": WHOLE,
            "questions": many(
                thing(
                    {
                        "question": TEXT,
                        "count": WHOLE,
                        "mean": or_null(NUMBER),
                        "deviation": or_null(NUMBER),
                        "low": or_null(WHOLE),
                        "high": or_null(WHOLE),
                    }
                )
            ),
        }
    ),
    "metric show": thing(METRIC_SHOW),
    "metric list": thing({"metrics": many(METRIC_LIST)}),
    "metric import": thing(METRIC_IMPORT),
    "charter show": thing(
        {
            "charter": TEXT,
            "path": or_null(TEXT),
            "languages": many(TEXT),
            "objectives": TEXT,
            "audience": TEXT,
            "voice": TEXT,
            "rules": many(thing(RULE_HELD)),
            "approvals": many(
                thing(dict.fromkeys(("who", "accounts", "platforms", "kinds", "rules"), many(TEXT)))
            ),
        }
    ),
    "charter rules": thing(
        {
            "rules": many(
                thing(
                    {
                        **RULE_HELD,
                        "family": TEXT,
                        "languages": many(TEXT),
                        "title": TEXT,
                        "refuses": many(TEXT),
                        "accepts": many(TEXT),
                        "source": TEXT,
                    }
                )
            )
        }
    ),
    "pause add": thing(PAUSES),
    "pause list": thing(PAUSES),
    "pause remove": thing(PAUSES),
    "cron show": thing(AUTORUN),
    "cron install": thing(AUTORUN),
    "cron remove": thing(AUTORUN),
    "data import": thing({"added": WHOLE, "known": WHOLE, "figures": WHOLE, "restored": YES_NO}),
    "data restore": thing(
        {
            "path": TEXT,
            "last_used": or_null(MOMENT),
            "rows": WHOLE,
            "deliveries": WHOLE,
            "messages": WHOLE,
            "accounts": WHOLE,
            "doubtful": WHOLE,
            "set_aside": TEXT,
        }
    ),
    "data tidy": thing(
        {
            "done": YES_NO,
            "parts": many(
                thing(
                    {
                        "kind": one_of("messages", "mentions", "articles", "people"),
                        "before": DAY,
                        "count": WHOLE,
                    }
                )
            ),
        }
    ),
    "data check": thing(
        {
            "sound": YES_NO,
            "damage": many(TEXT),
            "wrong_days": WHOLE,
            "wrong_streaks": WHOLE,
            "repaired": YES_NO,
            "rows": WHOLE,
        }
    ),
    "config show": thing({"path": TEXT, "settings": {"type": "object", "additionalProperties": TEXT}}),
}
"""What each command answers with `--json`."""

HOOKS: dict[str, Schema] = {
    "tick": thing(
        {
            "event": one_of("tick"),
            "date": DAY,
            "ticks": many(
                thing(
                    {
                        "id": TEXT,
                        "routine": TEXT,
                        "by": WHOLE,
                        "seconds": WHOLE,
                        "note": TEXT,
                        "source": TEXT,
                        "url": or_null(TEXT),
                    }
                )
            ),
            "actions": many(thing(ACTION)),
        }
    ),
    "day-complete": thing({"event": one_of("day-complete"), **DAY_SHAPE}, maybe=("ahead",)),
    "sent": thing({"event": one_of("sent"), "delivery": thing(DELIVERY, maybe=NOW_AND_THEN)}),
    "received": thing({"event": one_of("received"), "message": thing(MESSAGE)}),
}
"""What each hook hears on standard input."""


def published() -> dict[str, str]:
    """The files of docs/schemas with their texts."""
    found = {
        f"{name.replace(' ', '-')}.json": _text(f"cmdaily {name} --json", s) for name, s in COMMANDS.items()
    }
    found |= {f"hook-{name}.json": _text(f"what the hook '{name}' hears", s) for name, s in HOOKS.items()}
    return found


def _text(title: str, schema: Schema) -> str:
    whole = {
        "$schema": DIALECT,
        "title": title,
        **schema,
        "properties": {"schema_version": {"const": 1}, **schema["properties"]},
        "required": ["schema_version", *schema["required"]],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    DIRECTORY.mkdir(exist_ok=True)
    for name, text in published().items():
        (DIRECTORY / name).write_text(text, encoding="utf-8")
