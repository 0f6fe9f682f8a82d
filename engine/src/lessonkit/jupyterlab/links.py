"""Links that open the kit elsewhere: on a Binder, and on a hub that pulls a repository with nbgitpuller.

Where a repository lies nobody knows but who has put it there, so each link is made for one.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from lessonkit.errors import KitError

BINDER = "https://mybinder.org"
_REPOSITORY = re.compile(r"https://[\w.-]+(?::\d+)?(?:/[\w.~-]+)+?(?:\.git)?/?")
_GITHUB = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?")


def binder_link(repository: str, *, ref: str = "HEAD", lesson: str = "", binder: str = BINDER) -> str:
    """The address that builds a repository on a Binder and opens its first page, or one lesson.

    >>> binder_link("https://github.com/someone/kit", lesson="00-start-here")
    'https://mybinder.org/v2/gh/someone/kit/HEAD?urlpath=lab%2Ftree%2Flessons%2F00-start-here%2F00-start-here.ipynb'
    """
    _must_be_repository(repository)
    of_github = _GITHUB.fullmatch(repository)
    place = f"gh/{of_github[1]}/{of_github[2]}" if of_github else f"git/{quote(repository, safe='')}"
    return f"{binder.rstrip('/')}/v2/{place}/{quote(ref, safe='')}?{urlencode({'urlpath': _in_lab(lesson)})}"


def binder_badge(repository: str, *, ref: str = "HEAD", lesson: str = "", binder: str = BINDER) -> str:
    """The badge in Markdown, for a README or a course page."""
    link = binder_link(repository, ref=ref, lesson=lesson, binder=binder)
    return f"[![Open on Binder]({binder.rstrip('/')}/badge_logo.svg)]({link})"


def hub_link(hub: str, repository: str, *, branch: str = "main", lesson: str = "") -> str:
    """The address with which each learner pulls a repository into their own folder on a hub and opens it; the hub needs nbgitpuller.

    >>> hub_link("https://hub.school.example", "https://github.com/someone/kit.git")
    'https://hub.school.example/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fsomeone%2Fkit.git&branch=main&urlpath=lab%2Ftree%2Fkit'
    """
    _must_be_repository(repository)
    if not re.fullmatch(r"https?://[\w.-]+(?::\d+)?(?:/[\w.~-]+)*/?", hub):
        raise KitError(f"{hub!r:.80} is no address of a hub.", allowed="such as https://hub.school.example")
    folder = repository.rstrip("/").rsplit("/", 1)[1].removesuffix(".git")
    asked = {"repo": repository, "branch": branch, "urlpath": _in_lab(lesson, f"{folder}/")}
    return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked)}"


def _in_lab(lesson: str, above: str = "") -> str:
    """What JupyterLab opens: one lesson, or the folder where its first page stands."""
    if lesson:
        return f"lab/tree/{above}lessons/{lesson}/{lesson}.ipynb"
    return f"lab/tree/{above}".rstrip("/") if above else "lab"


def _must_be_repository(repository: str) -> None:
    if not _REPOSITORY.fullmatch(repository):
        raise KitError(
            f"{repository!r:.80} is no address of a repository.",
            allowed="such as https://github.com/someone/kit",
            do="Copy it from the page of the repository.",
        )
