// What an answer earns: looked up in what the build found, and nothing is worked out here but where an answer lies.

import { decimalOf, pointIsOpen, turned, whyUnread } from "./controls.js";
import { writtenNumber, wellFormed } from "./written_number.js";
import { counted, inFigures, short, toTenths } from "./figures.js";

const answer = value => ({ state: "answer", value });
const refused = (rule, facts = {}) => ({ state: "refused", value: null, rule, facts });

// The verdict on what a learner gave: `state`, `score`, `reply`, `open` where the reply names no mistake, the answer as plain data in
// `given`, and `unit` where a unit was read beside a number. null where nothing was given. `deal` names what was dealt.
export function judged(known, deal, given, lists, say) {
  const kind = known.control.kind;
  if (kind === "number") return number(known, deal, given, lists, say);
  if (kind === "choice") return letters(known, deal, given);
  if (kind === "prediction") return guess(known, given);
  return written(known, given, say);
}

function verdict(known, at, given, more = {}) {
  const [state, score, reply, open] = known.verdicts[at];
  return { state, score, reply, open: Boolean(open), given, ...more };
}

// A deal that the page does not know is dealt nothing, so the first is as good as any: it comes of a damaged file alone.
const dealt = (known, deal) => known.deals[deal] ?? Object.values(known.deals)[0];

function number(known, deal, text, lists, say) {
  if (!text.trim()) return null;
  const read = writtenNumber(text, lists);
  const signed = read.direction && known.control.range?.[0] < 0; // "5 fewer" is a number where it may lie below zero
  if (read.why && !signed) {
    const rule = read.why === "large" ? "number-too-large" : read.why === "no-number" ? "number-text" : `number-text-${read.why}`;
    return { state: "unreadable", score: 0, reply: whyUnread(read.why, say), given: refused(rule) };
  }
  if (read.unit && read.unit in known.units) return verdict(known, known.units[read.unit], answer(read.value));
  if (read.thousands && pointIsOpen(read.thousands, ...(known.control.range ?? []))) {
    const reply = say("number.open-point", { thousands: read.thousands, decimal: decimalOf(read.value) });
    return { state: "unreadable", score: 0, reply, given: answer(read.value) };
  }
  const by = (read.unit && known.control.units?.[read.unit]) || 1;
  const value = turned(read.value, by);
  const { spans, others, range: [low, high] } = dealt(known, deal);
  const at = lastFrom(spans, value);
  const other = low !== null && value < low ? 0 : high !== null && value > high ? 2 : 1;
  const place = at >= 0 && value <= spans[at][1] ? spans[at][2] : others[other];
  const found = verdict(known, place, answer(value), { unit: read.unit, turned: by !== 1 });
  return { ...found, reply: found.reply.replaceAll("{value}", inFigures(value)) };
}

// The place of the last span that begins at or below a number; -1 where none does.
function lastFrom(spans, value) {
  let low = 0, high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle][0] <= value) low = middle + 1; else high = middle;
  }
  return low - 1;
}

function letters(known, deal, given) {
  if (given === null) return null;
  const name = Array.isArray(given) ? given.join("") : given;
  return verdict(known, dealt(known, deal)[name], answer(given));
}

function placeOf(cuts, x) {
  const at = cuts.findIndex(cut => x <= cut);
  return at < 0 ? 2 * cuts.length : 2 * at + (x === cuts[at] ? 1 : 0);
}

function guess(known, given) {
  if (given === null) return null;
  const [guessed, sure] = given;
  const sort = `${placeOf(known.guessCuts, guessed)}${Number.isInteger(guessed) ? "w" : ""} ${placeOf(known.sureCuts, sure)}`;
  const found = verdict(known, known.sorts[sort], answer(given));
  return { ...found, reply: filled(found.reply, guessed, sure) };
}

const filled = (reply, guessed, sure, off = 0) => reply
  .replaceAll("{guess}", counted(guessed)).replaceAll("{confidence}", short(sure)).replaceAll("{off}", counted(Math.abs(off)));

// What is said of a guess once its data are shown; null where no truth is known.
export function told(known, [guessed, sure]) {
  if (!known.told) return null;
  const { sentences, guessCuts, sureCuts, ends: [low, high] } = known.told;
  const off = toTenths(guessed > high ? guessed - high : guessed < low ? guessed - low : 0);
  return filled(sentences[`${placeOf(guessCuts, guessed)} ${placeOf(sureCuts, sure)}`], guessed, sure, off);
}

function written(known, text, say) {
  const tidy = wellFormed(text).trim();
  if (!tidy) return null;
  const n = tidy.split(/\s+/).length;
  const [fewest, most] = known.control.words ?? [1, 1000];
  const reply = say(n < fewest || n > most ? "written-but" : "written", { n, fewest, most });
  return { state: "recorded", score: 0, reply, given: answer(tidy) };
}
