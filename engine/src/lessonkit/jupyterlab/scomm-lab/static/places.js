// A link to a place in the same notebook lands there. JupyterLab draws the cells above only when they come near, and then the
// place has moved. So it is brought into view until all stands still; a fold around it is opened; the keyboard goes with it.

const PATIENCE = 8000, STILL = 12; // milliseconds in all; frames without a move

export async function plugin(shared) {
  const { INotebookTracker } = await shared("@jupyterlab/notebook");
  return {
    id: "scomm-lab:places",
    description: "Lets a link to a place in a notebook land there.",
    autoStart: true,
    requires: [INotebookTracker],
    activate: (_, tracker) => {
      tracker.widgetAdded.connect((_, panel) => {
        panel.content.node.addEventListener("click", event => {
          const place = placeOf(event.target.closest?.("a"));
          if (place) arrive(panel.content.node, place);
        });
      });
    },
  };
}

// The name of the place that a link leads to in its own notebook; none for other links, and for links to a cell.
function placeOf(link) {
  const href = link?.getAttribute("href") ?? "";
  return href.startsWith("#") && !href.includes("=") ? decodeURIComponent(href.slice(1)) : "";
}

function arrive(notebook, place) {
  const began = performance.now();
  let still = 0, before = null, left = false;
  const leave = () => { left = true; };
  const given = ["wheel", "keydown", "pointerdown", "touchmove"];
  given.forEach(kind => notebook.addEventListener(kind, leave, { once: true, passive: true }));
  const done = () => given.forEach(kind => notebook.removeEventListener(kind, leave));

  function look() {
    if (left || performance.now() - began > PATIENCE) return done();
    const target = notebook.querySelector(`[data-jupyter-id="${CSS.escape(place)}"], [id="${CSS.escape(place)}"]`);
    if (target) {
      for (let fold = target.closest("details:not([open])"); fold; fold = target.closest("details:not([open])")) fold.open = true;
      const shown = target.parentElement.matches("li, p, td") ? target.parentElement : target;
      const top = Math.round(shown.getBoundingClientRect().top);
      still = top === before ? still + 1 : 0;
      if (still === 0) shown.scrollIntoView({ block: "center" });
      before = Math.round(shown.getBoundingClientRect().top);
      if (still >= STILL) {
        target.tabIndex = -1;
        target.focus({ preventScroll: true });
        return done();
      }
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
}
