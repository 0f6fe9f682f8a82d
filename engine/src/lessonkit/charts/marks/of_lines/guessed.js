// The line that a guess draws: where a line would lie without what is guessed at. The guess itself is made on the range of its control.
// Shown: guessed: guess (a control), values, line, since, at, mine.

import { svg } from "../dom.js";
import { path } from "./courses.js";
import { bold, text } from "./words.js";

const AWAY = 20; // pixels from the place to its words

export const guessedAt = (tools) => {
  let shown = null;
  let g = null;
  let layer = null;

  const draw = () => {
    if (!layer) return;
    layer.replaceChildren();
    const chosen = shown.guessed && tools.at(shown.guessed.guess);
    if (!chosen) return;
    const { guess, values, line: which, since, at, mine } = shown.guessed;
    const line = shown.lines[which];
    const moved = values[chosen - 1];
    const [low, high] = [shown.levels[0][0], shown.levels[shown.levels.length - 1][0]];
    const now = line.values[shown.xs.indexOf(at)];
    const [px, here] = [g.x(at), Math.min(Math.max(g.y(now - moved), g.top), g.bottom)];
    const course = line.values.map((one, i) => (one === null || shown.xs[i] < since || one - moved < low || one - moved > high ? null : one - moved));
    const words = mine.replace("{value}", tools.control(guess).labels[chosen]);
    layer.append(
      svg("path", { class: "mine", d: path(shown.xs, course, g.x, g.y) }),
      svg("line", { class: "apart", x1: px, x2: px, y1: g.y(now), y2: here }),
      text(Math.min(px + AWAY, g.right - bold(words)), Math.min(here + 24, g.bottom - 6), words, { class: "halo strong" }),
    );
  };
  return {
    over(geometry) {
      g = geometry;
      layer = svg("g", {});
      geometry.layer.append(layer);
      draw();
    },
    show(next) {
      shown = next;
    },
    draw,
  };
};
