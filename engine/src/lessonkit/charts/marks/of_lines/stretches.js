// Stretches of a plot: a tint from a day on, the mean of a line as a short bar, how far it moved as an arrow with its number, the distance of two lines, and the names of the axes.

import { svg } from "../dom.js";
import { bold, clamp, long, text, tone, wrapped } from "./words.js";

const NARROW = 560;
const LINE = 17;
const LETTER = 5.4; // pixels of a letter in a sentence, spaces among them

/** The time since something, tinted. */
export const since = ({ since: given, up = "" }, layers, { x, top, bottom, right, width }) => {
  if (!given) return;
  const from = x(given.at);
  layers.back.append(
    svg("rect", { x: from, y: top, width: right - from, height: bottom - top, class: "since" }),
    svg("line", { x1: from, x2: from, y1: top - 4, y2: bottom, class: "begins", "data-x": given.at }),
  );
  const middle = clamp(from, long(given.label), 0, width);
  const above = width >= NARROW && middle - long(given.label) / 2 > up.length * LETTER; // else the name of the axis stands there
  if (above) return layers.front.append(text(middle, top - 8, given.label, { anchor: "middle" }));
  const rows = wrapped(given.label, Math.floor((right - from) / 7));
  rows.forEach((row, i) => layers.front.append(text(from + 6, bottom - 7 - LINE * (rows.length - 1 - i), row)));
};

/** Means as short bars; the words of the upper of two stand above it, of the lower below, in rows between which they have a "|". */
export const means = ({ means: given = [], since: begun }, layers, { x, y, left, right }) => {
  for (const { first, last, value, label, tone: name } of given) {
    const [from, to] = [x(first), x(last)];
    const upper = !given.some((other) => other.first === first && other.value > value);
    const rows = label.split("|");
    // Words in rows are long: they stand on their own side of where something begins.
    const anchor = !begun || rows.length < 2 ? "middle" : last < begun.at ? "end" : "start";
    const middle = { middle: clamp((from + to) / 2, bold(label), left, right), end: to, start: from + 6 }[anchor];
    const start = upper ? -9 - LINE * (rows.length - 1) : 20;
    layers.front.append(
      svg("line", { x1: from, x2: to, y1: y(value), y2: y(value), class: "mean", "data-y": value, style: `stroke:${tone(name)}` }),
      ...rows.filter(Boolean).map((row, i) => text(middle, y(value) + start + LINE * i, row, { anchor, fill: name, class: "halo strong" })),
    );
  }
};

const HEAD = 7; // of an arrow
const LOUD = [42, 30]; // the size of the number of the finding, with room and with little
const QUIET = [17, 15];
const WORD = 18; // the height of a word below its number
const NUDGE = 5; // pixels by which a number is moved until it meets no line

const lineAt = ({ values }, xs, at) => {
  const i = xs.findIndex((one) => one >= at);
  if (i <= 0 || values[i] === null || values[i - 1] === null) return values[Math.max(i, 0)];
  return values[i - 1] + ((at - xs[i - 1]) / (xs[i] - xs[i - 1])) * (values[i] - values[i - 1]);
};

/** How far lines moved: an arrow each with its number, which stands where it meets no line, and a dashed line at the value from which it came. */
export const moves = ({ moves: given = [], lines, xs }, layers, { x, y, top, bottom, right, width }) => {
  const narrow = width < NARROW ? 1 : 0;
  const taken = [];
  const sorted = [...given].sort((one, other) => other.loud - one.loud);
  for (const { at, start, end, number, word, tone: name, loud } of sorted) {
    const place = x(at);
    const [from, to] = [y(start), y(end)];
    const down = Math.sign(to - from);
    const style = `stroke:${tone(name)}`;
    const head = Math.abs(to - from) > 2 * HEAD ? `M${place - HEAD} ${to - down * HEAD}L${place} ${to}L${place + HEAD} ${to - down * HEAD}` : "";
    layers.front.append(
      svg("line", { class: "came", x1: x(0), x2: place + HEAD, y1: from, y2: from, style }),
      svg("path", { class: "moved", d: `M${place} ${from}V${to}${head}`, style }),
    );
    // The box of the number with its word, from its upper edge; it goes up or down until it is free.
    const size = (loud ? LOUD : QUIET)[narrow];
    const below = loud && narrow ? wrapped(word, 7) : [];
    const [wide, high] = [0.62 * size * number.length + (below.length ? 0 : 9.5 * word.length + 6), 0.74 * size + WORD * below.length];
    const courses = Array.from({ length: 9 }, (_, i) => (i / 8) * wide + 14).map((off) => lines.map((line) => y(lineAt(line, xs, at + (off / (right - place)) * (xs[xs.length - 1] - at)))));
    const free = (edge) =>
      edge > top && edge + high < bottom && !courses.flat().some((one) => one > edge - 4 && one < edge + high + 4) && !taken.some((one) => edge < one.edge + one.high + 8 && one.edge < edge + high + 8);
    const middle = (from + to) / 2 - high / 2;
    const edges = Array.from({ length: 80 }, (_, i) => middle + (i % 2 ? 1 : -1) * Math.ceil(i / 2) * NUDGE);
    const edge = edges.find(free) ?? middle;
    taken.push({ edge, high });
    const words = text(place + 14, edge + 0.74 * size, number, { fill: name, class: "halo strong" });
    words.style.fontSize = `${size}px`;
    const small = `font-size:${Math.min(16, size)}px`;
    if (below.length) words.append(...below.map((line) => svg("tspan", { text: line, style: small, x: place + 14, dy: WORD })));
    else words.append(svg("tspan", { text: ` ${word}`, style: small }));
    layers.front.append(words);
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
