// Names on regions.

import { svg } from "../dom.js";

const LETTERS = 13; // pixels

/** The name of a region, written over its middle. */
export const titled = (text, { x, y, width, height }, unit) =>
  svg("text", { x: x + width / 2, y: y + height / 2 + 4.5 * unit, "text-anchor": "middle", text, style: `font-size:${LETTERS * unit}px;stroke-width:${4 * unit}px` });
