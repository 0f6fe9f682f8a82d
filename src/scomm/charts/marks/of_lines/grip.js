// A grip on a line, for pointers: dragged up or down it says how far off the line would lie without what is guessed at.
// Its twin by keyboard is the range of the same control. Shown: grip: guess (a control), values, line, since, at, hint, mine.

import { make, svg } from "../dom.js";
import { path } from "./courses.js";
import { bold, clamp, text, wrapped } from "./words.js";

const HALF = 14; // of the grip
const NARROW = 560;

export const gripped = (board, tools) => {
  const knob = make("div", { class: "grip", "aria-hidden": "true" });
  let shown = null;
  let g = null;
  let layer = null;

  const value = (line) => line.values[shown.xs.indexOf(shown.grip.at)];
  const inside = (at) => Math.min(Math.max(at, g.top), g.bottom);
  const reach = () => [shown.levels[0][0], shown.levels[shown.levels.length - 1][0]];
  const valueAt = (py) => {
    const [low, high] = reach();
    return low + ((g.bottom - py) / (g.bottom - g.top)) * (high - low);
  };
  const draw = () => {
    if (!layer) return;
    layer.replaceChildren();
    knob.hidden = !shown.grip;
    if (!shown.grip) return;
    const { guess, values, line: which, since, at, hint, mine } = shown.grip;
    const line = shown.lines[which];
    const chosen = tools.at(guess);
    const moved = chosen ? values[chosen - 1] : 0;
    const [px, here] = [g.x(at), inside(g.y(value(line) - moved))];
    knob.style.left = `${px - HALF}px`;
    knob.style.top = `${here - HALF}px`;
    knob.classList.toggle("unset", !chosen);
    if (!chosen) {
      const rows = g.width < NARROW || !hint ? [] : wrapped(hint, 34);
      const middle = clamp(px, Math.max(...rows.map(bold), 0), g.left, g.right);
      rows.forEach((words, i) => layer.append(text(middle, g.y(value(line)) - HALF - 8 - 17 * (rows.length - 1 - i), words, { anchor: "middle" })));
      return;
    }
    const [low, high] = reach();
    const course = line.values.map((one, i) => (one === null || shown.xs[i] < since || one - moved < low || one - moved > high ? null : one - moved));
    const words = mine.replace("{value}", tools.control(guess).labels[chosen]);
    layer.append(
      svg("path", { class: "mine", d: path(shown.xs, course, g.x, g.y) }),
      svg("line", { class: "apart", x1: px, x2: px, y1: g.y(value(line)), y2: here }),
      text(Math.min(px + HALF + 6, g.right - bold(words)), Math.min(here + 24, g.bottom - 6), words, { class: "halo strong" }),
    );
  };

  knob.addEventListener("pointerdown", (event) => {
    knob.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  const follow = (event) => {
    if (!knob.hasPointerCapture(event.pointerId)) return;
    const { guess, values, line } = shown.grip;
    const wanted = value(shown.lines[line]) - valueAt(event.clientY - board.image.getBoundingClientRect().top);
    const nearest = values.reduce((best, one, i) => (Math.abs(one - wanted) < Math.abs(values[best] - wanted) ? i : best), 0);
    tools.choose(guess, nearest + 1);
  };
  knob.addEventListener("pointermove", follow);
  knob.addEventListener("pointerup", follow);
  return {
    over(geometry) {
      g = geometry;
      layer = svg("g", {});
      geometry.layer.append(layer);
      if (!knob.isConnected) board.box.append(knob);
      draw();
    },
    show(next) {
      shown = next;
    },
    draw,
  };
};
