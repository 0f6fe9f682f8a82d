"""The page that says for every dataset who published it, under which terms, and who passed it on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lessonkit.language import sentences_beside

PAGE = "LICENSES.md"
say = sentences_beside(__file__)


def licences(datasets: Path) -> str:
    """The page as Markdown, one section for each folder of `datasets`."""
    packages = {
        path.parent.name: json.loads(path.read_text("utf-8"))
        for path in sorted(datasets.glob("*/datapackage.json"))
    }
    return "\n".join(
        [say("licences.intro"), *(_section(name, package) for name, package in packages.items())]
    )


def _section(name: str, package: dict[str, Any]) -> str:
    terms = "; ".join(_terms(name, one) for one in package["licenses"])
    owners = (package, *package["resources"])
    sources = [source for owner in owners for source in owner.get("sources", []) if "intermediary" in source]
    rows = dict.fromkeys(
        f"| {_cell(one['publisher'])} | [{_cell(one['title'])}]({one['path']}) | {_cell(one['intermediary'])} |"
        for one in sources
    )
    heading = [say("licences.columns"), "|---|---|---|"]
    return "\n".join(
        [f"## [{name}]({name}/README.md)\n", say("licences.terms", terms=terms) + "\n", *heading, *rows, ""]
    )


def _terms(name: str, licence: dict[str, str]) -> str:
    path = licence.get("path", "")
    if not path:
        return licence["title"]
    return f"[{licence['title']}]({path if '://' in path else f'{name}/{path}'})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
