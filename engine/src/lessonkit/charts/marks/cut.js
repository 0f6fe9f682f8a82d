// A cut: heaps of comparisons one below the other above one axis of scores, and a line through all of them below the thumb of a range.
// Fixed: values (where each step cuts), ticks, width (of a bin), across, up, stamp. Shown: heaps (label, counts, wrong: on which
// side they are errors, below and above: what is said of the sides, most), name.

import { fresh, grips, named, svg, whenWide } from "./dom.js";
import { bold, long, text, wrapped } from "./of_lines/words.js";
import { scale } from "./of_lines/courses.js";

const DECADE = 27; // pixels: a step up the scale is ten times as many
const FLOOR = 0.5; // the foot of the scale, so that a single comparison has a height
const ROW = 17; // pixels: a line of words
const THUMB = 16; // pixels: a range's first and last steps lie half a thumb from its ends
const RIGHT = 12;
const SPARE = 1.08; // letters of some fonts are wider

const decades = (most) => Math.log10(most / FLOOR);

export const cut = (el, fixed, tools) => {
  const { values, ticks, width: bin, across, up, stamp } = fixed;
  const name = fixed.follows;
  const image = svg("svg", {});
  el.classList.add("scomm-cut");
  el.append(...fixed.holds.map((one) => tools.held(one)), image);
  const [first, last] = [ticks[0][0], ticks[ticks.length - 1][0]];
  let shown = null;
  let now = 0;
  let width = 0;
  let drawn = []; // of each heap its clip and its two courses, which stay, so that a change of them can be seen
  let x = null;

  const back = image.appendChild(svg("g", {}));
  const middle = image.appendChild(svg("g", {}));
  const front = image.appendChild(svg("g", {}));

  const lay = () => {
    if (drawn.length === shown.heaps.length) return;
    middle.replaceChildren();
    drawn = shown.heaps.map(() => {
      const id = fresh("side");
      const side = svg("rect", {});
      const [all, wrong] = [svg("path", { class: "heap" }), svg("path", { class: "heap wrong", "clip-path": `url(#${id})` })];
      middle.append(svg("clipPath", { id }, side), all, wrong);
      return { side, all, wrong };
    });
  };

  // The course of a heap: up and down at the border of each bin; an empty one lies on the foot.
  const course = (counts, y, foot) => {
    const tops = counts.map((count, i) => `H${x(first + i * bin).toFixed(1)}V${y(count).toFixed(1)}`);
    return `M${x(first)} ${foot}${tops.join("")}H${x(last).toFixed(1)}V${foot}Z`;
  };

  const sides = ({ below, above, wrong }, at, y, end) => {
    const said = (words, px, anchor, error) =>
      front.append(text(px, y, words, { anchor, fill: error ? "counter" : "soft", class: error ? "halo strong" : "halo" }));
    const [left, right] = [bold(below), bold(above)];
    if (wrong === "below" || at - left - 8 >= 0) said(below, Math.max(at - 8, left), "end", wrong === "below");
    if (wrong === "above" || at + right + 8 <= end) said(above, Math.min(at + 8, width - right), "start", wrong === "above");
  };

  const draw = () => {
    if (!shown || !width) return;
    lay();
    back.replaceChildren();
    front.replaceChildren();
    const levels = shown.heaps.map(({ most }) => Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, i) => 10 ** i));
    const left = Math.max(...levels.flat().map((one) => long(one.toLocaleString("en-US")))) + 10;
    x = scale(first, last, left, width - RIGHT);
    const at = x(values[now]);
    const places = [];
    const rows = wrapped(up, Math.floor(width / long("0")));
    let top = rows.length * ROW;
    for (const { most } of shown.heaps) {
      const roof = top + 2 * ROW + 6;
      const foot = roof + decades(most) * DECADE;
      places.push({ top, roof, foot });
      top = foot + 8;
    }
    const foot = places[places.length - 1].foot;
    rows.forEach((words, i) => back.append(text(0, 11 + i * ROW, words, { fill: "soft" })));
    shown.heaps.forEach((heap, i) => {
      const { top: head, roof, foot: floor } = places[i];
      const y = (count) => (count < 1 ? floor : floor - decades(count) * DECADE);
      for (const level of levels[i])
        back.append(
          svg("line", { class: "grid", x1: left, x2: width - RIGHT, y1: y(level), y2: y(level) }),
          text(left - 6, y(level) + 4, level.toLocaleString("en-US"), { anchor: "end", fill: "soft" }),
        );
      back.append(svg("line", { class: "axis", x1: left, x2: width - RIGHT, y1: floor, y2: floor }));
      front.append(text(Math.max(0, Math.min(left, width - SPARE * bold(heap.label))), head + 14, heap.label, { class: "strong" }));
      const { side, all, wrong } = drawn[i];
      const d = course(heap.counts, y, floor);
      for (const one of [all, wrong]) one.setAttribute("d", d);
      const errors = heap.wrong === "below" ? { x: 0, width: at } : { x: at, width: Math.max(0, width - at) };
      for (const [key, value] of Object.entries({ ...errors, y: roof - ROW, height: floor - roof + ROW })) side.setAttribute(key, value);
      sides(heap, at, head + ROW + 14, i ? width : width - RIGHT - long(stamp));
    });
    // The line begins below each heading, so that no words are struck through.
    for (const { top: head, foot: floor } of places) back.append(svg("line", { class: "cut", "data-x": values[now], x1: at, x2: at, y1: head + ROW + 2, y2: floor + 4 }));
    for (const [value, words] of ticks)
      back.append(svg("line", { class: "axis", "data-tick": "x", "data-x": value, x1: x(value), x2: x(value), y1: foot, y2: foot + 4 }), text(x(value), foot + 18, words, { anchor: "middle", fill: "soft" }));
    back.append(text((left + width - RIGHT) / 2, foot + 35, across, { anchor: "middle", fill: "soft" }));
    front.append(text(width - RIGHT, rows.length * ROW + ROW + 14, stamp, { anchor: "end", fill: "soft", class: "stamp" }));
    image.setAttribute("width", width);
    image.setAttribute("height", foot + 40);
    el.style.setProperty("--from", `${x(values[0]) - THUMB / 2}px`);
    el.style.setProperty("--long", `${x(values[values.length - 1]) - x(values[0]) + THUMB}px`);
    named(image, shown.name);
  };

  // A pointer moves the cut in the picture as well; the range is there for every hand.
  const pick = (event) => {
    const [from, to] = [x(values[0]), x(values[values.length - 1])];
    const part = (event.clientX - image.getBoundingClientRect().left - from) / (to - from);
    tools.choose(name, Math.round(Math.min(1, Math.max(0, part)) * (values.length - 1)));
  };
  grips(image, el.querySelector("input[type=range]"), pick);

  const gone = whenWide(el, (wide) => {
    width = wide;
    draw();
  });
  return {
    show(given) {
      shown = given;
      draw();
    },
    step(index) {
      now = index;
      draw();
    },
    gone,
  };
};
