// Before a check runs, the kernel is told which answer cells differ from what ran last, so that a check speaks of what
// the learner sees. It is a silent question: it counts as no cell.

import { exerciseOf, exercisesOf } from "./lesson.js";
import { ask } from "./running.js";

export async function plugin(shared) {
  const { INotebookTracker, NotebookActions } = await shared("@jupyterlab/notebook");
  return {
    id: "scomm-lab:changed",
    description: "Tells the kernel which answer cells were changed and not run.",
    autoStart: true,
    requires: [INotebookTracker],
    activate: (_, tracker) => {
      const ran = new WeakMap(); // for each notebook, the source with which each answer cell ran last in this kernel
      const forget = panel => () => ran.delete(panel.content);
      tracker.widgetAdded.connect((_, panel) => {
        panel.sessionContext.kernelChanged.connect(forget(panel));
        panel.sessionContext.statusChanged.connect((_, status) => {
          if (status === "restarting" || status === "autorestarting") ran.delete(panel.content);
        });
      });
      NotebookActions.executionScheduled.connect((_, { notebook, cell }) => {
        if (!ran.has(notebook)) ran.set(notebook, new Map());
        const id = exerciseOf(notebook, cell);
        if (id) return void ran.get(notebook).set(id, sourceOf(cell));
        const kernel = tracker.find(panel => panel.content === notebook)?.sessionContext.session?.kernel;
        if (kernel && /^\s*check\s*\(/m.test(sourceOf(cell))) {
          ask(kernel, telling(unsure(notebook, ran.get(notebook)))).catch(() => {}); // a kernel that dies tells so itself
        }
      });
    },
  };
}

const sourceOf = cell => cell.model.sharedModel.getSource().trim();

// The answers that may not have run: None for one that surely did not, else the source, which the kernel's own history
// knows if it ran before this page was opened. An untouched starter is no answer.
function unsure(notebook, ran) {
  const found = {};
  for (const cell of notebook.widgets) {
    const id = exerciseOf(notebook, cell);
    const source = sourceOf(cell);
    if (!id || source === "" || source === exercisesOf(notebook)[id].starter?.trim() || ran.get(id) === source) continue;
    found[id] = ran.has(id) ? null : source;
  }
  return found;
}

// One expression, for it sets no name in the learner's kernel; a kit without the function is left in peace.
function telling(answers) {
  const asked = Object.entries(answers).map(([id, source]) =>
    `${JSON.stringify(id)}: ${source === null ? "None" : JSON.stringify(source)}`);
  return `(lambda answers, ran, session: getattr(session, 'changed_and_not_run', len)(
    [id for id, source in answers.items() if source not in ran]))(
    {${asked.join(", ")}},
    {cell.strip() for cell in get_ipython().history_manager.input_hist_raw},
    __import__('sys').modules.get('lessonkit.exercises.learner.session'))`;
}
