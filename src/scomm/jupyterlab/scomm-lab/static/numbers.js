// Numbers as people write them, and as the kit writes them.

// A number out of a field: "280,610", "53.3 %", "−16.9" and "53,3" are read; null for an empty field, NaN for no number.
export function numberIn(text) {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(/^[−–]/, "-").replace(/%$/, "");
  if (plain === "") return null;
  if (/^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(",", ""));
  if (/^[-+]?\d+,\d+$/.test(plain)) return Number(plain.replace(",", "."));
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

// A number with commas between its thousands: a count from 1,000 on, and what may be a year from five digits on.
export const COUNT = 1_000, MAYBE_A_YEAR = 10_000;
export function inFigures(value, commasFrom = COUNT) {
  const figures = String(value);
  if (figures.includes("e") || Math.abs(value) < commasFrom) return figures.replace("-", "−");
  const [whole, part] = figures.replace("-", "−").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}

// Round places for the ticks of a line: four to seven of them, both ends among them.
export function ticks(low, high) {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(one => one * power).find(one => one >= rough);
  const found = [low];
  for (let at = Math.ceil((low + step / 2) / step) * step; at < high - step / 2; at += step) found.push(at);
  return [...found, high];
}

// How far an arrow key moves on a line from low to high.
export function stepOf(low, high) {
  return high - low <= 1000 ? 1 : 10 ** Math.floor(Math.log10((high - low) / 100));
}
