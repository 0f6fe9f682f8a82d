// One line on the scale of all panels, small and without numbers. Up to a break it is the line of the finding; after it, it is thin and
// gray, because what it counts is another thing.

import { svg } from "../dom.js";
import { broken, path, scale } from "../of_lines/courses.js";

const PAD = 4; // pixels beside the line

/**
 * Draws a panel's line into an image.
 * `scene`: one (xs, said, levels, band), behind, hatch. `look`: width, height, top, bottom and right (room around), dot.
 */
export const ended = (image, { line }, { one, behind, hatch }, { width, height, top, bottom, right, dot }) => {
  const { xs, band, levels } = one;
  const { values } = line;
  const [low, high, last, foot] = [levels[0], levels[levels.length - 1], xs.length - 1, height - bottom];
  const x = scale(xs[0], xs[last], PAD, width - right);
  const y = scale(low[0], high[0], foot, top);
  const [until, since] = band?.broken ? [band.first, band.last].map((at) => xs.indexOf(at)) : [last, last];
  const part = (from, to) => path(xs, values.map((value, i) => (i < from || i > to ? null : value)), x, y);

  image.setAttribute("width", width);
  image.setAttribute("height", height);
  image.replaceChildren(
    ...(band ? [svg("rect", { class: "band", x: x(band.first), width: x(band.last) - x(band.first), y: top, height: foot - top, style: `fill:url(#${hatch})` })] : []),
    svg("line", { class: "axis", x1: PAD, x2: width - right, y1: foot, y2: foot }),
    svg("path", { class: "behind", d: path(xs, broken(xs, behind.values, band).ends, x, y) }),
    ...(band?.broken ? [svg("path", { class: "later", d: part(since, last) })] : []),
    svg("path", { class: "own", d: part(0, until) }),
    ...broken(xs, values, band).dots.map(([at, value]) => svg("circle", { class: "end later", cx: x(at), cy: y(value), r: dot - 2 })),
    ...[0, until].map((i) => svg("circle", { class: "end own", cx: x(xs[i]), cy: y(values[i]), r: dot })),
  );
};
