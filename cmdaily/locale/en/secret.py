"""Where secrets come from."""

MESSAGES = {
    "secret.none": "the account {account} has no credentials",
    "secret.none_remedy": "Set {variable}, or sign in from a terminal: `cmdaily account add {account}`",
    "secret.command": "the command “{command}” failed ({reason})",
    "secret.command_remedy": "Run it by hand to see why; it is `secret_command` in your settings.",
    "secret.refresh_remedy": "Sign in again: `cmdaily account add`; the sign-in could not be renewed.",
    "secret.unsafe": "the credentials in {path} are not used: others may write to {place}",
    "secret.unsafe_remedy": "Close it (`chmod go-w {place}`), check that nothing in it was changed, and try again.",
    "secret.command_unsafe": "`secret_command` in {path} was not run: others may write to {place}",
}
