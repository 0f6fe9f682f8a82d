// Names on regions.

import { svg } from "../dom.js";

const LETTERS = 13; // pixels
const WIDE = 0.62; // of its height a letter is so wide, or less: nothing is measured, for that would lay out three thousand areas
const EDGE = 2; // pixels: what is drawn around the letters

const within = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));

/** The name of a region, written over its middle, or as near to it as the whole name stays in the picture. */
export const titled = (text, { x, y, width, height }, unit, view) => {
  const half = (LETTERS * WIDE * text.length * unit) / 2 + EDGE * unit;
  const [high, low] = [(LETTERS + EDGE) * unit, 4 * unit];
  return svg("text", {
    x: within(x + width / 2, view.x + half, view.x + view.width - half),
    y: within(y + height / 2 + 4.5 * unit, view.y + high, view.y + view.height - low),
    "text-anchor": "middle", text, style: `font-size:${LETTERS * unit}px;stroke-width:${2 * EDGE * unit}px`,
  });
};
