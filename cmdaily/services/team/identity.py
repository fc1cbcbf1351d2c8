"""Identity: who is at the keyboard."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace


def me(workspace: Workspace) -> str:
    """The person at the keyboard: in a team the member who is signed in, as the server knows them. Else CMDAILY_USER,
    then `me:` of config.yaml, then the system's own name for them."""
    found = _member(workspace) or workspace.environ.get("CMDAILY_USER") or workspace.config.section("me")
    if not found:
        import getpass

        try:
            found = getpass.getuser()
        except (OSError, KeyError, ImportError):
            found = ""
    return str(found).strip()


def _member(workspace: Workspace) -> str:
    if not workspace.in_team:
        return ""
    if workspace.member is None:
        from cmdaily.store.team import members as store

        workspace.member = store.signed_in(workspace.shared.reader())
    return workspace.member
