"""JupyterLab on a class server: nothing asks the network, and no other account can listen to a kernel. See docs/hub.md."""

c = get_config()  # noqa: F821 - Jupyter gives this name to its config files

# A kernel's ports would be open to every account of the machine, and what it prints goes out unasked.
# Sockets in the owner's home are not.
c.KernelManager.transport = "ipc"

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
