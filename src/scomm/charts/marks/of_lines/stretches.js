// Stretches of a plot: a tint from a day on, the mean of a line as a short bar, how far it moved as an arrow with its number, the distance of two lines, and the names of the axes.

import { svg } from "../dom.js";
import { bold, clamp, long, text, tone } from "./words.js";

const NARROW = 560;

/** The time since something, tinted. */
export const since = ({ since: given }, layers, { x, top, bottom, right, width }) => {
  if (!given) return;
  const from = x(given.at);
  layers.back.append(
    svg("rect", { x: from, y: top, width: right - from, height: bottom - top, class: "since" }),
    svg("line", { x1: from, x2: from, y1: top - 4, y2: bottom, class: "begins" }),
  );
  const above = width >= NARROW; // on a narrow page the name of the axis stands there
  layers.front.append(text(above ? clamp(from, long(given.label), 0, width) : from + 6, above ? top - 8 : bottom - 7, given.label, { anchor: above ? "middle" : "start" }));
};

/** Means as short bars; the number of the upper of two stands above it, of the lower below. */
export const means = ({ means: given = [] }, layers, { x, y, left, right }) => {
  for (const { first, last, value, label, tone: name } of given) {
    const [from, to] = [x(first), x(last)];
    const upper = !given.some((other) => other.first === first && other.value > value);
    const middle = clamp((from + to) / 2, bold(label), left, right);
    layers.front.append(
      svg("line", { x1: from, x2: to, y1: y(value), y2: y(value), class: "mean", style: `stroke:${tone(name)}` }),
      label && text(middle, y(value) + (upper ? -9 : 20), label, { anchor: "middle", fill: name, class: "halo strong" }),
    );
  }
};

const HEAD = 7; // of an arrow
const LOUD = [38, 28]; // the size of the number of the finding, with room and with little
const QUIET = [17, 15];

/** How far lines moved: an arrow each with its number, and a dashed line at the value from which it came; numbers stand apart. */
export const moves = ({ moves: given = [] }, layers, { x, y, width }) => {
  const narrow = width < NARROW ? 1 : 0;
  const sorted = given.map((one) => ({ ...one, size: (one.loud ? LOUD : QUIET)[narrow], middle: (y(one.start) + y(one.end)) / 2 })).sort((one, other) => one.middle - other.middle);
  sorted.forEach((one, i) => {
    const above = sorted[i - 1];
    if (!above) return;
    const over = above.middle + 0.4 * (above.size + one.size) + 6 - one.middle;
    if (over <= 0) return;
    if (one.loud) above.middle -= over;
    else one.middle += over;
  });
  for (const { at, start, end, number, word, tone: name, size, middle } of sorted) {
    const place = x(at);
    const [from, to] = [y(start), y(end)];
    const down = Math.sign(to - from);
    const style = `stroke:${tone(name)}`;
    const head = Math.abs(to - from) > 2 * HEAD ? `M${place - HEAD} ${to - down * HEAD}L${place} ${to}L${place + HEAD} ${to - down * HEAD}` : "";
    layers.front.append(
      svg("line", { class: "came", x1: x(0), x2: place + HEAD, y1: from, y2: from, style }),
      svg("path", { class: "moved", d: `M${place} ${from}V${to}${head}`, style }),
    );
    const words = text(place + 14, middle + size * 0.36, number, { fill: name, class: "halo strong" });
    words.style.fontSize = `${size}px`;
    const beside = svg("tspan", { text: narrow ? word : ` ${word}`, style: `font-size:${Math.min(17, size)}px` });
    if (narrow) for (const [key, value] of [["x", place + 14], ["dy", 15]]) size > 17 && beside.setAttribute(key, value);
    if (narrow && size <= 17) beside.textContent = ` ${word}`;
    words.append(beside);
    layers.front.append(words);
  }
};

/** The distance of two lines at a place: a span with ends, and its words on the left. */
export const between = ({ between: given, lines, xs }, layers, { x, y }) => {
  if (!given) return;
  const place = x(xs[given.at]);
  const [from, to] = given.lines.map((i) => y(lines[i].values[given.at]));
  const [top, bottom] = [Math.min(from, to) + 4, Math.max(from, to) - 4];
  layers.back.append(svg("path", { class: "bracket", d: `M${place - 5} ${top}H${place + 5}M${place - 5} ${bottom}H${place + 5}M${place} ${top}V${bottom}` }));
  layers.front.append(text(place - 10, (top + bottom) / 2 + 5, given.label, { anchor: "end", class: "halo strong" }));
};

/** The name of the time axis below it, and of the other above its upper end. */
export const axisNames = ({ across, up }, layers, { left, right, top, bottom }) => {
  if (across) layers.back.append(text((left + right) / 2, bottom + 35, across, { anchor: "middle", fill: "soft" }));
  if (up) layers.back.append(text(0, top - 11, up, { fill: "soft" }));
};

/** The values of all lines at some places, beside their dots. */
export const valued = ({ valued: places = [], lines, xs }, layers, { x, y }) => {
  for (const i of places) {
    const known = lines.filter(({ values }) => values[i] !== null).sort((one, other) => other.values[i] - one.values[i]);
    let last = -1e6;
    for (const { values, said, tone: name } of known) {
      last = Math.max(y(values[i]) - 9, last + 15);
      layers.front.append(text(x(xs[i]) - 3, last, said[i], { anchor: "end", fill: name, class: "halo strong" }));
    }
  }
};
