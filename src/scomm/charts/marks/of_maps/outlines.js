// The outlines of a map, out of the text in which they are sent: see `packed` in land.py.

const HALF = 43; // a step of at most so many units is one digit
const DIGITS = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter((one) => one !== "\\");
const VALUES = Object.fromEntries(DIGITS.map((digit, i) => [digit, i]));

const numbers = (text) => {
  const found = [];
  for (let i = 0; i < text.length; i += 1) {
    const value = VALUES[text[i]];
    if (value <= 2 * HALF) found.push(value - HALF);
    else {
      const size = VALUES[text[i + 1]] * DIGITS.length + VALUES[text[i + 2]] + HALF + 1;
      found.push(value === 2 * HALF + 1 ? size : -size);
      i += 2;
    }
  }
  return found;
};

const ring = (text, [x, y]) => {
  const [left, top, ...steps] = numbers(text);
  return `M${left + x} ${top + y}l${steps.join(" ")}z`;
};

/** The path of each area. */
export const unpacked = (text, middle) =>
  text.split(" ").map((area) => area.split("!").map((one) => ring(one, middle)).join(""));

/** What stands in a row of equal neighbours, one by one. */
export const spread = (runs) => runs.flatMap(([value, times]) => Array(times).fill(value));

/** Places in a short list: see `packed_places` in land.py. */
export const placed = (text) => numbers(text).map((value) => value + HALF);
