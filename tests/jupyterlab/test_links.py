"""Links that open the kit elsewhere name the repository, the branch and what to open, each quoted once."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.errors import KitError
from lessonkit.jupyterlab.links import binder_badge, binder_link, hub_link

KIT = "https://github.com/someone/kit"
HUB = "https://hub.school.example"
NAME = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,12}", fullmatch=True)


@given(NAME)
def test_a_binder_builds_the_branch_and_opens_jupyterlab(branch: str) -> None:
    parts = urlsplit(binder_link(KIT, ref=f"a/{branch}"))
    assert unquote(parts.path) == f"/v2/gh/someone/kit/a/{branch}"
    assert parse_qs(parts.query) == {"urlpath": ["lab"]}


@pytest.mark.parametrize("repository", [KIT, f"{KIT}.git", f"{KIT}/"])
def test_a_repository_is_the_same_however_its_address_is_copied(repository: str) -> None:
    assert "/v2/gh/someone/kit/HEAD?" in binder_link(repository)


def test_another_host_than_github_goes_by_its_address() -> None:
    link = binder_link("https://git.school.example/a/kit.git", binder="https://binder.school.example/")
    assert link.startswith(
        "https://binder.school.example/v2/git/https%3A%2F%2Fgit.school.example%2Fa%2Fkit.git/HEAD?"
    )


def test_a_badge_is_an_image_that_links() -> None:
    badge = binder_badge(KIT, lesson="04-who-is-deported")
    assert badge.startswith("[![Open on Binder](https://mybinder.org/badge_logo.svg)](")
    assert badge.endswith("04-who-is-deported.ipynb)")


@given(NAME, st.just("") | st.just("04-who-is-deported"))
def test_a_hub_pulls_the_repository_and_opens_it_in_the_folder_that_it_makes(
    branch: str, lesson: str
) -> None:
    parts = urlsplit(hub_link(f"{HUB}/", f"{KIT}.git", branch=branch, lesson=lesson))
    assert parts.path == "/hub/user-redirect/git-pull"
    inside = f"/lessons/{lesson}/{lesson}.ipynb" if lesson else ""
    assert parse_qs(parts.query) == {
        "repo": [f"{KIT}.git"],
        "branch": [branch],
        "urlpath": [f"lab/tree/kit{inside}"],
    }


@pytest.mark.parametrize(
    "wrong", ["", "kit", "someone/kit", "https://github.com", "javascript:alert(1)", f"{KIT})<b>"]
)
def test_what_is_no_repository_is_told(wrong: str) -> None:
    for link in (binder_link, lambda one: hub_link(HUB, one)):
        with pytest.raises(KitError, match="no address of a repository"):
            link(wrong)


def test_what_is_no_hub_is_told() -> None:
    with pytest.raises(KitError, match="no address of a hub"):
        hub_link("hub", KIT)
