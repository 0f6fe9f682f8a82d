"""JupyterHub for one class on one machine: real accounts, and each server with its owner's rights alone. See docs/hub.md."""

import sys
from pathlib import Path

PROGRAMS = Path(sys.prefix) / "bin"
SETTINGS = Path(__file__).resolve().parent
STATE = Path("/var/lib/seccom-hub")  # root's alone: who is logged in, and the secret of the cookies

c = get_config()  # noqa: F821 - Jupyter gives this name to its config files

# Who may log in: the accounts of this group, with their passwords on this machine. Nobody may open another's server.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {"seccom"}

# Where it answers: to this machine alone. A web server with a certificate stands before it (docs/hub.md).
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.ConfigurableHTTPProxy.command = [str(PROGRAMS / "configurable-http-proxy")]
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
c.JupyterHub.db_url = f"sqlite:///{STATE / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")

# A learner's server: JupyterLab in the home folder, with the settings that lie beside this file.
# One process may use 2 GiB, one account 500 processes and threads: enough for any lesson.
c.Spawner.cmd = ["prlimit", "--data=2147483648", "--nproc=500", str(PROGRAMS / "jupyterhub-singleuser")]
c.Spawner.default_url = "/lab"
c.Spawner.env_keep = ["LANG", "LC_ALL", "TZ"]
c.Spawner.environment = {
    "PATH": f"{PROGRAMS}:/usr/local/bin:/usr/bin:/bin",
    "JUPYTER_CONFIG_PATH": str(SETTINGS),
    "JUPYTER_RUNTIME_DIR": lambda spawner: f"{Path(f'~{spawner.user.name}').expanduser()}/.jupyter-run",
}
c.Spawner.start_timeout = c.Spawner.http_timeout = 600  # a whole class that begins at once is slow to start

# An hour without a key pressed ends a server and frees its memory. Its files stay.
c.JupyterHub.services = [
    {
        "name": "cull-idle",
        "command": [str(PROGRAMS / "jupyterhub-idle-culler"), "--timeout=3600", "--cull-every=300"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "cull-idle",
        "services": ["cull-idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
