// A print in an SVG: its picture on paper with the word that it is synthetic, and minutiae on it, ends as rings and forks as squares.

import { svg } from "../dom.js";

const RING = 3.4; // half the width of a sign, in pixels of the page
const TAIL = 5; // from its edge on

/** The picture of a print at a place, with a frame and a word in its corner. */
export const paper = (picture, { x, y, width, height }, word) =>
  svg(
    "g",
    {},
    svg("rect", { class: "paper", x, y, width, height }),
    svg("image", { href: picture, x, y, width, height, preserveAspectRatio: "none" }),
    svg("rect", { class: "frame", x, y, width, height }),
    svg("text", { class: "stamp", x: x + width - 4, y: y + height - 5, "text-anchor": "end", text: word }),
  );

// Outline and tail of a minutia in one path.
const sign = (x, y, angle, fork, large) => {
  const r = RING * large;
  const [cos, sin] = [Math.cos(angle), -Math.sin(angle)];
  const tail = `M${x + r * cos} ${y + r * sin}L${x + (r + TAIL * large) * cos} ${y + (r + TAIL * large) * sin}`;
  const ring = fork
    ? `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`
    : `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  return ring + tail;
};

/** A minutia (angle, fork) at a place of the picture, dark on a pale edge; `kind` is a class, and `large` how much larger it is. */
export const spot = ([x, y], [, , angle, fork], kind, large = 1) => {
  const d = sign(x, y, angle, fork, large);
  return svg("g", { class: `spot ${kind} ${fork ? "fork" : "end"}` }, svg("path", { class: "edge", d }), svg("path", { class: "line", d }));
};
