// A passport as exercises/learner/passport.py and passport_file.py have it: the same parts, the same rules, the same text.

import { asJson } from "./figures.js";
import { wellFormed } from "./written_number.js";

const FORMAT = 1, LARGEST_ANSWER = 200_000;
export const LARGEST = 5_000_000;
const now = () => new Date().toISOString().replace(/\.\d+Z$/, "+00:00");
const WORTH = { right: 2, recorded: 1, partly: 1 };

export const empty = (lesson, version, learner) => ({ lesson, version, learner, exercises: {}, predictions: {}, hints: {}, drawings: {} });

// The passport after one more check. Each of these gives a new passport and leaves the old one as it was.
export function withCheck(passport, id, { state, score, given }, points) {
  const before = own(passport.exercises, id);
  const attempts = (before?.attempts ?? 0) + 1;
  const kept = asJsonText(given.value, 0).length > LARGEST_ANSWER ? { state: "blank", value: null } : given;
  let entry = { answer: kept, state, score, points, attempts, at: now(), source: "" };
  if (before?.answer.state === "answer" && given.state === "refused") entry = { ...before, attempts };
  else if (before && isBetter(before, { state, score })) entry = { ...before, attempts, last: kept };
  return { ...passport, exercises: { ...passport.exercises, [id]: entry } };
}

function isBetter(before, verdict) {
  const then = own(WORTH, before.state) ?? 0, nowWorth = own(WORTH, verdict.state) ?? 0;
  return then > nowWorth || (then === 1 && nowWorth === 1 && before.score > verdict.score);
}

// A remembered answer judged once more is no new attempt.
export function withVerdict(passport, id, { state, score }, points) {
  return { ...passport, exercises: { ...passport.exercises, [id]: { ...passport.exercises[id], state, score, points } } };
}

// A guess whose data are shown at once: the first one stands.
export function withGuess(passport, id, [guess, confidence], truth) {
  const before = own(passport.predictions, id);
  if (before?.seen) return passport;
  const at = now();
  const prediction = { guess, confidence, at, seen: at, ...(truth?.length ? { truth } : {}) };
  return { ...passport, predictions: { ...passport.predictions, [id]: prediction } };
}

// An answer that no check of this page has seen, and a guess beside it, as a short code brings them.
export function entered(passport, id, value) {
  const entry = { answer: { state: "answer", value }, state: "no-key", score: 0, points: 0, attempts: 1, at: now(), source: "" };
  return { ...passport, exercises: { ...passport.exercises, [id]: entry } };
}

export function guessed(passport, id, [guess, confidence], seen) {
  const at = now();
  return { ...passport, predictions: { ...passport.predictions, [id]: { guess, confidence, at, seen: seen ? at : "" } } };
}

export const withHint = (passport, id) => ({ ...passport, hints: { ...passport.hints, [id]: (own(passport.hints, id) ?? 0) + 1 } });

const has = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
export const own = (object, name) => (has(object, name) ? object[name] : undefined);

// The text of a passport's file, letter for letter as Python writes it.
export function toText(passport) {
  const { drawings, ...rest } = { passport: FORMAT, ...passport };
  const text = asJsonText(Object.keys(drawings).length ? { ...rest, drawings } : rest, 0);
  return `${text.replace(/\[\n\s+([^[\]{}]*?)\n\s*\]/g, (_, inside) => `[${inside.replace(/\n\s+/g, " ")}]`)}\n`;
}

function asJsonText(value, depth) {
  if (typeof value === "number") return asJson(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const list = Array.isArray(value);
  const parts = list
    ? value.map(one => asJsonText(one, depth + 1))
    : Object.keys(value).sort(byCodePoints).map(name => `${JSON.stringify(name)}: ${asJsonText(value[name], depth + 1)}`);
  const [open, close] = list ? "[]" : "{}";
  if (!parts.length) return open + close;
  const line = `\n${" ".repeat(depth + 1)}`;
  return `${open}${line}${parts.join(`,${line}`)}\n${" ".repeat(depth)}${close}`;
}

function byCodePoints(one, other) {
  const [a, b] = [[...one], [...other]];
  const at = a.findIndex((letter, place) => letter !== b[place]);
  return at < 0 ? a.length - b.length : at >= b.length ? 1 : a[at].codePointAt(0) - b[at].codePointAt(0);
}

// The passport in a text; null where it is none, or damaged.
export function fromText(text) {
  let data = null;
  try { data = JSON.parse(text.replace(/^\ufeff/, "")); } catch { return null; }
  try { return fits(data) ? read(data) : null; } catch { return null; } // so deep that no file of ours is
}

const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value);
const isText = value => typeof value === "string" && wellFormed(value) === value;
const isNumber = value => typeof value === "number" && Number.isFinite(value);
const isCount = value => Number.isInteger(value) && value >= 0 && value < 1_000_000;
const isAnswer = value => isObject(value) && allTexts(value);
const all = (object, test) => isObject(object) && Object.entries(object).every(([name, one]) => isText(name) && test(one));
const may = (object, name, test) => !has(object, name) || test(object[name]);

// Every text in a value can be written in a file, and every number too.
function allTexts(value) {
  if (typeof value === "string") return isText(value);
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(allTexts);
  return value === null || typeof value !== "object" || all(value, allTexts);
}

const isEntry = one => isObject(one) && isAnswer(one.answer) && isText(one.state) && isNumber(one.score) && isNumber(one.points)
  && isCount(one.attempts) && isText(one.at) && may(one, "source", isText) && may(one, "last", last => last === null || isAnswer(last));
const isPrediction = one => isObject(one) && isNumber(one.guess) && isNumber(one.confidence) && isText(one.at)
  && may(one, "seen", isText) && may(one, "truth", truth => Array.isArray(truth) && truth.every(isNumber));
const isDrawing = one => isObject(one) && all(one.guesses, isNumber) && all(one.truth, isNumber) && isText(one.gap) && isText(one.at);
const fits = data => isObject(data) && data.passport === FORMAT && [data.lesson, data.version, data.learner].every(isText)
  && all(data.exercises, isEntry) && all(data.predictions, isPrediction)
  && may(data, "hints", hints => all(hints, isCount)) && may(data, "drawings", drawings => all(drawings, isDrawing));

// Only what a passport has: anything else in the file stays behind.
function read(data) {
  const each = (object, make) => Object.fromEntries(Object.entries(object ?? {}).map(([name, one]) => [name, make(one)]));
  return {
    lesson: data.lesson, version: data.version, learner: data.learner,
    exercises: each(data.exercises, ({ answer, state, score, points, attempts, at, source = "", last = null }) =>
      ({ answer: plain(answer), state, score, points, attempts, at, source, ...(last === null ? {} : { last: plain(last) }) })),
    predictions: each(data.predictions, ({ guess, confidence, at, seen = "", truth = [] }) =>
      ({ guess, confidence, at, seen, ...(truth.length ? { truth } : {}) })),
    hints: each(data.hints, n => n),
    drawings: each(data.drawings, ({ guesses, truth, gap, at }) => ({ guesses, truth, gap, at })),
  };
}

// An answer of a form that no kit writes is one that nobody can read any more.
function plain({ state, value = null, rule = "", facts = {} }) {
  if (!["answer", "blank", "refused"].includes(state) || typeof rule !== "string" || !isObject(facts)) return { state: "refused", value: null, rule: "nothing-came", facts: {} };
  if (state === "answer" && !rule) return { state, value };
  return { state, value: state === "answer" ? value : null, ...(rule ? { rule, facts } : {}) };
}
