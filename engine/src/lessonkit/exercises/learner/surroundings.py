"""Where a notebook runs, as the environment's variables tell, and what that place forgets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from lessonkit.language.sentences import sentences_beside

Place = Literal["binder", "colab", "hub", "vscode", "laptop"]
PLACES: tuple[Place, ...] = get_args(Place)

WITHOUT_PLUGINS: frozenset[Place] = frozenset({"colab", "vscode"})
"""Where JupyterLab's page is missing, and with it all that the kit adds there."""

say = sentences_beside(__file__)


def place_of(environment: Mapping[str, str]) -> Place:
    """The place that an environment's variables tell of; a laptop where none does.

    BinderHub names the repository that it has built and is a JupyterHub too. A kernel of Jupyter's own server is told its session
    (JPY_SESSION_NAME), also where that server was started in a terminal of VS Code.

    >>> place_of({"JUPYTERHUB_USER": "a", "BINDER_REPO_URL": "somewhere"}), place_of({"JUPYTERHUB_USER": "a"}), place_of({})
    ('binder', 'hub', 'laptop')
    """
    told = {name for name, value in environment.items() if value}
    if any(name.startswith("BINDER_") for name in told):
        return "binder"
    if any(name.startswith("COLAB_") for name in told):
        return "colab"
    if any(name.startswith("JUPYTERHUB_") for name in told):
        return "hub"
    of_vscode = (
        any(name.startswith("VSCODE_") for name in told) or environment.get("TERM_PROGRAM") == "vscode"
    )
    return "vscode" if of_vscode and "JPY_SESSION_NAME" not in told else "laptop"


def banner(place: Place, writable: bool = True) -> str:
    """What this place forgets, and when; where the folder can't be written to, that nothing is kept."""
    return say(f"surroundings.{place}" if writable else "surroundings.read-only")
