"""What is said of hooks."""

MESSAGES = {
    "hook.failed": "the hook {hook} failed: {reason}. Nothing else is affected.",
    "hook.hung": "the hook {hook} was stopped after {seconds} seconds. Nothing else is affected.",
    "hook.not_executable": "the hook {hook} was not run; make it executable: `chmod 700 {path}`",
    "hook.unsafe": "the hook {hook} was not run: others may write to {path}; type: `chmod go-w {path}`",
    "hook.gone": "the hook {hook} no longer exists",
    "hook.directory": "the hooks in {path} cannot be read: {reason}",
}
