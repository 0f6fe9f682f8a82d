"""The environment's variables tell where a notebook runs, and the first cell says what that place forgets."""

from __future__ import annotations

import pytest

from lessonkit.exercises.learner.surroundings import PLACES, banner, place_of, say

HUB = {"JUPYTERHUB_USER": "a", "JUPYTERHUB_API_URL": "http://127.0.0.1:8081", "JPY_SESSION_NAME": "a.ipynb"}


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({}, "laptop"),
        ({"LANG": "C", "JPY_SESSION_NAME": "a.ipynb"}, "laptop"),
        (HUB, "hub"),
        ({**HUB, "BINDER_REPO_URL": "x", "BINDER_LAUNCH_HOST": "y"}, "binder"),
        ({"COLAB_RELEASE_TAG": "release-colab", "JPY_PARENT_PID": "7"}, "colab"),
        ({"VSCODE_PID": "7"}, "vscode"),
        ({"TERM_PROGRAM": "vscode"}, "vscode"),
        ({"TERM_PROGRAM": "vscode", "VSCODE_IPC_HOOK_CLI": "x", "JPY_SESSION_NAME": "a.ipynb"}, "laptop"),
        ({"BINDER_REPO_URL": "", "VSCODE_PID": ""}, "laptop"),
    ],
)
def test_each_place_is_known_by_its_variables(environment, place):
    assert place_of(environment) == place


def test_where_the_folder_cannot_be_written_to_nobody_is_told_that_progress_is_kept(
    notebook, capsys, monkeypatch
):
    monkeypatch.setattr("os.access", lambda place, mode: False)
    notebook.begin()
    out = capsys.readouterr().out
    assert say("surroundings.read-only") in out
    assert say("surroundings.laptop") not in out


def test_each_place_has_its_banner():
    assert len({banner(place) for place in PLACES}) == len(PLACES)


@pytest.mark.parametrize(
    ("variable", "place"), [("BINDER_REPO_URL", "binder"), ("JUPYTERHUB_USER", "hub"), ("NOTHING", "laptop")]
)
def test_the_first_cell_says_what_this_place_forgets(notebook, capsys, monkeypatch, variable, place):
    for name in ("BINDER_REPO_URL", "JUPYTERHUB_USER", "TERM_PROGRAM", "VSCODE_PID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "x")
    notebook.begin()
    assert say(f"surroundings.{place}") in capsys.readouterr().out
