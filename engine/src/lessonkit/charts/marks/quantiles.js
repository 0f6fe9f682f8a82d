// Quantiles: rows of bars on one axis, each with its number at its end; where an error is known, fifty dots are piled on the bar.
// Shown: rows (label, value, said, note, chance, sure, weight, under, dots), axis, levels, name, key.

import { make, named, svg, whenWide } from "./dom.js";
import { scaled } from "./intervals.js";

const GUTTER = 250; // pixels for names beside the rows
const EDGE = 20;
const ROOM = 560;
const DOTS = [5, 4.5, 4, 3.5, 3, 2.5, 2]; // across, with its gap: the largest with which every pile has room
const ALL = 330; // the height of all rows: a page that doesn't jump
const FEW = 4; // rows, up to which bars are thick
const LABEL = 42; // above a row, where there is little room
const GAP = 10; // below a row, where there is little room
const HEAD = [16, 24]; // for a heading above a row, where there is room and where there is little
const LOW = 52; // of a row with dots, no less
const BARE = 0.62; // of the height of a row with dots, that of one without
const LETTER = 0.62; // of a number, as a share of its size
const SIZES = { first: [46, 20], named: [30, 20], beside: [17, 15] }; // of numbers, with few rows and with many
const SMALLER = 0.8; // where there is little room

const piled = (dots, x, across) => {
  const piles = new Map();
  return dots.map((value) => {
    const place = Math.round(x(value) / across);
    const height = piles.get(place) || 0;
    piles.set(place, height + 1);
    return [place * across, height];
  });
};
const highest = (dots, across) => Math.max(0, ...dots.map(([, height]) => (height + 1) * across));

export const quantiles = (el) => {
  el.classList.add("scomm-quantiles");
  const image = svg("svg", {});
  const key = make("p", { class: "note" });
  el.append(image, key);
  let given = null;
  let width = 0;
  const text = (x, y, words, kind, more = {}) => svg("text", { x, y, class: kind, text: words, ...more });

  const draw = () => {
    if (!given || !width) return;
    const narrow = width < ROOM;
    const many = given.rows.length > FEW;
    const [left, right] = narrow ? [0, width] : [GUTTER, width - EDGE];
    const x = scaled(given.axis, left, right);
    const bar = many ? 20 : narrow ? 30 : 36;
    const head = HEAD[Number(narrow)];
    const heads = given.rows.filter(({ under }) => under).length * head;
    const parts = given.rows.map(({ dots }) => (dots.length ? 1 : BARE));
    const row = narrow ? (many ? 100 : 118) : Math.max(LOW, (ALL - heads) / parts.reduce((sum, part) => sum + part, 0)); // of a row with dots
    const bare = narrow ? LABEL + GAP + bar + 6 : row * BARE;
    const ends = []; // where each row ends
    for (const { dots, under } of given.rows) ends.push((ends.at(-1) ?? 0) + (under ? head : 0) + (dots.length ? row : bare));
    const room = row - bar - 6 - (narrow ? LABEL + GAP : 0); // for piles
    const across = DOTS.find((one) => given.rows.every(({ dots }) => highest(piled(dots, x, one), one) <= room)) ?? DOTS[DOTS.length - 1];
    const bottom = ends.at(-1) - (narrow ? GAP : 0);
    image.replaceChildren();
    image.setAttribute("width", width);
    image.setAttribute("height", bottom + 24);
    image.setAttribute("viewBox", `0 0 ${width} ${bottom + 24}`);
    named(image, given.name);
    given.levels.forEach(([at, words], i) => {
      const end = narrow && (i === 0 ? "start" : i === given.levels.length - 1 && "end");
      image.append(svg("line", { class: "grid", "data-tick": "x", "data-x": at, x1: x(at), x2: x(at), y1: 4, y2: bottom + 4 }), text(x(at), bottom + 20, words, "note", { "text-anchor": end || "middle" }));
    });
    given.rows.forEach(({ label, value, said, note, chance, sure, weight, under, dots }, i) => {
      const high = dots.length ? row : bare;
      const base = ends[i] - bar - 2 - (narrow ? GAP : 0); // the upper edge of the bar
      const group = svg("g", { class: `${sure ? "sure" : "assumed"} ${weight}` });
      const size = Math.round(SIZES[weight][many ? 1 : 0] * (narrow && !many ? SMALLER : 1));
      const top = narrow ? ends[i] - high + 18 : base + bar / 2 - 2;
      const edge = ends[i] - high - head + (narrow ? 1 : 9);
      if (under) group.append(text(0, edge + 16, under, "under"));
      if (under && i) group.append(svg("line", { class: "parted", x1: 0, x2: right, y1: edge, y2: edge }));
      group.append(text(0, top, label, "label"), text(0, top + 17, note, "note"));
      group.append(svg("rect", { class: "whole", x: left, y: base, width: right - left, height: bar }));
      group.append(svg("rect", { class: "part", "data-right": value, x: left, y: base, width: x(value) - left, height: bar }));
      for (const [at, height] of piled(dots, x, across))
        group.append(svg("circle", { class: "dot", cx: at, cy: base - across / 2 - height * across, r: across / 2 - 0.4 }));
      if (dots.length && chance) {
        const heap = piled(dots, x, across).map(([at]) => at);
        const after = Math.max(...heap) + 8 + chance.length * 7 < right;
        group.append(text(after ? Math.max(...heap) + 8 : Math.min(...heap) - 8, base - 6, chance, "note", { "text-anchor": after ? "start" : "end" }));
      }
      const fits = x(value) + 12 + said.length * size * LETTER < right;
      group.append(text(x(value) + (fits ? 10 : -10), base + bar / 2 + size * 0.36, said, fits ? "said" : "said within", { "text-anchor": fits ? "start" : "end", style: `font-size:${size}px` }));
      image.append(group);
    });
    key.textContent = given.key;
  };
  const leave = whenWide(el, (now) => {
    width = now;
    draw();
  });
  return {
    show(shown) {
      given = shown;
      width = el.clientWidth || width;
      draw();
    },
    gone: leave,
  };
};
