// Each text of a lesson is dressed when JupyterLab has drawn it: cards for words, one stop of the Tab key for a paragraph's sources.

import { addStylesheet } from "./plugins.js";
import { dress } from "./reading.js";

export async function plugin(shared) {
  const { INotebookTracker } = await shared("@jupyterlab/notebook");
  return {
    id: "scomm-lab:lesson-text",
    description: "Opens a card for a word that a lesson explains, and lets arrow keys go from source to source.",
    autoStart: true,
    requires: [INotebookTracker],
    activate: (_, tracker) => {
      addStylesheet("reading.css");
      tracker.widgetAdded.connect((_, { content }) => {
        new MutationObserver(changes => {
          for (const { addedNodes } of changes) {
            for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) dress(node.parentElement ?? node); // the list itself may be what is added
          }
        }).observe(content.node, { childList: true, subtree: true });
      });
    },
  };
}
