"""JupyterLab for the lessons: no news pop-up and no look-up for updates, since a lesson needs no network."""

c = get_config()  # noqa: F821 - Jupyter gives this name to its config files

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
