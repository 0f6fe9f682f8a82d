// The values that stand in a plot beside their dots: each where it meets no line, no dot and no other value.

import { bold } from "./words.js";

const [OFF, HIGH, LEAST, BESIDE] = [9, 13, 15, 10]; // pixels from a dot to its value, of a value, from one value to the next where none is free, and to a value beside

/** Whether no line passes through a box; lines are lists of places, with null for a gap. */
export const free = (rect, lines) =>
  !lines.some((line) =>
    line.some((point, i) => {
      const next = line[i + 1];
      if (!point) return false;
      const steps = next ? 6 : 0;
      for (let step = 0; step <= steps; step += 1) {
        const px = next ? point[0] + ((next[0] - point[0]) * step) / 6 : point[0];
        const py = next ? point[1] + ((next[1] - point[1]) * step) / 6 : point[1];
        if (px > rect.x - 4 && px < rect.x + rect.w + 4 && py > rect.y - 3 && py < rect.y + rect.h + 3) return true;
      }
      return false;
    }),
  );

export const meets = (one, two) => one.x < two.x + two.w && two.x < one.x + one.w && one.y < two.y + two.h && two.y < one.y + one.h;

/** The room on the right that the values at the last place need, where they are told as those of other places are. */
export const lastRoom = ({ valued = [], points, lines }) => (valued.length && points ? Math.max(...lines.map(({ said }) => bold(said[said.length - 1]))) + 2 * BESIDE : 0);

/** Where the values at some places stand, and those at the last place where no name at an end tells them: there only what is free. */
export const spots = ({ valued = [], points, lines, xs }, { x, y, left, top, bottom, width, ends }) => {
  const courses = lines.map(({ values }) => values.map((value, i) => (value === null ? null : [x(xs[i]), y(value)])));
  const last = xs.length - 1;
  const places = [...valued.map((i) => [i, true]), ...(valued.length && points && !ends && !valued.includes(last) ? [[last, false]] : [])];
  const found = [];
  for (const [i, always] of places) {
    const known = lines.filter(({ values }) => values[i] !== null).sort((one, other) => other.values[i] - one.values[i]);
    if (!always) known.reverse(); // the lowest has the axis below it, so the others make room above
    let lowest = -1e6;
    for (const { values, said, tone } of known) {
      const [px, py, w] = [x(xs[i]), y(values[i]), bold(said[i])];
      lowest = Math.max(py - OFF, lowest + LEAST);
      const beside = i === last ? [0, -HIGH, HIGH].map((off) => ({ x: px + BESIDE, y: py - HIGH / 2 + off, w, h: HIGH })) : [];
      const around = [py - OFF - HIGH, py + OFF].flatMap((at) => [px - 3 - w, px - w / 2, px + 3].map((from) => ({ x: from, y: at, w, h: HIGH })));
      const boxes = [...beside, ...around];
      const inside = (one) => one.x > left && one.x + w <= width && one.y > top && one.y + HIGH < bottom;
      const one = boxes.find((box) => inside(box) && free(box, courses) && !found.some((other) => meets(box, other)));
      if (one || always) found.push({ words: said[i], tone, ...(one ?? { x: px - 3 - w, y: lowest - HIGH, w, h: HIGH }) });
    }
  }
  return found;
};
