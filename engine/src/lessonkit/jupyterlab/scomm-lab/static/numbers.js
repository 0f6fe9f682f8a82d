// Numbers as people write them, and as the kit writes them.

import { writtenNumber } from "./written_number.js";

const WHY = {
  "no-number": "number.why.no-number", several: "number.why.several", comma: "number.why.comma", "worked-out": "number.why.worked-out",
  dash: "number.why.dash", words: "number.why.words", long: "number.why.long", day: "number.why.day", large: "number.why.large",
};

// Why a text is not read as a number, for whoever wrote it.
export const whyUnread = (why, say) => say(WHY[why]);

// What stands in a field: `value`, null for an empty field and NaN where no number is read, and `told`, what to tell whoever typed it.
// `units` are those that may stand beside the number, each with what the number is multiplied by: 10 where percent stands for so
// many of a thousand. A notebook of an earlier edition has none.
export function readField(text, { units, unit, low, high }, say) {
  if (!text.trim()) return { value: null, told: "" };
  const read = writtenNumber(text, say.numbers);
  if (read.why && !(read.direction && low < 0)) return { value: NaN, told: whyUnread(read.why, say) };
  const by = read.unit === "" ? 1 : factorOf(read.unit, units, high, say.numbers);
  if (by === undefined) {
    const id = read.unit === say.numbers.partOfOne ? "number.a-share" : "number.other-unit";
    return { value: NaN, told: say(id, { unit: say.numbers.unitWords[read.unit], wanted: unit ?? say("number.legend") }) };
  }
  if (read.thousands && pointIsOpen(read.thousands, low, high)) {
    return { value: NaN, told: say("number.open-point", { thousands: read.thousands, decimal: decimalOf(read.value) }) };
  }
  const value = turned(read.value, by);
  return { value, told: by === 1 && !read.direction ? "" : say("number.turned", { value: inFigures(value), unit: unit ?? "" }).trim() };
}

const factorOf = (unit, units, high, { partOfOne }) =>
  units ? units[unit] : unit === partOfOne || (["percent", "per thousand"].includes(unit) && high !== 100) ? undefined : 1;

// Whether the one point in a number may part thousands: where so many make sense.
export const pointIsOpen = (thousands, low, high) => (low ?? -Infinity) <= thousands && thousands <= (high ?? Infinity);

// The same number so that its point can only be a decimal one.
export function decimalOf(value) {
  const shortly = value.toFixed(3).replace(/\.?0+$/, "");
  return /\.\d{3}$/.test(shortly) ? `${shortly}0` : shortly;
}

// A number in another unit, without the noise of binary.
export const turned = (value, by) => (by === 1 ? value : Number((value * by).toPrecision(12)));

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

// Lists with what a course counts in front of the kit's own words. A notebook of an earlier edition brings nothing; of any other, words alone
// are taken, since they become part of a pattern.
export const withCourse = (lists, own) => own ? {
  ...lists, unitOf: { ...lists.unitOf, ...own.unitOf }, unitWords: { ...lists.unitWords, ...own.unitWords },
  inEnglish: [...own.inEnglish.filter(([words]) => /^[\p{L} |-]+$/u.test(words)), ...lists.inEnglish],
} : lists;
