// Quantiles: rows of fifty equally likely dots on one axis, piled up where they lie close; a ring where no error is known.
// Shown: rows (label, value, said, note, sure, dots), axis, levels, name, key.

import { make, named, svg, whenWide } from "./dom.js";
import { scaled } from "./intervals.js";

const GUTTER = 260; // pixels for names beside the rows
const EDGE = 20;
const ROOM = 560;
const DOT = 5; // across, with its gap
const ALL = 330; // the height of all rows, where they are not too many or too few: a page that doesn't jump
const LEAST = 38; // the height of a row
const MOST = 110;
const LABEL = 38; // above a row, where there is little room

const piled = (dots, x) => {
  const piles = new Map();
  return dots.map((value) => {
    const place = Math.round(x(value) / DOT);
    const height = piles.get(place) || 0;
    piles.set(place, height + 1);
    return [place * DOT, height];
  });
};

export const quantiles = (el) => {
  el.classList.add("scomm-quantiles");
  const image = svg("svg", {});
  const key = make("p", { class: "note" });
  el.append(image, key);
  let given = null;
  let width = 0;
  const text = (x, y, words, anchor = "start", kind = "") => svg("text", { x, y, "text-anchor": anchor, class: kind, text: words });

  const draw = () => {
    if (!given || !width) return;
    const narrow = width < ROOM;
    const left = narrow ? EDGE : GUTTER;
    const x = scaled(given.axis, left, width - EDGE);
    const drawn = given.rows.map((row) => ({ row, dots: piled(row.dots, x) }));
    const row = narrow ? LEAST : Math.min(MOST, Math.max(LEAST, ALL / drawn.length));
    const rooms = drawn.map(({ dots }) => Math.max(row, ...dots.map(([, height]) => (height + 1) * DOT + 12)) + (narrow ? LABEL : 0));
    const bottom = 6 + rooms.reduce((sum, one) => sum + one, 0);
    let above = 6;
    image.replaceChildren();
    image.setAttribute("width", width);
    image.setAttribute("height", bottom + 24);
    image.setAttribute("viewBox", `0 0 ${width} ${bottom + 24}`);
    named(image, given.name);
    for (const [at, words] of given.levels)
      image.append(svg("line", { class: "grid", x1: x(at), x2: x(at), y1: 4, y2: bottom }), text(x(at), bottom + 17, words, "middle", "note"));
    drawn.forEach(({ row, dots }, i) => {
      const base = (above += rooms[i]) - 8;
      const group = svg("g", { class: row.sure ? "sure" : "assumed" });
      const top = narrow ? base - rooms[i] + 22 : base - 14;
      group.append(text(0, top, narrow ? `${row.label}: ${row.said}` : row.label), text(0, top + 16, row.note, "start", "note"));
      group.append(svg("line", { class: "base", x1: left, x2: width - EDGE, y1: base + 2, y2: base + 2 }));
      for (const [at, height] of dots) group.append(svg("circle", { class: "dot", cx: at, cy: base - 1 - height * DOT, r: DOT / 2 - 0.4 }));
      if (!dots.length) group.append(svg("circle", { class: "ring", cx: x(row.value), cy: base - 8, r: 6 }));
      if (!narrow) {
        const end = Math.max(x(row.value) + 8, ...dots.map(([at]) => at)) + 8;
        const fits = end + 48 < width;
        const start = Math.min(x(row.value) - 8, ...dots.map(([at]) => at)) - 8;
        group.append(text(fits ? end : start, base - 4, row.said, fits ? "start" : "end", "said"));
      }
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
