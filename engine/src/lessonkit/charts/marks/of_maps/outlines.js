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

const ring = (text, [x, y], box) => {
  const [left, top, ...steps] = numbers(text);
  let [at, down] = [left + x, top + y];
  for (let i = 0; i <= steps.length; i += 2) {
    box.left = Math.min(box.left, at);
    box.right = Math.max(box.right, at);
    box.top = Math.min(box.top, down);
    box.bottom = Math.max(box.bottom, down);
    at += steps[i];
    down += steps[i + 1];
  }
  return `M${left + x} ${top + y}l${steps.join(" ")}z`;
};

/** The path of each area, `d`, and the `box` around it: worked out here, for a browser would lay out the whole page to tell. */
export const unpacked = (text, middle) =>
  text.split(" ").map((area) => {
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    const d = area.split("!").map((one) => ring(one, middle, box)).join("");
    return { d, box: { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top } };
  });

/** What stands in a row of equal neighbours, one by one. */
export const spread = (runs) => runs.flatMap(([value, times]) => Array(times).fill(value));

/** Places in a short list: see `packed_places` in land.py. */
export const placed = (text) => numbers(text).map((value) => value + HALF);
