"""A JupyterLab window as a learner uses it: open, run, read, type, move a control by keyboard, restart, save.

A cell is named by its id, by its nbgrader grade_id, or by a piece of its source that no other cell has.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from playwright.sync_api import Locator, Page, TimeoutError

from tests.browser.lab_server import REPOSITORY

ARTEFACTS = REPOSITORY / "artefacts" / "browser"
FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
"""The notebook in front: others that are open stay in the page, hidden."""

PANEL = "const panel = window.jupyterapp.shell.currentWidget; const notebook = panel.content;"

# The kernel's status does not tell when it has answered a control: JupyterLab may send that past the main queue.
WATCH = """() => {
  const output = document.activeElement.closest(".jp-OutputArea-output");
  window.watcher?.disconnect();
  window.lastChange = Infinity;
  window.watcher = new MutationObserver(() => { window.lastChange = performance.now(); });
  window.watcher.observe(output ?? document.body, { subtree: true, childList: true, characterData: true });
}"""


class LabPage:
    """One browser window with one notebook in front."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    def open(self, path: str, timeout: float = 60) -> None:
        """Open a notebook of the lessons folder and wait until its kernel is ready."""
        self.page.goto(f"{self.url}/lab/tree/{path}?reset")
        self.page.wait_for_function(
            "path => window.jupyterapp?.shell?.currentWidget?.context?.path === path",
            arg=path,
            timeout=timeout * 1000,
        )
        self._do("await panel.context.ready; await panel.sessionContext.ready;")
        self.wait_until_idle(timeout)

    # Running

    def run_all(self, timeout: float = 180) -> None:
        """Run every cell and wait for the last."""
        self._command("notebook:run-all-cells", timeout)

    def run(self, cell: str, timeout: float = 60) -> None:
        """Run one cell and wait for it."""
        self.select(cell)
        self._command("notebook:run-cell", timeout)

    def wait_until_idle(self, timeout: float = 60) -> None:
        """Wait until the kernel has nothing left to do."""
        self.page.wait_for_function(
            f"() => {{ {PANEL} return panel.sessionContext.session?.kernel?.status === 'idle' }}",
            timeout=timeout * 1000,
        )

    def restart(self, timeout: float = 60) -> None:
        """Restart the kernel and say yes to JupyterLab's question, as a learner does."""
        before = self._do("return panel.sessionContext.session.kernel.id")
        self.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:restart-kernel') }")
        self.page.get_by_role("button", name="Confirm Kernel Restart").or_(
            self.page.get_by_role("button", name="Restart", exact=True)
        ).click()
        self.page.locator(".jp-Dialog").wait_for(state="detached")
        assert self._do("return panel.sessionContext.session.kernel.id") == before
        self._do("await panel.sessionContext.session.kernel.info")
        self.wait_until_idle(timeout)

    def save(self) -> None:
        """Save the notebook."""
        self._command("docmanager:save", 30)

    # Reading

    def cells(self) -> list[dict[str, Any]]:
        """Every cell of the notebook as it stands, outputs included."""
        return self._do("return Array.from(notebook.model.cells).map(cell => cell.toJSON())")

    def errors(self) -> list[str]:
        """Every error that a cell ended in, as 'cell id: name: message'."""
        return [
            f"{cell['id']}: {output['ename']}: {output['evalue']}"
            for cell in self.cells()
            for output in cell.get("outputs", [])
            if output["output_type"] == "error"
        ]

    def outputs(self, cell: str) -> list[dict[str, Any]]:
        """A cell's outputs as the notebook file would keep them."""
        return self.cells()[self._index(cell)].get("outputs", [])

    def output(self, cell: str) -> Locator:
        """A cell's output on the screen, scrolled into view; what has the keyboard keeps it."""
        index = self._index(cell)
        self._do("await notebook.scrollToItem(index)", index=index)
        return self.page.locator(f'{FRONT} .jp-Cell[data-windowed-list-index="{index}"] .jp-Cell-outputArea')

    def text(self, cell: str) -> str:
        """The words that a learner reads under a cell, once JupyterLab has drawn them."""
        output = self.output(cell)
        if self.outputs(cell):  # a cell that was scrolled away is drawn anew
            output.filter(has_text=re.compile(r"\S")).wait_for()
        return output.inner_text()

    def replies(self) -> list[str]:
        """What each check of the notebook replied, as HTML; every check has one reply, and some a chart beside it."""
        checks = [cell for cell in self.cells() if "".join(cell["source"]).startswith('check("')]
        shown = [[output["data"].get("text/html", "") for output in cell["outputs"]] for cell in checks]
        replies = [reply for outputs in shown if (reply := "".join(map("".join, outputs)))]
        assert len(replies) == len(checks)
        return replies

    # Acting

    def select(self, cell: str) -> None:
        """Make a cell the active one, in command mode, in view and with the keyboard."""
        self._do(
            "notebook.activeCellIndex = index; notebook.deselectAll(); notebook.mode = 'command';"
            "await notebook.scrollToItem(index); notebook.activate(); notebook.activeCell.node.focus();",
            index=self._index(cell),
        )

    def type_into(self, cell: str, source: str) -> None:
        """Replace a cell's source from the keyboard."""
        self.select(cell)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("() => document.activeElement.closest('.jp-mod-active .cm-content')")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Escape")

    def tab_to(self, name: str, cell: str, limit: int = 40) -> str:
        """Reach a control under `cell` by Tab alone, starting at the cell; return its role.

        `name` is the control's accessible name, what a screen reader says.
        """
        self.select(cell)
        met = []
        for _ in range(limit):
            self.page.keyboard.press("Tab")
            role, label = self.focused()
            if label == name:
                return role
            met.append(f"{role} {label!r}")
        raise AssertionError(f"Tab did not reach {name!r} from {cell!r}; it met: {', '.join(met)}")

    def focused(self) -> tuple[str, str]:
        """The role and the accessible name of what has the keyboard."""
        snapshot = self.page.locator("*:focus").first.aria_snapshot()
        found = re.match(r'- \'?(\w+)(?: "((?:[^"\\]|\\.)*)")?', snapshot)
        return (found[1], found[2] or "") if found else ("", "")

    def press(self, key: str, times: int = 1, patience: float = 5) -> None:
        """Press a key on the control that has the keyboard, and wait until its output has changed and is still.

        A key that changes nothing costs `patience` seconds.
        """
        for _ in range(times):
            self.page.evaluate(WATCH)
            self.page.keyboard.press(key)
            with suppress(TimeoutError):
                self.page.wait_for_function(
                    "() => performance.now() - window.lastChange > 300", timeout=patience * 1000
                )

    def screenshot(self, name: str) -> None:
        """Keep a picture of the window as artefacts/browser/<name>.png."""
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png")

    # The window's own workings

    def _index(self, cell: str) -> int:
        cells = self.cells()
        for fits in (
            lambda one: one["id"] == cell,
            lambda one: one["metadata"].get("nbgrader", {}).get("grade_id") == cell,
            lambda one: cell == "".join(one["source"]),
            lambda one: cell in "".join(one["source"]),
        ):
            found = [index for index, one in enumerate(cells) if fits(one)]
            if len(found) == 1:
                return found[0]
            assert not found, f"{len(found)} cells fit {cell!r}: {[cells[index]['id'] for index in found]}"
        raise AssertionError(f"No cell fits {cell!r}. Cells: {[one['id'] for one in cells]}")

    def _do(self, script: str, **names: Any) -> Any:
        return self.page.evaluate(f"async ({{{', '.join(names)}}}) => {{ {PANEL} {script} }}", names)

    def _command(self, name: str, timeout: float) -> None:
        self.page.evaluate(
            "([name, limit]) => Promise.race([window.jupyterapp.commands.execute(name), new Promise((_, late) =>"
            " setTimeout(() => late(new Error(`${name} took more than ${limit} s`)), limit * 1000))])",
            [name, timeout],
        )
        self.wait_until_idle(timeout)
