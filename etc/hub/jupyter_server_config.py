"""JupyterLab on a class server: nothing asks the network, and no other account can listen to a kernel. See docs/hub.md."""

c = get_config()  # noqa: F821 - Jupyter gives this name to its config files

# A kernel's ports would be open to every account of the machine, and what it prints goes out unasked.
# Sockets in the owner's home are not. (Their paths are short: JUPYTER_RUNTIME_DIR in jupyterhub_config.py.)
c.KernelManager.transport = "ipc"

# What no lesson needs is not loaded: a server starts sooner and is smaller.
c.ServerApp.jpserver_extensions = {
    "notebook": False,
    "notebook_shim": False,
    "jupyter_lsp": False,
    "jupytext": False,
}

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"

# A terminal that finds nbgrader and scomm: a login shell would forget where they are.
c.ServerApp.terminado_settings = {"shell_command": ["/bin/bash"]}
