// Places on an axis, and the course of a line between them.

/** A function from [from, to] to [start, end]. */
export const scale = (from, to, start, end) => (value) => start + ((value - from) / (to - from || 1)) * (end - start);

const within = (at, band) => Boolean(band?.broken) && at > band.first && at < band.last;

/** What the box of a line says of its axes (see `mark.py`): from its first place to its last, and from its lowest value to its highest. */
export const reach = (xs, values) => {
  const [places, known] = [xs.filter((_, i) => values[i] !== null), values.filter((value) => value !== null)];
  const ends = known.length > 1 ? { left: Math.min(...places), right: Math.max(...places), top: Math.max(...known), bottom: Math.min(...known) } : {};
  return Object.fromEntries(["left", "right", "top", "bottom"].map((edge) => [`data-${edge}`, ends[edge] ?? ""]));
};

/** The values of a line that a band breaks, as `ends`, a gap between its two sides, and as `dots` what lies in the gap: pairs. */
export const broken = (xs, values, band) => ({
  ends: values.map((value, i) => (within(xs[i], band) ? null : value)),
  dots: xs.map((at, i) => [at, values[i]]).filter(([at, value]) => value !== null && within(at, band)),
});

/** The `d` of a line with gaps where a value is missing. */
export const path = (xs, values, x, y) => {
  let open = false;
  return values
    .map((value, i) => {
      if (value === null) return (open = false) || "";
      const command = open ? "L" : "M";
      open = true;
      return `${command}${x(xs[i]).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
};
