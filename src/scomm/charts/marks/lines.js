// Lines over time, with their names, a rule and a bracket, an event and a band, and a grip: see plot.js for what is shown.

import { gripped } from "./of_lines/grip.js";
import { plot } from "./plot.js";

export const lines = (el, fixed, tools) => {
  const board = plot(el, { label: fixed.read, over: (g) => grip.over(g) });
  const grip = gripped(board, tools);
  return {
    ...board,
    show(next) {
      grip.show(next);
      board.show(next);
    },
    chosen: () => grip.draw(),
  };
};
