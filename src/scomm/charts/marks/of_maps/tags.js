// Squares on areas, names on regions, and tags: a square with letters beside a region that is too small to be seen.

import { svg } from "../dom.js";

const OFF = 2.2; // sides of a square from a region to its tag
const LETTERS = 13; // pixels
const ROW = 15; // pixels from a tag to one below it

const set = (node, given) => Object.entries(given).forEach(([key, value]) => node.setAttribute(key, value));

/** Puts a square's middle at a place. */
export const square = (node, x, y, side) => set(node, { x: x - side / 2, y: y - side / 2, width: side, height: side });

/** A tag for each region that has a look of its own, by its code; `changes` are its looks. */
export const tags = (grounds, regions) =>
  Object.entries(grounds).map(([code, changes]) => {
    const [line, node] = [svg("path", { class: "leader" }), svg("rect", { class: "square" })];
    const words = svg("text", { class: "tag", text: regions.find(([one]) => one === code)[2] });
    return { code, changes, line, node, words, el: svg("g", { class: "tagged" }, line, node, words), small: false };
  });

/** Stands a tag beside its region where that is too small: to its right, but where the picture ends there, further below; and below
 * the tag that stands at the level `above`. Says at which level it stands. */
export const stand = (tag, { x: from, y: top, width, height }, { side, unit, end, alone, above }) => {
  tag.small = !alone && Math.max(width, height) < 1.4 * side;
  if (!tag.small) return above;
  const [x, y, off] = [from + width / 2, top + height / 2, OFF * side];
  const to = Math.min(x + off, end - 2 * off);
  const level = Math.max(above + ROW * unit, y + (to < x ? off : off / 2));
  square(tag.node, to, level, side);
  set(tag.line, { d: `M${x} ${y}L${to} ${level}` });
  set(tag.words, { x: to + side, y: level + 4.5 * unit });
  tag.words.style.fontSize = `${LETTERS * unit}px`;
  return level;
};

/** The name of a region, written over its middle. */
export const titled = (text, { x, y, width, height }, unit) =>
  svg("text", { x: x + width / 2, y: y + height / 2 + 4.5 * unit, "text-anchor": "middle", text, style: `font-size:${LETTERS * unit}px;stroke-width:${4 * unit}px` });
