"""One county, whole: its dossier, which fills itself, and the brief of one page that a learner writes on it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scomm.county.brief.at_work import brief_form, brief_lines, save_brief, show_brief
    from scomm.county.dossiers.gather import dossier

__all__ = ["brief_form", "brief_lines", "dossier", "save_brief", "show_brief"]


def __getattr__(name: str) -> Any:
    """What stands in the two folders, loaded when it is asked for: a dossier needs no form and no explorer."""
    if name not in __all__:
        raise AttributeError(name, name=name)
    where = "dossiers.gather" if name == "dossier" else "brief.at_work"
    return getattr(import_module(f"{__name__}.{where}"), name)
