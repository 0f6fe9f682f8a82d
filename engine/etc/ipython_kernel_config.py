"""Installed as etc/ipython/ipython_kernel_config.py of the environment: each kernel listens for a lesson's first cell."""

c = get_config()  # noqa: F821 - IPython gives this name to its config files

c.InteractiveShellApp.extensions.append("lessonkit.lesson_kernel")
