// Where notes stand above a line of time: each beside its own pole, like a flag, to its right where it fits, and none across the pole of another.

const POLE = 4; // pixels between a pole and its words
const GAP = 12; // pixels between words in one row

// The ways to hang words from a pole, to its right and to its left; where they would leave the picture they stand above a
// shorter pole, as near as they fit.
const ways = ({ at, wide }, width, row) =>
  [at + POLE, at - POLE - wide]
    .map((wanted) => {
      const start = Math.min(Math.max(0, wanted), width - wide);
      return { at, row, start, end: start + wide, from: start === wanted ? row : row + 1 };
    })
    .filter(({ start }) => start >= 0);

const crosses = (words, pole) => pole.from <= words.row && pole.at > words.start - POLE + 1 && pole.at < words.end + POLE - 1;
const apart = (one, other) =>
  !crosses(one, other) && !crosses(other, one) && (one.row !== other.row || one.end + GAP <= other.start || other.end + GAP <= one.start);

/** Places of notes (`at` on the line, `wide`), or null where one has no room, in as few rows as hold all as well as can be, up to `most`. */
export const flags = (notes, width, most) => {
  let best = null;
  const worth = (places, rest = 0) =>
    2 * (places.filter(Boolean).length + rest) -
    places.reduce((sum, one) => sum + (!one || one.start > one.at ? 0 : one.from > one.row ? 0.3 : 0.5), 0) / notes.length;
  const place = (rows, done) => {
    const rest = notes.length - done.length;
    if (best && worth(done, rest) <= worth(best)) return;
    if (!rest) {
      best = done;
      return;
    }
    for (let row = 0; row < rows; row += 1)
      for (const way of ways(notes[done.length], width, row))
        if (done.every((one) => !one || apart(one, way))) place(rows, [...done, way]);
    place(rows, [...done, null]);
  };
  let rows = 0;
  const done = () => best && best.every((one) => one && one.start > one.at);
  while (rows < most && !done() && notes.length) place((rows += 1), []);
  return { rows: Math.max(0, ...(best ?? []).map((one) => (one ? one.row + 1 : 0))), places: best ?? [] };
};
