"""What goes wrong with the server of a team's database."""

MESSAGES = {
    "server.lost": "The connection to {path} was lost; nothing was changed.",
    "server.lost_remedy": "Try again: everything already confirmed is saved.",
    "server.unreachable": "The team's database {path} cannot be reached: {reason}",
    "server.unreachable_remedy": (
        "Check your Internet access, or ask the administrator. Your own day works without it: `cmdaily today`"
    ),
    "server.unknown": "The connection to {path} was lost while saving; the result needs checking.",
    "server.unknown_remedy": "Check what was saved once it is back: `cmdaily outbox list`, `cmdaily inbox`",
    "server.password": "The team's database {path} rejected this user name and password.",
    "server.password_remedy": "Ask the administrator for a new invitation, then: `cmdaily team join`",
    "server.no_database": "There is no database {path}.",
    "server.no_database_remedy": "Check the name at the end of the address.",
    "server.no_team": "The database {path} has no team yet, or you are not a member of it.",
    "server.no_team_remedy": (
        "Ask its owner to create the team (`cmdaily team init`), then join it: `cmdaily team join`"
    ),
    "server.old": "{path} runs PostgreSQL {found}; cmdaily needs 13 or newer.",
    "server.old_remedy": "Ask the administrator to update it.",
    "server.behind": "The team's database {path} has format {found}; this cmdaily needs {known}.",
    "server.behind_remedy": "Ask its owner to update it: `cmdaily team init`, with the same address.",
    "server.busy": "{path} is busy; nothing was changed.",
    "server.busy_remedy": "Try again in a moment.",
    "server.readonly": "{path} is read-only at the moment; nothing was changed.",
    "server.readonly_remedy": "Try again later, or ask the administrator.",
    "server.full": "The disk of {path} is full; nothing was changed.",
    "server.full_remedy": "Tell the administrator. Your own day works without it: `cmdaily today`",
    "server.crowded": "{path} has too many connections at the moment.",
    "server.crowded_remedy": "Try again in a moment.",
    "server.right": "Your role in the team does not allow this: {reason}",
    "server.right_remedy": "Ask somebody who may do it; list them: `cmdaily team members`",
    "server.failed": "{path} could not do this: {reason}",
    "server.failed_remedy": "Run `cmdaily doctor`, or ask the administrator of the database.",
    "server.driver": "The team's database needs psycopg, which is missing or broken here: {reason}",
    "server.driver_remedy": "Install it: `pipx install 'cmdaily[team]'`",
    "server.address": "This is not the address of a PostgreSQL database.",
    "server.address_remedy": "Write it like this: postgresql://anna@db.example/team",
}
