// One line on the scale of all panels. Up to a break it is the line of the finding, with a number at each of its ends; after it, it is
// thin and gray with small numbers or none, because what it counts is another thing.

import { svg } from "../dom.js";
import { broken, path, scale } from "../of_lines/courses.js";

const FAR = 1.2; // of a number, to its height
const WIDEST = 2.4; // of a number of two digits with its sign, to its height
const STEPS = [0, 0.25, 0.5, 0.75]; // of the way from one value to the next, where it is asked whether words lie on a line
const [OFF, PAD, TICK, LETTER, YEAR] = [7, 4, 4, 0.7, 32]; // pixels from a line to its number, beside the line, of a tick; the width of a digit to its height; pixels of a year

/**
 * Draws a panel (line, begin, sides, end) into an image.
 * `scene`: one (xs, said, levels, band), behind, hatch. `look`: width, height, top, bottom, left and right (room around; the first number
 * stands in the left one, if there is any), number and after (the sizes of the numbers, 0 for none), dot, whole (whether the axes are
 * named in full).
 */
export const ended = (image, { line, begin, end, sides }, { one, behind, hatch }, { width, height, top, bottom, left = 0, right, number, after, dot, whole }) => {
  const { xs, said, band, levels } = one;
  const { values } = line;
  const [low, high, last, foot] = [levels[0], levels[levels.length - 1], xs.length - 1, height - bottom];
  const x = scale(xs[0], xs[last], PAD + left, width - right);
  const y = scale(low[0], high[0], foot, top);
  const [until, since] = band?.broken ? [band.first, band.last].map((at) => xs.indexOf(at)) : [last, last];
  const part = (from, to) => path(xs, values.map((value, i) => (i < from || i > to ? null : value)), x, y);
  const spot = (i, kind) => svg("circle", { class: `end ${kind}`, cx: x(xs[i]), cy: y(values[i]), r: kind === "later" ? dot - 1 : dot });

  // The heights of a part of the line that a number of this width stands over or under.
  const near = (i, wide, from, to) => values.flatMap((value, k) => (k >= from && k <= to && Math.abs(x(xs[k]) - x(xs[i])) <= wide ? [y(value)] : []));
  // A number stands over or under its part of the line, where it is nearer to its dot, and the first one over it as long as it is near; none crosses the axis.
  const place = (i, wide, from, to, size) => {
    const heights = near(i, wide, from, to);
    const [highest, lowest, own] = [Math.min(...heights), Math.max(...heights), y(values[i])];
    const below = lowest + size * 0.8 + OFF;
    const over = i ? 0 : FAR * size; // so much higher and still near
    return below <= foot - 2 && lowest - own + over <= own - highest ? below : Math.max(size, highest - OFF);
  };
  const wide = (text, size) => text.length * size * LETTER;

  // With room at the left the first number stands there, and the last one nearest to its dot where its words lie on no line.
  const along = (all) => all.flatMap((value, i) => (value === null || (all[i + 1] ?? null) === null ? [] : STEPS.map((part) => [x(xs[i]) + part * (x(xs[i + 1]) - x(xs[i])), y(value + part * (all[i + 1] - value))])));
  const apart = () => {
    const closes = sides.length ? sides[0] : end;
    const at = x(xs[until]) + dot;
    const far = at - wide(closes, number) * 1.2; // with its halo
    const around = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => [x(xs[until]) + across * dot, y(values[until]) + down * dot]));
    const lines = [[40, [...along(values), ...around]], [8, behind ? along(behind.values) : []]];
    const cost = (foot_) => {
      const hits = (points) => points.filter(([px, py]) => px > far && px < at && py > foot_ - number * 0.8 - 2 && py < foot_ + 4).length;
      return Math.abs(foot_ - number * 0.36 - y(values[until])) + lines.reduce((sum, [each, points]) => sum + each * hits(points), 0);
    };
    const places = Array.from({ length: Math.floor((foot - 3 - number) / 2) }, (_, i) => number + 2 * i);
    const best = places.reduce((one, other) => (cost(other) < cost(one) ? other : one));
    return [
      svg("text", { class: "halo number", x: x(xs[0]) - dot - 3, y: y(values[0]) + number * 0.36, "text-anchor": "end", text: begin }),
      svg("text", { class: "halo number", x: at, y: best, "text-anchor": "end", text: closes }),
    ];
  };
  const numbers = () => {
    if (left) return apart();
    const first = place(0, wide(begin, number), 0, until, number);
    const closes = sides.length ? sides[0] : end;
    const at = x(xs[until]) + dot;
    const beside = place(until, wide(closes, number), 0, until, number);
    const meets = at - WIDEST * number < WIDEST * number && Math.abs(beside - first) < number; // then it stands over the first number
    const found = [
      svg("text", { class: "halo number", x: 0, y: first, text: begin }),
      svg("text", { class: "halo number", x: at, y: meets ? Math.min(first, beside) - number : beside, "text-anchor": "end", text: closes }),
    ];
    if (!sides.length) return found;
    if (whole) found.push(svg("text", { class: "halo after", x: x(xs[since]) - 2, y: place(since, wide(sides[1], after), since, last, after), text: sides[1] }));
    found.push(svg("text", { class: "halo after", x: x(xs[last]) + dot + 2, y: y(values[last]) + after * 0.36, text: end }));
    return found;
  };
  const years = [left ? [0, x(xs[0]), "middle"] : [0, 0, "start"], [until, x(xs[until]) + 2 * TICK, "end"], ...(whole && x(xs[last]) - x(xs[since]) > 1.2 * YEAR ? [[since, x(xs[since]) - 2 * TICK, "start"]] : []), ...(x(xs[last]) - x(xs[until]) < YEAR ? [] : [[last, x(xs[last]), "middle"]])];
  const ticks = [...new Set([0, until, since, last])];

  image.setAttribute("width", width);
  image.setAttribute("height", height);
  image.replaceChildren(
    ...(band ? [svg("rect", { class: "band", x: x(band.first), width: x(band.last) - x(band.first), y: top, height: foot - top, style: `fill:url(#${hatch})` })] : []),
    ...(number ? [low, high] : [low]).flatMap(([at, text]) => [
      svg("line", { class: at === low[0] ? "axis" : "axis most", x1: PAD + left, x2: width - right, y1: y(at), y2: y(at) }),
      ...(whole ? [svg("text", { class: "scale", x: width, y: y(at) + 4, "text-anchor": "end", text })] : []),
    ]),
    ...(number ? ticks.map((i) => svg("line", { class: "axis", x1: x(xs[i]), x2: x(xs[i]), y1: foot, y2: foot + TICK })) : []),
    ...(number ? years.map(([i, at, anchor]) => svg("text", { class: "scale", x: at, y: height - 1, "text-anchor": anchor, text: said[i] })) : []),
    ...(behind ? [svg("path", { class: "behind", d: path(xs, broken(xs, behind.values, band).ends, x, y) })] : []),
    ...(band?.broken ? [svg("path", { class: "later", d: part(since, last) })] : []),
    svg("path", { class: "own", d: part(0, until) }),
    ...broken(xs, values, band).dots.map(([at, value]) => svg("circle", { class: "end later", cx: x(at), cy: y(value), r: dot - 2 })),
    ...(sides.length && after ? [spot(since, "later"), spot(last, "later")] : []),
    ...[0, until].map((i) => spot(i, "own")),
    ...(number ? numbers() : []),
  );
};
