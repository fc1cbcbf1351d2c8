"""Report templates by name: the files `reports/NAME.yaml` beside the settings."""

from __future__ import annotations

import os

from cmdaily.domain.report.template import USUAL, ReportTemplate
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

SUFFIX = ".yaml"


def template_of(workspace: Workspace, name: str | None) -> ReportTemplate:
    """The template of a name, the usual one without. UsageError for a name that no file has, FileError with every
    problem in it."""
    if name is None:
        return USUAL
    from cmdaily.files.report_template import load_report_template
    from cmdaily.files.yaml.fields import is_identifier

    path = os.path.join(folder(workspace), name + SUFFIX)
    if not name or not is_identifier(name) or not os.path.lexists(path):
        known = ", ".join(names(workspace)) or "–"
        raise UsageError(
            "report.no_template",
            remedy="report.no_template_remedy",
            name=name[:64],
            known=known,
            folder=folder(workspace),
        )
    return load_report_template(path)


def folder(workspace: Workspace) -> str:
    """Where the templates are."""
    return os.path.join(workspace.home.config, "reports")


def names(workspace: Workspace) -> list[str]:
    """The templates that there are."""
    try:
        files = os.listdir(folder(workspace))
    except OSError:
        return []
    return sorted(name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX))
