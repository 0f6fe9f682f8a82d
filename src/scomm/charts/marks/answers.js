// Answers: dots on one line from 0 to 100 percent. Each dot is a native radio button; on a narrow page they are a list.
// Shown: points (at, said, label: lines, sets: places of controls, chosen), heading, missing.

import { fresh, make, whenWide } from "./dom.js";

const NARROW = 560;
const PAD = 24; // before 0 and after 100 percent
const LINE = 17; // pixels a line of words
const AMPLE = 820; // from this width on names need two heights, else three
const ROOM = 80; // pixels a name takes

export const answers = (el, _, tools) => {
  el.classList.add("scomm-answers");
  const name = fresh("answers");
  const heading = make("p", { class: "heading", id: fresh("heading") });
  const line = make("div", { class: "line", role: "radiogroup", "aria-labelledby": heading.id });
  const missing = make("p", { class: "note" });
  el.append(heading, line, missing);
  const axis = make("div", { class: "axis", "aria-hidden": true }, ...[0, 25, 50, 75, 100].map((at) => make("span", { text: `${at}%`, style: `--at:${at}` })));
  let points = [];
  let places = "";

  const build = (shown) => {
    points = shown.map((point) => {
      const input = make("input", { type: "radio", name, "aria-label": `${point.label.join(" ")}: ${point.said}` });
      input.addEventListener("change", () => tools.chooseAll(point.sets));
      const words = make("span", { class: "name", "aria-hidden": true }, ...point.label.map((text) => make("span", { text: `${text} ` })));
      const box = make(
        "label",
        { style: `--at:${point.at}` },
        input,
        words,
        make("span", { class: "stem" }),
        make("span", { class: "dot" }),
        make("b", { text: point.said, "aria-hidden": true }),
      );
      return { ...point, input, box };
    });
    line.replaceChildren(axis, ...points.map(({ box }) => box));
  };

  // Names that would touch stand on different heights; so do the numbers.
  const lay = (width) => {
    const narrow = width < NARROW;
    el.classList.toggle("narrow", narrow);
    if (narrow) return;
    const x = (at) => PAD + ((width - 2 * PAD) * at) / 100;
    const [levels, below] = [width >= AMPLE ? 2 : 3, 2];
    line.style.setProperty("--levels", levels);
    line.style.setProperty("--below", below);
    const ends = { names: Array(levels).fill(-Infinity), numbers: Array(below).fill(-Infinity) };
    const free = (row, from, to) => {
      const found = row.findIndex((end) => end <= from);
      const level = found < 0 ? row.indexOf(Math.min(...row)) : found; // where none is free, the one with most room
      row[level] = to;
      return level;
    };
    for (const { at, box } of points) {
      const middle = Math.min(Math.max(x(at), ROOM / 2), width - ROOM / 2);
      box.style.setProperty("--x", `${x(at)}px`);
      box.style.setProperty("--shift", `${middle - x(at)}px`);
      box.style.setProperty("--up", `${free(ends.names, middle - ROOM / 2, middle + ROOM / 2) * LINE * 2}px`);
      box.style.setProperty("--down", `${free(ends.numbers, x(at) - 24, x(at) + 24) * LINE}px`);
    }
  };
  const chosen = () => {
    for (const { sets, input, box } of points) {
      input.checked = Object.entries(sets).every(([control, place]) => tools.at(control) === place);
      box.classList.toggle("chosen", input.checked);
    }
  };
  const stop = whenWide(el, lay);

  return {
    show(shown) {
      heading.textContent = shown.heading;
      missing.textContent = shown.missing;
      const now = JSON.stringify(shown.points.map(({ at, said, label, sets }) => [at, said, label, sets]));
      if (now !== places) {
        places = now;
        build(shown.points);
        lay(el.clientWidth);
      }
      chosen();
    },
    chosen,
    gone: stop,
  };
};
