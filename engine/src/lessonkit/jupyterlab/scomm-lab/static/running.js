// Check and Hint: the cells that they run, and what they ask the kernel without a cell.

const SESSION = "lessonkit.exercises.learner.session";
const called = (name, argument = "") =>
  `__import__(${JSON.stringify(SESSION)}, fromlist=["session"]).${name}(${argument})`;

// The value of an expression in the kernel: as what it shows ({"text/html": ...}), or null if it ended in an error.
// It is silent: it counts as no cell and leaves no name behind.
export async function ask(kernel, expression) {
  const content = {
    code: "", silent: true, store_history: false, allow_stdin: false, stop_on_error: false,
    user_expressions: { asked: expression },
  };
  const reply = await kernel.requestExecute(content).done;
  const asked = reply.content.user_expressions?.asked;
  return asked?.status === "ok" ? asked.data : null;
}

export const hintOf = (kernel, id) => ask(kernel, called("hint", JSON.stringify(id)));

export const progressOf = async kernel => (await ask(kernel, called("save_progress")))?.["application/json"] ?? null;

// What each exercise depends on as it was dealt, in words by the exercise's id; null where no lesson is open.
export const dealtIn = async kernel => (await ask(kernel, called("dealt")))?.["application/json"]?.dealt ?? null;

// What came of restoring, as progress.py tells it. A JSON text is a Python text too.
export const restoreFrom = async (kernel, text) =>
  (await ask(kernel, called("restore_progress", JSON.stringify(text))))?.["application/json"] ?? null;

export const lessonIsOpen = async kernel => (await ask(kernel, `${called("open_notebook")} and 0`)) !== null;

const source = cell => cell.model.sharedModel.getSource();

// The cell that checks the exercise `id`, the first one below its answer cell.
export function checkCell(notebook, answer, id) {
  const below = notebook.widgets.slice(notebook.widgets.indexOf(answer) + 1);
  const call = new RegExp(`^\\s*check\\(\\s*["']${id}["']\\s*\\)`, "m");
  return below.find(cell => cell.model.type === "code" && call.test(source(cell)));
}

// Whether a cell calls begin(...), as the first code cell of a lesson does.
export const opensLesson = cell => cell.model.type === "code" && /^[^#\n"']*\bbegin\s*\(/m.test(source(cell));

// The code cells that open the lesson in a new kernel: up to the one with begin(...) where an answer needs no code, else
// all cells above the answer.
export function openingCells(notebook, answer, route) {
  const above = notebook.widgets.slice(0, notebook.widgets.indexOf(answer)).filter(cell => cell.model.type === "code");
  const begin = above.findIndex(opensLesson);
  return route === "no-code" && begin >= 0 ? above.slice(0, begin + 1) : above;
}

// Whether the reply below a check is about an answer: "No answer yet" is about none.
export function isAboutAnAnswer(checking) {
  const outputs = checking.model.outputs;
  const shown = Array.from({ length: outputs.length }, (_, at) => outputs.get(at).data["text/html"] ?? "").join("");
  return new DOMParser().parseFromString(shown, "text/html").querySelector(".scomm-verdict:not(.scomm-not-attempted)") !== null;
}

// The verdict in a word or two that stands below a check, without its mark; empty where there is none.
export function verdictOf(checking) {
  const outputs = checking.model.outputs;
  const shown = Array.from({ length: outputs.length }, (_, at) => outputs.get(at).data["text/html"] ?? "").join("");
  const heading = new DOMParser().parseFromString(shown, "text/html").querySelector(".scomm-verdict .scomm-heading");
  heading?.querySelectorAll("[aria-hidden]").forEach(mark => mark.remove());
  return heading?.textContent.trim() ?? "";
}
