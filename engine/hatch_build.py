"""What the build makes: the scripts with which JupyterLab draws explorers whose Python is gone, joined of those that draw live ones."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGES = ("", ".charts", ".charts.marks", ".explorers", ".explorers.frame", ".jupyterlab")
"""The packages whose own code is not run: it imports pandas and Plotly, which a build has not. What joins the scripts needs neither."""


class JoinScripts(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `explorers.js` and `explorers.css` among the extension's scripts before a wheel takes them, an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Join them, of the sources that are being built; a build is a process of its own, so what is loaded here meets nobody."""
        package = Path(self.root, "src", "lessonkit")
        for name in PACKAGES:
            bare = ModuleType(f"{package.name}{name}")
            bare.__path__ = [str(package.joinpath(*name.split(".")))]
            sys.modules[bare.__name__] = bare
        stills = import_module(f"{package.name}.jupyterlab.stills")
        stills.write_stills(package / "jupyterlab" / "scomm-lab" / "static")
