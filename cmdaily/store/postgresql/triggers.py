"""Triggers and functions of the shared store (PL/pgSQL): what a grant cannot say.

They refuse with SQLSTATE 42501 and a message `cmdaily:WORD`, which errors.py puts into words. `{owner}` and `{members}`
are put in by rights.py.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SAFE = "SECURITY DEFINER SET search_path = cmdaily, pg_temp"
"""Runs with the rights of the owner, and finds its tables whatever the caller's search path says."""

FUNCTIONS = (
    "CREATE SEQUENCE IF NOT EXISTS team_log_number",
    # Who is signed in: a member by the login, or the owner of it all, who is nobody in particular.
    f"""
    CREATE OR REPLACE FUNCTION is_owner() RETURNS boolean LANGUAGE sql STABLE {_SAFE} AS $$
        SELECT pg_has_role(session_user, '{{owner}}', 'member')
    $$""",
    f"""
    CREATE OR REPLACE FUNCTION me() RETURNS text LANGUAGE sql STABLE {_SAFE} AS $$
        SELECT COALESCE((SELECT name FROM member WHERE login = session_user AND removed_at IS NULL),
            CASE WHEN is_owner() THEN session_user END)
    $$""",
    f"""
    CREATE OR REPLACE FUNCTION my_role() RETURNS text LANGUAGE sql STABLE {_SAFE} AS $$
        SELECT COALESCE((SELECT role FROM member WHERE login = session_user AND removed_at IS NULL),
            CASE WHEN is_owner() THEN 'administrator' END, '')
    $$""",
    """
    CREATE OR REPLACE FUNCTION is_editor() RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT my_role() IN ('editor', 'administrator')
    $$""",
    """
    CREATE OR REPLACE FUNCTION stamp(moment timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"') COLLATE "C"
    $$""",
    """
    CREATE OR REPLACE FUNCTION refuse(word text) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'cmdaily:%', word USING ERRCODE = '42501';
    END $$""",
    # The author is who is signed in; an editor may give a text back to its author.
    """
    CREATE OR REPLACE FUNCTION keep_author() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            NEW.author := OLD.author;
        ELSIF NEW.author = '' OR NOT is_editor() THEN
            NEW.author := me();
        END IF;
        RETURN NEW;
    END $$""",
    # What a delivery says, without the post it hangs on: that is known only when it is sent.
    """
    CREATE OR REPLACE FUNCTION said(outgoing text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT split_part(outgoing, '"target": ', 1) || split_part(outgoing, '"language": ', 2)
    $$""",
    # What is waiting for an approval, or has one, is not changed or let go by one who may not approve.
    """
    CREATE OR REPLACE FUNCTION guard_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE wanted boolean;
    BEGIN
        IF (NEW.id, NEW.draft, NEW.platform, NEW.kind, NEW.send_key, NEW.created_at, NEW.part)
                IS DISTINCT FROM
                (OLD.id, OLD.draft, OLD.platform, OLD.kind, OLD.send_key, OLD.created_at, OLD.part) THEN
            PERFORM refuse('fixed');
        END IF;
        IF is_editor() THEN
            RETURN NEW;
        END IF;
        IF NEW.account IS DISTINCT FROM OLD.account OR OLD.state IN ('sent', 'cancelled') THEN
            PERFORM refuse('fixed');
        END IF;
        IF OLD.state = 'awaiting-approval' AND NEW.state NOT IN ('awaiting-approval', 'cancelled') THEN
            PERFORM refuse('approve');
        END IF;
        SELECT EXISTS (SELECT 1 FROM approval a WHERE a.delivery = NEW.id) OR NEW.follows IS NOT NULL INTO wanted;
        IF wanted AND said(NEW.outgoing) <> said(OLD.outgoing) AND (OLD.state <> 'awaiting-approval'
                OR EXISTS (SELECT 1 FROM decision d WHERE d.delivery = NEW.id)) THEN
            PERFORM refuse('approved');
        END IF;
        IF wanted AND NEW.state = 'queued' THEN
            NEW.prepared := '';
        END IF;
        RETURN NEW;
    END $$""",
    """
    CREATE OR REPLACE FUNCTION guard_new_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT is_editor() AND (NEW.prepared <> ''
                OR NEW.state NOT IN ('queued', 'awaiting-approval', 'handed-off')) THEN
            PERFORM refuse('fixed');
        END IF;
        RETURN NEW;
    END $$""",
    # An account's server is where secrets are sent to.
    """
    CREATE OR REPLACE FUNCTION guard_account() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT is_editor() AND (TG_OP <> 'UPDATE'
                OR (NEW.name, NEW.platform, NEW.server) IS DISTINCT FROM (OLD.name, OLD.platform, OLD.server)) THEN
            PERFORM refuse('account');
        END IF;
        RETURN NULL;
    END $$""",
    # What a message says never changes; who answers it is settled by the claim that holds.
    """
    CREATE OR REPLACE FUNCTION guard_message() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (NEW.id, NEW.number, NEW.account, NEW.platform, NEW.remote_id, NEW.author, NEW.name, NEW.text, NEW.url,
                NEW.received_at, NEW.stored_at) IS DISTINCT FROM (OLD.id, OLD.number, OLD.account, OLD.platform,
                OLD.remote_id, OLD.author, OLD.name, OLD.text, OLD.url, OLD.received_at, OLD.stored_at) THEN
            PERFORM refuse('fixed');
        END IF;
        IF NOT is_owner() AND NEW.answer <> '' AND NEW.answer <> OLD.answer AND NEW.state = 'open'
                AND EXISTS (SELECT 1 FROM claim c WHERE c.message = NEW.number AND c.person <> me()
                    AND c.until > stamp(clock_timestamp())) THEN
            PERFORM refuse('claimed');
        END IF;
        IF OLD.state = 'answered' AND NEW.state <> 'answered' AND NOT is_editor() THEN
            PERFORM refuse('fixed');
        END IF;
        RETURN NEW;
    END $$""",
    # A claim is one's own, ends within a day, and is taken from somebody only with a word.
    """
    CREATE OR REPLACE FUNCTION guard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF is_owner() THEN
            RETURN NEW;
        END IF;
        IF TG_OP = 'UPDATE' AND (NEW.message <> OLD.message
                OR (OLD.person <> me() AND OLD.until > stamp(clock_timestamp()) AND trim(NEW.why) = '')) THEN
            PERFORM refuse('claimed');
        END IF;
        NEW.person := me();
        NEW.since := CASE WHEN TG_OP = 'UPDATE' AND OLD.person = NEW.person AND OLD.until > stamp(clock_timestamp())
            THEN OLD.since ELSE stamp(clock_timestamp()) END;
        NEW.until := LEAST(NEW.until, stamp(clock_timestamp() + interval '1 day'));
        RETURN NEW;
    END $$""",
    """
    CREATE OR REPLACE FUNCTION guard_decision() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT is_owner() AND EXISTS (SELECT 1 FROM delivery d WHERE d.id = NEW.delivery AND d.author = me()) THEN
            PERFORM refuse('own');
        END IF;
        IF NOT is_owner() THEN
            NEW.decided_at := stamp(clock_timestamp());
        END IF;
        RETURN NEW;
    END $$""",
    f"""
    CREATE OR REPLACE FUNCTION write_log() RETURNS trigger LANGUAGE plpgsql {_SAFE} AS $$
    DECLARE old_row jsonb; new_row jsonb; changed jsonb := '{{}}';
    BEGIN
        old_row := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
        new_row := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
        IF TG_OP <> 'INSERT' AND TG_TABLE_NAME <> 'sealed_secret' THEN
            SELECT COALESCE(jsonb_object_agg(key, left(value, 4000)), '{{}}') INTO changed FROM jsonb_each_text(old_row)
                WHERE new_row IS NULL OR value IS DISTINCT FROM new_row ->> key;
        END IF;
        INSERT INTO team_log (id, at, person, deed, place, row_id, changes) VALUES (
            lpad(nextval('team_log_number')::text, 18, '0'), stamp(clock_timestamp()), COALESCE(me(), session_user),
            lower(TG_OP), TG_TABLE_NAME, COALESCE(COALESCE(new_row, old_row) ->> TG_ARGV[0], ''), changed::text);
        RETURN NULL;
    END $$""",
    """
    CREATE OR REPLACE FUNCTION announce() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_notify('cmdaily', TG_TABLE_NAME);
        RETURN NULL;
    END $$""",
    f"""
    CREATE OR REPLACE FUNCTION team_invite(who text, their_login text, as_role text, verifier text) RETURNS void
    LANGUAGE plpgsql {_SAFE} AS $$
    BEGIN
        IF my_role() <> 'administrator' THEN
            PERFORM refuse('administrator');
        END IF;
        IF who !~ '^[a-z][a-z0-9-]{{0,29}}$' OR who IN ('owner', 'members') OR verifier !~ '^SCRAM-SHA-256\\$' THEN
            PERFORM refuse('name');
        END IF;
        IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = their_login) THEN
            IF NOT EXISTS (SELECT 1 FROM member WHERE name = who AND login = their_login) THEN
                PERFORM refuse('name');
            END IF;
            EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L VALID UNTIL %L', their_login, verifier,
                now() + interval '7 days');
        ELSE
            EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L VALID UNTIL %L CONNECTION LIMIT 30', their_login, verifier,
                now() + interval '7 days');
        END IF;
        EXECUTE format('GRANT {{members}} TO %I', their_login);
        INSERT INTO member (name, login, role, seal_key, invited_at, joined_at, removed_at)
        VALUES (who, their_login, as_role, '', stamp(clock_timestamp()), '', NULL)
        ON CONFLICT (name) DO UPDATE SET role = excluded.role, invited_at = excluded.invited_at, removed_at = NULL;
    END $$""",
    f"""
    CREATE OR REPLACE FUNCTION team_join(verifier text, key text) RETURNS void LANGUAGE plpgsql {_SAFE} AS $$
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM member WHERE login = session_user AND removed_at IS NULL)
                OR verifier !~ '^SCRAM-SHA-256\\$' OR key !~ '^[0-9a-f]{{64}}$' THEN
            PERFORM refuse('name');
        END IF;
        EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL ''infinity''', session_user, verifier);
        DELETE FROM sealed_secret s USING member m
            WHERE m.login = session_user AND s.member = m.name AND m.seal_key <> key;
        UPDATE member SET seal_key = key, joined_at = stamp(clock_timestamp()) WHERE login = session_user;
    END $$""",
    f"""
    CREATE OR REPLACE FUNCTION team_role(who text, as_role text) RETURNS void LANGUAGE plpgsql {_SAFE} AS $$
    BEGIN
        IF my_role() <> 'administrator' THEN
            PERFORM refuse('administrator');
        END IF;
        UPDATE member SET role = as_role WHERE name = who AND removed_at IS NULL;
        IF NOT EXISTS (SELECT 1 FROM member WHERE role = 'administrator' AND removed_at IS NULL) THEN
            PERFORM refuse('last');
        END IF;
    END $$""",
    f"""
    CREATE OR REPLACE FUNCTION team_remove(who text) RETURNS void LANGUAGE plpgsql {_SAFE} AS $$
    DECLARE their_login text;
    BEGIN
        SELECT login INTO their_login FROM member WHERE name = who AND removed_at IS NULL;
        IF their_login IS NULL OR (my_role() <> 'administrator' AND their_login <> session_user) THEN
            PERFORM refuse('administrator');
        END IF;
        UPDATE member SET removed_at = stamp(clock_timestamp()), seal_key = '' WHERE name = who;
        IF NOT EXISTS (SELECT 1 FROM member WHERE role = 'administrator' AND removed_at IS NULL) THEN
            PERFORM refuse('last');
        END IF;
        DELETE FROM sealed_secret WHERE member = who;
        UPDATE claim SET until = stamp(clock_timestamp()) WHERE person = who AND until > stamp(clock_timestamp());
        EXECUTE format('REVOKE {{members}} FROM %I', their_login);
        EXECUTE format('ALTER ROLE %I NOLOGIN', their_login);
    END $$""",
)

_BEFORE = {
    "claim": (("guard_claim", "INSERT OR UPDATE"),),
    "decision": (("guard_decision", "INSERT"),),
    "delivery": (
        ("keep_author", "INSERT OR UPDATE"),
        ("guard_new_delivery", "INSERT"),
        ("guard_delivery", "UPDATE"),
    ),
    "draft": (("keep_author", "INSERT OR UPDATE"),),
    "message": (("guard_message", "UPDATE"),),
}
_AFTER = {"account": (("guard_account", "INSERT OR UPDATE OR DELETE"),)}

ANNOUNCED = ("account", "claim", "decision", "delivery", "duty_turn", "message", "team_entry")
QUIET = (
    "attempt",
    "forgotten_person",
    "listening",
    "moved_home",
    "person_identity",
    "person_note",
    "person_thanks",
    "rate_window",
    "reading",
    "schema_migration",
    "spending",
    "team_entry",
    "team_log",
    "tick_owed",
)
"""What machines note by the hour, what only ever grows, and what is noted on people: the log would keep it when it is
forgotten. Each note says who wrote it."""
MADE_BY_PEOPLE = (
    "account",
    "approval",
    "claim",
    "decision",
    "delivery",
    "duty_turn",
    "member",
    "sealed_secret",
)
"""Tables whose new rows are deeds of a person; of the others only what was changed or taken away is."""
KEYS = {
    "account": "name",
    "approval": "delivery",
    "blocked_person": "author",
    "claim": "message",
    "contact": "address",
    "member": "name",
    "message": "number",
    "sealed_secret": "account",
}


def triggers(table: str) -> Iterator[str]:
    """The statements that give a table its triggers."""
    for when, rules in (("BEFORE", _BEFORE.get(table, ())), ("AFTER", _AFTER.get(table, ()))):
        for function, what in rules:
            yield _trigger(table, f"{table}_{function}", f"{when} {what}", "FOR EACH ROW", f"{function}()")
    if table not in QUIET:
        what = "INSERT OR UPDATE OR DELETE" if table in MADE_BY_PEOPLE else "UPDATE OR DELETE"
        key = KEYS.get(table, "id")
        yield _trigger(table, f"{table}_log", f"AFTER {what}", "FOR EACH ROW", f"write_log('{key}')")
    if table in ANNOUNCED:
        each = "FOR EACH STATEMENT"
        yield _trigger(table, f"{table}_announce", "AFTER INSERT OR UPDATE", each, "announce()")


def _trigger(table: str, name: str, when: str, each: str, function: str) -> str:
    return f"CREATE OR REPLACE TRIGGER {name} {when} ON {table} {each} EXECUTE FUNCTION {function}"
