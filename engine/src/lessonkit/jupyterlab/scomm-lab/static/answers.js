// Controls, Check and Hint beside the answer cells of a lesson. What an exercise is stands in the notebook's metadata
// (scomm.answers); a notebook without it is left alone.

import { answerPanel } from "./panel.js";
import { addStylesheet } from "./plugins.js";
import { exerciseOf, exercisesOf } from "./lesson.js";
import { dealtIn, opensLesson } from "./running.js";

export async function plugin(shared, say) {
  const { INotebookTracker, NotebookActions } = await shared("@jupyterlab/notebook");
  const { Widget } = await shared("@lumino/widgets");
  return {
    id: "scomm-lab:answers",
    description: "Answers by controls, and Check and Hint beside them.",
    autoStart: true,
    requires: [INotebookTracker],
    activate: (app, tracker) => {
      addStylesheet("answers.css");
      tracker.widgetAdded.connect((_, panel) => follow(app, panel));
      tracker.forEach(panel => follow(app, panel));
    },
  };

  async function follow(app, panel) {
    await panel.context.ready;
    const notebook = panel.content;
    const words = await say.of(notebook);
    if (notebook.model?.getMetadata("scomm")) notebook.addClass("scomm-lesson");
    const placed = new WeakMap();
    const lab = { panel, NotebookActions, save: () => app.commands.execute("docmanager:save") };

    // What was dealt is known once the first cell has run, in this window or before it was opened.
    let dealt = {};
    async function askForDeal() {
      const kernel = panel.sessionContext.session?.kernel;
      if (!kernel || !Object.values(exercisesOf(notebook)).some(one => one.dealt)) return;
      dealt = await dealtIn(kernel).catch(() => null) ?? dealt;
      notebook.widgets.forEach(cell => placed.get(cell)?.dealt(dealt[exerciseOf(notebook, cell)]));
    }
    panel.sessionContext.ready.then(askForDeal);
    const ranOne = (_, { notebook: where, cell }) => { if (where === notebook && opensLesson(cell)) askForDeal(); };
    NotebookActions.executed.connect(ranOne);
    panel.disposed.connect(() => NotebookActions.executed.disconnect(ranOne));

    async function place(cell) {
      const id = exerciseOf(notebook, cell);
      if (!id || placed.has(cell)) return;
      placed.set(cell, null);
      await cell.ready; // a cell that was never in view has no editor yet
      if (cell.isDisposed) return;
      const made = answerPanel(cell, id, exercisesOf(notebook)[id], words, lab);
      const widget = new Widget({ node: made.node });
      widget.addClass("scomm-answer-widget");
      const widgets = cell.layout.widgets;
      const input = widgets.findIndex(one => one.hasClass("jp-Cell-inputWrapper"));
      cell.layout.insertWidget(made.above ? input : input + 1, widget);
      cell.disposed.connect(made.dispose);
      placed.set(cell, made);
      made.dealt(dealt[id]);
      taskOf(notebook, cell, id)?.addClass("scomm-task");
    }

    // A form in an output asks for the text of an answer cell, or gives one; `taken` tells it that somebody did it.
    const answerOf = id => placed.get(notebook.widgets.find(cell => exerciseOf(notebook, cell) === id));
    notebook.node.addEventListener("scomm-write-answer", ({ detail }) => {
      const found = answerOf(detail.exercise);
      found?.write(detail.text);
      detail.taken = Boolean(found);
    });
    notebook.node.addEventListener("scomm-read-answer", ({ detail }) => {
      detail.text = answerOf(detail.exercise)?.written() ?? "";
    });

    const placeAll = () => notebook.widgets.forEach(place);
    placeAll();
    notebook.model?.cells.changed.connect(() => setTimeout(placeAll));
    notebook.modelContentChanged.connect(placeAll);
    // Enter goes into the editor, also into a folded one: then the learner wants the code.
    notebook.stateChanged.connect((_, change) => {
      if (change.name === "mode" && change.newValue === "edit") placed.get(notebook.activeCell)?.unfold();
    });
  }
}

// The cell with the words of an exercise that has options: they stand in the control, so its list of them is not shown twice.
function taskOf(notebook, answer, id) {
  if (!exercisesOf(notebook)[id].options) return null;
  const above = notebook.widgets.slice(0, notebook.widgets.indexOf(answer));
  return above.reverse().find(cell => cell.model.type === "markdown" && cell.model.id.includes("-task-"));
}
