"""What may happen: every step is a name and four numbers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from cmdaily.domain.publishing.delivery import Draft, State
from cmdaily.domain.publishing.results import PlannedPost
from cmdaily.errors import CmdailyError
from cmdaily.files.home import find_home
from cmdaily.services.publishing import compose
from cmdaily.services.publishing.plan import PostRequest, plan_post
from cmdaily.services.workspace import Workspace
from tests.orders.judge import ACCOUNTS
from tests.orders.world import Step, World

TEXTS = (
    "We open at nine",
    "Closed on Monday",
    "Guaranteed returns",
    "A new room",
    "Long " + "and longer " * 60,
)
ANSWERS = ("Thank you", "At nine", "On Sundays at ten")
FAULTS = ("401", "422", "429", "429-reset", "403", "404", "402", "cap", "duplicate", "unreachable", "expired")
FAULTS += (
    "silence",
    "500",
    "cut",
    "garbage",
    "silence-after",
    "500-after",
    "cut-after",
    "garbage-after",
    "read-blind",
)
OVERRIDE = ("--override", "same-text", "--why", "once more")


class Life(World):
    """A world in which something happens."""

    begun: list[tuple[Workspace, PostRequest, tuple[PlannedPost, ...], datetime]]

    def post(self, text: int, to: int, how: int, more: int) -> None:
        """Say something: now, for later, in spite of a finding, with this or that."""
        words = TEXTS[text % len(TEXTS)]
        accounts = ACCOUNTS if to % 4 == 0 else (ACCOUNTS[to % 2],)
        options = [word for name in accounts for word in ("--to", name)]
        if to % 13 == 12:
            options = ["--to", "x"]
        if how % 5 == 4:
            options += ("--at", ("in 2h", "tomorrow 10:00", "in 3 days")[more % 3])
        if how % 11 == 7:
            options += OVERRIDE
        kinds: tuple[tuple[str, ...], ...] = (
            (),
            (),
            (),
            ("--thread",),
            ("--link", "https://example.org/a"),
            ("--picture", str(self.cmdaily.home.parent / "pixel.png"), "--alt", "a pixel"),
            ("--text-for", f"beta={words} at beta"),
            ("--dry-run",),
            ("--to", "nobody"),
        )
        more_options = kinds[(how + more) % len(kinds)]
        self.speak("post", words, *options, *more_options)
        if "--dry-run" not in more_options:
            self.judge.known.typed.add((" ".join(words.casefold().split()), ""))

    def reply(self, message: int, text: int, how: int, more: int) -> None:
        """Answer: by reference or address, now or later, once more."""
        account, remote = self.said_to[message % len(self.said_to)]
        number = self.number(account, remote)
        name = f"m{number}" if number and how % 4 else f"https://memory.example/somebody/{remote}"
        words = ANSWERS[text % len(ANSWERS)]
        options = ["--again"] if how % 7 == 6 else []
        if more % 4 == 3:
            options += ("--at", "in 2h")
        to = ("--to", account) if not name.startswith("m") or more % 2 else ()
        self.speak("reply", name, words, *to, *options)
        self.judge.known.typed.add((words.casefold(), remote))

    def walk(self, message: int, text: int, _how: int, _more: int) -> None:
        """Answer as the walk through the inbox does."""
        from cmdaily.errors import CmdailyError
        from cmdaily.services.inbox import inbox
        from cmdaily.services.inbox.walk import Walk

        account, remote = self.said_to[message % len(self.said_to)]
        number = self.number(account, remote)
        if not number:
            return
        with self.workspace() as workspace:
            walk = Walk(workspace, "en")
            (found,) = inbox.find(workspace, [f"m{number}"])
            if found.state != "open":
                return
            walk.keep(found, ANSWERS[text % len(ANSWERS)])
            try:
                walk.answer(found, ANSWERS[text % len(ANSWERS)])
            except CmdailyError as error:
                self.told.append(f"walk: {error}")
        self.judge.known.typed.add((ANSWERS[text % len(ANSWERS)].casefold(), remote))

    def retry(self, _which: int, _other: int, how: int, _more: int) -> None:
        """The last of `post`, `reply` and `share` once more, as people do after an error, perhaps in capitals."""
        if self.last:
            verb, *words = self.last
            if verb == "post" and how % 4 == 0:
                words[0] = words[0].upper()
            self.speak(verb, *words)

    def share(self, message: int, to: int, how: int, _more: int) -> None:
        """Pass a post on."""
        _, remote = self.said_to[message % len(self.said_to)]
        options = OVERRIDE if how % 5 == 4 else ()
        self.speak("share", f"https://memory.example/somebody/{remote}", "--to", ACCOUNTS[to % 2], *options)

    def draft(self, which: int, to: int, how: int, _more: int) -> None:
        """Take up a draft."""
        drafts = self.drafts()
        if drafts:
            name = drafts[which % len(drafts)].id[-6:]
            options = ("--to", ACCOUNTS[to % 2]) if how % 2 else ()
            self.speak("post", "--draft", name, *options)

    def send(self, which: int, other: int, how: int, _more: int) -> None:
        """Send what is due, or what is named."""
        names = [self.some(number) for number in (which, other)[: how % 3]]
        result = self("outbox", "send", *(name for name in names if name))
        self.no_news_if_refused(result)

    def failed(self, which: int, _other: int, _how: int, _more: int) -> None:
        """Send again what failed."""
        found = [each.id for each in self.deliveries if each.state == State.FAILED]
        if found:
            self.no_news_if_refused(self("outbox", "send", found[which % len(found)]))

    def cancel(self, which: int, _other: int, how: int, _more: int) -> None:
        """Give up a delivery, or a draft."""
        drafts = self.drafts()
        if how % 3 == 0 and drafts:
            draft = drafts[which % len(drafts)]
            if self("outbox", "cancel", draft.id[-8:]).code == 0:
                texts = {draft.text, *(text for _, text in draft.texts)}
                gone = {" ".join(text.casefold().split()) for text in texts}
                self.judge.known.typed -= {each for each in self.judge.known.typed if each[0] in gone}
            return
        name = self.some(which)
        if name:
            before = {each.id: each.state for each in self.deliveries}
            done = self("outbox", "cancel", name, "--json")
            for each in done.json["deliveries"] if done.code == 0 else ():
                if before.get(each["id"]) == State.UNKNOWN:
                    self.judge.known.given_up.add(each["id"])

    def edit(self, which: int, text: int, how: int, more: int) -> None:
        """Change what waits."""
        name = self.some(which)
        if not name:
            return
        options = (TEXTS[text % len(TEXTS)],) if how % 3 else ("--at", "in 5h")
        if more % 5 == 4:
            options += OVERRIDE
        former = next(each for each in self.deliveries if each.id == name)
        insisted = name in self.judge.known.insisted or former.text.startswith("Thanks ")
        made = self.speak("outbox", "edit", name, *options)
        if insisted:
            self.judge.known.insisted |= made

    def reschedule(self, which: int, when: int, _how: int, _more: int) -> None:
        """Another time for what waits."""
        name = self.some(which)
        if name:
            self("outbox", "reschedule", name, ("in 10m", "tomorrow 9:00", "in 4 days")[when % 3])

    def resolve(self, which: int, _other: int, how: int, _more: int) -> None:
        """Find out about what is in doubt: by reading back, or by looking."""
        doubtful = [each for each in self.deliveries if each.state == State.UNKNOWN]
        name = doubtful[which % len(doubtful)].id if doubtful else None
        if how % 3 == 0 or name is None:
            self("outbox", "resolve")
        elif how % 3 == 1:
            self("outbox", "resolve", name)
        else:
            key = doubtful[which % len(doubtful)].outgoing.key
            stands = any(post["key"] == key for post in self.server.posts())
            self("outbox", "resolve", name, "--sent" if stands else "--not-sent")

    def by_hand(self, which: int, really: int, _how: int, _more: int) -> None:
        """Do what was handed off, or not, and say so."""
        found = [each for each in self.deliveries if each.state == State.HANDED_OFF]
        if not found:
            return
        each = found[which % len(found)]
        if really % 2 and each.account:
            target = each.outgoing.target.id if each.outgoing.target else ""
            post = {
                "author": each.account,
                "text": each.text,
                "kind": each.outgoing.kind,
                "key": each.outgoing.key,
            }
            self.server.keep(post | {"target": target, "link": each.outgoing.link})
        self("outbox", "resolve", each.id, "--sent" if really % 2 else "--not-sent")

    def decide(self, which: int, yes: int, _how: int, _more: int) -> None:
        """Approve, or give back."""
        found = [each.id for each in self.deliveries if each.state == State.AWAITING]
        if found:
            self.monkeypatch.setenv("CMDAILY_USER", "lea")
            verb = ("approve",) if yes % 3 else ("return", "--why", "too bold")
            self("outbox", verb[0], found[which % len(found)], *verb[1:])
            self.monkeypatch.setenv("CMDAILY_USER", "paul")

    def run(self, *_: int) -> None:
        """What cron does."""
        self("run", "--once")

    def refresh(self, *_: int) -> None:
        """Read the inbox."""
        self("inbox", "--refresh")

    def settle(self, message: int, how: int, _text: int, _more: int) -> None:
        """Set a message aside, or open it again."""
        account, remote = self.said_to[message % len(self.said_to)]
        number = self.number(account, remote)
        verb = ("done", "reopen", "snooze", "claim", "release", "reopen")[how % 6]
        if number:
            result = self("inbox", verb, f"m{number}", *(("in 2h",) if verb == "snooze" else ()))
            if verb == "reopen" and result.code == 0:
                self.judge.known.reopened[account, remote] = self.cmdaily.now

    def say(self, author: int, to: int, *_: int) -> None:
        """Somebody says something."""
        self.hear(("marie", "leo", "ann", "bob")[author % 4], ACCOUNTS[to % 2])

    def elsewhere(self, message: int, *_: int) -> None:
        """The account answers in the network's own program."""
        account, remote = self.said_to[message % len(self.said_to)]
        self.server.answer_elsewhere(account, remote, "As ever")

    def thanks(self, who: int, text: int, *_: int) -> None:
        """Thank a person for the latest they said."""
        name, words = ("marie", "leo", "ann", "bob")[who % 4], f"Thanks {text % 3}"
        made = self("people", "thanks", f"memory:{name}", "--reply", "--text", words, "--json")
        if made.code not in (2, 3) and "no message" not in made.err:
            self.judge.known.typed.add((words.casefold(), ""))

    def begin(self, which: int, to: int, how: int, _more: int) -> None:
        """In another window somebody is asked whether it is to be sent, or cron has begun."""
        account, remote = self.said_to[which % len(self.said_to)]
        workspace = Workspace(find_home(dict(os.environ)), self.now, dict(os.environ))
        at, name = workspace.timestamp, workspace.new_id()
        draft = Draft(name, "post", TEXTS[which % 4], at, to=(ACCOUNTS[to % 2],))
        if how % 2:
            draft = Draft(name, "reply", ANSWERS[to % 3], at, to=(account,), address=remote)
        if how % 3 == 0 and self.last[:1] == ("post",) and "x" not in self.last:  # the same as here
            draft = Draft(name, "post", self.last[1], at, to=(ACCOUNTS[to % 2],))
        request = PostRequest(draft)
        try:
            compose.keep_draft(workspace, draft)
            self.judge.known.typed.add((" ".join(draft.text.casefold().split()), draft.address))
            planned = plan_post(workspace, request)
            compose.refuse_blocked(draft, planned)
        except CmdailyError as error:
            self.told.append(f"{draft.text}: {error}")
            workspace.close()
        else:
            self.begun.append((workspace, request, planned, self.cmdaily.now))

    def go_on(self, *_: int) -> None:
        """There the answer is yes."""
        if self.begun:
            workspace, request, planned, since = self.begun.pop()
            workspace._began -= (self.cmdaily.now - since).total_seconds()
            try:
                result = compose.send_post(workspace, request, planned)
                self.told.append(f"{request.draft.text}: {[each.state for each in result.deliveries]}")
            except CmdailyError as error:
                self.told.append(f"{request.draft.text}: {error}")
            finally:
                workspace.close()

    def close(self) -> None:
        """The other windows are closed."""
        for workspace, *_ in self.begun:
            workspace.close()

    def undo(self, *_: int) -> None:
        """Take the last command back."""
        self("undo")

    def backup(self, *_: int) -> None:
        """Keep a copy."""
        path = self.cmdaily.home.parent / f"copy{len(self.copies)}.db"
        if self("data", "backup", str(path)).code == 0:
            self.copies.append((path, set(self.judge.known.typed)))

    def restore(self, which: int, *_: int) -> None:
        """Go back to a copy."""
        if self.copies and "CMDAILY_STORE" not in os.environ:  # a team's store is restored by its own means
            path, typed = self.copies[which % len(self.copies)]
            self("data", "restore", str(path), "--yes")
            self.judge.known.typed = set(typed)

    def forget(self, who: int, *_: int) -> None:
        """Forget a person."""
        name = ("marie", "leo", "ann", "bob")[who % 4]
        if self("people", "forget", f"memory:{name}", "--yes").code == 0:
            about = {remote for _, remote in self.said_to}
            for typed in (self.judge.known.typed, *(typed for _, typed in self.copies)):
                typed -= {each for each in typed if each[1] in about or each[0].startswith("thanks ")}

    def account(self, which: int, *_: int) -> None:
        """Remove an account, and add it again."""
        name = ACCOUNTS[which % 2]
        self("account", "remove", name, "--yes")
        self.network.account(name)

    def secret(self, which: int, how: int, *_: int) -> None:
        """A token stops working, or works again."""
        value = "wrong" if how % 4 == 0 else "right"
        self.monkeypatch.setenv("CMDAILY_SECRET_" + ACCOUNTS[which % 2].upper(), value)

    def fault(self, which: int, other: int, how: int, _more: int) -> None:
        """Something will go wrong at the network."""
        self.server.fail(*[FAULTS[number % len(FAULTS)] for number in (which, other)[: 1 + how % 2]])

    def calm(self, *_: int) -> None:
        """The network works."""
        shutil.rmtree(self.server.directory / "faults")
        (self.server.directory / "faults").mkdir()

    def wait(self, hours: int, *_: int) -> None:
        """Time passes."""
        self.cmdaily.now += timedelta(hours=(1, 3, 8, 25, 80)[hours % 5])


WEIGHTS = {
    "post": 12, "reply": 10, "retry": 9, "walk": 4, "share": 3, "draft": 4, "send": 6, "failed": 8, "cancel": 3,
    "edit": 5, "reschedule": 3, "resolve": 6, "by_hand": 4, "decide": 4, "run": 6, "refresh": 4, "settle": 6, "say": 2,
    "elsewhere": 3, "undo": 2, "backup": 2, "restore": 2, "forget": 1, "account": 1, "secret": 4, "fault": 9,
    "calm": 2, "thanks": 2, "begin": 5, "go_on": 5, "wait": 5,
}  # fmt: skip


def walk_of(seed: int, length: int) -> list[Step]:
    """A walk by chance, the same for the same seed."""
    random = Random(seed)
    few = random.choice((2, 3, 5, 60))  # the fewer things there are, the more often one meets itself
    names = random.choices(list(WEIGHTS), list(WEIGHTS.values()), k=length)
    upto = (few, few, 60, 60)
    return [(name, *(random.randrange(most) for most in upto)) for name in names]  # type: ignore[misc]


def shortened(steps: list[Step], fails: Callable[[list[Step]], bool]) -> list[Step]:
    """The steps without those that a failure does not need."""
    size = max(1, len(steps) // 2)
    while size:
        place = 0
        while place < len(steps):
            fewer = steps[:place] + steps[place + size :]
            if fails(fewer):
                steps = fewer
            else:
                place += size
        size //= 2
    return steps
