"""What the doctor says."""

MESSAGES = {
    "doctor.version": "cmdaily {version}, Python {python}",
    "doctor.place": "{path} is readable only by you",
    "doctor.place_new": "{path} does not exist yet; it will be created when needed",
    "doctor.place_readonly": "{path} cannot be written to",
    "doctor.place_open": "{path} is readable by others; type: `chmod 700 {path}`",
    "doctor.files": (
        "{n} routine, all files valid",
        "{n} routines, all files valid",
    ),
    "doctor.files_wrong": (
        "{n} problem in the files; show it: `cmdaily config check`",
        "{n} problems in the files; show them: `cmdaily config check`",
    ),
    "doctor.store": (
        "the database is fine: {n} entry",
        "the database is fine: {n} entries",
    ),
    "doctor.store_new": "the database does not exist yet; your first tick creates it",
    "doctor.store_damaged": "the database is damaged: {reason}",
    "doctor.store_summaries": (
        "{n} total is wrong; repair: `cmdaily data check --repair`",
        "{n} totals are wrong; repair: `cmdaily data check --repair`",
    ),
    "doctor.store_streaks": (
        "{n} streak is wrong; repair: `cmdaily data check --repair`",
        "{n} streaks are wrong; repair: `cmdaily data check --repair`",
    ),
    "doctor.clock": "the time in your time zone ({zone}): {time}",
    "doctor.never_runs": "no scheduler is running: reminders and posts will not go out; install it: `cmdaily cron install`",
    "doctor.idle": "the scheduler has not run since {since}; see why: `cmdaily cron show`",
    "doctor.runs": "the scheduler is running: reminders and posts go out",
    "doctor.account": "the account {name} on {platform} has credentials; test them: `cmdaily account check`",
    "doctor.inbox": (
        "the messages of {n} account are up to date",
        "the messages of {n} accounts are up to date",
    ),
    "doctor.inbox_idle": "the messages of {names} are over a day old; refresh them: `cmdaily inbox --refresh`",
    "doctor.secrets_unsafe": "the credentials are not used: others may write to {path}; type: `chmod go-w {path}`",
    "doctor.team": "The team’s database answers: {path}, as {name}.",
    "doctor.team_clock": (
        "This clock and the server’s are {n} minute apart.",
        "This clock and the server’s are {n} minutes apart.",
    ),
    "doctor.version_ends": (
        "{network} stops answering its API version {version} in {n} day ({day}); update cmdaily",
        "{network} stops answering its API version {version} in {n} days ({day}); update cmdaily",
    ),
    "doctor.version_ended": "{network} stopped answering its API version {version} on {day}; update cmdaily",
    "doctor.channel_no_program": "reminders on the desktop cannot be shown: no program does it (Debian, Ubuntu: `apt install libnotify-bin`)",
    "doctor.channel_no_desktop": "reminders on the desktop cannot be shown from here: no desktop session was found",
    "doctor.channel_address": "no reminder can be sent to {channel}: the address is not valid; change it: `cmdaily config edit`",
    "doctor.version_named": (
        "{account} is set to version {version} of {network}, answered until {day}; take that back: --setting version="
    ),
}
