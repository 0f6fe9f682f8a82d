// An explorer whose Python is gone, in a reopened notebook or on a new server, is still a picture: the output keeps what it
// showed, and explorers.js, which is made of the kit's own scripts, draws it. Its words say what brings it back.

import { addStylesheet } from "./plugins.js";

const KEPT = "application/vnd.scomm.explorer+json";
const PATIENCE = 3000; // milliseconds that a live explorer has to appear
const LOOK = 1000;

export async function plugin(shared) {
  const { INotebookTracker } = await shared("@jupyterlab/notebook");
  return {
    id: "scomm-lab:stills",
    description: "Draws explorers whose Python is gone, and says how to bring them back.",
    autoStart: true,
    requires: [INotebookTracker],
    activate: (_, tracker) => {
      tracker.widgetAdded.connect((_, panel) => {
        const lost = () => {
          for (const one of panel.content.node.querySelectorAll(".scomm-explorer")) one.dispatchEvent(new Event("scomm-lost"));
        };
        panel.sessionContext.kernelChanged.connect((_, { oldValue }) => oldValue && lost());
        panel.sessionContext.statusChanged.connect((_, status) => {
          if (["restarting", "autorestarting", "dead"].includes(status)) lost();
        });
      });
      const missed = new WeakMap(); // since when an output has had no live explorer
      setInterval(() => {
        const panel = tracker.currentWidget;
        if (!panel?.isVisible || document.hidden) return;
        for (const cell of panel.content.widgets) if (cell.model.type === "code" && cell.isAttached) look(cell.outputArea, missed);
      }, LOOK);
    },
  };
}

function look(area, missed) {
  if (!area) return;
  for (let i = 0; i < area.model.length; i += 1) {
    const kept = area.model.get(i).data[KEPT];
    const node = area.widgets[i]?.node;
    if (!kept || !node) continue;
    const still = node.querySelector(":scope > .scomm-still");
    if (node.querySelector(".scomm-explorer:not(.scomm-still *)")) {
      still?.remove();
      missed.delete(node);
    } else if (!still) {
      if (!missed.has(node)) missed.set(node, performance.now());
      else if (performance.now() - missed.get(node) > PATIENCE) draw(node, kept);
    }
  }
}

let scripts = null;

async function draw(node, kept) {
  const still = document.createElement("div");
  still.className = "scomm-still";
  node.append(still);
  if (!scripts) {
    addStylesheet("explorers.css");
    scripts = import("./explorers.js");
  }
  const { default: drawn } = await scripts;
  const values = { ...kept, chosen: kept.seen.at, lost: true };
  drawn.render({ model: { get: name => values[name], set() {}, on() {}, off() {}, save_changes() {} }, el: still });
}
