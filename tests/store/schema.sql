-- table account
CREATE TABLE account (
        name TEXT PRIMARY KEY,
        platform TEXT NOT NULL,
        server TEXT NOT NULL,
        handle TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        url TEXT NOT NULL,
        settings TEXT NOT NULL,
        rights TEXT,
        expires_at TEXT,
        added_at TEXT NOT NULL,
        checked_at TEXT NOT NULL
    );

-- table approval
CREATE TABLE approval (
        delivery TEXT PRIMARY KEY REFERENCES delivery (id),
        author TEXT NOT NULL,
        who TEXT NOT NULL
    );

-- table article
CREATE TABLE article (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        feed TEXT NOT NULL,
        title TEXT NOT NULL,
        url TEXT NOT NULL,
        text TEXT NOT NULL,
        author TEXT NOT NULL,
        published_at TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('new', 'kept', 'shared', 'done')),
        settled_at TEXT NOT NULL,
        offered_on TEXT NOT NULL,
        ticked TEXT NOT NULL
    , folded TEXT NOT NULL DEFAULT '');

-- table article_feed
CREATE TABLE article_feed (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        feed TEXT NOT NULL,
        entry_id TEXT NOT NULL,
        PRIMARY KEY (article, feed)
    );

-- table article_key
CREATE TABLE article_key (
        key TEXT NOT NULL,
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        PRIMARY KEY (key, article)
    );

-- table article_link
CREATE TABLE article_link (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        url TEXT NOT NULL,
        PRIMARY KEY (article, url)
    );

-- table assessment
CREATE TABLE assessment (
        id TEXT PRIMARY KEY,
        questionnaire TEXT NOT NULL,
        day TEXT NOT NULL,
        person TEXT NOT NULL,
        stored_at TEXT NOT NULL
    );

-- table assessment_answer
CREATE TABLE assessment_answer (
        assessment TEXT NOT NULL REFERENCES assessment (id),
        question TEXT NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (assessment, question)
    );

-- table attempt
CREATE TABLE attempt (
        id TEXT PRIMARY KEY,
        delivery TEXT NOT NULL REFERENCES delivery (id),
        kind TEXT NOT NULL CHECK (kind IN ('send', 'read-back', 'by-hand')),
        started_at TEXT NOT NULL,
        ended_at TEXT,
        outcome TEXT,
        trouble TEXT
    );

-- table blocked_person
CREATE TABLE blocked_person (
        platform TEXT NOT NULL,
        author TEXT NOT NULL,
        blocked_at TEXT NOT NULL,
        PRIMARY KEY (platform, author)
    );

-- table claim
CREATE TABLE claim (
        message INTEGER PRIMARY KEY REFERENCES message (number),
        person TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT NOT NULL,
        why TEXT NOT NULL
    );

-- table complaint
CREATE TABLE complaint (
        text TEXT PRIMARY KEY,
        said_at TEXT NOT NULL
    );

-- table contact
CREATE TABLE contact (
        platform TEXT NOT NULL,
        address TEXT NOT NULL,
        name TEXT NOT NULL,
        consent TEXT NOT NULL,
        agreed_at TEXT NOT NULL,
        stopped_at TEXT NOT NULL,
        wrote_at TEXT NOT NULL,
        PRIMARY KEY (platform, address)
    );

-- table day_progress
CREATE TABLE day_progress (
        day TEXT NOT NULL,
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        amount INTEGER NOT NULL,
        target INTEGER,
        seconds INTEGER NOT NULL,
        skipped INTEGER NOT NULL,
        PRIMARY KEY (day, routine, action)
    );

-- table decision
CREATE TABLE decision (
        id TEXT PRIMARY KEY,
        delivery TEXT NOT NULL REFERENCES delivery (id),
        person TEXT NOT NULL,
        decision TEXT NOT NULL CHECK (decision IN ('approved', 'returned')),
        why TEXT NOT NULL,
        decided_at TEXT NOT NULL
    );

-- table delivery
CREATE TABLE delivery (
        id TEXT PRIMARY KEY,
        draft TEXT NOT NULL REFERENCES draft (id),
        account TEXT NOT NULL,
        platform TEXT NOT NULL,
        part INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('post', 'reply', 'share')),
        state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled',
            'handed-off', 'awaiting-approval')),
        send_key TEXT NOT NULL UNIQUE,
        outgoing TEXT NOT NULL,
        prepared TEXT NOT NULL,
        writing INTEGER NOT NULL,
        owner TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        scheduled_wall TEXT,
        scheduled_zone TEXT,
        scheduled_fold INTEGER,
        scheduled_at TEXT,
        follows TEXT REFERENCES delivery (id),
        tick TEXT NOT NULL,
        first_attempt_at TEXT NOT NULL,
        last_attempt_at TEXT NOT NULL,
        retry_at TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        url TEXT NOT NULL,
        kept_text TEXT,
        trouble TEXT,
        cost INTEGER NOT NULL,
        overrides TEXT NOT NULL, author TEXT NOT NULL DEFAULT '', folded TEXT NOT NULL DEFAULT '',
        UNIQUE (draft, platform, account, part)
    );

-- table draft
CREATE TABLE draft (
        id TEXT PRIMARY KEY,
        created_at TEXT NOT NULL,
        body TEXT NOT NULL,
        done INTEGER NOT NULL
    , author TEXT NOT NULL DEFAULT '');

-- table duty
CREATE TABLE duty (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        people TEXT NOT NULL,
        first_day TEXT NOT NULL,
        turn_days INTEGER NOT NULL,
        made_by TEXT NOT NULL,
        at TEXT NOT NULL
    );

-- table duty_turn
CREATE TABLE duty_turn (
        id TEXT PRIMARY KEY,
        duty TEXT NOT NULL,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        person TEXT NOT NULL,
        handed_by TEXT NOT NULL,
        why TEXT NOT NULL,
        at TEXT NOT NULL
    );

-- table feed
CREATE TABLE feed (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        url TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        site TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('active', 'gone')),
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        digest TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        read_at TEXT NOT NULL,
        good_at TEXT NOT NULL,
        next_at TEXT NOT NULL,
        retry_at TEXT NOT NULL,
        error TEXT NOT NULL,
        error_values TEXT NOT NULL,
        muted_until TEXT NOT NULL
    );

-- table feed_address
CREATE TABLE feed_address (
        url TEXT PRIMARY KEY,
        feed TEXT NOT NULL REFERENCES feed (id) ON DELETE CASCADE
    );

-- table feed_mute
CREATE TABLE feed_mute (
        word TEXT PRIMARY KEY,
        until_day TEXT NOT NULL
    );

-- table forgotten_person
CREATE TABLE forgotten_person (
        digest TEXT PRIMARY KEY,
        salt TEXT NOT NULL,
        at TEXT NOT NULL
    );

-- table heard
CREATE TABLE heard (
        event TEXT NOT NULL,
        about TEXT NOT NULL,
        PRIMARY KEY (event, about)
    );

-- table import
CREATE TABLE import (
        id TEXT PRIMARY KEY,
        was TEXT NOT NULL
    );

-- table import_entry
CREATE TABLE import_entry (
        entry TEXT PRIMARY KEY,
        import TEXT NOT NULL REFERENCES import (id)
    );

-- table job_run
CREATE TABLE job_run (
        job TEXT PRIMARY KEY,
        slot TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
        owner TEXT NOT NULL,
        started_at TEXT NOT NULL
    );

-- table journal
CREATE TABLE journal (
        id TEXT PRIMARY KEY,
        command TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('tick', 'skip', 'void')),
        day TEXT NOT NULL,
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        amount INTEGER NOT NULL,
        target INTEGER,
        seconds INTEGER NOT NULL,
        note TEXT NOT NULL,
        source TEXT NOT NULL,
        receipt TEXT NOT NULL,
        entry_key TEXT,
        voids TEXT,
        recorded_at TEXT NOT NULL
    );

-- table journal_key
CREATE TABLE journal_key (
        entry_key TEXT PRIMARY KEY,
        entry TEXT NOT NULL
    );

-- table kind_signature
CREATE TABLE kind_signature (
        slot INTEGER PRIMARY KEY CHECK (slot = 1),
        signature TEXT NOT NULL
    );

-- table kind_word
CREATE TABLE kind_word (
        word TEXT PRIMARY KEY,
        urgency TEXT NOT NULL CHECK (urgency IN ('complaint', 'question', 'thanks', 'other')),
        learned_at TEXT NOT NULL
    );

-- table listening
CREATE TABLE listening (
        account TEXT PRIMARY KEY,
        cursor TEXT NOT NULL,
        read_at TEXT NOT NULL,
        retry_at TEXT NOT NULL
    );

-- table member
CREATE TABLE member (
        name TEXT PRIMARY KEY,
        login TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL CHECK (role IN ('member', 'editor', 'administrator')),
        seal_key TEXT NOT NULL,
        invited_at TEXT NOT NULL,
        joined_at TEXT NOT NULL,
        removed_at TEXT
    );

-- table message
CREATE TABLE "message" (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        account TEXT NOT NULL,
        platform TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('mention', 'reply', 'comment')),
        author TEXT NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        url TEXT NOT NULL,
        about TEXT NOT NULL,
        received_at TEXT NOT NULL,
        stored_at TEXT NOT NULL,
        urgency TEXT NOT NULL CHECK (urgency IN ('complaint', 'question', 'thanks', 'other')),
        due_at TEXT,
        state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'done')),
        settled_at TEXT NOT NULL,
        answer TEXT NOT NULL,
        corrected_at TEXT NOT NULL DEFAULT '', private INTEGER NOT NULL DEFAULT 0, snoozed_until TEXT NOT NULL DEFAULT '', elsewhere TEXT NOT NULL DEFAULT '', folded TEXT NOT NULL DEFAULT '',
        UNIQUE (account, remote_id)
    );

-- table metric_break
CREATE TABLE metric_break (
        metric TEXT NOT NULL,
        account TEXT NOT NULL,
        day TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (metric, account, day)
    );

-- table metric_series
CREATE TABLE metric_series (
        metric TEXT NOT NULL,
        account TEXT NOT NULL,
        post TEXT NOT NULL,
        PRIMARY KEY (post, metric, account)
    );

-- table metric_value
CREATE TABLE metric_value (
        id TEXT PRIMARY KEY,
        metric TEXT NOT NULL,
        account TEXT NOT NULL,
        post TEXT NOT NULL,
        day TEXT NOT NULL,
        value REAL,
        source TEXT NOT NULL CHECK (source IN ('hand', 'api', 'import')),
        read_at TEXT NOT NULL,
        stored_at TEXT NOT NULL,
        replaced_by TEXT
    );

-- table moved_home
CREATE TABLE moved_home (
        home TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        at TEXT NOT NULL
    );

-- table occasion
CREATE TABLE "occasion" (
        kind TEXT NOT NULL CHECK (kind IN ('reminder', 'post', 'report')),
        name TEXT NOT NULL,
        wall TEXT NOT NULL,
        channel INTEGER NOT NULL,
        due_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        missed INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN (
            'due', 'held', 'sending', 'sent', 'failed', 'unknown', 'late', 'dropped')),
        owner TEXT NOT NULL,
        PRIMARY KEY (kind, name, wall, channel)
    );

-- table pause
CREATE TABLE pause (
        id TEXT PRIMARY KEY,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        routine TEXT,
        reason TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        removed_at TEXT
    );

-- table person_identity
CREATE TABLE person_identity (
        platform TEXT NOT NULL,
        handle TEXT NOT NULL,
        person TEXT NOT NULL,
        name TEXT NOT NULL,
        joined_at TEXT NOT NULL,
        PRIMARY KEY (platform, handle)
    );

-- table person_note
CREATE TABLE person_note (
        id TEXT PRIMARY KEY,
        platform TEXT NOT NULL,
        handle TEXT NOT NULL,
        text TEXT NOT NULL,
        written_by TEXT NOT NULL,
        at TEXT NOT NULL
    );

-- table person_thanks
CREATE TABLE person_thanks (
        id TEXT PRIMARY KEY,
        platform TEXT NOT NULL,
        handle TEXT NOT NULL,
        thanked_by TEXT NOT NULL,
        at TEXT NOT NULL
    );

-- table plan_entry
CREATE TABLE plan_entry (
        id TEXT PRIMARY KEY,
        command TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('add', 'move', 'note')),
        day TEXT NOT NULL,
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        to_day TEXT,
        text TEXT NOT NULL,
        section TEXT NOT NULL,
        amount INTEGER,
        minutes INTEGER NOT NULL,
        essential INTEGER NOT NULL
    );

-- table rate_window
CREATE TABLE rate_window (
        account TEXT NOT NULL,
        purpose TEXT NOT NULL CHECK (purpose IN ('send', 'read')),
        scope TEXT NOT NULL,
        remaining INTEGER,
        most INTEGER,
        resets_at TEXT,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (account, purpose, scope)
    );

-- table reading
CREATE TABLE reading (
        account TEXT NOT NULL,
        day TEXT NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (account, day)
    );

-- table routine_state
CREATE TABLE routine_state (
        routine TEXT PRIMARY KEY,
        active INTEGER NOT NULL,
        changed_at TEXT NOT NULL
    );

-- table schema_migration
CREATE TABLE schema_migration (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL
);

-- table sealed_secret
CREATE TABLE sealed_secret (
        account TEXT NOT NULL,
        member TEXT NOT NULL,
        box TEXT NOT NULL,
        sealed_by TEXT NOT NULL,
        sealed_at TEXT NOT NULL,
        PRIMARY KEY (account, member)
    );

-- table spending
CREATE TABLE spending (
        delivery TEXT PRIMARY KEY REFERENCES delivery (id),
        day TEXT NOT NULL,
        account TEXT NOT NULL,
        amount INTEGER NOT NULL
    );

-- table streak
CREATE TABLE streak (
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        rule TEXT NOT NULL,
        length INTEGER NOT NULL,
        best INTEGER NOT NULL,
        through TEXT NOT NULL,
        PRIMARY KEY (routine, action)
    );

-- table team_entry
CREATE TABLE team_entry (
        id TEXT PRIMARY KEY,
        author TEXT NOT NULL,
        command TEXT NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        title TEXT NOT NULL,
        amount INTEGER NOT NULL,
        target INTEGER,
        seconds INTEGER NOT NULL,
        note TEXT NOT NULL,
        receipt TEXT NOT NULL,
        voids TEXT,
        recorded_at TEXT NOT NULL
    );

-- table team_log
CREATE TABLE team_log (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        person TEXT NOT NULL,
        deed TEXT NOT NULL,
        place TEXT NOT NULL,
        row_id TEXT NOT NULL,
        changes TEXT NOT NULL
    );

-- table team_state
CREATE TABLE team_state (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        at TEXT NOT NULL
    );

-- table tick_owed
CREATE TABLE tick_owed (
        delivery TEXT PRIMARY KEY REFERENCES delivery (id),
        author TEXT NOT NULL,
        url TEXT NOT NULL,
        at TEXT NOT NULL
    );

-- table timer
CREATE TABLE timer (
        slot INTEGER PRIMARY KEY CHECK (slot = 1),
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        day TEXT NOT NULL,
        started_at TEXT NOT NULL
    );

-- table walk_step
CREATE TABLE walk_step (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL,
        what TEXT NOT NULL,
        before TEXT NOT NULL,
        at TEXT NOT NULL
    );

-- table watch
CREATE TABLE watch (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        sources TEXT NOT NULL,
        inbox INTEGER NOT NULL,
        alert INTEGER NOT NULL,
        article INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        read_at TEXT NOT NULL,
        wave_since TEXT NOT NULL,
        voice TEXT NOT NULL CHECK (voice IN ('', 'ours', 'others'))
    );

-- table watch_alert
CREATE TABLE watch_alert (
        watch TEXT NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        amount INTEGER NOT NULL,
        usual REAL NOT NULL,
        PRIMARY KEY (watch, at)
    );

-- table watch_count
CREATE TABLE watch_count (
        watch TEXT NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
        hour TEXT NOT NULL,
        source TEXT NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (watch, hour, source)
    );

-- table watch_hit
CREATE TABLE watch_hit (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        watch TEXT NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
        hit_key TEXT NOT NULL,
        platform TEXT NOT NULL,
        source TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        author TEXT NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        url TEXT NOT NULL,
        at TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('new', 'done')), folded TEXT NOT NULL DEFAULT '',
        UNIQUE (watch, hit_key)
    );

-- table watch_source
CREATE TABLE watch_source (
        watch TEXT NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        read_at TEXT NOT NULL,
        retry_at TEXT NOT NULL,
        error TEXT NOT NULL,
        error_values TEXT NOT NULL,
        PRIMARY KEY (watch, source)
    );

-- table watched
CREATE TABLE watched (
        name TEXT PRIMARY KEY,
        until TEXT NOT NULL
    );

-- index account_identity
CREATE UNIQUE INDEX account_identity ON account (platform, server, remote_id) WHERE remote_id <> '';

-- index article_by_state
CREATE INDEX article_by_state ON article (state, at);

-- index article_by_url
CREATE INDEX article_by_url ON article (url);

-- index article_feed_by_feed
CREATE INDEX article_feed_by_feed ON article_feed (feed);

-- index assessment_by_questionnaire
CREATE INDEX assessment_by_questionnaire ON assessment (questionnaire, day);

-- index attempt_by_delivery
CREATE INDEX attempt_by_delivery ON attempt (delivery);

-- index day_progress_by_action
CREATE INDEX day_progress_by_action ON day_progress (action, routine, day);

-- index decision_by_delivery
CREATE INDEX decision_by_delivery ON decision (delivery);

-- index decision_by_time
CREATE INDEX decision_by_time ON decision (decided_at);

-- index delivery_by_account
CREATE INDEX delivery_by_account ON delivery (account, platform, created_at);

-- index delivery_by_sent
CREATE INDEX delivery_by_sent ON delivery (last_attempt_at) WHERE state = 'sent';

-- index delivery_by_state
CREATE INDEX delivery_by_state ON delivery (state);

-- index delivery_follows
CREATE UNIQUE INDEX delivery_follows ON delivery (follows) WHERE follows IS NOT NULL;

-- index duty_by_name
CREATE INDEX duty_by_name ON duty (name);

-- index duty_turn_by_day
CREATE INDEX duty_turn_by_day ON duty_turn (duty, last_day);

-- index import_entry_by_import
CREATE INDEX import_entry_by_import ON import_entry (import);

-- index journal_by_action
CREATE INDEX journal_by_action ON journal (action, routine, day);

-- index journal_by_command
CREATE INDEX journal_by_command ON journal (command);

-- index journal_by_day
CREATE INDEX journal_by_day ON journal (day);

-- index journal_by_void
CREATE INDEX journal_by_void ON journal (voids) WHERE voids IS NOT NULL;

-- index message_by_author
CREATE INDEX message_by_author ON message (platform, author, name, kind, urgency, state, received_at);

-- index message_corrected
CREATE INDEX message_corrected ON message (corrected_at) WHERE corrected_at <> '';

-- index message_waiting
CREATE INDEX message_waiting ON message (due_at) WHERE state = 'open';

-- index metric_value_before
CREATE INDEX metric_value_before ON metric_value (metric, account, post, day, id) WHERE replaced_by IS NOT NULL;

-- index metric_value_now
CREATE UNIQUE INDEX metric_value_now ON metric_value (metric, account, post, day) WHERE replaced_by IS NULL;

-- index occasion_by_state
CREATE INDEX occasion_by_state ON occasion (state) WHERE state IN ('due', 'sending');

-- index plan_entry_by_command
CREATE INDEX plan_entry_by_command ON plan_entry (command);

-- index plan_entry_by_day
CREATE INDEX plan_entry_by_day ON plan_entry (day);

-- index plan_entry_by_to_day
CREATE INDEX plan_entry_by_to_day ON plan_entry (to_day) WHERE to_day IS NOT NULL;

-- index spending_by_day
CREATE INDEX spending_by_day ON spending (day);

-- index team_entry_by_day
CREATE INDEX team_entry_by_day ON team_entry (day, author);

-- index team_entry_by_void
CREATE INDEX team_entry_by_void ON team_entry (voids) WHERE voids IS NOT NULL;

-- index team_log_by_time
CREATE INDEX team_log_by_time ON team_log (at);

-- index watch_hit_by_author
CREATE INDEX watch_hit_by_author ON watch_hit (platform, author);

-- index watch_hit_by_state
CREATE INDEX watch_hit_by_state ON watch_hit (state, at);

