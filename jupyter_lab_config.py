"""JupyterLab as a learner meets it: nothing asks the network, and nothing stands there that only authors need."""

from pathlib import Path

NOT_FOR_LEARNERS = [
    "@jupyterlab/apputils-extension:announcements",  # asks whether to fetch news from the network
    "@jupyter/nbgrader",  # "Create Assignment", "Validate": instructors use nbgrader from the command line
]


def _page_for_learners(_handler, page):
    page["disabledExtensions"] = [*page.get("disabledExtensions", []), *NOT_FOR_LEARNERS]
    return page


c = get_config()  # noqa: F821 - Jupyter gives this name to its config files

c.LabApp.news_url = None
# The kit's own plugins as they stand in this repository; elsewhere, as on Binder, those that the package installed.
c.LabApp.extra_labextensions_path = [
    str(Path(__file__).resolve().parent / "engine" / "src" / "lessonkit" / "jupyterlab")
]
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.ServerApp.tornado_settings = {"page_config_hook": _page_for_learners}
