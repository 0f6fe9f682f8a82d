"""A kernel that starts with the kit's configuration coaches before the first cell, and loads nothing heavy for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager

KIT = Path(__file__).parents[1]
CONFIG = KIT / "etc" / "ipython_kernel_config.py"


def test_a_kernel_starts_without_the_kits_weight() -> None:
    code = "import sys, scomm.lesson_kernel; print([m for m in ('pandas', 'numpy', 'IPython') if m in sys.modules])"
    env = {**os.environ, "PYTHONPATH": str(KIT / "src")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "profile_default").mkdir()
    (tmp_path / "profile_default" / CONFIG.name).write_text(CONFIG.read_text())
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(KIT / "src"))
    manager = KernelManager()
    manager.start_kernel(cwd=str(tmp_path))
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, code: str) -> tuple[str, list[dict]]:
    outputs: list[dict] = []
    reply = client.execute_interactive(code, timeout=60, output_hook=lambda message: outputs.append(message))
    return reply["content"]["status"], [
        one for one in outputs if one["msg_type"] in ("display_data", "error")
    ]


def test_a_check_after_a_restart_is_coached_and_still_an_error(kernel) -> None:
    status, (words, error) = run(kernel, 'check("one-year")')
    assert status == "error"
    assert words["content"]["metadata"]["scomm"]["coached"] == "kit-not-open"
    assert error["content"]["ename"] == "NameError"
    assert len(error["content"]["traceback"]) == 1


def test_another_notebook_is_left_alone(kernel) -> None:
    status, (error,) = run(kernel, "x = undefined_name")
    assert status == "error"
    assert len(error["content"]["traceback"]) > 1
    assert "False" in str(run_text(kernel, "import sys; print('pandas' in sys.modules)"))


def run_text(client, code: str) -> list[str]:
    texts: list[str] = []

    def hook(message: dict) -> None:
        if message["msg_type"] == "stream":
            texts.append(message["content"]["text"])

    client.execute_interactive(code, timeout=60, output_hook=hook)
    return texts


def test_the_environment_gets_the_configuration_where_ipython_reads_it() -> None:
    import tomllib

    wheel = tomllib.loads((KIT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["shared-data"]["etc/ipython_kernel_config.py"] == f"etc/ipython/{CONFIG.name}"
