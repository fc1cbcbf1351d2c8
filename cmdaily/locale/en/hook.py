"""What is said of hooks."""

MESSAGES = {
    "hook.failed": "the hook {hook} failed: {reason}. Nothing else is changed by that.",
    "hook.hung": "the hook {hook} did not end within {seconds} seconds and was stopped. Nothing else is changed by that.",
    "hook.not_executable": "the hook {hook} is not run: it is no executable file (chmod 700 {path})",
    "hook.unsafe": "the hook {hook} is not run: others may write to {path} (chmod go-w closes it)",
    "hook.gone": "the hook {hook} is not there any more",
    "hook.directory": "the hooks in {path} cannot be read: {reason}",
}
