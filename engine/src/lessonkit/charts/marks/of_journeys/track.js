// What of a journey never moves: its grounds, its line with the branches, and its stops with their words.

import { fresh, svg } from "../dom.js";

const ENDS = [112, 36]; // how wide and how high the box of an end is

const words = (kind, { x, y }, anchor, ...lines) =>
  svg("text", { class: kind, x, y, "text-anchor": anchor }, ...lines.map(([name, text, dy]) => svg("tspan", { class: name, x, dy, text })));

const box = (x, y, wide, high, rx) => svg("rect", { x: x - wide / 2, y: y - high / 2, width: wide, height: high, rx });

const shape = ({ shape: kind, x, y }) => {
  if (kind === "round") return [svg("circle", { cx: x, cy: y, r: 13 })];
  if (kind === "end") return [box(x, y, ...ENDS, ENDS[1] / 2)];
  return [box(x, y, 32, 34, 4), svg("path", { class: "bars", d: [-8, 0, 8].map((dx) => `M${x + dx} ${y - 10}v20`).join("") })];
};

const said = ({ shape: kind, side, name, does, x, y }) => {
  if (kind === "end") return words("", { x, y: y + 5 }, "middle", ["name", name, 0]);
  return words("", { x, y: side === "above" ? y - 40 : y + 34 }, "middle", ["name", name, 0], ["does", does, 17]);
};

/** Draws it all into an image; gives the groups of its legs in their order and of its stations by their ids, and the tips of lines. */
export const track = (image, { grounds, stations, lines }) => {
  const [chevron, arrow, tip] = ["chevron", "arrow", "tip"].map(fresh);
  const marker = (id, refX, size, child) =>
    svg("marker", { id, viewBox: "-6 -6 12 12", refX, refY: 0, markerWidth: size, markerHeight: size, orient: "auto", markerUnits: "userSpaceOnUse", overflow: "visible" }, child);
  image.append(
    svg(
      "defs",
      {},
      marker(chevron, 26, 12, svg("path", { class: "chevron", d: "M-2 -3.5L1.5 0L-2 3.5" })),
      marker(arrow, 26, 12, svg("path", { d: "M-5 -6.5L6 0L-5 6.5z", fill: "context-stroke" })),
      marker(tip, 3, 12, svg("path", { d: "M-5 -5L5 0L-5 5z", fill: "context-stroke" })),
    ),
    ...grounds.map(({ name, x, y, outline }) =>
      svg("g", { class: "ground" }, outline && svg("path", { d: outline }), svg("text", { class: "owner", x, y, "text-anchor": outline ? "start" : "middle", text: name })),
    ),
  );
  const way = (d, more = {}) => svg("g", { class: "way", ...more }, svg("path", { class: "under", d }), svg("path", { class: "over", d }));
  const legs = lines.map(({ path, forks, fork_says, aside, says, says_at: [x, y, anchor] }) => {
    const group = svg(
      "g",
      { class: `line ${aside ? "aside" : ""}` },
      path && way(path),
      ...forks.map(([d, id]) => way(d, { "data-end": id })),
      ...fork_says.map(([text, x, y]) => svg("text", { class: "which", x, y, text })),
      svg("g", { class: "at" }),
      svg("text", { class: "says", x, y, "text-anchor": anchor, text: says }),
    );
    return group;
  });
  // The branches lie below the line, and the line below its stops; what comes later lies below, so that no way hides the gate that opens it.
  image.append(...legs.filter((_, i) => lines[i].aside), ...legs.filter((_, i) => !lines[i].aside).reverse());
  const stops = Object.fromEntries(stations.map((one) => [one.id, svg("g", { class: `station ${one.shape}` }, ...shape(one), said(one))]));
  image.append(...Object.values(stops));
  const tips = Object.fromEntries(Object.entries({ chevron, arrow, tip }).map(([name, id]) => [name, `url(#${id})`]));
  return { legs, stops, tips };
};
