// Save my progress and Restore, in the first cell of a lesson: a passport's file, or a short code to type elsewhere.
// What they mean is Python's (progress.py); this page downloads, reads a file, and shows what was told as plain text.

import { element, freshId } from "./elements.js";
import { exerciseOf, exercisesOf } from "./lesson.js";
import { LARGEST, offer } from "./passports.js";
import { lessonIsOpen, opensLesson, progressOf, restoreFrom } from "./running.js";
import { read, write } from "./source.js";

export async function plugin(shared, say) {
  const { INotebookTracker, NotebookActions } = await shared("@jupyterlab/notebook");
  const { Widget } = await shared("@lumino/widgets");
  return {
    id: "scomm-lab:progress",
    description: "Save my progress and Restore in the first cell of a lesson.",
    autoStart: true,
    requires: [INotebookTracker],
    activate: (_, tracker) => {
      tracker.widgetAdded.connect((_, panel) => follow(panel));
      tracker.forEach(follow);
    },
  };

  async function follow(panel) {
    await panel.context.ready;
    const notebook = panel.content;
    if (!notebook.model?.getMetadata("scomm")) return;
    const words = await say.of(notebook);
    const placed = new WeakSet();
    async function place() {
      const cell = notebook.widgets.find(opensLesson);
      if (!cell || placed.has(cell)) return;
      placed.add(cell);
      await cell.ready;
      if (cell.isDisposed) return;
      const widget = new Widget({ node: progressPanel(panel, NotebookActions, words) });
      widget.addClass("scomm-answer-widget");
      const input = cell.layout.widgets.findIndex(one => one.hasClass("jp-Cell-inputWrapper"));
      cell.layout.insertWidget(input + 1, widget);
    }
    place();
    notebook.model?.cells.changed.connect(() => setTimeout(place));
  }
}

function progressPanel(panel, NotebookActions, say) {
  const notebook = panel.content;
  const kernel = () => panel.sessionContext.session?.kernel;
  const ids = { saved: freshId("saved"), restore: freshId("restore"), text: freshId("progress") };
  const button = (words, onclick, attributes = {}) =>
    element("button", { type: "button", class: "scomm-button", onclick, ...attributes }, words);

  const said = element("div", { class: "scomm-small scomm-told", role: "status" });
  // What is told stands below the form, which may fill the window.
  const tell = (...lines) => {
    said.replaceChildren(...lines.map(line => element("p", {}, line)));
    said.scrollIntoView({ block: "nearest" });
  };

  const code = element("code", { class: "scomm-code", tabindex: "0" });
  const saved = element("div", { id: ids.saved, hidden: true },
    element("p", {}, say("progress.code")), code, button(say("progress.copy"), copy));

  const text = element("textarea", { id: ids.text, rows: 3, spellcheck: "false", autocapitalize: "characters", autocomplete: "off" });
  const file = element("input", { type: "file", accept: ".json,application/json", hidden: true, onchange: chooseFile });
  const form = element("div", { id: ids.restore, hidden: true, class: "scomm-written" },
    element("p", {}, say("progress.what")), element("label", { for: ids.text }, say("progress.paste")), text, file,
    element("div", { class: "scomm-buttons" },
      button(say("progress.choose"), () => file.click()), button(say("progress.go"), takeIn)));
  const open = button(say("progress.restore"), () => show(form.hidden), { "aria-expanded": "false", "aria-controls": ids.restore });
  const node = element("div", {
    class: "scomm-answer scomm-progress", role: "group", "aria-label": say("progress.group"),
    onfocusin: event => event.target.setAttribute("data-lm-suppress-shortcuts", "true"),
    onkeydown: event => { if (event.key !== "Tab") event.stopPropagation(); },
  }, element("div", { class: "scomm-buttons" }, button(say("progress.save"), save), open), form, said, saved);
  node.addEventListener("beforeinput", event => event.stopPropagation(), true);
  return node;

  function show(opened) {
    form.hidden = !opened;
    open.setAttribute("aria-expanded", String(opened));
    if (!opened) return;
    text.focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  }

  async function firstCell() {
    const first = notebook.widgets.find(opensLesson);
    return Boolean(first) && NotebookActions.runCells(notebook, [first], panel.sessionContext);
  }

  // Whether the lesson is open in the kernel; in a new one its first cell runs. A page that has just opened waits for its kernel.
  async function ready() {
    await panel.sessionContext.ready;
    return kernel() && (await lessonIsOpen(kernel()) || await firstCell());
  }

  async function save() {
    tell(say("progress.saving"));
    const found = await ready() ? await progressOf(kernel()) : null;
    saved.hidden = true;
    if (!found?.file) return tell(say("progress.failed"));
    if (!found.answers) return tell(...found.lines);
    offer(found.file, found.text);
    code.textContent = found.code;
    saved.hidden = false;
    tell(say("progress.saved", { file: found.file }), ...found.lines);
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(code.textContent);
      tell(say("progress.copied"));
    } catch {
      tell(say("progress.not-copied"));
    }
  }

  async function chooseFile() {
    const [chosen] = file.files;
    if (!chosen) return;
    if (chosen.size > LARGEST) tell(say("progress.too-large"));
    else {
      text.value = await chosen.text();
      tell(say("progress.chosen", { file: chosen.name }));
    }
    file.value = "";
  }

  async function takeIn() {
    const given = text.value;
    if (!given.trim()) return tell(say("progress.empty"));
    if (new Blob([given]).size > LARGEST) return tell(say("progress.too-large"));
    tell(say("progress.restoring"));
    const found = await ready() ? await restoreFrom(kernel(), given) : null;
    if (!found) return tell(say("progress.failed"));
    const more = [];
    if (found.changed) {
      const { filled, left } = fill(found.cells);
      if (filled) more.push(say("progress.filled", { n: filled }));
      if (left) more.push(say("progress.left", { n: left }));
      if (found.not_in_cells) more.push(found.not_in_cells);
      await firstCell(); // what was dealt is dealt again, now under the learner code that came back
      text.value = "";
      show(false);
      saved.hidden = true;
    }
    tell(found.heading, ...found.lines, ...more);
  }

  // The answers that came back, in those answer cells that are still open; how many, and how many hold something else.
  function fill(cells) {
    const counts = { filled: 0, left: 0 };
    for (const cell of notebook.widgets) {
      const id = exerciseOf(notebook, cell);
      if (!id || !Object.hasOwn(cells, id)) continue;
      const { variable } = exercisesOf(notebook)[id];
      const before = cell.model.sharedModel.getSource();
      const after = write(before, variable, cells[id]);
      const open = read(before, variable).state === "open";
      if (open) cell.model.sharedModel.setSource(after);
      counts[open || after === before ? "filled" : "left"] += 1;
    }
    return counts;
  }
}
