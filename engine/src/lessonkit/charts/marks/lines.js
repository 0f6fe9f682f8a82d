// Lines over time, with their names, a rule and a bracket, an event and a band, and the line of a guess: see plot.js for what is shown.

import { guessedAt } from "./of_lines/guessed.js";
import { plot } from "./plot.js";

export const lines = (el, fixed, tools) => {
  const board = plot(el, { label: fixed.read, over: (g) => guessed.over(g) });
  const guessed = guessedAt(tools);
  return {
    ...board,
    show(next) {
      guessed.show(next);
      board.show(next);
    },
    chosen: () => guessed.draw(),
  };
};
