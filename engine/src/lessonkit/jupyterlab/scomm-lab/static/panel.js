// What stands with one answer cell: its control if it has one, Check and Hint, and the hint itself.

import { controlFor, precisionOf } from "./controls.js";
import { element, freshId } from "./elements.js";
import { checkCell, hintOf, isAboutAnAnswer, lessonIsOpen, openingCells, opensLesson, verdictOf } from "./running.js";
import { asParagraphs, fromParagraphs, read, write } from "./source.js";

// `lab` has what the panel needs of JupyterLab: `panel` (the notebook's), `NotebookActions` and `save()`.
export function answerPanel(cell, id, exercise, say, lab) {
  const { panel, NotebookActions } = lab;
  const notebook = panel.content;
  const model = cell.model.sharedModel;
  const control = controlFor(exercise, say, give);
  const precision = control ? null : precisionOf(exercise, say); // a control tells it itself
  const note = element("p", { class: "scomm-small", role: "status" });
  const said = element("p", { class: "scomm-small scomm-said", role: "status" });
  // What was dealt stands with the answer in words: the text can name it only as code does.
  const deal = element("p", { class: "scomm-small scomm-deal" }, exercise.dealt ? say("answer.not-dealt") : "");
  const hints = element("div", { class: "scomm-hint", role: "status" });
  const check = element("button", { type: "button", class: "scomm-button scomm-check", onclick: runCheck }, say("answer.check"));
  const hint = element("button", { type: "button", class: "scomm-button", onclick: showHint }, say("answer.hint"));
  const code = element("button", { type: "button", class: "scomm-button scomm-quiet", "aria-expanded": "false", onclick: () => fold(folded() ? "open" : "folded") }, say("answer.see-code"));
  const buttons = element("div", { class: "scomm-buttons" }, check, ...(exercise.hints ? [hint] : []), ...(control ? [code] : []), said);
  const node = element("div", {
    class: "scomm-answer", role: "group", id: freshId("answer"),
    "aria-label": say("answer.group", { title: exercise.title }), onkeydown: keys,
    // JupyterLab asks the element itself, not those around it, whether its shortcuts are to stay away
    onfocusin: event => event.target.setAttribute("data-lm-suppress-shortcuts", "true"),
  }, ...(exercise.dealt ? [deal] : []), ...(control ? [control.node, note] : []), ...(precision ? [precision] : []), buttons, hints);
  // Else JupyterLab forbids a line break in whatever stands in a cell, and undoes in the notebook instead of the field.
  node.addEventListener("beforeinput", event => event.stopPropagation(), true);

  // The control writes the cell; while it does, it does not read it back.
  let writing = false;
  function give(python) {
    const before = model.getSource();
    const after = write(before, exercise.variable, python);
    writing = true;
    try { replace(model, before, after); } finally { writing = false; }
    said.textContent = note.textContent = "";
    outdate();
  }
  // A reply to another answer than the one that stands here turns grey; the next check puts a new one in its place.
  function outdate() {
    const replies = checkCell(notebook, cell, id)?.node.querySelectorAll(".scomm-verdict:not(.scomm-not-attempted)") ?? [];
    replies.forEach(one => one.classList.add("scomm-stale"));
  }
  function follow() {
    if (!control || writing) return;
    const found = read(model.getSource(), exercise.variable);
    const known = found.state !== "other" && control.show(found.state === "given" ? found.value : null);
    if (!known) control.show(null);
    note.textContent = known ? "" : say("answer.other");
    said.textContent = "";
    if (!known && !touched) fold("open");
  }

  let touched = false;
  const folded = () => cell.node.classList.contains("scomm-folded");
  function fold(state) {
    touched = true;
    cell.node.classList.toggle("scomm-folded", state === "folded");
    code.setAttribute("aria-expanded", String(state === "open"));
    code.textContent = say(state === "open" ? "answer.hide-code" : "answer.see-code");
  }

  // Letters and arrows stay with the panel's fields, so JupyterLab's shortcuts are off in them; these two are given back.
  function keys(event) {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) lab.save();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey)) runCheck();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Run cells as a click on Run does; the keyboard stays where it was.
  async function run(cells) {
    const focused = document.activeElement;
    const running = NotebookActions.runCells(notebook, cells, panel.sessionContext);
    if (node.contains(focused)) focused.focus({ preventScroll: true });
    const ran = await running;
    if (node.contains(focused) && !node.contains(document.activeElement)) focused.focus({ preventScroll: true });
    return ran;
  }

  // In a new kernel the lesson is opened first. Resolves to whether it is open, and says what ran.
  async function open() {
    const kernel = panel.sessionContext.session?.kernel;
    if (kernel && await lessonIsOpen(kernel)) return true;
    if (!notebook.widgets.some(opensLesson)) {
      said.textContent = say("answer.no-first-cell");
      return false;
    }
    said.textContent = say("answer.opening");
    const opened = await run(openingCells(notebook, cell, exercise.route));
    said.textContent = opened ? say("answer.opened") : say("answer.not-opened");
    return opened;
  }

  async function busily(button, act) {
    if (button.getAttribute("aria-disabled") === "true") return;
    [check, hint].forEach(one => one.setAttribute("aria-disabled", "true"));
    try { await act(); } finally { [check, hint].forEach(one => one.removeAttribute("aria-disabled")); }
  }

  function runCheck() {
    return busily(check, async () => {
      const lacks = control?.lacks?.();
      if (lacks) return tellWhatLacks(lacks);
      said.textContent = say("answer.checking");
      if (!await open()) return;
      const opening = said.textContent === say("answer.opened") ? `${said.textContent} ` : "";
      const checking = checkCell(notebook, cell, id);
      await run([cell]); // an answer that ends in an error is checked too, so that no older reply stands below it
      if (checking) await run([checking]);
      if (checking) bringIntoView(checking.node);
      said.textContent = opening + outcome(checking);
    });
  }

  // An answer that was begun is not checked: the check would speak of an older one.
  function tellWhatLacks({ words, field }) {
    const checking = checkCell(notebook, cell, id);
    said.textContent = `${words} ${say(checking && isAboutAnAnswer(checking) ? "answer.not-checked-older" : "answer.not-checked")}`;
    outdate();
    field.focus();
  }

  function outcome(checking) {
    if (!checking) return say("answer.no-check");
    const verdict = verdictOf(checking);
    return verdict ? say("answer.checked", { verdict }) : say("answer.check-failed");
  }

  function showHint() {
    return busily(hint, async () => {
      said.textContent = "";
      if (!await open()) return;
      const shown = await hintOf(panel.sessionContext.session.kernel, id);
      if (!shown) return void (said.textContent = say("answer.no-hint"));
      const renderer = notebook.rendermime.createRenderer(shown["text/html"] ? "text/html" : "text/plain");
      await renderer.renderModel(notebook.rendermime.createModel({ data: shown, trusted: true }));
      hints.replaceChildren(renderer.node);
    });
  }

  const changed = (_, change) => { if (change.sourceChange) follow(); };
  model.changed.connect(changed);
  if (control) {
    fold("folded");
    touched = false;
  }
  follow();
  return {
    node,
    above: Boolean(control),
    dealt: words => { if (exercise.dealt && words) deal.textContent = say("answer.deal", { dealt: words }); },
    // A form elsewhere in the notebook, such as that of a brief, writes a text and reads what stands here.
    write: text => { give(asParagraphs(text)); follow(); },
    written: () => {
      const found = read(model.getSource(), exercise.variable);
      return found.state === "given" && typeof found.value === "string" ? fromParagraphs(found.value) : "";
    },
    unfold: () => { if (folded()) fold("open"); },
    dispose: () => model.changed.disconnect(changed),
  };
}

// The page stays where it is while the beginning of a reply can be seen; else it moves just so far that it can.
const SEEN = 120;
function bringIntoView(reply) {
  const window = reply.closest(".jp-WindowedPanel-outer, .jp-Notebook")?.getBoundingClientRect();
  const { top, height } = reply.getBoundingClientRect();
  if (window && top >= window.top && top + Math.min(height, SEEN) <= window.bottom) return;
  reply.scrollIntoView({ block: window && height > window.height ? "start" : "nearest" });
}

// Change only what differs, so that the cell's own undo and the place of its cursor stay right.
function replace(model, before, after) {
  let start = 0, end = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start++;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  if (before !== after) model.updateSource(start, before.length - end, after.slice(start, after.length - end));
}
