"""A browser is opened at an address with a secret, and no list of processes shows the secret."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

URL = "http://127.0.0.1:1/page?token=a-secret&more=1"
BROWSER = """#!{python}
import json, os, sys, urllib.parse, urllib.request
path = urllib.request.url2pathname(urllib.parse.urlsplit(sys.argv[1]).path)
seen = {{"words": sys.argv, "rights": os.stat(path).st_mode & 0o777, "page": open(path).read(), "path": path}}
json.dump(seen, open({told!r}, "w"))
"""
OPEN = """
import sys
from lessonkit.pages.browser import browser_at
with browser_at(sys.argv[1]):
    pass
"""


def test_the_secret_is_in_no_command_line_and_in_a_file_for_its_user_alone(tmp_path: Path) -> None:
    told, browser = tmp_path / "told.json", tmp_path / "browser"
    browser.write_text(BROWSER.format(python=sys.executable, told=str(told)))
    browser.chmod(0o755)
    env = {**os.environ, "BROWSER": f"{browser} %s"}
    subprocess.run([sys.executable, "-c", OPEN, URL], env=env, check=True, timeout=60)
    seen = json.loads(told.read_text())
    assert "a-secret" not in " ".join(seen["words"])
    assert seen["rights"] == 0o600
    assert 'url=http://127.0.0.1:1/page?token=a-secret&amp;more=1"' in seen["page"]
    assert not Path(seen["path"]).exists()
