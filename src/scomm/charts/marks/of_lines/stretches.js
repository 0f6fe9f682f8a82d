// Stretches of a plot: a tint from a day on, the mean of a line as a short bar with its number, the distance of two lines, and the names of the axes.

import { svg } from "../dom.js";
import { bold, clamp, long, text, tone, wrapped } from "./words.js";

const NARROW = 560;
const LINE = 17;

/** The time since something, tinted. */
export const since = ({ since: given }, layers, { x, top, bottom, right, width }) => {
  if (!given) return;
  const from = x(given.at);
  layers.back.append(
    svg("rect", { x: from, y: top, width: right - from, height: bottom - top, class: "since" }),
    svg("line", { x1: from, x2: from, y1: top - 4, y2: bottom, class: "begins" }),
  );
  const above = width >= NARROW; // on a narrow page the name of the axis stands there
  if (above) return layers.front.append(text(clamp(from, long(given.label), 0, width), top - 8, given.label, { anchor: "middle" }));
  const rows = wrapped(given.label, Math.floor((right - from) / 7));
  rows.forEach((row, i) => layers.front.append(text(from + 6, bottom - 7 - LINE * (rows.length - 1 - i), row)));
};

/** Means as short bars; the number of the upper of two stands above it, of the lower below. */
export const means = ({ means: given = [] }, layers, { x, y, left, right }) => {
  for (const { first, last, value, label, tone: name } of given) {
    const [from, to] = [x(first), x(last)];
    const upper = !given.some((other) => other.first === first && other.value > value);
    const middle = clamp((from + to) / 2, bold(label), left, right);
    layers.front.append(
      svg("line", { x1: from, x2: to, y1: y(value), y2: y(value), class: "mean", style: `stroke:${tone(name)}` }),
      text(middle, y(value) + (upper ? -9 : 20), label, { anchor: "middle", fill: name, class: "halo strong" }),
    );
  }
};

/** The distance of two lines at a place: a span with ends, and its words on the left. */
export const between = ({ between: given, lines, xs }, layers, { x, y, width }) => {
  if (!given) return;
  const place = x(xs[given.at]);
  const [from, to] = given.lines.map((i) => y(lines[i].values[given.at]));
  const [top, bottom] = [Math.min(from, to) + 4, Math.max(from, to) - 4];
  layers.back.append(svg("path", { class: "bracket", d: `M${place - 5} ${top}H${place + 5}M${place - 5} ${bottom}H${place + 5}M${place} ${top}V${bottom}` }));
  const rows = width < NARROW ? wrapped(given.label, 12) : [given.label];
  rows.forEach((row, i) => layers.front.append(text(place - 10, (top + bottom) / 2 + 5 + LINE * (i - (rows.length - 1) / 2), row, { anchor: "end", class: "halo strong" })));
};

/** The name of the time axis below it, and of the other above its upper end. */
export const axisNames = ({ across, up }, layers, { left, right, top, bottom }) => {
  if (across) layers.back.append(text((left + right) / 2, bottom + 35, across, { anchor: "middle", fill: "soft" }));
  if (up) layers.back.append(text(0, top - 11, up, { fill: "soft" }));
};

/** The values of lines at some places, where `spots` has found room for them. */
export const valued = (_, layers, { values }) => {
  for (const { x, y, h, words, tone: name } of values) layers.front.append(text(x, y + h - 2, words, { fill: name, class: "halo strong" }));
};
